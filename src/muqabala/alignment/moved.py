"""Passages that the translation has, but elsewhere: linked after the monotone pass."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.beads import Beads, search
from muqabala.alignment.boxes import Boxes
from muqabala.alignment.moves import BeadScorer
from muqabala.alignment.space import Integers, Scale, Side
from muqabala.embed.base import Vectors

MOVED_MATCH = 0.6
"""Similarity on the document's scale (a true pair is 1) that a sentence of a moved passage must reach."""

LINKED_MATCH = 0.35
"""And the sentences beside it in the passage."""

ROWS_AT_ONCE = 1024
"""Unmatched sentences compared at once: an abridged book leaves too many for one table."""


def with_moved(beads: Beads, sides: tuple[Side, Side], scorer: BeadScorer) -> tuple[Beads, NDArray[np.bool_]]:
    """Search the passages that stand elsewhere, and put their beads in place of the null beads.

    Return also which beads are such. They stand where the translation has them.
    """
    extra, missing = np.flatnonzero(beads.is_extra), np.flatnonzero(beads.is_missing)
    unmatched = (beads.row[extra], beads.column[missing])
    boxes = _moved_boxes(unmatched, (sides[0].vectors, sides[1].vectors), scorer.scale)
    found = search(boxes, scorer)
    links = found.take(_surely_moved(found, scorer.scale))
    kept = np.ones(len(beads), bool)
    for null, numbers, firsts, ends in (
        (extra, unmatched[0], links.row, links.next_row),
        (missing, unmatched[1], links.column, links.next_column),
    ):
        # Null beads of one side ascend, so that those of a link follow one another.
        first = np.searchsorted(numbers, firsts)
        for start, stop in zip(first.tolist(), (first + ends - firsts).tolist(), strict=True):
            kept[null[start:stop]] = False
    places = np.concatenate([np.flatnonzero(kept), extra[np.searchsorted(unmatched[0], links.row)]])
    order = np.argsort(places, kind="stable")
    moved = np.concatenate([np.zeros(int(kept.sum()), bool), np.ones(len(links), bool)])
    return Beads.joined(beads.take(kept), links).take(order), moved[order]


def _moved_boxes(
    unmatched: tuple[Integers, Integers], vectors: tuple[Vectors, Vectors], scale: Scale
) -> Boxes:
    """Return stretches of unmatched sentences of both sides that surely hold the same passage.

    Each holds a pair that is very similar and each other's nearest in both
    texts: a moved sentence that is missed shows as an omission and an addition, which is
    milder than a wrong link that hides both. The stretch goes on to both sides while sentences are
    unmatched, up to the next such pair of another passage.
    """
    places = _mutual(vectors[0][unmatched[0]], vectors[1][unmatched[1]], scale)
    rows, columns = unmatched[0][places[0]], unmatched[1][places[1]]
    alone = np.flatnonzero(_none_nearer(vectors, rows, columns))
    alone = alone[_none_nearer(vectors[::-1], columns[alone], rows[alone])]
    ours, theirs = (_Seeds(numbers, place[alone]) for numbers, place in zip(unmatched, places, strict=True))
    follows = (np.diff(ours.run) == 0) & (np.diff(theirs.run) == 0) & (np.diff(theirs.rank) == 1)
    firsts = np.flatnonzero(np.concatenate([[True], ~follows])[: len(ours.number)])
    lasts = np.concatenate([firsts[1:] - 1, [len(ours.number) - 1]])[: len(firsts)]
    row, next_row = ours.low[firsts], ours.high[lasts]
    column, next_column = theirs.low[firsts], theirs.high[lasts]
    return Boxes(row, column, next_row - row, next_column - column)


def _none_nearer(vectors: tuple[Vectors, Vectors], rows: Integers, columns: Integers) -> NDArray[np.bool_]:
    """Tell whether each pair's second is the nearest to its first of all sentences, matched ones too."""
    nearest = np.empty(len(rows), np.int64)
    for start in range(0, len(rows), ROWS_AT_ONCE):
        part = slice(start, start + ROWS_AT_ONCE)
        nearest[part] = (vectors[0][rows[part]] @ vectors[1].T).argmax(axis=1)
    same: NDArray[np.bool_] = nearest == columns
    return same


def _surely_moved(beads: Beads, scale: Scale) -> NDArray[np.bool_]:
    """Tell which beads of such stretches belong to the passage: similar ones, around a very similar one."""
    match = np.where(beads.is_null, 0, scale(beads.similarity))
    similar = match > LINKED_MATCH
    starts = np.flatnonzero(np.diff(similar, prepend=False) | (np.diff(beads.box, prepend=-1) != 0))
    if not len(starts):
        return similar
    highest = np.maximum.reduceat(match, starts)
    kept: NDArray[np.bool_] = similar & np.repeat(highest > MOVED_MATCH, np.diff([*starts, len(beads)]))
    return kept


def _mutual(ours: Vectors, theirs: Vectors, scale: Scale) -> tuple[Integers, Integers]:
    """Return places of pairs that are each other's nearest and very similar, ascending on our side."""
    best, partner = np.full(len(theirs), -np.inf, np.float32), np.full(len(theirs), -1)
    nearest = np.full(len(ours), -1)
    for start in range(0, len(ours) if len(theirs) else 0, ROWS_AT_ONCE):
        match: NDArray[np.float32] = scale(ours[start : start + ROWS_AT_ONCE] @ theirs.T)
        chosen = match.argmax(axis=1)
        clear = np.take_along_axis(match, chosen[:, None], axis=1)[:, 0] > MOVED_MATCH
        nearest[start : start + len(match)] = np.where(clear, chosen, -1)
        better = match.max(axis=0) > best
        best[better] = match.max(axis=0)[better]
        partner[better] = start + match.argmax(axis=0)[better]
    rows = np.flatnonzero(nearest >= 0)
    rows = rows[partner[nearest[rows]] == rows]
    return rows, nearest[rows]


@dataclass(slots=True)
class _Seeds:
    """The pairs' sentences of one side: number, run of unmatched sentences, and rank among the pairs."""

    number: Integers
    run: Integers
    rank: Integers
    low: Integers
    high: Integers

    def __init__(self, unmatched: Integers, place: Integers) -> None:
        run = np.cumsum(np.diff(unmatched, prepend=-2) != 1) - 1
        self.number, self.run = unmatched[place], run[place]
        order = np.argsort(place)
        self.rank = np.empty(len(place), np.int64)
        self.rank[order] = np.arange(len(place))
        # Each may reach to the ends of its run, but only forward where another stands between.
        starts = unmatched[np.searchsorted(run, self.run)]
        ends = unmatched[np.searchsorted(run, self.run, "right") - 1]
        before = np.concatenate([[-1], self.number[order]])[self.rank]
        behind = np.concatenate([self.number[order], [np.iinfo(np.int64).max]])[self.rank + 1]
        self.low = np.where(before < starts, starts, self.number)
        self.high = np.minimum(ends + 1, behind)
