"""What a bead is worth: similarity of pooled spans, length, and paragraph structure.

Formula and weights: research/alignment.md, 4.7 and 4.8, from a search on
planted texts; benchmarks/ measures them anew with our own vectors.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.space import Scale, Side, unit
from muqabala.embed.base import Vectors

Scores = NDArray[np.float64]

LARGEST_SIDE = 4
LARGEST_BEAD = 5
MOVES = tuple(
    (a, b)
    for size in range(2, LARGEST_BEAD + 1)
    for a in range(1, LARGEST_SIDE + 1)
    for b in [size - a]
    if 1 <= b <= LARGEST_SIDE
)
"""Sentences of the translation and of the original that one bead may hold."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Weights of the bead score, in units of the document's similarity scale.

    Every sentence earns half a unit for a true match, so that all paths cover
    the same total and a gap is compared fairly with a match.
    """

    break_even: float = 0.10
    """A match less similar than this is worse than two gaps."""
    extra_sentence: float = 0.29
    """For each sentence beyond 1:1."""
    block: float = 0.27
    """For each further sentence on the smaller side: 2:2 is rarely right."""
    pooling: float = 0.09
    """Rise of a pooled 2:2 block over its members, as measured; taken off again."""
    gap: float = 0.17
    """For opening a run of unmatched sentences."""
    length: float = 0.22
    length_spread: float = 0.43
    """Standard deviation of the log of the length ratio of true beads."""
    paragraph: float = 0.10
    """For ending a paragraph together; half of it off where one side does, all of it for each inner end."""
    pooling_exponent: float = 0.30
    """Sentences are pooled by the power of their length: long ones count more, but not in proportion."""


@dataclass(frozen=True, slots=True)
class PooledSide:
    """A side prepared for the search.

    ``blocks[k - 1][i]`` is the unit vector of the k sentences that end at place i.
    """

    blocks: tuple[Vectors, ...]
    lengths: Scores
    breaks: NDArray[np.bool_]
    inner_breaks: NDArray[np.int64]


def pool(side: Side, exponent: float) -> PooledSide:
    """Pool up to ``LARGEST_SIDE`` sentences at every place."""
    weighted = side.vectors * (side.lengths[:, None] ** exponent).astype(np.float32)
    blocks = []
    total = np.zeros((len(side) + 1, side.vectors.shape[1]), np.float32)
    for size in range(1, LARGEST_SIDE + 1):
        total[size:] += weighted[: max(0, len(side) + 1 - size)]
        block = unit(total)
        block[:size] = 0
        blocks.append(block)
    breaks = side.breaks()
    return PooledSide(
        tuple(blocks),
        np.concatenate([[0], np.cumsum(side.lengths)]),
        breaks,
        np.concatenate([[0], np.cumsum(breaks)]),
    )


class BeadScorer:
    """Scores all beads that end at one place of the translation, over a range of places of the original."""

    def __init__(self, translation: Side, original: Side, scale: Scale, ratio: float, costs: Costs) -> None:
        """``ratio`` is the document's own length of the original per length of the translation."""
        self.translation = pool(translation, costs.pooling_exponent)
        self.original = pool(original, costs.pooling_exponent)
        self.scale = scale
        self.ratio = ratio
        self.costs = costs

    def similarity(self, move: tuple[int, int], row: int, low: int, high: int) -> NDArray[np.float32]:
        """Return the cosine of the bead's sides for each original place in ``low..high``."""
        a, b = move
        cosine: NDArray[np.float32] = (
            self.original.blocks[b - 1][low : high + 1] @ self.translation.blocks[a - 1][row]
        )
        return cosine

    def __call__(self, move: tuple[int, int], row: int, low: int, high: int) -> Scores:
        """Return the score of ``move`` ending at ``row``, for each original place in ``low..high``."""
        a, b = move
        costs = self.costs
        smaller = min(a, b) - 1
        match = self.scale(self.similarity(move, row, low, high)).astype(np.float64)
        worth = (a + b) / 2 * (match - costs.break_even - costs.pooling * smaller)
        worth -= costs.extra_sentence * (a + b - 2) + costs.block * smaller
        return worth - self._length_cost(move, row, low, high) + self._paragraph_gain(move, row, low, high)

    def _length_cost(self, move: tuple[int, int], row: int, low: int, high: int) -> Scores:
        a, b = move
        ours, theirs = self.translation.lengths, self.original.lengths
        length = (ours[row] - ours[row - a] + 1) * self.ratio
        others = theirs[low : high + 1] - theirs[low - b : high + 1 - b] + 1
        surprise = np.log(length / others) ** 2 / (2 * self.costs.length_spread**2)
        cost: Scores = self.costs.length * np.minimum(surprise, 3.0)
        return cost

    def _paragraph_gain(self, move: tuple[int, int], row: int, low: int, high: int) -> Scores:
        a, b = move
        ours, theirs = self.translation, self.original
        ends = theirs.breaks[low : high + 1]
        together = np.where(ends == ours.breaks[row], np.where(ends, 1.0, 0.0), -0.5)
        inside = ours.inner_breaks[row] - ours.inner_breaks[row - a + 1]
        # inner_breaks[k] counts the breaks before place k.
        inside = (
            inside + theirs.inner_breaks[low : high + 1] - theirs.inner_breaks[low - b + 1 : high + 2 - b]
        )
        gain: Scores = self.costs.paragraph * (together - inside)
        return gain
