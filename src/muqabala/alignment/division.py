"""Boxes too large to search whole, as where a chapter was rewritten: divided from coarse to fine."""

from __future__ import annotations

import numpy as np

from muqabala.alignment.boxes import Boxes
from muqabala.alignment.moves import BeadScorer
from muqabala.alignment.search import Path, best_path
from muqabala.alignment.space import Side, scale, unit

LARGEST_CELLS = 250_000
"""Places of a box searched whole (500 by 500 sentences): 25 MB for each of the tables."""

COARSE_CELLS = 40_000
"""Places of the coarse box, where several sentences count as one."""

WINDOW_STEPS = 100
"""Sentences of both sides from one window's middle to the next."""

EDGE = 10
"""A path that crosses a window's middle nearer to its edge than this many sentences wants a larger one."""

Place = tuple[int, int]


def divide(boxes: Boxes, sides: tuple[Side, Side], scorer: BeadScorer) -> Boxes:
    """Return boxes that can all be searched whole, dividing those that cannot."""
    large = boxes.cells > LARGEST_CELLS
    if not large.any():
        return boxes
    parts = []
    for number in range(len(boxes)):
        box = boxes.take(np.array([number]))
        parts.append(_divided(box, sides, scorer) if large[number] else box)
    fields = ("rows", "columns", "heights", "widths")
    return Boxes(*(np.concatenate([getattr(part, field) for part in parts]) for field in fields))


def _divided(box: Boxes, sides: tuple[Side, Side], scorer: BeadScorer) -> Boxes:
    start, extent = (
        (int(box.rows[0]), int(box.columns[0])),
        (int(box.heights[0]), int(box.widths[0])),
    )
    end = (start[0] + extent[0], start[1] + extent[1])
    inner = _coarse_places(start, extent, sides, scorer)
    if not inner and min(extent) > WINDOW_STEPS:
        return _evenly(start, end)
    guesses = [start, *inner, end]
    places = [start]
    for number in range(1, len(guesses) - 1):
        place = _crossing(guesses, number, scorer)
        if place[0] >= places[-1][0] and place[1] >= places[-1][1]:
            places.append(place)
    rows, columns = np.array([*places, end]).T
    return Boxes.between(rows, columns)


def _evenly(start: Place, end: Place) -> Boxes:
    """Cut along the diagonal, where nothing resembles anything and no place is better than another."""
    pieces = -(-max(end[0] - start[0], end[1] - start[1]) // WINDOW_STEPS)
    rows, columns = (np.linspace(start[side], end[side], pieces + 1).astype(np.int64) for side in (0, 1))
    return Boxes.between(rows, columns)


def _coarse_places(start: Place, extent: Place, sides: tuple[Side, Side], scorer: BeadScorer) -> list[Place]:
    """Return places, ``WINDOW_STEPS`` apart, of the path between sentences taken several at once."""
    several = int(np.ceil(np.sqrt(extent[0] * extent[1] / COARSE_CELLS)))
    coarse = (
        _coarse(sides[0], start[0], start[0] + extent[0], several),
        _coarse(sides[1], start[1], start[1] + extent[1], several),
    )
    size = (len(coarse[0]), len(coarse[1]))
    measured = scale(coarse[0].vectors, coarse[1].vectors, np.zeros(0, np.float32))
    coarse_scorer = BeadScorer(coarse, measured, float(scorer.ratio), scorer.costs)
    path = _path(Boxes.between(np.array([0, size[0]]), np.array([0, size[1]])), coarse_scorer)
    matched = (path.a > 0) & (path.b > 0)  # a place inside a long gap says little
    rows = start[0] + np.minimum(path.row[matched] * several, extent[0])
    columns = start[1] + np.minimum(path.column[matched] * several, extent[1])
    passed = (rows + columns - sum(start)) // WINDOW_STEPS
    chosen = np.flatnonzero(np.diff(passed) > 0)
    return list(zip(rows[chosen].tolist(), columns[chosen].tolist(), strict=True))


def _coarse(side: Side, first: int, last: int, several: int) -> Side:
    starts = np.arange(first, last, several) - first
    return Side(
        unit(np.add.reduceat(side.vectors[first:last], starts, axis=0)),
        np.add.reduceat(side.lengths[first:last], starts),
        side.paragraphs[first:last][starts],
    )


def _crossing(guesses: list[Place], number: int, scorer: BeadScorer) -> Place:
    """Return where the path crosses a window's middle; the window widens until it keeps off the edge."""
    middle = sum(guesses[number])
    reach = 1
    while True:
        first, last = guesses[max(0, number - reach)], guesses[min(len(guesses) - 1, number + reach)]
        window = Boxes.between(np.array([first[0], last[0]]), np.array([first[1], last[1]]))
        path = _path(window, scorer)
        at = int(np.searchsorted(path.row + path.column + sum(first), middle))
        place = (first[0] + int(path.row[at]), first[1] + int(path.column[at]))
        whole = number - reach <= 0 and number + reach >= len(guesses) - 1
        wider = 4 * int(window.cells[0]) > LARGEST_CELLS
        near = min(place[0] - first[0], place[1] - first[1], last[0] - place[0], last[1] - place[1]) < EDGE
        if whole or wider or not near:
            return place
        reach *= 2


def _path(box: Boxes, scorer: BeadScorer) -> Path:
    return best_path(scorer(box)[0], scorer.costs.gap, (box.heights, box.widths))
