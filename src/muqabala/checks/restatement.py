"""Clauses that say in other words what was said before: their words have the counterparts of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.support import PRIOR_WITHOUT
from muqabala.checks.bitext import Word
from muqabala.checks.holes import length_evidence
from muqabala.checks.units import Face, Unit
from muqabala.records import Span

LIKELIER = 1.0
"""Log of how much likelier the length is without the clause: it is one more than the original has."""

SAID = 0.6
"""Least mean cosine, by weight, of its words with the nearest words before it."""

NEEDED = 0.03
"""Share of its meaning, at most, for which the original would lose its counterpart if the clause were gone.

The three find 18 of 43 repetitions of sentences and clauses of the drift passages (even lines), all of the 6
blind ones among them, and 1 of 4,761 passages without.
"""

LEAST_WORDS, MOST_SHARE = 3, 0.7
"""Words of content of such a clause, and its share of all words of content."""

Cosines = NDArray[np.float32]


def restated(unit: Unit, ratio: float) -> Iterator[Span]:
    """Yield the sentences and clauses of a translation that say again what stands before them.

    ``ratio`` is the original's usual length per length of the translation.
    """
    here, there = unit.translation, unit.original
    expected = there.length / ratio
    parts = [
        part
        for part in _parts(here)
        if length_evidence(here.length, len(part), expected) >= LIKELIER  # few pass: vectors come after it
    ]
    ours, theirs = here.content, there.content
    if not (parts and ours and theirs):
        return
    own, others = _vectors(ours), _vectors(theirs)
    within, between = own @ own.T, own @ others.T
    weights = np.array([word.weight for word in ours]), np.array([word.weight for word in theirs])
    done: list[Span] = []
    for part in parts:
        inside = np.array([part.overlaps(word.span) for word in ours])
        before = np.arange(len(ours)) < inside.argmax()
        if not (LEAST_WORDS <= inside.sum() <= MOST_SHARE * len(ours) and before.any()):
            continue
        mass = weights[0][inside]
        said = mass @ within[inside][:, before].max(axis=1) / mass.sum()
        if (
            said >= SAID
            and weights[1] @ _loss(between, inside) <= NEEDED * mass.sum()
            and not any(part.overlaps(other) for other in done)
        ):
            done.append(part)
            yield part


def _parts(face: Face) -> Iterator[Span]:
    """Yield all sentences but the first, and then all clauses, of which the former may have some."""
    yield from face.sentences[1:]
    for paragraph in dict.fromkeys(sentence.paragraph for sentence in face.sentences):
        yield from face.clauses(paragraph)


def _vectors(words: Sequence[Word]) -> Cosines:
    return np.stack([word.vector for word in words])


def _loss(between: Cosines, inside: NDArray[np.bool_]) -> Cosines:
    """Return by how much the best cosine of each word of the original falls without some of the translation's."""
    rest = between[~inside].max(axis=0)
    return np.maximum(0, between.max(axis=0) - np.maximum(rest, PRIOR_WITHOUT))
