"""Pairs of sentences that are surely each other's rendering, for large texts found from coarse to fine."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.space import Integers, Side
from muqabala.embed.base import Vectors

ANCHOR_LEAD = 0.08
"""Cosine by which an anchor leads its second best, about half the spread of random pairs."""

ANCHOR_SIMILARITY = 0.35
"""And is this similar: two and a half spreads above random pairs."""

EXACT_CELLS = 20_000
"""Up to this many cells (141 by 141 sentences) everything is searched: articles."""

NEAR_ROWS = 64
"""Sentences of the translation compared at once with the part of the original where they must be."""

SAMPLES = 512
"""Sentences of the translation, evenly spread, that are looked for in the whole original."""

SAMPLE_STEP = 4
"""At most every fourth sentence is looked for so."""

SAMPLE_ROWS = 128
"""Of these, as many compared at once: 25 MB of similarities for 50,000 sentences."""


class Anchors(NamedTuple):
    """Sentences of the translation (rows) and of the original (columns), pair by pair.

    With their similarity, and by how much it leads the second best of either.
    """

    rows: Integers
    columns: Integers
    similarity: NDArray[np.float32]
    lead: NDArray[np.float32]

    def take(self, which: Integers | NDArray[np.bool_]) -> Anchors:
        """Return some of them."""
        return Anchors(self.rows[which], self.columns[which], self.similarity[which], self.lead[which])


def anchors(translation: Side, original: Side) -> Anchors:
    """Return the pairs that are each other's nearest, lead clearly, and ascend on both sides.

    A small text is compared whole. In a large one a sample of sentences is
    looked for everywhere, and the others only between those found.
    """
    found = []
    for row, next_row, column, next_column in _corridor(translation, original):
        block = translation.vectors[row:next_row] @ original.vectors[column:next_column].T
        rows, columns, similarity, lead = _mutual(block)
        found.append((rows + row, columns + column, similarity, lead))
    every = Anchors(*(np.concatenate(part) for part in zip(*found, strict=True)))
    return every.take(heaviest_chain(every.columns, every.similarity))


def _corridor(translation: Side, original: Side) -> list[tuple[int, int, int, int]]:
    """Return (row, next row, column, next column) of the parts of both texts to compare."""
    count, columns = len(translation), len(original)
    if count * columns <= EXACT_CELLS:
        return [(0, count, 0, columns)]
    found = _sampled(translation, original)
    # A part reaches one sampled pair further on both sides, in case the nearest one is wrong.
    knots_row = np.concatenate([[0, 0], found[0], [count, count]])
    knots_column = np.concatenate([[0, 0], found[1], [columns, columns]])
    parts, first = [], 1
    while first < len(knots_row) - 2:
        last = int(np.searchsorted(knots_row, knots_row[first] + NEAR_ROWS))
        last = min(max(last, first + 1), len(knots_row) - 2)
        low, high = knots_column[first - 1], knots_column[last + 1]
        parts.append((int(knots_row[first]), int(knots_row[last]), int(low), int(min(columns, high + 1))))
        first = last
    return [part for part in parts if part[0] < part[1] and part[2] < part[3]]


def _sampled(translation: Side, original: Side) -> tuple[Integers, Integers]:
    """Look for the longest of every few sentences of the translation in the whole original."""
    count = len(translation)
    step = max(SAMPLE_STEP, -(-count // SAMPLES))
    lengths = np.concatenate([translation.lengths, np.zeros(-count % step)]).reshape(-1, step)
    rows = lengths.argmax(axis=1) + np.arange(len(lengths)) * step
    best, lead = np.empty(len(rows), np.float32), np.empty(len(rows), np.float32)
    columns = np.empty(len(rows), np.int64)
    for start in range(0, len(rows), SAMPLE_ROWS):
        part = slice(start, start + SAMPLE_ROWS)
        block = translation.vectors[rows[part]] @ original.vectors.T
        columns[part] = block.argmax(axis=1)
        best[part] = block.max(axis=1)
        np.put_along_axis(block, columns[part, None], -1.0, axis=1)
        lead[part] = best[part] - block.max(axis=1)
    good = (best > ANCHOR_SIMILARITY) & (lead > ANCHOR_LEAD)
    kept = heaviest_chain(columns[good], best[good])
    return rows[good][kept], columns[good][kept]


def _mutual(block: Vectors) -> tuple[Integers, Integers, NDArray[np.float32], NDArray[np.float32]]:
    """Return rows, columns, similarity and lead of what is each other's nearest in a block, by rows."""
    columns, best = block.argmax(axis=1), block.max(axis=1)
    rows = np.flatnonzero((best == block.max(axis=0)[columns]) & (best > ANCHOR_SIMILARITY))
    columns, similarity = columns[rows], best[rows]
    block[rows, columns] = -1.0
    lead = similarity - np.maximum(block[rows].max(axis=1), block[:, columns].max(axis=0))
    good = lead > ANCHOR_LEAD
    return rows[good], columns[good], similarity[good], lead[good]


def heaviest_chain(columns: Integers, weights: NDArray[np.float32]) -> Integers:
    """Return the places of the ascending part of ``columns`` with the greatest total weight.

    >>> heaviest_chain(np.array([4, 0, 1, 2]), np.ones(4, np.float32)).tolist()
    [1, 2, 3]
    """
    # Of the chains so far, those that no other beats in both last column and weight: both ascend.
    lasts: list[int] = []
    totals: list[float] = []
    ends: list[int] = []
    before = []
    for place, (column, weight) in enumerate(zip(columns.tolist(), weights.tolist(), strict=True)):
        at = bisect_left(lasts, column)
        before.append(ends[at - 1] if at else -1)
        total = weight + (totals[at - 1] if at else 0.0)
        beaten = at
        while beaten < len(lasts) and totals[beaten] <= total:
            beaten += 1
        if beaten > at or at == len(lasts) or lasts[at] > column:
            lasts[at:beaten], totals[at:beaten], ends[at:beaten] = [column], [total], [place]
    chain: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return np.array(chain[::-1], dtype=np.int64)
