"""A user's glossary: Arabic terms with the English they must have, and the English they must not have.

Read from CSV, TSV or TBX. A table has the columns ``arabic``, ``english`` and, where wanted,
``forbidden``, in any order under a first line with these names, or in this order without one. A cell
may hold several forms, set apart by ``|`` or ``;``. In TBX a term whose administrative status is
deprecated or superseded is forbidden (ISO 30042, TBX-Basic).
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from muqabala.errors import ConfigError
from muqabala.languages.claims.words.forms import arabic_forms
from muqabala.languages.claims.words.phrases import Hit, PhraseBook
from muqabala.languages.folding import folded_text
from muqabala.languages.inflection import base_forms

COLUMNS = ("arabic", "english", "forbidden")
_BETWEEN = re.compile(r"\s*[|;\u061b]\s*")
_ENGLISH_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")
_ARTICLE = re.compile(r"(?<!\S)ال(?=\S{2})")
_BAD_STATUS = ("deprecated", "superseded")
_TERM_OF = {"langSet": "tig", "langSec": "termSec"}
"""The elements of a language and of a term, in TBX of 2008 and of 2019."""


class Entry(NamedTuple):
    """One term: how it is written in Arabic, what renders it, and what must not."""

    arabic: tuple[str, ...]
    english: tuple[str, ...]
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Glossary:
    """The entries of one file; ``digest`` tells it from another."""

    entries: tuple[Entry, ...] = ()
    digest: str = ""

    @cached_property
    def _arabic(self) -> PhraseBook[Entry]:
        terms = [
            (_ARTICLE.sub("", folded_text(form)), entry) for entry in self.entries for form in entry.arabic
        ]
        return PhraseBook(terms, arabic_forms)

    def find(self, original: str) -> list[Hit[Entry]]:
        """Return the terms in an Arabic text, with whatever clitics and regular endings; the longest wins."""
        return self._arabic.find(original) if self.entries else []


def find_english(forms: Iterable[str], text: str) -> tuple[int, int] | None:
    """Return where the first of these English terms stands in a text, inflected or not, or None.

    >>> find_english(["truce", "pause"], "Both truces held."), find_english(["IS"], "It is.")
    ((5, 11), None)
    """
    words = list(_ENGLISH_WORD.finditer(text))
    bases = [base_forms(word.group()) for word in words]
    for form in forms:
        wanted = [base_forms(word) for word in _ENGLISH_WORD.findall(form)]
        for start in range(len(words) - len(wanted) + 1 if wanted else 0):
            if all(not one.isdisjoint(other) for one, other in zip(wanted, bases[start:], strict=False)):
                return words[start].start(), words[start + len(wanted) - 1].end()
    return None


def read_glossary(path: Path) -> Glossary:
    """Read a glossary.

    Raises:
        ConfigError: The file cannot be read, or holds no term, or a term without its other side.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: the glossary cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: the glossary is not UTF-8; save it as UTF-8") from error
    is_tbx = path.suffix.lower() in {".tbx", ".xml"}
    entries = tuple(_from_tbx(text, path) if is_tbx else _from_table(text, path))
    if not entries:
        raise ConfigError(f"{path}: the glossary holds no term; give it the columns {', '.join(COLUMNS)}")
    return Glossary(entries, hashlib.sha256(data).hexdigest()[:6])


def _from_table(text: str, path: Path) -> Iterator[Entry]:
    first = text.partition("\n")[0]
    delimiter = max("\t,;", key=first.count)
    columns: tuple[str, ...] = COLUMNS
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if number == 1 and not _ARABIC_LETTER.search(first):
            columns = _header(cells, path)
            continue
        given = {name: _split(cell) for name, cell in zip(columns, cells, strict=False)}
        yield _entry(given, f"{path}, line {number}")


def _header(cells: list[str], path: Path) -> tuple[str, ...]:
    names = tuple(cell.lower() for cell in cells)
    if not {"arabic", "english"} <= set(names):
        raise ConfigError(f"{path}: the first line of the glossary names no columns arabic and english")
    return names


def _split(cell: str) -> tuple[str, ...]:
    return tuple(form for form in _BETWEEN.split(cell.strip()) if form)


def _entry(given: Mapping[str, Sequence[str]], place: str) -> Entry:
    arabic, english, forbidden = (tuple(given.get(name, ())) for name in COLUMNS)
    if not arabic or not all(_ARABIC_LETTER.search(form) for form in arabic):
        raise ConfigError(f"{place}: a glossary entry needs an Arabic term in the column arabic")
    if not (english or forbidden):
        raise ConfigError(f"{place}: a glossary entry needs English, required or forbidden")
    return Entry(arabic, english, forbidden)


def _from_tbx(text: str, path: Path) -> Iterator[Entry]:
    from xml.etree.ElementTree import ParseError, fromstring

    if "<!ENTITY" in text:
        raise ConfigError(f"{path}: a glossary must not declare entities; take the DOCTYPE out")
    try:
        root = fromstring(text)  # no entities: see above
    except ParseError as error:
        raise ConfigError(f"{path}: the glossary is not well-formed XML ({error})") from error
    for number, concept in enumerate(root.iter(), 1):
        if _name(concept.tag) not in {"termEntry", "conceptEntry"}:
            continue
        forms: dict[str, list[str]] = {name: [] for name in COLUMNS}
        for language in concept:
            code = language.get("{http://www.w3.org/XML/1998/namespace}lang", "")[:2].lower()
            for term in language:
                if _name(term.tag) != _TERM_OF.get(_name(language.tag)) or code not in {"ar", "en"}:
                    continue
                notes = " ".join(note.text or "" for note in term if _name(note.tag) == "termNote")
                bad = any(status in notes for status in _BAD_STATUS)
                written = [part.text.strip() for part in term if _name(part.tag) == "term" and part.text]
                if not (bad and code == "ar"):
                    forms["arabic" if code == "ar" else "forbidden" if bad else "english"] += written
        yield _entry(forms, f"{path}, element {number}")


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]
