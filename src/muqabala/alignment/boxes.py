"""The boxes that are searched: stretches of both texts between places where the path surely passes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from muqabala.alignment.anchors import EXACT_CELLS, Anchors
from muqabala.alignment.space import Integers

CUT_LEAD = 0.3
"""Lead of two anchors that follow each other, between which the path surely passes."""

SIZE_CLASSES = np.array([1, 3, 6, 12, 24, 48, 96, 192, 384, 768])
"""Heights and widths up to which boxes are searched together."""

CELLS_AT_ONCE = 20_000
"""Places scored at once: 2 MB for each of the tables."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Stretches of both texts: ``rows`` and ``columns`` are the places where each begins, shape (boxes,)."""

    rows: Integers
    columns: Integers
    heights: Integers
    widths: Integers

    def __len__(self) -> int:
        return len(self.rows)

    def groups(self) -> list[Integers]:
        """Return numbers of boxes of about one size, few enough to be scored at once."""
        classes = np.searchsorted(SIZE_CLASSES, [self.heights, self.widths])
        keys = classes[0] * (len(SIZE_CLASSES) + 1) + classes[1]
        groups = []
        for key in np.unique(keys):
            members = np.flatnonzero(keys == key)
            cells = (int(self.heights[members].max()) + 1) * (int(self.widths[members].max()) + 1)
            at_once = max(1, CELLS_AT_ONCE // cells)
            groups += [members[start : start + at_once] for start in range(0, len(members), at_once)]
        return groups

    def take(self, which: Integers) -> Boxes:
        """Return some of them."""
        return Boxes(self.rows[which], self.columns[which], self.heights[which], self.widths[which])

    @property
    def cells(self) -> Integers:
        """Return how many places each has."""
        return (self.heights + 1) * (self.widths + 1)

    @classmethod
    def between(cls, rows: Integers, columns: Integers) -> Boxes:
        """Return the boxes from each of these places to the next."""
        return cls(rows[:-1], columns[:-1], np.diff(rows), np.diff(columns))


def cut(count: tuple[int, int], chain: Anchors) -> Boxes:
    """Cut both texts between clear anchors that follow each other on both sides.

    Small texts are one box. A long omission lies in one box whole.
    """
    follows = (np.diff(chain.rows) == 1) & (np.diff(chain.columns) == 1)
    follows &= np.minimum(chain.lead[1:], chain.lead[:-1]) > CUT_LEAD
    follows &= count[0] * count[1] > EXACT_CELLS
    rows, columns = (
        np.concatenate([[0], side[1:][follows], [end]])
        for side, end in zip((chain.rows, chain.columns), count, strict=True)
    )
    return Boxes.between(rows, columns)
