"""Beads as arrays, while they are found and judged."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.boxes import Boxes
from muqabala.alignment.moves import BeadScorer
from muqabala.alignment.posterior import probabilities
from muqabala.alignment.search import Scores, best_path
from muqabala.alignment.space import Integers


@dataclass(frozen=True, slots=True)
class Beads:
    """Sentences of the translation from ``row`` to before ``next_row``, of the original likewise by column.

    ``probability`` is that of the bead among all paths through its ``box``;
    ``similarity`` the cosine of its sides, 0 for a null bead.
    """

    row: Integers
    next_row: Integers
    column: Integers
    next_column: Integers
    similarity: Scores
    probability: Scores
    box: Integers

    def __len__(self) -> int:
        return len(self.row)

    @property
    def is_extra(self) -> NDArray[np.bool_]:
        """Tell which are sentences of the translation without an original."""
        extra: NDArray[np.bool_] = self.column == self.next_column
        return extra

    @property
    def is_missing(self) -> NDArray[np.bool_]:
        """Tell which are sentences of the original without a translation."""
        missing: NDArray[np.bool_] = self.row == self.next_row
        return missing

    @property
    def is_null(self) -> NDArray[np.bool_]:
        """Tell which have one side only."""
        return self.is_extra | self.is_missing

    def take(self, which: Integers | NDArray[np.bool_]) -> Beads:
        """Return some of them."""
        return Beads(*(getattr(self, field.name)[which] for field in fields(self)))

    @classmethod
    def joined(cls, *parts: Beads) -> Beads:
        """Return the beads of all parts, one after the other."""
        return cls(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(cls)))


def search(boxes: Boxes, scorer: BeadScorer) -> Beads:
    """Return the beads of the best path through each box, in the order of the boxes."""
    found = [_searched(boxes.take(group), group, scorer) for group in boxes.groups()]
    if not found:
        number, score = np.zeros(0, np.int64), np.zeros(0, np.float32)
        return Beads(number, number, number, number, score, score, number)
    beads = Beads.joined(*found)
    return beads.take(np.argsort(beads.box, kind="stable"))


def _searched(boxes: Boxes, numbers: Integers, scorer: BeadScorer) -> Beads:
    ends = (boxes.heights, boxes.widths)
    worth, similarity = scorer(boxes)
    path = best_path(worth, scorer.costs.gap, ends)
    probable = probabilities(worth, scorer.costs.gap, ends, path)
    cosine = similarity[path.a - 1, path.b - 1, path.row, path.column, path.box]
    cosine[(path.a == 0) | (path.b == 0)] = 0
    rows, columns = path.row + boxes.rows[path.box], path.column + boxes.columns[path.box]
    return Beads(rows - path.a, rows, columns - path.b, columns, cosine, probable, numbers[path.box])
