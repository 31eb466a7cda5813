"""The best monotone path of beads through a band, by dynamic programming, one vectorised row at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from muqabala.alignment.moves import LARGEST_SIDE, MOVES, Scores
from muqabala.alignment.space import Integers

Place = tuple[int, int]
RowScorer = Callable[[tuple[int, int], int, int, int], Scores]


def best_path(low: Integers, high: Integers, score: RowScorer, gap: float) -> list[tuple[Place, Place]]:
    """Return the beads of the best path as pairs of places (before, after), in order.

    A path leads from place (0, 0) to the ends of both sides. A match earns its
    score; a run of unmatched sentences costs ``gap`` once, whichever sides it
    skips. ``low`` and ``high`` bound the original's place in each row.
    """
    rows, columns = len(low) - 1, int(high[-1])
    table = _Table(low, high, columns)
    for row in range(rows + 1):
        table.fill(row, score, gap)
    return table.trace(rows, columns, gap)


class _Table:
    """Best totals of every place in the band: ending in a match, and ending in a gap."""

    def __init__(self, low: Integers, high: Integers, columns: int) -> None:
        self.low, self.high = low.tolist(), high.tolist()
        self.match: list[Scores] = []
        self.move: list[np.ndarray] = []
        self.gap_from_above: list[Scores] = []
        self.gap: list[Scores] = []
        # The last rows' best totals over all columns; outside the band they are unreachable.
        self.recent = np.full((LARGEST_SIDE + 1, columns + 1), -np.inf)

    def fill(self, row: int, score: RowScorer, gap_cost: float) -> None:
        low, high = self.low[row], self.high[row]
        match = np.full(high - low + 1, -np.inf)
        move = np.zeros(high - low + 1, np.int8)
        if row == 0:
            match[0] = 0.0
        for number, (a, b) in enumerate(MOVES):
            first = max(low, b)
            if a > row or first > high:
                continue
            before = self.recent[(row - a) % len(self.recent), first - b : high + 1 - b]
            if not np.isfinite(before).any():
                continue
            total = before + score((a, b), row, first, high)
            part = match[first - low :]
            better = total > part
            part[better] = total[better]
            move[first - low :][better] = number
        above = self._from_above(row, gap_cost)
        # A gap goes on along the row at no further cost, so the best start so far is a running maximum.
        start = np.maximum(above, match - gap_cost)
        gap = above.copy()
        gap[1:] = np.maximum(gap[1:], np.maximum.accumulate(start)[:-1])
        self.match.append(match)
        self.move.append(move)
        self.gap_from_above.append(above)
        self.gap.append(gap)
        slot = self.recent[row % len(self.recent)]
        slot[:] = -np.inf
        slot[low : high + 1] = np.maximum(match, gap)

    def _from_above(self, row: int, gap_cost: float) -> Scores:
        low, high = self.low[row], self.high[row]
        above = np.full(high - low + 1, -np.inf)
        if row:
            first, last = max(low, self.low[row - 1]), min(high, self.high[row - 1])
            part = slice(first - self.low[row - 1], last + 1 - self.low[row - 1])
            went = np.maximum(self.gap[row - 1][part], self.match[row - 1][part] - gap_cost)
            above[first - low : last + 1 - low] = went
        return above

    def trace(self, row: int, column: int, gap_cost: float) -> list[tuple[Place, Place]]:
        path: list[tuple[Place, Place]] = []
        in_gap = bool(self.gap[row][column - self.low[row]] > self.match[row][column - self.low[row]])
        while row or column:
            at = column - self.low[row]
            if not in_gap:
                a, b = MOVES[self.move[row][at]]
                before = (row - a, column - b)
                at = before[1] - self.low[before[0]]
                in_gap = bool(self.gap[before[0]][at] > self.match[before[0]][at])
            elif self.gap_from_above[row][at] == self.gap[row][at]:
                before = (row - 1, column)
                in_gap = self._gap_goes_on(before, self.gap[row][at], gap_cost)
            else:
                before = (row, column - 1)
                in_gap = self._gap_goes_on(before, self.gap[row][at], gap_cost)
            path.append((before, (row, column)))
            row, column = before
        return path[::-1]

    def _gap_goes_on(self, place: Place, total: float, gap_cost: float) -> bool:
        """Tell whether the gap with this total already ran at ``place``, or opened after a match there."""
        row, at = place[0], place[1] - self.low[place[0]]
        return bool(self.match[row][at] - gap_cost != total)
