"""Small bitexts for the tests of checks: no model, no alignment, links as given."""

import re
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from muqabala.checks.bitext import Bitext, Group, Pair, Word
from muqabala.records import Document, Paragraph, Span

MEANING = 64
"""Numbers of a vector: so many that any two are nearly at right angles."""


def document(language: str, *paragraphs: str) -> Document:
    """Make a document of body paragraphs."""
    return Document(f"{language}.txt", language, tuple(Paragraph(text) for text in paragraphs))


def whole(index: int, text: str) -> Span:
    """Return the span of a whole paragraph."""
    return Span(index, 0, len(text), text)


def bitext(*pairs: tuple[str, str]) -> Bitext:
    """Link (English, Arabic) pairs, each a paragraph of one sentence, each a group of its own."""
    return Bitext(
        document("en", *(english for english, _ in pairs)),
        document("ar", *(arabic for _, arabic in pairs)),
        tuple(
            Group((index,), (index,), (Pair((whole(index, english),), (whole(index, arabic),)),))
            for index, (english, arabic) in enumerate(pairs)
        ),
    )


def words(sentence: Span, missing: str = "") -> tuple[Word, ...]:
    """Return the words of a sentence, all supported but those of ``missing``."""
    start = sentence.text.find(missing) if missing else -1
    gap = range(start, start + len(missing)) if start >= 0 else range(0)
    return tuple(
        Word(
            sentence.part(*match.span()),
            1.0,
            0.02 if match.start() in gap else 0.98,
            meaning(match.group().lower()),
        )
        for match in re.finditer(r"\w+", sentence.text)
    )


def meaning(word: str) -> NDArray[np.float32]:
    """Return a unit vector that is the word's alone: like itself, and hardly like any other's."""
    vector = np.random.default_rng(crc32(word.encode())).standard_normal(MEANING).astype(np.float32)
    unit: NDArray[np.float32] = vector / np.linalg.norm(vector)
    return unit


def pair(
    english: tuple[Span, ...],
    arabic: tuple[Span, ...],
    *,
    added: str = "",
    left_out: str = "",
    moved: bool = False,
) -> Pair:
    """Link sentences; ``added`` English words and ``left_out`` Arabic ones have no counterpart."""
    return Pair(
        english,
        arabic,
        1.0 if english and arabic else 0.0,
        tuple(word for sentence in english for word in words(sentence, added)),
        tuple(word for sentence in arabic for word in words(sentence, left_out)),
        moved=moved,
    )


def grouped(english: Document, arabic: Document, *pairs: Pair) -> Bitext:
    """Make one group of each pair."""
    groups = (
        Group(
            tuple(sorted({span.paragraph for span in pair.translation})),
            tuple(sorted({span.paragraph for span in pair.original})),
            (pair,),
        )
        for pair in pairs
    )
    return Bitext(english, arabic, tuple(groups))


def links(arabic: str, english: str, *pairs: tuple[str, str]) -> frozenset[tuple[int, int]]:
    """Link words that stand once in two texts, by where they start."""
    return frozenset((arabic.index(ours), english.index(theirs)) for ours, theirs in pairs)
