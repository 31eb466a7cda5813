"""Vecalign, rebuilt from its paper and source: Thompson and Koehn 2019. Needs `pip install numba`.

Vectors are those of all concatenations, shape (sizes, sentences, dimension): ``[k - 1, i]`` is that of the k
sentences that end with i. The kernels are compiled, as vecalign's are.
"""

from __future__ import annotations

from itertools import pairwise

import numba
import numpy as np
from aligners_texts import GoldBead
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Path = list[tuple[int, int]]
"""Places in both texts, from (0, 0) to their ends, each a bead further."""

FULL_SEARCH = 300
SEARCH_BUFFER = 5
NORM_SAMPLES = 100
COST_SAMPLES = 20_000


@numba.njit(fastmath=True)
def dot(one: Vectors, other: Vectors) -> np.float32:
    """Return the product of two vectors."""
    total = np.float32(0)
    for k in range(one.shape[0]):
        total += one[k] * other[k]
    return total


def vecalign(
    english: Vectors, arabic: Vectors, *, percentile: float = 0.2, largest: int = 4
) -> list[GoldBead]:
    """Align by recursive halving; ``percentile`` of random costs is the cost of a null bead."""
    random = np.random.default_rng(42)
    levels = [(_unit(english[: largest - 1]), _unit(arabic[: largest - 1]))]
    while levels[-1][0].shape[1] * levels[-1][1].shape[1] > FULL_SEARCH**2:
        levels.append((_halved(levels[-1][0]), _halved(levels[-1][1])))
    sizes = np.array([(a, b) for a in range(1, largest) for b in range(1, largest) if a + b <= largest])
    norms = [(_norms(one, other, random), _norms(other, one, random)) for one, other in levels]
    costs = [_null_cost(level, norm, percentile, random) for level, norm in zip(levels, norms, strict=True)]
    width = -(-largest // 2) + SEARCH_BUFFER
    path = _full(levels[-1], norms[-1], costs[-1])
    for depth in range(max(0, len(levels) - 2), -1, -1):
        one, other = levels[depth]
        if len(levels) > 1:
            path = [(2 * row, 2 * column) for row, column in path]
            path += [(one.shape[1], other.shape[1])] * (path[-1] != (one.shape[1], other.shape[1]))
        kinds = np.concatenate([sizes if depth == 0 else np.array([(1, 1)]), [(0, 1), (1, 0)]])
        slant = _slanted(path)
        moves = _banded(one, other, *norms[depth], slant, kinds, width, costs[depth])
        path = _trace(moves, slant, kinds, width, (one.shape[1], other.shape[1]))
    return beads_of(path)


def _unit(vectors: Vectors) -> Vectors:
    return (vectors / (np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-5)).astype(np.float32)


def _halved(vectors: Vectors) -> Vectors:
    even = vectors.shape[1] // 2 * 2
    half = vectors[:, 0:even:2] + vectors[:, 1:even:2]
    return _unit(half - half.mean(axis=1, keepdims=True))


def _norms(one: Vectors, other: Vectors, random: np.random.Generator) -> NDArray[np.float32]:
    each = -(-NORM_SAMPLES // len(other))
    sample = np.concatenate([size[random.integers(0, other.shape[1], each)] for size in other])
    return (1 - (one @ sample.T).mean(axis=2)).astype(np.float32)


def _null_cost(level, norms, percentile: float, random: np.random.Generator) -> float:  # noqa: ANN001
    one, other = level[0][0], level[1][0]
    rows, columns = random.integers(0, len(one), COST_SAMPLES), random.integers(0, len(other), COST_SAMPLES)
    cosine = np.einsum("ij,ij->i", one[rows], other[columns])
    return float(np.quantile(2 * (1 - cosine) / (norms[0][0][rows] + norms[1][0][columns]), percentile))


def _full(level, norms, null: float) -> Path:  # noqa: ANN001
    cost = 2 * (1 - level[0][0] @ level[1][0].T) / (1e-6 + norms[0][0][:, None] + norms[1][0])
    moves = _full_moves(cost.astype(np.float32), null)
    row, column = cost.shape
    path = [(row, column)]
    while row or column:
        move = moves[row, column]
        row, column = row - (move != 1), column - (move != 2)
        path.append((row, column))
    return path[::-1]


@numba.njit
def _full_moves(cost, null):  # noqa: ANN001, ANN202
    rows, columns = cost.shape
    total = np.empty((rows + 1, columns + 1))
    moves = np.empty((rows + 1, columns + 1), np.int8)
    total[0] = np.arange(columns + 1) * null
    moves[0] = 1
    for row in range(1, rows + 1):
        total[row, 0], moves[row, 0] = row * null, 2
        for column in range(1, columns + 1):
            best, move = total[row - 1, column - 1] + cost[row - 1, column - 1], 0
            if total[row, column - 1] + null < best:
                best, move = total[row, column - 1] + null, 1
            if total[row - 1, column] + null < best:
                best, move = total[row - 1, column] + null, 2
            total[row, column], moves[row, column] = best, move
    return moves


def _slanted(path: Path) -> NDArray[np.int32]:
    """Return the path in single steps; runs of null beads and large beads become straight lines."""
    corners = [path[0]]
    for before, after in pairwise(path):
        if min(after[0] - before[0], after[1] - before[1]) > 0:
            corners += [before, after]
    corners.append(path[-1])
    steps = [path[0]]
    for before, after in pairwise(corners):
        wide, high = after[0] - before[0], after[1] - before[1]
        for number in range(1, wide + high + 1):
            row = before[0] + round(wide * number / (wide + high))
            column = before[1] + number - (row - before[0])
            steps.append((row, column))
    return np.array(steps, np.int32)


@numba.njit(fastmath=True)
def _banded(one, other, one_norms, other_norms, slant, kinds, width, null):  # noqa: ANN001, ANN202
    """Search a band about the path, along its diagonals; return the best move of each place, -1 for none."""
    rows, columns = one.shape[1], other.shape[1]
    steps = slant.shape[0]
    total = np.full((steps, 2 * width), np.inf)
    moves = np.full((steps, 2 * width), -1, np.int8)
    for step in range(steps):
        for offset in range(2 * width):
            column = slant[step, 1] - width + offset
            row = step - column
            if column < 0 or row < 0 or row > rows or column > columns:
                continue
            if step == 0:
                total[step, offset] = 0
                continue
            for kind in range(kinds.shape[0]):
                a, b = kinds[kind, 0], kinds[kind, 1]
                if a > row or b > column:
                    continue
                before = step - a - b
                place = column - b - slant[before, 1] + width
                if place < 0 or place >= 2 * width or total[before, place] == np.inf:
                    continue
                cost = null
                if a > 0 and b > 0:
                    cosine = dot(one[a - 1, row - 1], other[b - 1, column - 1])
                    norm = 1e-6 + one_norms[a - 1, row - 1] + other_norms[b - 1, column - 1]
                    cost = 2 * a * b * (1 - cosine) / norm
                if total[before, place] + cost < total[step, offset]:
                    total[step, offset] = total[before, place] + cost
                    moves[step, offset] = kind
    return moves


def _trace(moves, slant, kinds, width: int, end: tuple[int, int]) -> Path:  # noqa: ANN001
    row, column = end
    path = [(row, column)]
    while row or column:
        kind = kinds[moves[row + column, column - slant[row + column, 1] + width]]
        row, column = row - int(kind[0]), column - int(kind[1])
        path.append((row, column))
    return path[::-1]


def beads_of(path: Path) -> list[GoldBead]:
    """Return the beads between the places of a path."""
    return [
        (tuple(range(row, next_row)), tuple(range(column, next_column)))
        for (row, column), (next_row, next_column) in pairwise(path)
    ]
