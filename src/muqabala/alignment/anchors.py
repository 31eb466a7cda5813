"""Pairs of sentences that are surely each other's rendering, and the band they leave to search."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.space import Integers, Nearest

ANCHOR_LEAD = 0.08
"""Cosine by which an anchor leads its second best, about half the spread of random pairs."""

ANCHOR_SIMILARITY = 0.35
"""And is this similar: two and a half spreads above random pairs."""

BAND_RADIUS = 8
"""Sentences searched beyond the rectangle between two anchors."""

EXACT_CELLS = 250_000
"""Up to this many cells (500 by 500 sentences) everything is searched."""


Pairs = tuple[Integers, Integers]
"""Sentence numbers of the translation and of the original, pair by pair."""


def anchors(translation: Nearest, original: Nearest) -> Pairs:
    """Return the pairs that are each other's nearest, lead clearly, and ascend on both sides."""
    rows = np.arange(len(translation.partner))
    columns = translation.partner
    good = (
        (original.partner[columns] == rows)
        & (translation.similarity > ANCHOR_SIMILARITY)
        & (np.minimum(translation.lead, original.lead[columns]) > ANCHOR_LEAD)
    )
    kept = heaviest_chain(columns[good], translation.similarity[good])
    return rows[good][kept], columns[good][kept]


def heaviest_chain(columns: Integers, weights: NDArray[np.float32]) -> Integers:
    """Return the places of the ascending part of ``columns`` with the greatest total weight.

    >>> heaviest_chain(np.array([4, 0, 1, 2]), np.ones(4, np.float32)).tolist()
    [1, 2, 3]
    """
    total = np.zeros(len(columns))
    before = np.full(len(columns), -1)
    for place, column in enumerate(columns):
        earlier = np.where(columns[:place] < column, total[:place], 0.0)
        if earlier.any():
            before[place] = earlier.argmax()
        total[place] = weights[place] + earlier.max(initial=0.0)
    chain: list[int] = []
    at = int(total.argmax()) if len(columns) else -1
    while at >= 0:
        chain.append(at)
        at = int(before[at])
    return np.array(chain[::-1], dtype=np.int64)


def band(count: tuple[int, int], chain: Pairs) -> tuple[Integers, Integers]:
    """Return the first and last place to search in the original, for each place in the translation.

    Places lie between sentences, 0 to n. Between two anchors lies their whole
    rectangle, so that a long omission
    stays inside; small texts are searched whole.
    """
    rows, columns = count
    if rows * columns <= EXACT_CELLS:
        return np.zeros(rows + 1, np.int64), np.full(rows + 1, columns)
    low, high = np.full(rows + 1, columns), np.zeros(rows + 1, np.int64)
    corners = [(0, 0), *zip(chain[0].tolist(), chain[1].tolist(), strict=True), (rows, columns)]
    for (row, column), (next_row, next_column) in pairwise(corners):
        part = slice(max(0, row - BAND_RADIUS), next_row + 2 + BAND_RADIUS)
        low[part] = np.minimum(low[part], max(0, column - BAND_RADIUS))
        high[part] = np.maximum(high[part], min(columns, next_column + 1 + BAND_RADIUS))
    return low, high
