"""Vectors to beads: which sentences render which. Nothing here knows a language."""

from __future__ import annotations

import numpy as np

from muqabala.alignment.anchors import Anchors, anchors
from muqabala.alignment.beads import search
from muqabala.alignment.boxes import cut
from muqabala.alignment.confidence import confidences
from muqabala.alignment.division import divide
from muqabala.alignment.moved import with_moved
from muqabala.alignment.moves import BeadScorer, Costs
from muqabala.alignment.space import Side, centre, median, scale
from muqabala.records import Bead

__all__ = ["Costs", "Side", "align"]


def align(translation: Side, original: Side, costs: Costs | None = None) -> tuple[Bead, ...]:
    """Link the sentences of both sides in m:n beads; null beads and moved ones included.

    The beads cover every sentence of both sides once, in the order of the
    monotone path; ``similarity`` is the cosine of the pooled sides, 0 for a
    null bead.
    """
    if not len(translation) or not len(original):
        extra = [Bead((number,), (), 0.0) for number in range(len(translation))]
        return tuple(extra + [Bead((), (number,), 0.0) for number in range(len(original))])
    sides = (_centred(translation), _centred(original))
    chain = anchors(*sides)
    measured = scale(sides[0].vectors, sides[1].vectors, chain.similarity)
    scorer = BeadScorer(sides, measured, _length_ratio(*sides, chain), costs or Costs())
    parts = divide(cut((len(translation), len(original)), chain), sides, scorer)
    beads, moved = with_moved(search(parts, scorer), sides, scorer)
    sure = confidences(beads, moved, scorer)
    fields = (beads.row, beads.next_row, beads.column, beads.next_column, beads.similarity, moved, sure)
    return tuple(
        Bead(tuple(range(row, next_row)), tuple(range(column, next_column)), *values)
        for row, next_row, column, next_column, *values in zip(*(f.tolist() for f in fields), strict=True)
    )


def _centred(side: Side) -> Side:
    return Side(centre(side.vectors), side.lengths, side.paragraphs)


def _length_ratio(translation: Side, original: Side, chain: Anchors) -> float:
    """Return the logarithm of the original's length per length of the translation, over trusted pairs."""
    overall = np.log((original.lengths.sum() + 1) / (translation.lengths.sum() + 1))
    trusted = np.log((original.lengths[chain.columns] + 1) / (translation.lengths[chain.rows] + 1))
    return float(median(np.concatenate([trusted, [overall]])))
