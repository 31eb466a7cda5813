"""How well beads agree with the gold: strict F1, F1 on what is unaligned, and intervals by bootstrap."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from aligners_texts import GoldBead, Planted
from numpy.typing import NDArray

from muqabala.evaluation.planted import auroc

BLOCK = 50
"""Sentences of the original that the bootstrap draws together."""
DRAWS = 1000

Counts = NDArray[np.float64]
"""Of each block: right and all beads found, right and all of the gold, and right, found and gold nulls."""


def counts(planted: Planted, beads: Collection[GoldBead]) -> Counts:
    """Count a document's blocks, shape (blocks, 7).

    As vecalign's score.py: null beads count among those found, not among those to be found.
    """
    gold, found = set(planted.gold), set(beads)
    tally = np.zeros((len(planted.arabic) // BLOCK + 1, 7))
    block = _Blocks(planted)
    for bead in found:
        tally[block(bead), 0] += bead in gold
        tally[block(bead), 1] += 1
    for bead in gold:
        if all(bead):
            tally[block(bead), 2] += bead in found
            tally[block(bead), 3] += 1
    found_nulls, gold_nulls = unaligned(found), unaligned(gold)
    for sentence in found_nulls | gold_nulls:
        row = tally[block.of(sentence)]
        row[4] += sentence in found_nulls and sentence in gold_nulls
        row[5] += sentence in found_nulls
        row[6] += sentence in gold_nulls
    return tally


class _Blocks:
    """The block of a bead: by its Arabic, or where it has none by its English."""

    def __init__(self, planted: Planted) -> None:
        self.share = len(planted.arabic) / max(1, len(planted.english))

    def __call__(self, bead: GoldBead) -> int:
        return self.of((1, bead[1][0]) if bead[1] else (0, bead[0][0]))

    def of(self, sentence: tuple[int, int]) -> int:
        side, number = sentence
        return int(number if side else number * self.share) // BLOCK


def unaligned(beads: Collection[GoldBead]) -> set[tuple[int, int]]:
    """Return the sentences of both sides, with the number of their side, that null beads hold."""
    return {(side, number) for bead in beads if not all(bead) for side in (0, 1) for number in bead[side]}


def strict_f1(total: Counts) -> float:
    """Return the strict F1 of summed counts."""
    precision, recall = total[0] / max(total[1], 1), total[2] / max(total[3], 1)
    return float(2 * precision * recall / max(precision + recall, 1e-9))


def null_f1(total: Counts) -> float:
    """Return the F1 on which sentences are unaligned."""
    return float(2 * total[4] / max(total[5] + total[6], 1))


def interval(measure: object, blocks: Counts) -> str:
    """Return a measure of all blocks with its 95 % bootstrap interval."""
    random = np.random.default_rng(0)
    draws = [measure(blocks[random.integers(0, len(blocks), len(blocks))].sum(axis=0)) for _ in range(DRAWS)]
    low, high = np.percentile(draws, [2.5, 97.5])
    return f"{measure(blocks.sum(axis=0)):.3f} ({low:.3f}–{high:.3f})"


def auroc_of(right: Sequence[bool], confidence: Sequence[float]) -> float:
    """Return the chance that a right bead has the greater confidence than a wrong one."""
    truth, value = np.asarray(right, bool), np.asarray(confidence, float)
    return auroc(value[truth], value[~truth])


def equal_width_error(right: Sequence[bool], confidence: Sequence[float], bins: int = 10) -> float:
    """Return the expected calibration error over bins of equal width; most beads are nearly certain.

    ``drift.recalibration`` has bins of equal counts.
    """
    truth, value = np.asarray(right, float), np.asarray(confidence, float)
    place = np.minimum((value * bins).astype(int), bins - 1)
    gaps = [abs(truth[place == number].sum() - value[place == number].sum()) for number in range(bins)]
    return float(sum(gaps) / len(truth))
