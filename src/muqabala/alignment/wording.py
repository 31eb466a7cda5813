"""Some words of a text against the words before them, and against what of the other side needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.yardstick import PRIOR_WITHOUT
from muqabala.embed.base import Vectors

Cosines = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Wording:
    """Cosines of words with each other and with those of the other side.

    ``within`` has shape (words, words), ``between`` (words, words of the other side); ``weights`` and
    ``other_weights`` are the meaning that each brings.
    """

    within: Cosines
    between: Cosines
    weights: Cosines
    other_weights: Cosines

    @classmethod
    def of(
        cls,
        words: tuple[Sequence[Vectors], Sequence[float]],
        others: tuple[Sequence[Vectors], Sequence[float]],
    ) -> Wording:
        """Compare words, given as their unit vectors and weights, with those of the other side."""
        own, theirs = np.stack(words[0]), np.stack(others[0])
        return cls(
            own @ own.T,
            own @ theirs.T,
            np.array(words[1], np.float32),
            np.array(others[1], np.float32),
        )

    @property
    def likeness(self) -> float:
        """Return the mean cosine, by weight, of words with the other side's nearest; the lesser of both."""
        ours = np.average(self.between.max(axis=1), weights=self.weights)
        theirs = np.average(self.between.max(axis=0), weights=self.other_weights)
        return float(min(ours, theirs))

    def said_before(self, first: int, end: int) -> float:
        """Return how like the words before ``first`` those from there to ``end`` are.

        It is the mean, by weight, of the cosine of each with the nearest of them.
        """
        weights = self.weights[first:end]
        return float(weights @ self.within[first:end, :first].max(axis=1) / weights.sum())

    def needed(self, first: int, end: int) -> float:
        """Return how much of the other side has no other counterpart than these words, per weight of theirs.

        It is by how much the best cosine of each word of the other side falls without them.
        """
        without = np.delete(self.between, slice(first, end), axis=0).max(axis=0)
        loss = np.maximum(0, self.between.max(axis=0) - np.maximum(without, PRIOR_WITHOUT))
        return float(self.other_weights @ loss / self.weights[first:end].sum())
