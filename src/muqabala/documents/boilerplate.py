"""The lines that a site puts around an article: what they look like is a table, ``data/site_lines.tsv``.

Each row is a regular expression for a whole line. ``place`` says where it is
believed: ``anywhere``; at the ``edge`` of the document, top or end; or at its
``end`` only. English is matched without regard to case, Arabic in its folded
spelling (``muqabala.languages.folding``). ``<name>`` stands for the pattern of
that name in ``data/fragments.tsv``. ``needs`` lists words of which a line that
matches holds at least one (empty: any line may match): the patterns are many,
and most articles need none of them compiled.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from muqabala.languages.folding import folded_text
from muqabala.languages.punctuation import INVISIBLE
from muqabala.languages.tables import rows
from muqabala.records import Kind

_LONGEST = 320
"""Characters: a longer paragraph is never furniture; the longest line of a site that we met has 240."""

_CONTROLS = re.compile(f"[\u00ad{INVISIBLE}]")
_TYPOGRAPHY = str.maketrans("\u2018\u2019\u201c\u201d\u00a0\u202f", "''\"\"  ")
_DECORATION = " \t[](){}<>*•●▪·–—-_|«»\"'~="
_FRAGMENT = re.compile(r"<([a-z-]+)>")
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")


class Place(StrEnum):
    """Where in a document a line stands."""

    MIDDLE = "middle"
    TOP = "top"
    END = "end"


_BELIEVED_AT = {
    "anywhere": frozenset(Place),
    "edge": frozenset((Place.TOP, Place.END)),
    "end": frozenset((Place.END,)),
}


class SiteLine(NamedTuple):
    """One sort of site line: its type, where it is believed, and an example."""

    type: str
    language: str
    places: frozenset[Place]
    needs: tuple[str, ...]
    expression: str
    example: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the compiled expression."""
        return _compiled(self.expression, self.language)


@cache
def _compiled(expression: str, language: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE if language == "en" else 0)


def site_kind(text: str, place: Place = Place.MIDDLE) -> Kind | None:
    """Return byline or boilerplate for a line that belongs to the site, None for the author's text.

    >>> site_kind("Read also: Farmers wait for rain"), site_kind("We read also of rain.")
    (<Kind.BOILERPLATE: 'boilerplate'>, None)
    """
    if len(text) > _LONGEST:
        return None
    language = "ar" if _ARABIC_LETTER.search(text) else "en"
    line = _plain(text, language)
    lines = _site_lines(language, place)
    said = frozenset(filter(line.lower().__contains__, lines.words))
    likely = lines.rows if said else lines.wordless
    found = next(
        (
            row
            for row in likely
            if not (row.needs and said.isdisjoint(row.needs)) and row.pattern.fullmatch(line)
        ),
        None,
    )
    if found is None:
        return None
    return Kind.BYLINE if found.type == "byline" else Kind.BOILERPLATE


@cache
def site_lines() -> tuple[SiteLine, ...]:
    """Return the rows of the table."""
    fragments = {row["name"]: row["pattern"] for row in rows("fragments.tsv", "muqabala.documents")}
    return tuple(
        SiteLine(
            row["type"],
            row["language"],
            _BELIEVED_AT[row["place"]],
            tuple(row["needs"].split("|")) if row["needs"] else (),
            _expanded(row["pattern"], fragments),
            row["example"],
        )
        for row in rows("site_lines.tsv", "muqabala.documents")
    )


class _Lines(NamedTuple):
    """The rows believed at one place, those of them that need no word, and the words the others need."""

    rows: tuple[SiteLine, ...]
    wordless: tuple[SiteLine, ...]
    words: tuple[str, ...]


@cache
def _site_lines(language: str, place: Place) -> _Lines:
    rows = tuple(row for row in site_lines() if row.language == language and place in row.places)
    words = dict.fromkeys(word for row in rows for word in row.needs)
    return _Lines(rows, tuple(row for row in rows if not row.needs), tuple(words))


def _plain(text: str, language: str) -> str:
    """Return a line as the patterns expect it: no controls, no brackets and bullets around it."""
    line = folded_text(text) if language == "ar" else _CONTROLS.sub("", text).translate(_TYPOGRAPHY)
    return " ".join(line.strip(_DECORATION).split())


def _expanded(pattern: str, fragments: dict[str, str]) -> str:
    while _FRAGMENT.search(pattern):
        pattern = _FRAGMENT.sub(lambda match: fragments[match.group(1)], pattern)
    return pattern
