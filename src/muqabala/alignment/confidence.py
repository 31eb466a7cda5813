"""How sure each bead is: its probability, corrected by what the search does not see."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.beads import Beads
from muqabala.alignment.moves import BeadScorer
from muqabala.alignment.search import Scores

WEIGHTS = {
    "bias": 0.77,
    "probability": 0.69,
    "neighbours": 0.10,
    "similarity": 0.92,
    "null": 0.65,
    "size": 0.54,
    "length": -5.16,
    "moved": -1.59,
}
"""Logistic weights, fitted by `python benchmarks/aligners.py weights` on texts for tuning."""

SUREST = 1e-4
"""Probabilities are taken to be this far from 0 and 1, lest one outweighs all else."""


def confidences(beads: Beads, moved: NDArray[np.bool_], scorer: BeadScorer) -> Scores:
    """Return the chance that each bead links exactly the sentences that render each other.

    ``beads`` are a whole text's, in order. A wrong bead makes its neighbours wrong too.
    """
    total: Scores = evidence(beads, moved, scorer) @ np.array(list(WEIGHTS.values()), np.float32)
    sure: Scores = np.reciprocal(1 + np.exp(-total))
    return sure


def evidence(beads: Beads, moved: NDArray[np.bool_], scorer: BeadScorer) -> Scores:
    """Return what speaks for each bead, shape (beads, weights), in the order of ``WEIGHTS``."""
    probable = beads.probability.clip(SUREST, 1 - SUREST)
    odds = np.log(probable / (1 - probable))
    around = np.concatenate([[np.inf], odds, [np.inf]])
    neighbours = np.minimum(np.minimum(around[:-2], around[2:]), np.log(1 / SUREST))
    null = beads.is_null
    match = np.where(null, 0, scorer.scale(beads.similarity))
    size = np.maximum(0, beads.next_row - beads.row + beads.next_column - beads.column - 2)
    length = np.where(null, 0, np.minimum(np.abs(_length_surprise(beads, scorer)), 1))
    columns = [np.ones(len(beads)), odds, neighbours, match, null, size, length, moved]
    return np.stack(columns, axis=1).astype(np.float32)


def _length_surprise(beads: Beads, scorer: BeadScorer) -> Scores:
    """Return the logarithm of how much longer each original is than the document's length ratio says."""
    spans = ((beads.row, beads.next_row), (beads.column, beads.next_column))
    lengths = [
        side.lengths[np.maximum(end - start - 1, 0), end]
        for side, (start, end) in zip(scorer.sides, spans, strict=True)
    ]
    surprise: Scores = lengths[1] - lengths[0] - scorer.ratio
    return surprise
