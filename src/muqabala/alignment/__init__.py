"""Vectors to beads: which sentences render which. Nothing here knows a language."""

from __future__ import annotations

import numpy as np

from muqabala.alignment.anchors import Pairs, anchors, band
from muqabala.alignment.moved import link_moved
from muqabala.alignment.moves import BeadScorer, Costs
from muqabala.alignment.search import best_path
from muqabala.alignment.space import Side, centre, nearest, scale
from muqabala.records import Bead

__all__ = ["Costs", "Side", "align"]


def align(translation: Side, original: Side, costs: Costs | None = None) -> tuple[Bead, ...]:
    """Link the sentences of both sides in m:n beads; null beads and moved ones included.

    The beads cover every sentence of both sides once, in the order of the
    monotone path; ``similarity`` is the cosine of the pooled sides, 0 for a
    null bead.
    """
    if not len(translation) or not len(original):
        return tuple([Bead((i,), (), 0.0) for i in range(len(translation))] + _missing(range(len(original))))
    costs = costs or Costs()
    translation = Side(centre(translation.vectors), translation.lengths, translation.paragraphs)
    original = Side(centre(original.vectors), original.lengths, original.paragraphs)
    chain = anchors(*nearest(translation.vectors, original.vectors))
    measured = scale(translation.vectors, original.vectors, chain)
    scorer = BeadScorer(translation, original, measured, _length_ratio(translation, original, chain), costs)
    low, high = band((len(translation), len(original)), chain)
    beads = []
    for (row, column), (next_row, next_column) in best_path(low, high, scorer, costs.gap):
        move = (next_row - row, next_column - column)
        matched = min(move) > 0
        similarity = scorer.similarity(move, next_row, next_column, next_column)[0] if matched else 0.0
        beads.append(Bead(tuple(range(row, next_row)), tuple(range(column, next_column)), float(similarity)))
    return tuple(link_moved(beads, translation.vectors, original.vectors, measured))


def _missing(numbers: range) -> list[Bead]:
    return [Bead((), (number,), 0.0) for number in numbers]


def _length_ratio(translation: Side, original: Side, chain: Pairs) -> float:
    """Return the original's length per length of the translation, over trusted pairs and over all."""
    overall = np.log(original.lengths.sum() / translation.lengths.sum())
    trusted = np.log((original.lengths[chain[1]] + 1) / (translation.lengths[chain[0]] + 1))
    return float(np.exp(np.median(np.concatenate([trusted, [overall]]))))
