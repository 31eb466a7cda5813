"""The texts of the drift benchmarks, at the tool's own level of input: articles.

The passages are hand-written triples, with drift as people write it. Each line
of ``drift_triples*.tsv`` holds an Arabic passage, a faithful and a free English
version, and one with drift. Ten neighbouring passages make an article; in a
drifted one, every third paragraph is the drifted version. Even lines are for
development, odd lines for reporting. The blind passages of ``corpora/blind`` were
written before any table knew their words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from muqabala.documents import parse_document
from muqabala.evaluation.planting import CleanArticle
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
            Triple(*line.split("\t")[:5])
            for number, line in enumerate(lines)
            if number % 2 == (half == "report")
        ]
    return found


def blind(path: Path) -> list[Triple]:
    """Read sentences that were written before the tables knew their words; some have no free version."""
    return [
        Triple(row["original"], row["faithful"], row["free"] or row["faithful"], row["drifted"], row["type"])
        for row in rows_of(path)
    ]


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table, by the names in its first line."""
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def free_articles(path: Path, style: str) -> Iterator[PseudoArticle]:
    """Yield articles of ten passages in one style of two, ``free`` or ``freer``; none drifts."""
    rows = rows_of(path)
    for start in range(0, len(rows) - PARAGRAPHS + 1, PARAGRAPHS):
        part = rows[start : start + PARAGRAPHS]
        yield plain([row[style] for row in part], [row["original"] for row in part])


def articles(passages: Sequence[Triple], style: str) -> Iterator[PseudoArticle]:
    """Yield articles in one style.

    They are ``faithful``, ``free``, or ``drifted`` among faithful paragraphs, or ``drifted among free`` ones.
    """
    free = style.endswith("free")
    for start in range(0, len(passages) - PARAGRAPHS + 1, PARAGRAPHS):
        part = passages[start : start + PARAGRAPHS]
        if style.startswith("drifted"):
            for first in range(DRIFT_EVERY):  # every passage drifts in one of the rounds
                drifts = {place: part[place] for place in range(first, PARAGRAPHS, DRIFT_EVERY)}
                yield _article(part, drifts, free=free)
        else:
            yield _article(part, {}, free=free)


def _article(part: Sequence[Triple], drifts: dict[int, Triple], *, free: bool) -> PseudoArticle:
    english = [
        passage.drifted if place in drifts else passage.free if free else passage.faithful
        for place, passage in enumerate(part)
    ]
    return PseudoArticle(
        Document("english", "en", tuple(Paragraph(text) for text in english)),
        Document("arabic", "ar", tuple(Paragraph(passage.original) for passage in part)),
        drifts,
    )


_SPACED_ENTITY = re.compile(r"& ?(quot|apos|amp|#39) ?;")
_MISREAD = re.compile("[\u00c3-\u00c5][\u0080-\u00bf]|\u00e2[\u0080-\u00bf]{2}")
"""UTF-8 that was read as Latin-1."""


@dataclass(frozen=True, slots=True)
class MachineSentence:
    """A real machine translation of a sentence, and its token F1 against the reference."""

    system: str
    original: str
    translation: str
    overlap: float


def machine_sentences(path: Path) -> list[MachineSentence]:
    """Read a file of machine translations.

    HTML entities and UTF-8 read as Latin-1, which the file has and the systems did not write (the same
    words of four systems have them), are read as their signs. Columns: English reference, Arabic,
    document, number, system, the system's English, its token F1 against the reference.
    """
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [
        MachineSentence(system, arabic, as_written(english), float(overlap))
        for _, arabic, _, _, system, english, overlap in rows
    ]


def as_written(text: str) -> str:
    """Return a text with its HTML entities and misread UTF-8 as their signs."""
    plain = unescape(_SPACED_ENTITY.sub(r"&\1;", text))
    return _MISREAD.sub(lambda match: match[0].encode("latin-1").decode("utf-8"), plain)


def machine_articles(sentences: Sequence[MachineSentence]) -> Iterator[list[MachineSentence]]:
    """Yield articles of ten neighbouring sentences of one system; what is left over is the last."""
    for system in dict.fromkeys(sentence.system for sentence in sentences):
        own = [sentence for sentence in sentences if sentence.system == system]
        for start in range(0, len(own), PARAGRAPHS):
            yield own[start : start + PARAGRAPHS]


def news_articles(path: Path) -> list[CleanArticle]:
    """Read documents, one sentence a line: English, Arabic, document, number."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [
        CleanArticle(name, tuple(row[0] for row in own), tuple(row[1] for row in own))
        for name, own in ((name, list(own)) for name, own in groupby(rows, key=itemgetter(2)))
    ]


SENTENCES, LEAST_SENTENCES = 20, 5
"""Sentences that a document of TICO-19 is cut into articles of."""


def short_articles(path: Path) -> list[CleanArticle]:
    """Read documents, cut into articles of some sentences."""
    return [
        CleanArticle(it.name, it.translation[start:][:SENTENCES], it.original[start:][:SENTENCES])
        for it in news_articles(path)
        for start in range(0, len(it.translation) - LEAST_SENTENCES + 1, SENTENCES)
    ]


def plain(translation: Sequence[str], original: Sequence[str]) -> PseudoArticle:
    """Return an article of body paragraphs without drift."""
    return PseudoArticle(
        Document("english", "en", tuple(map(Paragraph, translation))),
        Document("arabic", "ar", tuple(map(Paragraph, original))),
        {},
    )


def as_read(translation: Sequence[str], original: Sequence[str]) -> PseudoArticle:
    """Return an article without drift, read as a file of these paragraphs would be: with its headings."""
    sides = (("en", "\n\n".join(translation)), ("ar", "\n\n".join(original)))
    documents = (
        parse_document(text.encode(), language, language=language)
        if text
        else Document(language, language, ())
        for language, text in sides
    )
    return PseudoArticle(*documents, {})


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled case: two short texts, whether they drift, and what sort of case it is."""

    number: str
    sort: str
    translation: str
    original: str
    drifts: bool


def cases(path: Path) -> list[Case]:
    """Read the labelled cases; a backslash and an n in a text part its paragraphs."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return [
        Case(number, sort, english.replace("\\n", "\n"), arabic.replace("\\n", "\n"), expected == "yes")
        for number, sort, english, arabic, expected, *_ in rows
    ]
