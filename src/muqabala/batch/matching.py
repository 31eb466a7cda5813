"""Articles whose partners are not known, matched one-to-one by meaning and by what they name and count.

The score of a pair is the weighted mean of two cosines, that of the vectors
and that of the facts; a fact weighs by how few articles have it. Vectors are
taken from their side's mean: the same language is not the same subject, and a
newspaper's articles are alike in that they are news (Artetxe & Schwenk 2019
measure similarity against the neighbourhood for the same reason).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.space import centre, unit
from muqabala.batch.traits import Traits
from muqabala.embed.base import Vectors

FACTS = 0.5
"""The weight of the facts beside that of the vectors, 1."""

LEAST = 0.45
"""The score from which two articles are taken for partners (benchmarks/batch.py measures it)."""

_NEIGHBOURS = 20
"""The articles nearest by vector that are looked at closely; the partner was the nearest in all of 73."""

_BLOCK = 1024
"""Articles whose similarities to all others are in memory at once."""

_FEW = 10
"""A mean of this many articles is half believed: that of one article would be the article itself."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two articles by their numbers on each side, and how sure it is that they belong together, 0 to 1."""

    translation: int
    original: int
    score: float


def match(translations: Sequence[Traits], originals: Sequence[Traits]) -> list[Match]:
    """Pair every article with one of the other side, or with none, best pairs first."""
    ranked = sorted(_candidates(translations, originals), key=lambda pair: -pair.score)
    taken: tuple[set[int], set[int]] = (set(), set())
    matches = []
    for pair in ranked:
        if pair.score < LEAST:
            break
        if pair.translation not in taken[0] and pair.original not in taken[1]:
            taken[0].add(pair.translation)
            taken[1].add(pair.original)
            matches.append(pair)
    return matches


def _candidates(translations: Sequence[Traits], originals: Sequence[Traits]) -> Iterator[Match]:
    if not (translations and originals):
        return
    ours, theirs = _centred(translations), _centred(originals)
    weights = _Weights((*translations, *originals))
    near = min(_NEIGHBOURS, len(originals))
    for start in range(0, len(ours), _BLOCK):
        cosines = ours[start : start + _BLOCK] @ theirs.T
        nearest = np.argpartition(-cosines, near - 1, axis=1)[:, :near]
        for row, columns in enumerate(nearest):
            for column in columns.tolist():
                facts = weights.cosine(translations[start + row].facts, originals[column].facts)
                score = (max(0.0, float(cosines[row, column])) + FACTS * facts) / (1 + FACTS)
                yield Match(start + row, column, round(score, 4))


def _centred(articles: Sequence[Traits]) -> Vectors:
    """Return unit vectors from the mean of all, which counts the less the fewer there are."""
    vectors = unit(np.array([article.vector for article in articles], dtype=np.float32))
    return centre(vectors, _FEW)


class _Weights:
    """How much a fact tells: the logarithm of its rarity among the articles."""

    def __init__(self, articles: Sequence[Traits]) -> None:
        facts = np.concatenate([article.facts for article in articles])
        self._facts, counts = np.unique(facts, return_counts=True)
        self._weights = np.log1p(len(articles) / counts)

    def cosine(self, ours: NDArray[np.uint64], theirs: NDArray[np.uint64]) -> float:
        """Return the cosine of two sets of facts, 0 where one is empty."""
        common = np.intersect1d(ours, theirs, assume_unique=True)
        if not len(common):
            return 0.0
        return self._square(common) / math.sqrt(self._square(ours) * self._square(theirs))

    def _square(self, facts: NDArray[np.uint64]) -> float:
        weights = self._weights[np.searchsorted(self._facts, facts)]
        return float(weights @ weights)
