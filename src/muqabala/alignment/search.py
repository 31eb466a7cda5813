"""The best monotone path of beads through boxes, by dynamic programming over many boxes at once.

A box is a stretch of both texts that begins and ends where the path surely
passes. Boxes of about one size are searched together, row by row: the work of
a row is one vectorised step however many boxes there are. Tables have the
shape (rows + 1, columns + 1, boxes), by place, and scores before it (a, b): the bead of a
translation and b original sentences, from 1, that ends at the place.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from muqabala.alignment.space import Integers

Scores = NDArray[np.float32]

UNREACHABLE = np.float32(-1e30)
"""Finite, so that differences of unreachable totals are no NaN."""


class Path(NamedTuple):
    """The beads of the best paths of several boxes, each box's in order.

    A bead of ``a`` translation and ``b`` original sentences ends at ``row`` and ``column`` of ``box``;
    one of the two is 0 for an unmatched sentence.
    """

    box: Integers
    row: Integers
    column: Integers
    a: Integers
    b: Integers


def shifted(table: Scores, moves: tuple[int, int]) -> Scores:
    """Return a view of what a table says of the places before each place: (a, b, rows, columns, boxes).

    ``moves`` are the largest a and b; the table has as many rows and columns
    in front. Where one of them is 0 the view does not move in that direction.
    """
    rows, columns, count = table.shape
    high, wide = moves
    row, column, box = table.strides
    return as_strided(
        table[max(0, high - 1) :, max(0, wide - 1) :],
        (max(1, high), max(1, wide), rows - high, columns - wide, count),
        (-row if high else 0, -column if wide else 0, row, column, box),
        writeable=False,
    )


def best_path(score: Scores, gap: float, ends: tuple[Integers, Integers]) -> Path:
    """Return the best path of each box, from its first place to its end.

    A bead earns its score; a run of unmatched sentences costs ``gap`` once,
    whichever sides it skips; those of the translation come first.
    """
    table = _Table(score, np.float32(gap))
    return table.trace(*ends)


_MATCH, _EXTRA, _MISSING = range(3)


class _Table:
    """Best totals of every place, by what a path ended with there."""

    def __init__(self, score: Scores, gap: np.float32) -> None:
        self.score, self.gap = score, gap
        high, wide, rows, columns, count = score.shape
        self.best = np.full((rows + high, columns + wide, count), UNREACHABLE, np.float32)
        self.before = shifted(self.best, (high, wide))
        shape = (rows, columns, count)
        self.match, self.extra, self.missing = (np.full(shape, UNREACHABLE, np.float32) for _ in range(3))
        for row in range(rows):
            self._fill(row)
            best = self.best[high + row, wide:]
            np.maximum(self.match[row], self.extra[row], out=best)
            np.maximum(best, self.missing[row], out=best)

    def _fill(self, row: int) -> None:
        if row:
            opened = self.match[row - 1] - self.gap
            np.maximum(self.extra[row - 1], opened, out=self.extra[row])
            (self.before[:, :, row] + self.score[:, :, row]).max(axis=(0, 1), out=self.match[row])
        else:
            self.match[0, 0] = 0.0
        start = np.maximum(self.extra[row], self.match[row] - self.gap)
        np.maximum.accumulate(start[:-1], axis=0, out=self.missing[row, 1:])

    def trace(self, rows: Integers, columns: Integers) -> Path:
        """Go back from the ends of all boxes at once, a bead at a time."""
        box, row, column = np.arange(len(rows)), rows, columns
        state = self._best_state(row, column, box)
        steps = []
        while (on := (row > 0) | (column > 0)).any():
            box, row, column, state = box[on], row[on], column[on], state[on]
            a, b = self._matched(row, column, box)
            a = np.where(state == _MATCH, a, state == _EXTRA)
            b = np.where(state == _MATCH, b, state == _MISSING)
            steps.append((box, row, column, a, b))
            row, column = row - a, column - b
            state = self._state_before(state, row, column, box)
        if not steps:
            return Path(*[np.zeros(0, np.int64)] * 5)
        backwards = [np.concatenate(part)[::-1] for part in zip(*steps, strict=True)]
        order = np.argsort(backwards[0], kind="stable")
        return Path(*(part[order] for part in backwards))

    def _matched(self, row: Integers, column: Integers, box: Integers) -> tuple[Integers, Integers]:
        """Return the sizes of the best bead that ends at each place."""
        total = self.before[:, :, row, column, box] + self.score[:, :, row, column, box]
        a, b = np.divmod(total.reshape(-1, len(box)).argmax(axis=0), total.shape[1])
        return a + 1, b + 1

    def _best_state(self, row: Integers, column: Integers, box: Integers) -> Integers:
        """Return the state of the greatest total; of equal ones a match first."""
        best: Integers = np.argmax(
            [part[row, column, box] for part in (self.match, self.extra, self.missing)], axis=0
        )
        return best

    def _state_before(self, state: Integers, row: Integers, column: Integers, box: Integers) -> Integers:
        opened = self.match[row, column, box] - self.gap
        extra, missing = self.extra[row, column, box], self.missing[row, column, box]
        in_extra = np.where(opened >= extra, _MATCH, _EXTRA)
        in_missing = np.where(np.maximum(opened, extra) >= missing, in_extra, _MISSING)
        at_match = self._best_state(row, column, box)
        before: Integers = np.choose(state, [at_match, in_extra, in_missing])
        return before
