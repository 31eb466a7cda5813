"""What a bead is worth: similarity of pooled spans, length, and paragraph structure.

A bead of a and b sentences weighs (a + b) / 2, so that every path covers the same
total and a gap is compared fairly. The weights were searched on the tuning texts of
benchmarks/aligners.py.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.boxes import Boxes
from muqabala.alignment.search import UNREACHABLE, Scores, shifted
from muqabala.alignment.space import Integers, Scale, Side

LARGEST_SIDE = 5
"""Sentences of one side that a bead may hold."""


class Costs(NamedTuple):
    """Weights of the bead score, in units of the document's similarity scale.

    Every sentence earns half a unit for a true match, so that all paths cover
    the same total and a gap is compared fairly with a match: a match no more
    similar than unrelated sentences of these documents is worth as little as a gap.
    """

    extra_sentence: float = 0.43
    """For each sentence beyond 1:1."""
    gap: float = 0.08
    """For opening a run of unmatched sentences."""
    beside: float = 0.13
    """Share of the mean similarity to the other side's neighbours that is taken off."""
    length: float = 1.0
    """For the squared logarithm of how far a bead's length ratio is from the document's, up to e times."""
    paragraph: float = 0.10
    """For ending a paragraph together; half of it off where one side does, all of it for each inner end."""
    pooling_exponent: float = 0.12
    """Sentences are pooled by the power of their length: long ones count more, but not in proportion."""


class PooledSide(NamedTuple):
    """A side prepared for scoring.

    ``weighted`` are the vectors as they are pooled; ``norms[k - 1, i]`` is the length of
    the sum of the k that end at place i, ``lengths[k - 1, i]`` the logarithm of their characters;
    ``breaks`` tells where paragraphs end, ``inner[k - 1, i]`` how many end inside those k.
    """

    weighted: NDArray[np.float32]
    weights: Scores
    norms: Scores
    lengths: Scores
    breaks: NDArray[np.bool_]
    inner: Scores


def pool(side: Side, exponent: float) -> PooledSide:
    """Measure up to ``LARGEST_SIDE`` sentences at every place."""
    count = len(side)
    weights = (np.maximum(side.lengths, 1) ** exponent).astype(np.float32)
    weighted = side.vectors * weights[:, None]
    # The square of a sum's length, from the products of sentences that stand near each other.
    products = [
        np.einsum("ij,ij->i", weighted[k:], weighted[: max(0, count - k)]) for k in range(LARGEST_SIDE)
    ]
    square = np.zeros((LARGEST_SIDE, count + 1), np.float32)
    breaks = side.breaks()
    ends = np.concatenate([[0], np.cumsum(breaks)])
    characters = np.concatenate([[0], np.cumsum(side.lengths)])
    lengths, inner = np.zeros_like(square), np.zeros_like(square)
    for k in range(1, min(LARGEST_SIDE, count) + 1):
        square[k - 1, k:] = products[0][k - 1 :]
        if k > 1:
            square[k - 1, k:] += square[k - 2, k - 1 : -1]
            for apart in range(1, k):
                square[k - 1, k:] += 2 * products[apart][k - 1 - apart :]
        lengths[k - 1, k:] = np.log(characters[k:] - characters[:-k] + 1)
        inner[k - 1, k:] = ends[k : count + 1] - ends[1 : count + 2 - k]
    return PooledSide(weighted, weights, np.sqrt(np.maximum(square, 1e-9)), lengths, breaks, inner)


class BeadScorer:
    """Scores all beads of many boxes."""

    def __init__(self, sides: tuple[Side, Side], scale: Scale, ratio: float, costs: Costs) -> None:
        """``ratio`` is the logarithm of the original's length per length of the translation."""
        self.sides = tuple(pool(side, costs.pooling_exponent) for side in sides)
        self.scale = scale
        self.ratio = np.float32(ratio)
        self.costs = costs
        a, b = np.indices((LARGEST_SIDE, LARGEST_SIDE)) + 1
        self.each = ((a + b) / 2).astype(np.float32)
        fixed = costs.extra_sentence * (a + b - 2)
        fixed += self.each * scale.unrelated / scale.unit
        self.fixed = fixed.astype(np.float32)

    def __call__(self, boxes: Boxes) -> tuple[Scores, Scores]:
        """Return what all beads are worth, and the similarity of their sides, as ``search`` lays tables out.

        Beyond a box's own end they mean nothing.
        """
        size = (int(boxes.heights.max()), int(boxes.widths.max()))
        moves = (min(LARGEST_SIDE, size[0]), min(LARGEST_SIDE, size[1]))
        if not min(moves):
            empty = np.full((1, 1, size[0] + 1, size[1] + 1, len(boxes)), UNREACHABLE, np.float32)
            return empty, empty
        spans = tuple(
            _Spans(side, start, extent, most)
            for side, start, extent, most in zip(
                self.sides, (boxes.rows, boxes.columns), size, moves, strict=True
            )
        )
        dots = _dots(*spans)
        similarity = _pooled(dots, moves) * (spans[0].norms[:, None, :, None] * spans[1].norms[:, None])
        return self._worth(similarity, spans, _beside(dots, spans)), similarity

    def _worth(self, similarity: Scores, spans: tuple[_Spans, ...], beside: Scores) -> Scores:
        ours, theirs = spans
        costs = self.costs
        moves = (slice(len(ours.norms)), slice(len(theirs.norms)), *[None] * 3)
        worth = similarity - np.float32(costs.beside / 4) * beside
        worth *= self.each[moves] / np.float32(self.scale.unit)
        surprise = (ours.lengths + self.ratio)[:, None, :, None] - theirs.lengths[:, None]
        surprise *= surprise
        np.minimum(surprise, np.float32(1), out=surprise)
        worth -= np.float32(costs.length) * surprise
        together = np.where(ours.breaks[:, None] == theirs.breaks, ours.breaks[:, None], np.float32(-0.5))
        worth += np.float32(costs.paragraph) * together - self.fixed[moves]
        worth -= np.float32(costs.paragraph) * (ours.inner[:, None, :, None] + theirs.inner[:, None])
        return worth


class _Spans:
    """One side of some boxes: its spans by length and place where they end, (lengths, places, boxes)."""

    def __init__(self, side: PooledSide, start: Integers, extent: int, longest: int) -> None:
        """``start`` is each box's first place, ``extent`` the most sentences, ``longest`` those of a span."""
        last = len(side.weights)
        # Places beyond the text stay at its last: no path comes there.
        places = np.minimum(np.arange(extent + 1)[:, None] + start, last)
        self.norms: Scores = np.reciprocal(side.norms[:longest, places])
        self.lengths = side.lengths[:longest, places]
        self.inner = side.inner[:longest, places]
        self.breaks = side.breaks[places].astype(np.float32)
        # From the sentence before the box to the one behind it; those beyond the text weigh nothing.
        sentences = np.arange(-1, extent + 1)[:, None] + start
        inside = sentences.clip(0, last - 1)
        self.weights = np.where(inside == sentences, 1 / side.weights[inside], np.float32(0))
        self.weighted = side.weighted[inside.T]


def _dots(ours: _Spans, theirs: _Spans) -> Scores:
    """Return the products of all pairs of sentences, with those around: (rows + 2, columns + 2, boxes)."""
    return np.ascontiguousarray((ours.weighted @ theirs.weighted.transpose(0, 2, 1)).transpose(1, 2, 0))


def _padded(table: Scores, moves: tuple[int, int]) -> Scores:
    """Return a table with rows and columns of zeros in front."""
    high, wide = moves
    padded = np.zeros((table.shape[0] + high, table.shape[1] + wide, table.shape[2]), np.float32)
    padded[high:, wide:] = table
    return padded


def _pooled(dots: Scores, moves: tuple[int, int]) -> Scores:
    """Return the sums of the products of all beads, as differences of sums from the first place."""
    high, wide = moves
    total = _padded(dots[1:-1, 1:-1].cumsum(axis=0).cumsum(axis=1), (high + 1, wide + 1))
    pooled = shifted(total, moves) - shifted(total[high:], (0, wide))
    pooled -= shifted(total[:, wide:], (high, 0))
    pooled += total[high:, wide:]
    return pooled


def _beside(dots: Scores, spans: tuple[_Spans, ...]) -> Scores:
    """Return the summed similarity of a bead's sides to the other side's sentences before and after it."""
    ours = _against(dots, spans[0], spans[1])
    theirs = _against(dots.transpose(1, 0, 2), spans[1], spans[0])
    high, wide = len(ours), len(theirs)
    rows, columns = dots.shape[0] - 1, dots.shape[1] - 1  # places
    after = ours[:, None, :, 1:] + theirs.transpose(0, 2, 1, 3)[:, 1:]
    for a in range(1, high + 1):
        for b in range(1, wide + 1):
            after[a - 1, b - 1, :, b:] += ours[a - 1, :, : columns - b]
            after[a - 1, b - 1, a:] += theirs[b - 1, :, : rows - a].transpose(1, 0, 2)
    return after


def _against(dots: Scores, side: _Spans, other: _Spans) -> Scores:
    """Return the similarity of spans to the other side's sentences, (lengths, places, sentences, boxes)."""
    longest = len(side.norms)
    total = _padded(dots[1:-1].cumsum(axis=0), (longest + 1, 0))
    spans = total[longest:] - shifted(total, (longest, 0))[:, 0]
    spans *= side.norms[:, :, None]
    spans *= other.weights
    return spans
