"""Which sentences render which, on made vectors: a true pair shares its direction."""

import re
from pathlib import Path

import numpy as np
import pytest

import muqabala.alignment
from muqabala.alignment import Side, align
from muqabala.alignment.anchors import EXACT_CELLS, Anchors, anchors
from muqabala.alignment.boxes import cut
from muqabala.alignment.division import LARGEST_CELLS

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
    return [f"{len(bead.translation)}:{len(bead.original)}" for bead in beads]


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


def test_a_large_text_is_cut_between_clear_anchors_and_a_long_gap_stays_whole():
    rows = np.arange(0, 900)
    columns = np.where(rows < 450, rows, rows + 600)
    clear = np.ones(900, np.float32)
    boxes = cut((900, 1500), Anchors(rows, columns, clear, clear))
    assert EXACT_CELLS < 900 * 1500
    assert boxes.heights.sum() == 900
    assert boxes.widths.sum() == 1500
    assert sorted(boxes.widths.tolist())[-2:] == [1, 602]


def test_a_book_aligns_as_an_article_does():
    vectors = meanings(700)
    beads = align(side(np.delete(vectors, range(200, 320), axis=0)), side(vectors, seed=2))
    wrong = [
        bead for bead in beads if not bead.is_null and bead.original[0] - bead.translation[0] not in (0, 120)
    ]
    assert not wrong
    assert sum(not bead.translation for bead in beads) == 120


def joined(vectors, numbers):
    """Return the meanings with these numbers as one sentence."""
    rest = np.delete(vectors, numbers[1:], axis=0)
    rest[numbers[0]] = vectors[numbers].sum(axis=0)
    return rest


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_up_to_five_sentences_are_one_bead_and_its_mirror(count):
    vectors = meanings(14)
    numbers = list(range(6, 6 + count))
    lengths = np.full(15 - count, 100.0)
    lengths[6] = 100.0 * count
    merged, whole = (
        side(joined(vectors, numbers), lengths=lengths, noise=0.3),
        side(vectors, seed=2, noise=0.3),
    )
    assert ((6,), tuple(numbers)) in links(align(merged, whole))
    assert (tuple(numbers), (6,)) in links(align(whole, merged))


def links(beads):
    return [(bead.translation, bead.original) for bead in beads]


def test_merged_sentences_of_a_moved_passage_are_linked_too():
    vectors = meanings(20)
    order = [0, 1, 2, 3, 12, 13, 14, *range(4, 12), *range(15, 20)]
    moved = vectors[order]
    lengths = np.full(19, 100.0)
    lengths[5] = 200.0
    ours = side(joined(moved, [5, 6]), lengths=lengths, noise=0.3)
    beads = align(ours, side(vectors, seed=2, noise=0.3))
    assert [bead.original for bead in beads if bead.moved] == [(12,), (13, 14)]
    assert not any(bead.is_null for bead in beads)


def test_half_of_the_original_left_out_in_blocks_is_null_beads_of_the_original():
    vectors = meanings(60)
    kept = [number for number in range(60) if number // 10 % 2 == 0]
    beads = align(side(vectors[kept]), side(vectors, seed=2))
    assert [bead.original for bead in beads if bead.translation] == [(number,) for number in kept]


def test_a_bead_that_could_be_another_is_less_sure():
    vectors = meanings(12)
    vectors[6] = vectors[5]
    beads = align(side(np.delete(vectors, 6, axis=0)), side(vectors, seed=2))
    sure = {bead.translation: bead.confidence for bead in beads}
    assert sure[5,] < 0.9 < min(sure[place,] for place in (0, 1, 2, 8, 9, 10))


def test_weak_vectors_leave_a_box_too_large_that_is_divided_and_still_aligned():
    vectors = meanings(700)
    ours = side(np.delete(vectors, range(300, 380), axis=0), noise=1.8)
    theirs = side(vectors, seed=2, noise=1.8)
    assert cut((620, 700), anchors(ours, theirs)).cells.max() > LARGEST_CELLS
    right = [
        bead
        for bead in align(ours, theirs)
        if not bead.is_null and bead.original[0] - bead.translation[0] in (0, 80)
    ]
    assert len(right) > 0.9 * 620


@pytest.mark.parametrize(
    "module", sorted(Path(muqabala.alignment.__file__).parent.glob("*.py")), ids=lambda p: p.stem
)
def test_nothing_here_knows_a_language(module):
    source = module.read_text(encoding="utf-8")
    assert "muqabala.languages" not in source
    assert not re.search("[\u0600-\u06ff]", source)


@pytest.mark.parametrize("count", [3, 200, 600])
def test_texts_without_a_known_word_align_to_something_in_order(count):
    unknown = Side(np.zeros((count, DIMENSION), np.float32), np.full(count, 9.0), np.arange(count))
    beads = align(unknown, unknown)
    assert [i for bead in beads for i in bead.translation] == list(range(count))
    assert [j for bead in beads for j in bead.original] == list(range(count))
