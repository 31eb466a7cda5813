"""Laws of the aligner: the search is exact, beads cover both sides, swapping mirrors them."""

from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from muqabala.alignment import Side, align
from muqabala.alignment.anchors import heaviest_chain
from muqabala.alignment.posterior import probabilities
from muqabala.alignment.search import UNREACHABLE, Path, best_path

SIDES = (2, 3)
"""Sentences of the translation and of the original that a bead of these tests may hold."""


def side(seed: int, count: int, *, repeat: bool = False) -> Side:
    random = np.random.default_rng(seed)
    vectors = random.normal(size=(count, 16)).astype(np.float32)
    if repeat and count > 1:
        vectors[1:] = vectors[0]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Side(vectors, random.integers(5, 200, count).astype(float), np.sort(random.integers(0, 4, count)))


def table(rows: int, columns: int, seed: int, count: int = 1) -> np.ndarray:
    """Return scores of all beads of boxes of one size."""
    scores = (
        np.random.default_rng(seed).normal(size=(*SIDES, rows + 1, columns + 1, count)).astype(np.float32)
    )
    for a, b in np.ndindex(*SIDES):
        scores[a, b, : a + 1] = scores[a, b, :, : b + 1] = UNREACHABLE
    return scores


def paths(rows: int, columns: int, scores: np.ndarray, gap: float) -> tuple[float, float]:
    """Return the best total and the log sum of all paths' totals by the definition, cell by cell."""

    @cache
    def ending(row: int, column: int, state: str) -> tuple[float, float]:
        if row < 0 or column < 0:
            return -np.inf, -np.inf
        if row == column == 0:
            return (0.0, 0.0) if state == "match" else (-np.inf, -np.inf)
        if state == "match":
            return join(
                add(ending(row - a - 1, column - b - 1, before), scores[a, b, row, column, 0])
                for a, b in np.ndindex(*SIDES)
                if a < row and b < column
                for before in ("match", "extra", "missing")
            )
        place = (row - 1, column) if state == "extra" else (row, column - 1)
        goes_on = ("extra",) if state == "extra" else ("extra", "missing")
        return join([add(ending(*place, "match"), -gap), *(ending(*place, before) for before in goes_on)])

    return join(ending(rows, columns, state) for state in ("match", "extra", "missing"))


def add(totals: tuple[float, float], score: float) -> tuple[float, float]:
    return totals[0] + float(score), totals[1] + float(score)


def join(totals) -> tuple[float, float]:
    best, summed = zip(*totals, (-np.inf, -np.inf), strict=True)
    return max(best), float(np.logaddexp.reduce(summed))


def worth(path: Path, scores: np.ndarray, gap: float, box: int = 0) -> float:
    """Add a path up, and check that it leads from bead to bead."""
    total, in_gap, place = 0.0, False, (0, 0)
    for row, column, a, b in zip(path.row, path.column, path.a, path.b, strict=True):
        assert (row - a, column - b) == place
        place = (row, column)
        if a and b:
            total, in_gap = total + float(scores[a - 1, b - 1, row, column, box]), False
        else:
            total, in_gap = total - (0 if in_gap else gap), True
    return total


sizes = {"rows": st.integers(0, 6), "columns": st.integers(0, 6)}


@settings(max_examples=100, deadline=None)
@given(**sizes, seed=st.integers(0, 10_000), gap=st.floats(0, 1))
def test_the_search_finds_the_best_path(rows, columns, seed, gap):
    scores = table(rows, columns, seed)
    path = best_path(scores, gap, (np.array([rows]), np.array([columns])))
    assert (path.a.sum(), path.b.sum()) == (rows, columns)
    if rows or columns:
        assert np.isclose(worth(path, scores, gap), paths(rows, columns, scores, gap)[0], atol=1e-4)


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10_000), extents=st.lists(st.tuples(*sizes.values()), min_size=1, max_size=5))
def test_boxes_searched_together_are_searched_as_each_alone(seed, extents):
    rows, columns = np.array(extents).T
    scores = table(int(rows.max()), int(columns.max()), seed, len(extents))
    together = best_path(scores, 0.3, (rows, columns))
    for box, (height, width) in enumerate(extents):
        alone = scores[:, :, : height + 1, : width + 1, box : box + 1]
        path = best_path(alone, 0.3, (rows[box : box + 1], columns[box : box + 1]))
        mine = together.box == box
        assert together.row[mine].tolist() == path.row.tolist()
        assert together.column[mine].tolist() == path.column.tolist()


@settings(max_examples=50, deadline=None)
@given(rows=st.integers(1, 5), columns=st.integers(1, 5), seed=st.integers(0, 10_000))
def test_a_bead_is_as_probable_as_its_paths_among_all_paths(rows, columns, seed):
    scores, gap = table(rows, columns, seed), 0.3
    ends = (np.array([rows]), np.array([columns]))
    path = best_path(scores, gap, ends)
    found = probabilities(scores, gap, ends, path, temperature=1.0)
    total = paths(rows, columns, scores, gap)[1]
    matched = (path.a > 0) & (path.b > 0)
    for row, column, a, b, probability in zip(
        *(part[matched] for part in (path.row, path.column, path.a, path.b, found)), strict=True
    ):
        without = scores.copy()
        without[a - 1, b - 1, row, column] = UNREACHABLE
        assert np.isclose(probability, 1 - np.exp(paths(rows, columns, without, gap)[1] - total), atol=1e-3)
    assert ((found >= 0) & (found <= 1)).all()


@settings(max_examples=60, deadline=None)
@given(ours=st.integers(0, 25), theirs=st.integers(0, 25), seed=st.integers(0, 999), repeat=st.booleans())
def test_beads_cover_both_sides_once_and_in_order(ours, theirs, seed, repeat):
    beads = align(side(seed, ours, repeat=repeat), side(seed + 1, theirs))
    assert sorted(i for bead in beads for i in bead.translation) == list(range(ours))
    assert sorted(j for bead in beads for j in bead.original) == list(range(theirs))
    still = [bead for bead in beads if not bead.moved]
    for numbers in ([i for b in still for i in b.translation], [j for b in still for j in b.original]):
        assert numbers == sorted(numbers)


@settings(max_examples=60, deadline=None)
@given(ours=st.integers(0, 20), theirs=st.integers(0, 20), seed=st.integers(0, 999))
def test_swapping_the_sides_mirrors_the_beads(ours, theirs, seed):
    one, other = side(seed, ours), side(seed + 1, theirs)
    beads = {(bead.translation, bead.original, bead.moved) for bead in align(one, other)}
    mirrored = {(bead.original, bead.translation, bead.moved) for bead in align(other, one)}
    assert beads == mirrored


@settings(max_examples=30, deadline=None)
@given(count=st.integers(1, 12), empty=st.integers(0, 12), seed=st.integers(0, 999))
def test_an_empty_sentence_does_no_harm(count, empty, seed):
    both = side(seed, count)
    with_empty = Side(
        np.insert(both.vectors, min(empty, count), 0, axis=0),
        np.insert(both.lengths, min(empty, count), 0),
        np.insert(both.paragraphs, min(empty, count), both.paragraphs[min(empty, count - 1)]),
    )
    beads = align(with_empty, both)
    assert sorted(i for bead in beads for i in bead.translation) == list(range(count + 1))
    assert all(np.isfinite((bead.similarity, bead.confidence)).all() for bead in beads)


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
