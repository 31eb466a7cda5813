"""Articles put together from hand-written triples: natural drift, at the tool's own level of input.

Each line of ``drift_triples*.tsv`` holds an Arabic passage, a faithful and a
free English version, and one with drift. Ten neighbouring passages make an
article; in a drifted one, every third paragraph is the drifted version.
Even lines are for development, odd lines for reporting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from muqabala.records import Document, Paragraph

PARAGRAPHS = 10
DRIFT_EVERY = 3


@dataclass(frozen=True, slots=True)
class Triple:
    """One line of the triples."""

    original: str
    faithful: str
    free: str
    drifted: str
    type: str
    severity: str


@dataclass(frozen=True, slots=True)
class PseudoArticle:
    """An article with the triples of its drifted paragraphs."""

    translation: Document
    original: Document
    drifts: dict[int, Triple]


def triples(data: Path, half: str) -> list[Triple]:
    """Read one half of the triples: ``development`` (even lines) or ``report`` (odd lines)."""
    found = []
    for name in ("drift_triples.tsv", "drift_triples2.tsv"):
        lines = (data / name).read_text(encoding="utf-8").splitlines()
        found += [
            Triple(*line.split("\t")[:6])
            for number, line in enumerate(lines)
            if number % 2 == (half == "report")
        ]
    return found


def articles(passages: Sequence[Triple], style: str) -> Iterator[PseudoArticle]:
    """Yield articles in one style: ``faithful``, ``free``, or ``drifted`` among faithful paragraphs."""
    for start in range(0, len(passages) - PARAGRAPHS + 1, PARAGRAPHS):
        part = passages[start : start + PARAGRAPHS]
        if style == "drifted":
            for first in range(DRIFT_EVERY):  # every passage drifts in one of the rounds
                yield _article(part, {place: part[place] for place in range(first, PARAGRAPHS, DRIFT_EVERY)})
        else:
            yield _article(part, {}, free=style == "free")


def _article(part: Sequence[Triple], drifts: dict[int, Triple], *, free: bool = False) -> PseudoArticle:
    english = [
        passage.drifted if place in drifts else passage.free if free else passage.faithful
        for place, passage in enumerate(part)
    ]
    return PseudoArticle(
        Document("english", "en", tuple(Paragraph(text) for text in english)),
        Document("arabic", "ar", tuple(Paragraph(passage.original) for passage in part)),
        drifts,
    )


LEAST_OVERLAP = 0.6
"""Token F1 against the reference from which a machine translation is taken for faithful."""


def machine_translated(path: Path) -> dict[str, list[PseudoArticle]]:
    """Return articles of ten neighbouring sentences for each translation system.

    Columns: English reference, Arabic, document, number, system, the system's
    English, its token F1 against the reference.
    """
    by_system: dict[str, list[tuple[str, str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        _, original, _, _, system, english, overlap = line.split("\t")
        if float(overlap) >= LEAST_OVERLAP:
            by_system.setdefault(system, []).append((english, original))
    return {
        system: [
            _plain(rows[start : start + PARAGRAPHS])
            for start in range(0, len(rows) - PARAGRAPHS + 1, PARAGRAPHS)
        ]
        for system, rows in by_system.items()
    }


def _plain(rows: Sequence[tuple[str, str]]) -> PseudoArticle:
    return PseudoArticle(
        Document("english", "en", tuple(Paragraph(english) for english, _ in rows)),
        Document("arabic", "ar", tuple(Paragraph(original) for _, original in rows)),
        {},
    )
