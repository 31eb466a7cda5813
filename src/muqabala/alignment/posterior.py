"""How probable each bead is, over all paths through its box: forward and backward sums.

A path's probability is proportional to the exponential of its score over
``TEMPERATURE``.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import as_strided

from muqabala.alignment.search import UNREACHABLE, Path, Scores, shifted
from muqabala.alignment.space import Integers

TEMPERATURE = 0.1
"""Of those tried on the tuning texts of benchmarks/aligners.py, the best calibrated."""


def probabilities(
    score: Scores, gap: float, ends: tuple[Integers, Integers], path: Path, temperature: float = TEMPERATURE
) -> Scores:
    """Return the probability of each bead of ``path``; of a null bead, that its sentence has no partner."""
    score = score / np.float32(temperature)
    forward = _Forward(score, np.float32(gap / temperature))
    backward = _Backward(score, forward.gap, ends)
    total = forward.best[*ends, np.arange(len(ends[0]))]
    row, column, box = path.row, path.column, path.box
    before = forward.best[row - path.a, column - path.b, box]
    matched = before + score[path.a - 1, path.b - 1, row, column, box] + backward.match[row, column, box]
    # Of all ways to leave a sentence out, wherever the path then is on the other side; none leads to place 0.
    extra = _logsumexp(forward.into_extra + backward.extra[1:, :-1], 1)[row - 1, box]
    missing = _logsumexp(forward.into_missing + backward.missing[:-1, 1:], 0)[column - 1, box]
    log = np.where(path.b == 0, extra, np.where(path.a == 0, missing, matched)) - total[box]
    probability: Scores = np.exp(np.minimum(log, 0))
    return probability


def _logsumexp(values: Scores, axis: int | tuple[int, ...]) -> Scores:
    top = values.max(axis=axis, keepdims=True)
    total: Scores = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return total


class _Forward:
    """Log sums over the paths from the first place to each, by what they end with.

    A run of unmatched sentences counts once: the translation's come first.
    """

    def __init__(self, score: Scores, gap: np.float32) -> None:
        high, wide, rows, columns, count = score.shape
        self.gap = gap
        padded = np.full((rows + high, columns + wide, count), UNREACHABLE, np.float32)
        before = shifted(padded, (high, wide))
        self.best = padded[high:, wide:]
        self.into_extra, self.into_missing = (np.empty((rows, columns, count), np.float32) for _ in range(2))
        match, extra = (np.full((columns, count), UNREACHABLE, np.float32) for _ in range(2))
        match[0] = 0.0
        for row in range(rows):
            if row:
                extra = self.into_extra[row - 1]
                match = _logsumexp(before[:, :, row] + score[:, :, row], (0, 1))
            opened = match - gap
            self.into_extra[row] = np.logaddexp(extra, opened)
            self.into_missing[row] = np.logaddexp.accumulate(self.into_extra[row], axis=0)
            missing = self.into_missing[row, :-1]
            self.best[row] = np.logaddexp(match, extra)
            self.best[row, 1:] = np.logaddexp(self.best[row, 1:], missing)


class _Backward:
    """Log sums over the paths from each place to the box's end, by what came before the place."""

    def __init__(self, score: Scores, gap: np.float32, ends: tuple[Integers, Integers]) -> None:
        high, wide, rows, columns, count = score.shape
        last = np.full((rows, columns, count), UNREACHABLE, np.float32)
        last[*ends, np.arange(count)] = 0.0
        self.match, self.extra, self.missing = (
            np.full((rows + 1, columns + 1, count), UNREACHABLE, np.float32) for _ in range(3)
        )
        onward = np.full((high, wide, rows + high, columns + wide, count), UNREACHABLE, np.float32)
        a, b, row_step, column_step, box = onward.strides
        after = as_strided(
            onward[:, :, 1:, 1:],
            score.shape,
            (a + row_step, b + column_step, row_step, column_step, box),
            writeable=False,
        )
        for row in range(rows - 1, -1, -1):
            matched = np.logaddexp(_logsumexp(after[:, :, row], (0, 1)), last[row])
            missing = np.logaddexp.accumulate(matched[::-1], axis=0)[::-1]
            self.missing[row, :-1] = missing
            unmatched = np.logaddexp(self.extra[row + 1, :-1], self.missing[row, 1:])
            self.extra[row, :-1] = np.logaddexp(matched, unmatched)
            self.match[row, :-1] = np.logaddexp(matched, unmatched - gap)
            onward[:, :, row, :columns] = score[:, :, row] + self.match[row, :-1]
