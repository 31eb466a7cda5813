"""What speaks for drift in a paragraph beside the findings: features, each greater where drift is likelier.

All paragraphs of an article are looked at at once. A paragraph of the translation is seen with the words of
the original that its pairs hold; one without words on both sides has no row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from muqabala.checks.bitext import Bitext, Word
from muqabala.checks.faces import TOLERANCE, units
from muqabala.checks.holes import SENTENCE_SPREAD, USUAL_SENTENCE, length_ratio

Numbers = NDArray[np.float64]

WINDOW = 8
"""Words of the worst window: about a clause."""

SURPRISING = 6.0
"""More standard deviations of length than this say no more."""

NAMED = 0.3
"""A name of less support than this is nowhere on the other side."""


@dataclass(frozen=True, eq=False)
class Side:
    """The words of one side of all paragraphs of an article, paragraph by paragraph.

    ``starts`` is where each paragraph's words begin; ``missing``, the lack of support, and ``weights``, 1 for
    an average word of the article, have an entry for each word, ``lengths``, in characters, one for each
    paragraph. So has each property: in average words, but for ``share``.
    """

    starts: NDArray[np.int64]
    missing: Numbers
    weights: Numbers
    lengths: Numbers

    @classmethod
    def of(cls, paragraphs: Sequence[Sequence[Word]], lengths: Sequence[int]) -> Side:
        """Lay out the words of paragraphs, each of which has some."""
        words = [word for paragraph in paragraphs for word in paragraph]
        weights = np.array([word.weight for word in words])
        return cls(
            np.cumsum([0, *map(len, paragraphs)])[:-1],
            1 - np.array([word.support for word in words]),
            weights / max(1e-9, weights.sum() / max(1, len(weights))),
            np.array(lengths, np.float64),
        )

    @cached_property
    def share(self) -> Numbers:
        """The share of the meaning that has no counterpart."""
        return self._total(self._lost) / np.maximum(1e-9, self._total(self.weights))

    @cached_property
    def words(self) -> Numbers:
        """The words without counterpart, as a logarithm."""
        return np.log1p(self._total(self.weights * (self.missing > TOLERANCE)))

    @cached_property
    def word(self) -> Numbers:
        """The missing meaning of the word that misses most."""
        return self._greatest(self._lost)

    @cached_property
    def window(self) -> Numbers:
        """The missing meaning of the worst window."""
        sums = np.concatenate([[0.0], np.cumsum(self._lost)])
        first = self.starts[self._owners]
        return self._greatest(sums[1:] - sums[np.maximum(np.arange(1, len(sums)) - WINDOW, first)])

    @cached_property
    def hole(self) -> Numbers:
        """The mass of the heaviest hole, as in ``checks.stretches``, as a logarithm."""
        sums = np.concatenate([[0.0], np.cumsum(self.weights * (self.missing - TOLERANCE))])
        apart = (2 * np.abs(sums).max() + 1) * self._owners  # none sees the sums of the paragraphs before it
        least = np.minimum.accumulate(sums[:-1] - apart) + apart
        return np.log1p(np.maximum(0.0, self._greatest(sums[1:] - least)))

    @cached_property
    def _lost(self) -> Numbers:
        return self.weights * self.missing

    @cached_property
    def _owners(self) -> NDArray[np.int64]:
        counts = np.diff(self.starts, append=len(self.missing))
        return np.repeat(np.arange(len(self.starts)), counts)

    def _total(self, values: Numbers) -> Numbers:
        return np.add.reduceat(values, self.starts)

    def _greatest(self, values: Numbers) -> Numbers:
        return np.maximum.reduceat(values, self.starts)


@dataclass(frozen=True, eq=False)
class Article:
    """The paragraphs of a translation that have words on both sides, each with all that they are linked to.

    Arrays have an entry for each of these paragraphs; ``similarity`` is that of their pairs, ``doubt`` how
    unsure the least sure of these is, ``names`` the number of capitalised words that are nowhere on the other
    side; ``ratio`` is the original's usual length per length of the translation.
    """

    paragraphs: tuple[int, ...]
    translation: Side
    original: Side
    similarity: Numbers
    doubt: Numbers
    names: Numbers
    ratio: float

    @classmethod
    def of(cls, bitext: Bitext) -> Article:
        """Gather them."""
        rows: dict[int, _Row] = {}
        for unit in units(bitext):
            for paragraph in dict.fromkeys(span.paragraph for span in unit.translation.sentences):
                row = rows.setdefault(paragraph, _Row())
                row.translation += [
                    word for word in unit.translation.words if word.span.paragraph == paragraph
                ]
                row.original += unit.original.words
                row.lengths[0] += unit.translation.length
                row.lengths[1] += unit.original.length
        for group in bitext.groups:
            for pair in group.linked:
                for paragraph in dict.fromkeys(span.paragraph for span in pair.translation):
                    rows[paragraph].pairs.append((pair.similarity, pair.confidence))
        kept = {index: row for index, row in rows.items() if row.translation and row.original}
        return cls(
            tuple(kept),
            Side.of([row.translation for row in kept.values()], [row.lengths[0] for row in kept.values()]),
            Side.of([row.original for row in kept.values()], [row.lengths[1] for row in kept.values()]),
            np.array([sum(pair[0] for pair in row.pairs) / len(row.pairs) for row in kept.values()]),
            np.array([1 - min(pair[1] for pair in row.pairs) for row in kept.values()]),
            np.array([sum(map(_is_lost_name, row.translation)) for row in kept.values()], np.float64),
            length_ratio(bitext),
        )

    @cached_property
    def surplus(self) -> Numbers:
        """By how many standard deviations the original is longer than usual for the translation."""
        log_ratio = np.log(self.original.lengths / self.translation.lengths / self.ratio)
        sentences = np.maximum(1.0, self.translation.lengths / USUAL_SENTENCE)
        return log_ratio * np.sqrt(sentences) / SENTENCE_SPREAD


def _is_lost_name(word: Word) -> bool:
    return word.support < NAMED and word.span.text[0].isupper()


@dataclass(slots=True)
class _Row:
    translation: list[Word] = field(default_factory=list)
    original: list[Word] = field(default_factory=list)
    lengths: list[int] = field(default_factory=lambda: [0, 0])
    pairs: list[tuple[float, float]] = field(default_factory=list)


def beyond_usual(values: Numbers) -> Numbers:
    """Return by how much each value is above the article's median: a free translator is free throughout."""
    return np.maximum(0.0, values - np.median(values))


FEATURES: Mapping[str, Callable[[Article], Numbers]] = {
    "share, translation": lambda it: beyond_usual(it.translation.share),
    "share, original": lambda it: beyond_usual(it.original.share),
    "words, translation": lambda it: beyond_usual(it.translation.words),
    "words, original": lambda it: beyond_usual(it.original.words),
    "word, translation": lambda it: beyond_usual(it.translation.word),
    "word, original": lambda it: beyond_usual(it.original.word),
    "word on both sides": lambda it: beyond_usual(np.minimum(it.translation.word, it.original.word)),
    "window, translation": lambda it: beyond_usual(it.translation.window),
    "window, original": lambda it: beyond_usual(it.original.window),
    "hole, translation": lambda it: beyond_usual(it.translation.hole),
    "hole, original": lambda it: beyond_usual(it.original.hole),
    "hole there alone, translation": lambda it: beyond_usual(it.translation.hole - it.original.hole),
    "hole there alone, original": lambda it: beyond_usual(it.original.hole - it.translation.hole),
    "longer, translation": lambda it: np.clip(-it.surplus, 0.0, SURPRISING),
    "longer, original": lambda it: np.clip(it.surplus, 0.0, SURPRISING),
    "less similar": lambda it: beyond_usual(-it.similarity),
    "unsure link": lambda it: it.doubt,
    "names missing": lambda it: it.names,
}
"""All features by name, each with a value for each paragraph that is greater where drift is likelier.

One more is one more line here; then benchmarks/fit_fusion.py fits the weights anew.
"""
