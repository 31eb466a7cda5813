"""Linked sentences as two texts, with the words of each that render each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from muqabala.checks.bitext import Pair, Word
from muqabala.checks.contrast import Lacking, Side
from muqabala.languages.claims.counterparts import Links
from muqabala.records import Span


class Texts(NamedTuple):
    """Both sides of some pairs, one text each; ``links`` are by where the words start in them."""

    original: Side
    translation: Side
    links: Links
    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> Texts:
        """Put the sentences of pairs one after another."""
        original = Side(tuple(span for pair in pairs for span in pair.original))
        translation = Side(tuple(span for pair in pairs for span in pair.translation))
        places = tuple(_starts(side.sentences) for side in (original, translation))
        links = frozenset(
            (
                _place(pair.original_words[arabic], places[0]),
                _place(pair.translation_words[english], places[1]),
            )
            for pair in pairs
            for english, arabic in pair.links
        )
        return cls(original, translation, links, tuple(pairs))

    def missing(self, least: float) -> Lacking:
        """Return what tells of the words of the original that have less support than ``least``."""
        return Lacking(self.original, [word for pair in self.pairs for word in pair.original_words], least)

    def strange(self, least: float) -> Lacking:
        """Return the same of the translation."""
        words = [word for pair in self.pairs for word in pair.translation_words]
        return Lacking(self.translation, words, least)


_Starts = Sequence[tuple[Span, int]]


def _starts(sentences: Sequence[Span]) -> _Starts:
    """Return each sentence with where it starts in the text of all."""
    found: list[tuple[Span, int]] = []
    start = 0
    for sentence in sentences:
        found.append((sentence, start))
        start += len(sentence.text) + 1
    return found


def _place(word: Word, starts: _Starts) -> int:
    """Return where a word starts in the text of all sentences."""
    span = word.span
    return next(start + span.start - sentence.start for sentence, start in starts if span.overlaps(sentence))
