"""Opposite words that tell one fact, because the two things they compare have changed places.

"A beat B" is "B lost to A"; "twice what B has" said of A is "half of what A has" said of B.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from muqabala.languages.caching import remembered
from muqabala.languages.claims.contrasts.opposites import opposites
from muqabala.languages.claims.contrasts.sets import Contrast, contrasts
from muqabala.languages.claims.words.counterparts import Counterparts, Token, counterparts
from muqabala.languages.claims.words.reading import STOPS

_REACH = 12
"""Words around a word of comparison among which the things compared are looked for."""

_OF_BOUNDS = frozenset(("above or below the mark", "bound", "limit", "more of it", "more or less"))
"""Sets of words that say from which side a quantity is bounded."""

_UNITS = frozenset(("years", "year", "months", "month", "weeks", "week", "days", "day", "hours", "hour"))
"""English words that stand right before "after" and say how long after."""

_LEFT_AND_GONE = frozenset((("الي", "by"), ("بنسبة", "to")))
"""Words before a bound of what is left, and of what is gone."""

_RECIPROCAL = tuple(map(set, (("half", "double"), ("third", "triple"), ("quarter", "four times"))))
_IN_TIME = {"before", "after"}
_OF_PARTIES = frozenset(
    ("above or below the mark", "buying and selling", "money handed", "result", "result of a contest")
)
"""Sets of words that link two parties from one end or the other."""
_COMPARING = "comparison"
"""The check whose other words compare two things where a "than" follows."""


class Contradictions(NamedTuple):
    """What two texts contradict each other on: wherever it stands, and in one place of a close rendering."""

    contrasts: tuple[Contrast, ...]
    opposites: tuple[Contrast, ...]


@remembered
def contradictions(original: str, translation: str) -> Contradictions:
    """Return where a translation contradicts its original, but for facts told from their other end."""
    found = counterparts(original, translation)
    return Contradictions(
        *(
            tuple(without_converses(found, told))
            for told in (contrasts(original, translation), opposites(original, translation))
        )
    )


def without_converses(found: Counterparts, contrasts: Iterable[Contrast]) -> Iterator[Contrast]:
    """Yield the contrasts that are not one fact told from its other end.

    Where a share and its bound are both turned ("less than a tenth", "more than ten times"), so are the
    things compared.
    """
    told = tuple(contrasts)
    is_turned = any(map(_is_reciprocal, told)) and any(
        one.told and one.meant.group in _OF_BOUNDS for one in told
    )
    for one in told:
        if not (_is_turned(one) if is_turned else _is_converse(found, one)):
            yield one


def have_changed_places(found: Counterparts, original: int, translation: int) -> bool:
    """Tell whether the things that an English word compares stand in the other order in Arabic.

    They are what stands nearest to it; where "than" follows, what stands first and what follows that.
    ``original`` and ``translation`` are where the opposite words start.
    """
    own, place = _number(found.arabic, original), _number(found.english, translation)
    before = [back for n in _clause(found.english, place, -1) if (back := found.back[n] - {own})]
    pivot = _pivot(found, place)
    after = (back for n in _clause(found.english, pivot or place, 1) if (back := found.back[n] - {own}))
    second = next(after, None)
    return bool(before and second) and min(before[-1 if pivot else 0]) > max(second or ())


def _is_turned(contrast: Contrast) -> bool:
    return contrast.meant.group in _OF_BOUNDS or _is_reciprocal(contrast)


def _is_converse(found: Counterparts, contrast: Contrast) -> bool:
    if contrast.translation is None:
        return False
    places = contrast.original.start, contrast.translation.start
    if contrast.meant.group in _OF_BOUNDS and _is_remainder(found, *places):
        return True
    if _is_reciprocal(contrast) or {contrast.meant.name, contrast.told and contrast.told.name} == _IN_TIME:
        return _stands_before(found, *places)
    may_compare = contrast.meant.group in _OF_PARTIES or (
        contrast.meant.check == _COMPARING and _pivot(found, _number(found.english, places[1]))
    )
    return bool(may_compare) and have_changed_places(found, *places)


def _is_remainder(found: Counterparts, original: int, translation: int) -> bool:
    """Tell whether one side says how much is left and the other how much is gone: "by more than half"."""
    arabic, english = _number(found.arabic, original), _number(found.english, translation)
    if not (arabic and english):
        return False
    return (found.arabic[arabic - 1].word, found.english[english - 1].word) in _LEFT_AND_GONE


def _is_reciprocal(contrast: Contrast) -> bool:
    """Tell whether one word is the other's reciprocal: a third, and three times."""
    return contrast.told is not None and {contrast.meant.name, contrast.told.name} in _RECIPROCAL


def _stands_before(found: Counterparts, original: int, translation: int) -> bool:
    """Tell whether what follows an Arabic word stands before the English one: "half of" it, "after" it.

    Right before "after" stands how long after it was.
    """
    place = _number(found.english, translation)
    clause = _clause(found.arabic, _number(found.arabic, original), 1)
    places = [found.mates[number] for number in clause if number in found.mates]
    return bool(places) and max(places) < place and found.english[place - 1].word not in _UNITS


def _pivot(found: Counterparts, place: int) -> int | None:
    """Return the number of the "than" that follows an English word."""
    return next((n for n in _clause(found.english, place, 1) if found.english[n].word == "than"), None)


def _clause(tokens: tuple[Token, ...], place: int, way: int) -> Iterator[int]:
    """Yield the numbers of the tokens from a place to the end of its sentence, onwards or back."""
    numbers = range(place + way, max(-1, min(len(tokens), place + way * (_REACH + 1))), way)
    return takewhile(lambda number: tokens[number].word not in STOPS, numbers)


def _number(tokens: tuple[Token, ...], start: int) -> int:
    return next((n for n, token in enumerate(tokens) if token.end > start), len(tokens) - 1)
