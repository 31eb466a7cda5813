"""Which words of a bead render each other: those that are each other's best counterpart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.words import Associations, Sentences, Words
from muqabala.alignment.yardstick import CLEAR_ASSOCIATION, Yardstick, logistic
from muqabala.records import Bead

Links = tuple[tuple[int, int], ...]
"""Numbers of a word of the translation and one of the original, counted through the bead's sentences."""

_LEAST = 0.5
"""Likelihood from which two words are taken for counterparts."""

_TIE = 1e-3
"""Weight of the plain association, which decides between pairs that are all but certain."""


def bead_links(bead: Bead, words: Sentences, associations: Associations) -> Links:
    """Return the words of a bead that are each other's best counterpart.

    As for support, vectors and lexicon vouch for each other; intersecting both directions is the usual way to
    trust few links (Och and Ney, 2003, section 4.3).
    """
    if bead.is_null:
        return ()
    return _best_of_both(
        np.block(
            [
                [_likelihoods(words[0][ours], words[1][theirs], associations) for theirs in bead.original]
                for ours in bead.translation
            ]
        )
    )


def _best_of_both(table: NDArray[np.float32]) -> Links:
    """Return the cells that are the greatest of their row and of their column."""
    if not table.size:
        return ()
    columns, rows = table.argmax(axis=1), table.argmax(axis=0)
    numbers = np.arange(len(columns))
    sure = (rows[columns] == numbers) & (table[numbers, columns] >= _LEAST)
    return tuple(zip(numbers[sure].tolist(), columns[sure].tolist(), strict=True))


def _likelihoods(ours: Words, theirs: Words, associations: Associations) -> NDArray[np.float32]:
    """Return how likely each of our words and each of theirs are counterparts."""
    known = associations.between(ours, theirs, 0) + associations.between(theirs, ours, 1).T
    known *= np.float32(0.5)
    cosine = Yardstick()(ours.vectors @ theirs.vectors.T)
    unlikely = (1 - cosine) * (1 - logistic(known - CLEAR_ASSOCIATION))
    return np.asarray(1 - unlikely + _TIE * known, np.float32)
