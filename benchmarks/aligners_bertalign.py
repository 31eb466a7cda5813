"""Bertalign, rebuilt from its paper: Liu and Zhu 2022. Needs `pip install numba`.

Vectors are as in aligners_vecalign.py. On four planted texts, with both settings, all its beads were those of
the shipped code.
"""

from __future__ import annotations

from itertools import pairwise

import numba
import numpy as np
from aligners_texts import GoldBead
from aligners_vecalign import Path, Vectors, beads_of, dot
from numpy.typing import NDArray

TOP = 3
SMALLEST_WINDOW, WINDOW_SHARE = 250, 0.06
SECOND_WINDOW = 5
SEARCH_ROWS = 1024


def bertalign(
    english: Vectors,
    arabic: Vectors,
    lengths: tuple[NDArray[np.float64], NDArray[np.float64]],
    *,
    skip: float = -0.1,
    largest: int = 5,
) -> list[GoldBead]:
    """Align in two passes; ``skip`` is a null bead's score, ``lengths`` are bytes of concatenations."""
    one, other = english[: largest - 1], arabic[: largest - 1]
    rows, columns = one.shape[1], other.shape[1]
    index, similarity = _nearest(one[0], other[0])
    window = max(SMALLEST_WINDOW, int(max(rows, columns) * WINDOW_SHARE))
    centre = (np.arange(rows + 1) * columns / rows).astype(np.int64)
    low, high = np.maximum(0, centre - window), np.minimum(columns, centre + window)
    anchors = _first_trace(_first_pass(low, high, 2 * window + 1, index, similarity), low, rows, columns)
    low, high = _second_band(anchors, rows, columns)
    kinds = [(0, 1), (1, 0)]
    kinds += [(a, b) for a in range(1, largest) for b in range(1, largest) if a + b <= largest]
    table = np.array(kinds)
    ratio = lengths[0][0].sum() / lengths[1][0].sum()
    moves = _second_pass(one, other, *lengths, low, high, table, ratio, skip)
    row, column = rows, columns
    path = [(row, column)]
    while row or column:
        a, b = kinds[moves[row, column - low[row]]]
        row, column = row - a, column - b
        path.append((row, column))
    return beads_of(path[::-1])


def _nearest(one: Vectors, other: Vectors) -> tuple[NDArray[np.int64], Vectors]:
    index, similarity = [], []
    for start in range(0, len(one), SEARCH_ROWS):
        block = one[start : start + SEARCH_ROWS] @ other.T
        top = _top(block, min(TOP, block.shape[1]))
        index.append(top)
        similarity.append(np.take_along_axis(block, top, axis=1))
    return np.concatenate(index), np.concatenate(similarity)


@numba.njit
def _top(block, count):  # noqa: ANN001, ANN202
    top = np.zeros((block.shape[0], count), np.int64)
    for row in range(block.shape[0]):
        best = np.full(count, -np.inf, np.float32)
        for column in range(block.shape[1]):
            value = block[row, column]
            if value > best[count - 1]:
                place = count - 1
                while place > 0 and value > best[place - 1]:
                    best[place], top[row, place] = best[place - 1], top[row, place - 1]
                    place -= 1
                best[place], top[row, place] = value, column
    return top


@numba.njit
def _first_pass(low, high, width, index, similarity):  # noqa: ANN001, ANN202
    rows = len(low) - 1
    total = np.zeros((rows + 1, width), np.float32)
    moves = np.zeros((rows + 1, width), np.int8)
    for row in range(rows + 1):
        for column in range(low[row], high[row] + 1):
            if row == 0 and column == 0:
                continue
            best, move = np.float32(-np.inf), -1
            for kind in range(3):
                before = row - (kind != 0)
                place = column - (kind != 1)
                if before < 0 or place < low[before] or place > high[before]:
                    continue
                value = total[before, place - low[before]]
                if kind == 2:
                    for k in range(index.shape[1]):
                        if index[row - 1, k] == column - 1:
                            value += similarity[row - 1, k]
                if value > best:
                    best, move = value, kind
            total[row, column - low[row]], moves[row, column - low[row]] = best, move
    return moves


def _first_trace(moves, low, row: int, column: int) -> Path:  # noqa: ANN001
    anchors = []
    while row or column:
        move = moves[row, column - low[row]]
        if move == 2:
            anchors.append((row, column))
        row, column = row - (move != 0), column - (move != 1)
    return anchors[::-1]


def _second_band(anchors: Path, rows: int, columns: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the columns searched in each row: from one anchor to the next, and a little beyond."""
    if anchors and (anchors[-1][0] == rows) != (anchors[-1][1] == columns):
        anchors.pop()
    corners = [(0, 0), *anchors, *([(rows, columns)] * (not anchors or anchors[-1] != (rows, columns)))]
    low, high = np.zeros(rows + 1, np.int64), np.zeros(rows + 1, np.int64)
    for before, after in pairwise(corners):
        low[before[0] + 1 : after[0] + 1] = max(0, before[1] - SECOND_WINDOW)
        high[before[0] + 1 : after[0] + 1] = min(columns, after[1] + SECOND_WINDOW)
    low[0], high[0] = low[1], high[1]
    return low, high


@numba.njit(fastmath=True)
def _second_pass(one, other, one_lengths, other_lengths, low, high, kinds, ratio, skip):  # noqa: ANN001, ANN202
    rows, columns = one.shape[1], other.shape[1]
    total = np.zeros((rows + 1, (high - low).max() + 1), np.float32)
    moves = np.zeros((rows + 1, (high - low).max() + 1), np.int8)
    for row in range(rows + 1):
        for column in range(low[row], high[row] + 1):
            if row == 0 and column == 0:
                continue
            best, move = np.float32(-np.inf), -1
            for kind in range(kinds.shape[0]):
                a, b = kinds[kind, 0], kinds[kind, 1]
                before, place = row - a, column - b
                if before < 0 or place < 0 or place < low[before] or place > high[before]:
                    continue
                score = skip
                if a > 0 and b > 0:
                    ours, theirs = one[a - 1, row - 1], other[b - 1, column - 1]
                    score = dot(ours, theirs)
                    beside = _neighbours(ours, other[0], b, column, columns)
                    beside += _neighbours(theirs, one[0], a, row, rows)
                    score -= beside / 2
                    left, right = one_lengths[a - 1, row - 1], other_lengths[b - 1, column - 1] * ratio
                    score *= np.log2(1 + min(left, right) / max(left, right))
                value = total[before, place - low[before]] + score
                if value > best:
                    best, move = value, kind
            total[row, column - low[row]], moves[row, column - low[row]] = best, move
    return moves


@numba.njit(fastmath=True)
def _neighbours(vector, sentences, size, end, count):  # noqa: ANN001, ANN202
    left = dot(vector, sentences[end - size - 1]) if end > size else np.float32(0)
    right = dot(vector, sentences[end]) if end < count else np.float32(0)
    if left != 0 and right != 0:
        return (left + right) / 2
    return left + right
