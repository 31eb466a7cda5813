"""Folders to pairs: files that belong together by their names."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from muqabala.batch.pairs import Pair, Source
from muqabala.documents import READERS
from muqabala.errors import CorpusError

Pattern = tuple[str, str]
"""How a translation and its original are named, such as ``{id}.en.txt`` and ``{id}.ar.txt``."""

PATTERNS: tuple[Pattern, ...] = (
    ("{id}.en.{suffix}", "{id}.ar.{suffix}"),
    ("{id}/english.{suffix}", "{id}/arabic.{suffix}"),
    ("{id}/en.{suffix}", "{id}/ar.{suffix}"),
    ("{above}english/{id}.{suffix}", "{above}arabic/{id}.{suffix}"),
    ("{above}en/{id}.{suffix}", "{above}ar/{id}.{suffix}"),
    ("english.{suffix}", "arabic.{suffix}"),
    ("en.{suffix}", "ar.{suffix}"),
)
"""The patterns that are tried, in this order, where the user gives none."""

Texts = tuple[str, ...]
"""The fields of a pattern, or what stands in them in one name."""

_FIELD = re.compile(r"\{([^\W\d]\w*)\}")
_ID, _ABOVE, _SUFFIX = "id", "above", "suffix"
_FORMS = {
    _ID: ".+?",
    _ABOVE: "(?:.+?/)??",
    _SUFFIX: "|".join(suffix.removeprefix(".") for suffix in READERS),
}
_ANY = "[^/]+?"
"""The form of any other field, which stays within one folder."""


@dataclass(slots=True)
class Folder:
    """The pairs of a folder and its subfolders.

    A pattern is a path in which ``{id}`` and other fields stand for any text;
    what is not in a field may be written in any case. The id of a pair is made
    of all fields, and those that are not ``{id}`` are its columns:
    ``{section}/{id}.en.txt``. ``{suffix}`` stands for that of any format that is
    read, ``{above}`` for the folders above, if any; neither is a column. Where a
    pattern has nothing but ``{suffix}``, the folder is one pair, and its own
    name the id. A file belongs to the first pattern by which it has a partner.

    ``lone`` holds the files that fit a pattern and have no partner, ``unnamed``
    those in a readable format that fit none, once ``pairs`` has been read.
    """

    path: Path
    patterns: Sequence[Pattern] = PATTERNS
    lone: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for translation, original in self.patterns:
            ours, theirs = (sorted(_FIELD.findall(side)) for side in (translation, original))
            if (_ID not in ours and ours != [_SUFFIX]) or ours != theirs or len(set(ours)) < len(ours):
                raise CorpusError(
                    f"the pattern '{translation}' '{original}' must have the same fields once on both sides, "
                    "{id} among them"
                )
            if translation.lower() == original.lower():
                raise CorpusError(f"the pattern '{translation}' '{original}' names the same files twice")

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs in the order of the translations' names. Raise CorpusError as ``files_below``."""
        for translation, (original, fields, texts) in sorted(self._partners().items()):
            yield self._pair(translation, original, dict(zip(fields, texts, strict=True)))

    def _partners(self) -> dict[str, tuple[str, Texts, Texts]]:
        """Return of each translation its original, the fields of their pattern, and the texts in them."""
        names = list(files_below(self.path))
        partners: dict[str, tuple[str, Texts, Texts]] = {}
        named: set[str] = set()
        paired: set[str] = set()
        for ours, theirs in self.patterns:
            free = [name for name in names if name not in paired]
            fields = tuple(name for name in _FIELD.findall(ours) if name != _SUFFIX)
            originals: dict[Texts, list[str]] = defaultdict(list)
            for name, texts in _fitting(theirs, fields, free):
                named.add(name)
                originals[texts].append(name)
            for name, texts in _fitting(ours, fields, free):
                named.add(name)
                if texts in originals:
                    partner = _nearest(name, originals[texts])
                    partners[name] = (partner, fields, texts)
                    paired.update((name, partner))
        self.lone = [name for name in names if name in named and name not in paired]
        self.unnamed = [name for name in names if name not in named and _suffix(name) in READERS]
        return partners

    def _pair(self, translation: str, original: str, fields: dict[str, str]) -> Pair:
        return Pair(
            "/".join(text.rstrip("/") for text in fields.values() if text) or self.path.absolute().name,
            Source(translation, (self.path / translation).absolute()),
            Source(original, (self.path / original).absolute()),
            {name: text for name, text in fields.items() if name not in _FORMS},
            str(self.path / translation),
        )


def _fitting(pattern: str, fields: Texts, names: Iterable[str]) -> Iterator[tuple[str, Texts]]:
    """Yield the names that fit a pattern, each with the texts of some of its fields."""
    expression = _expression(pattern)
    for name in names:
        if match := expression.fullmatch(name):
            yield name, tuple(match[it] for it in fields)


def _expression(pattern: str) -> re.Pattern[str]:
    """Return what a name that fits a pattern matches."""
    parts = _FIELD.split(pattern)
    groups = (f"(?P<{name}>{_FORMS.get(name, _ANY)})" for name in parts[1::2])
    fixed = map(re.escape, parts[::2])
    text = "".join(text + group for text, group in zip(fixed, (*groups, ""), strict=True))
    return re.compile(text, re.IGNORECASE)


def _nearest(translation: str, originals: list[str]) -> str:
    """Return the original in the translation's format, else the first."""
    return min(originals, key=lambda name: (_suffix(name) != _suffix(translation), name))


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()


def files_below(folder: Path) -> Iterator[str]:
    """Yield the names of the files below a folder, relative to it, in order.

    What begins with a dot is left out, be it a file or a folder: it belongs to
    the system or to a program.

    Raises:
        CorpusError: The folder, or one below it, cannot be read.
    """
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = _in_sight(folders)
        for name in _in_sight(names):
            yield Path(place, name).relative_to(folder).as_posix()


def _in_sight(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if not name.startswith("."))


def _refuse(error: OSError) -> NoReturn:
    raise CorpusError(
        f"{error.filename}: cannot be read ({error.strerror}); change its permissions, or move it elsewhere"
    ) from error
