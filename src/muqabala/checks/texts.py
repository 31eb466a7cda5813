"""Linked sentences as two texts, with the words of each that render each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
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
        ours, theirs = _Starts(original.sentences), _Starts(translation.sentences)
        links = frozenset(
            (ours.place(pair.original_words[arabic]), theirs.place(pair.translation_words[english]))
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


class _Starts:
    """Where the sentences of a side start in its document, and in the text of all of them."""

    def __init__(self, sentences: Sequence[Span]) -> None:
        lengths = accumulate((len(sentence.text) + 1 for sentence in sentences), initial=0)
        starts = sorted(
            (sentence.paragraph, sentence.start, place)
            for sentence, place in zip(sentences, lengths, strict=False)
        )
        self._begun = [(paragraph, start) for paragraph, start, _ in starts]
        self._moved = [place - start for _, start, place in starts]

    def place(self, word: Word) -> int:
        """Return where a word starts in the text of all sentences."""
        span = word.span
        return span.start + self._moved[bisect_right(self._begun, (span.paragraph, span.start)) - 1]
