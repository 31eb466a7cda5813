"""Laws of the aligner: the search is exact, beads cover both sides, duplicates and empty sides do no harm."""

from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from muqabala.alignment import Side, align
from muqabala.alignment.anchors import heaviest_chain
from muqabala.alignment.moves import MOVES
from muqabala.alignment.search import best_path


def side(seed: int, count: int, *, repeat: bool = False) -> Side:
    random = np.random.default_rng(seed)
    vectors = random.normal(size=(count, 16)).astype(np.float32)
    if repeat and count > 1:
        vectors[1:] = vectors[0]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Side(vectors, random.integers(5, 200, count).astype(float), np.sort(random.integers(0, 4, count)))


def plain_dynamic_programming(rows: int, columns: int, scores: dict, gap: float) -> float:
    """Return the best total by the definition, cell by cell."""

    @cache
    def best(row: int, column: int, in_gap: bool) -> float:
        if row == column == 0:
            return -np.inf if in_gap else 0.0
        if in_gap:
            before = [(row - 1, column)] * (row > 0) + [(row, column - 1)] * (column > 0)
            return max(max(best(*place, True), best(*place, False) - gap) for place in before)
        totals = [
            max(best(row - a, column - b, True), best(row - a, column - b, False)) + scores[a, b, row, column]
            for a, b in MOVES
            if a <= row and b <= column
        ]
        return max(totals, default=-np.inf)

    return max(best(rows, columns, False), best(rows, columns, True))


@settings(max_examples=60, deadline=None)
@given(rows=st.integers(1, 7), columns=st.integers(1, 7), seed=st.integers(0, 10_000), gap=st.floats(0, 1))
def test_the_search_finds_the_best_path(rows, columns, seed, gap):
    random = np.random.default_rng(seed)
    scores = {
        (a, b, row, column): float(random.normal())
        for a, b in MOVES
        for row in range(a, rows + 1)
        for column in range(b, columns + 1)
    }

    def score(move, row, low, high):
        return np.array([scores[(*move, row, column)] for column in range(low, high + 1)])

    path = best_path(np.zeros(rows + 1, int), np.full(rows + 1, columns), score, gap)
    total, in_gap = 0.0, False
    for (row, column), (next_row, next_column) in path:
        move = (next_row - row, next_column - column)
        if min(move):
            total, in_gap = total + scores[(*move, next_row, next_column)], False
        else:
            total, in_gap = total - (0 if in_gap else gap), True
    assert np.isclose(total, plain_dynamic_programming(rows, columns, scores, gap))


@settings(max_examples=60, deadline=None)
@given(ours=st.integers(0, 25), theirs=st.integers(0, 25), seed=st.integers(0, 999), repeat=st.booleans())
def test_beads_cover_both_sides_once_and_in_order(ours, theirs, seed, repeat):
    beads = align(side(seed, ours, repeat=repeat), side(seed + 1, theirs))
    assert sorted(i for bead in beads for i in bead.translation) == list(range(ours))
    assert sorted(j for bead in beads for j in bead.original) == list(range(theirs))
    still = [bead for bead in beads if not bead.moved]
    for numbers in ([i for b in still for i in b.translation], [j for b in still for j in b.original]):
        assert numbers == sorted(numbers)


@settings(max_examples=30, deadline=None)
@given(ours=st.integers(1, 20), theirs=st.integers(1, 20), seed=st.integers(0, 999))
def test_swapping_the_sides_mirrors_the_matched_beads(ours, theirs, seed):
    one, other = side(seed, ours), side(seed + 1, theirs)
    matched = {(b.translation, b.original) for b in align(one, other) if not b.is_null and not b.moved}
    mirrored = {(b.original, b.translation) for b in align(other, one) if not b.is_null and not b.moved}
    assert matched == mirrored


@given(st.lists(st.tuples(st.integers(0, 20), st.floats(0.125, 1, width=16)), max_size=30))
def test_the_heaviest_chain_ascends_and_is_heaviest(pairs):
    columns = np.array([column for column, _ in pairs], dtype=np.int64)
    weights = np.array([weight for _, weight in pairs], dtype=np.float32)
    chain = heaviest_chain(columns, weights)
    assert (np.diff(columns[chain]) > 0).all()
    totals = weights.astype(float)
    for i in range(len(pairs)):
        totals[i] += max((totals[j] for j in range(i) if columns[j] < columns[i]), default=0)
    assert np.isclose(weights[chain].sum(), totals.max(initial=0))
