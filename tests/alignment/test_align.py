"""Which sentences render which, on made vectors: a true pair shares its direction."""

import numpy as np
import pytest

from muqabala.alignment import Side, align
from muqabala.alignment.anchors import EXACT_CELLS, band

DIMENSION = 64


def meanings(count, seed=0):
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION))
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def side(vectors, paragraphs=None, lengths=None, *, noise=0.6, seed=1):
    vectors = np.array(vectors)
    noisy = vectors + noise * np.random.default_rng(seed).normal(size=vectors.shape) / np.sqrt(DIMENSION)
    unit = noisy / np.linalg.norm(noisy, axis=1, keepdims=True)
    count = len(vectors)
    return Side(
        unit.astype(np.float32),
        np.full(count, 100.0) if lengths is None else np.array(lengths, float),
        np.arange(count) if paragraphs is None else np.array(paragraphs),
    )


def kinds(beads):
    return [bead.kind for bead in beads]


def test_equal_texts_align_one_to_one():
    vectors = meanings(12)
    beads = align(side(vectors), side(vectors, seed=2))
    assert [(bead.translation, bead.original) for bead in beads] == [((i,), (i,)) for i in range(12)]


def test_a_dropped_sentence_is_a_null_bead():
    vectors = meanings(12)
    beads = align(side(np.delete(vectors, 5, axis=0)), side(vectors, seed=2))
    assert [bead.original for bead in beads if not bead.translation] == [(5,)]


def test_an_invented_sentence_is_a_null_bead():
    vectors = meanings(12)
    beads = align(side(vectors), side(np.delete(vectors, 7, axis=0), seed=2))
    assert [bead.translation for bead in beads if not bead.original] == [(7,)]


def test_a_long_gap_does_not_derail_what_follows():
    vectors = meanings(40)
    beads = align(side(np.delete(vectors, range(10, 28), axis=0)), side(vectors, seed=2))
    assert sorted(j for bead in beads if not bead.translation for j in bead.original) == list(range(10, 28))


def test_merged_sentences_are_a_bead_of_one_to_two():
    vectors = meanings(12)
    merged = np.delete(vectors, 6, axis=0)
    merged[5] = vectors[5] + vectors[6]
    lengths = [100.0] * 11
    lengths[5] = 200.0
    beads = align(side(merged, lengths=lengths, noise=0.3), side(vectors, seed=2, noise=0.3))
    assert ((5,), (5, 6)) in [(bead.translation, bead.original) for bead in beads]


def test_a_moved_paragraph_is_linked_and_marked():
    vectors = meanings(12)
    order = [0, 1, 2, 8, 3, 4, 5, 6, 7, 9, 10, 11]
    beads = align(side(vectors[order]), side(vectors, seed=2))
    assert [(bead.translation, bead.original) for bead in beads if bead.moved] == [((3,), (8,))]
    assert not any(bead.is_null for bead in beads)


@pytest.mark.parametrize(("ours", "theirs"), [(0, 0), (0, 3), (3, 0), (1, 1)])
def test_empty_and_tiny_sides_do_no_harm(ours, theirs):
    beads = align(side(meanings(ours)), side(meanings(theirs)))
    assert sum(len(bead.translation) for bead in beads) == ours
    assert sum(len(bead.original) for bead in beads) == theirs


def test_a_book_is_searched_in_a_band_that_widens_at_a_long_gap():
    rows = np.arange(0, 900, 10)
    low, high = band((900, 1500), (rows, np.where(rows < 450, rows, rows + 600)))
    assert EXACT_CELLS < 900 * 1500
    assert low[205] >= 180
    assert high[205] <= 230
    assert low[445] <= 440
    assert high[445] >= 1050
    assert (low[0], high[-1]) == (0, 1500)
    assert (np.diff(low) >= 0).all()
    assert (np.diff(high) >= 0).all()


def test_a_book_aligns_as_an_article_does():
    vectors = meanings(700)
    beads = align(side(np.delete(vectors, range(200, 320), axis=0)), side(vectors, seed=2))
    wrong = [
        bead for bead in beads if not bead.is_null and bead.original[0] - bead.translation[0] not in (0, 120)
    ]
    assert not wrong
    assert sum(not bead.translation for bead in beads) == 120
