"""What neighbouring quantities make of each other: dates, and ranges that share a scale or a unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from muqabala.languages.quantities.calendars import GREGORIAN, HIJRI, gregorian_months, gregorian_years
from muqabala.languages.quantities.drafts import Draft, Line
from muqabala.languages.quantities.measures import part
from muqabala.languages.quantities.record import CALENDAR, Quantity, Type

_FOUR_DIGITS, _TWO_DIGITS = re.compile(r"\d{4}"), re.compile(r"\d\d")
_FIRST_YEAR, _MODERN, _LAST_YEAR = 1000, 1800, 2099
"""Beside a month any year is one; elsewhere only four digits from the modern ones."""

_MAX_DAY, _CENTURY = 31, 100
_SHARED_SCALE_BELOW = 1000
"""A bare figure below this may share the scale of the figure it makes a range with."""

_DEGREES = frozenset({"درجة", "درجات", "درجتان", "درجتين"})
"""Of an earthquake, which has no unit of its own: ست درجات وثلاثة أعشار."""

_METRE, _CENTIMETRE = "m", "cm"
"""One metre eighty is one metre and 80 centimetres."""

_RANGED = frozenset({Type.CARDINAL, Type.PERCENT, Type.POINTS})
_OF = frozenset({"of", "the", "in", "من", "في"})


class Joints(NamedTuple):
    """The words by which a language joins quantities.

    ``day`` may stand between a day and its month, ``ranges`` between the ends of a range, ``between``
    before a range, ``years`` in 2023/24. Where ``day_may_follow``, "May 5" is a date.
    """

    day: frozenset[str]
    ranges: frozenset[str]
    between: frozenset[str]
    day_may_follow: bool
    years: frozenset[str] = frozenset({"/", "-", "–"})


def join(drafts: Sequence[Draft], line: Line, joints: Joints) -> tuple[Quantity, ...]:
    """Return the quantities of a text once each has seen its neighbours."""
    drafts = _in_one_unit(drafts, line)
    for draft in drafts:
        if _FOUR_DIGITS.fullmatch(draft.quantity.text) and _MODERN <= draft.quantity.value <= _LAST_YEAR:
            draft.quantity = draft.quantity._replace(type=Type.YEAR)
    for one, other in pairwise(drafts):
        between = line.plain[one.last : other.first]
        _make_date(one, other, between, line, joints)
        _date_decade(one, other, between)
        if other.quantity.type not in CALENDAR - {Type.YEAR}:
            _make_range(one, other, between, line, joints)
    for one, other in zip_longest(drafts, drafts[1:]):
        if one.quantity.unit == HIJRI:
            _convert(one, other)
    return tuple(draft.quantity for draft in drafts)


def _in_one_unit(drafts: Sequence[Draft], line: Line) -> list[Draft]:
    """Make one figure of a count of units and one of their parts: 70 dollars and 45 cents."""
    made: list[Draft] = []
    for draft in drafts:
        more = _part_of(made[-1], draft, line) if made else 0.0
        if more:
            made[-1] = _added(made[-1], draft, line, more)
        else:
            made.append(draft)
    return made


def _part_of(one: Draft, other: Draft, line: Line) -> float:
    """Return what a figure is of the unit of the one before, 0 where it counts no parts of it, or all."""
    first, second = one.quantity, other.quantity
    between = line.plain[one.last : other.first]
    follows_and = line.word(other.first).startswith("و")
    if first.type is Type.CARDINAL and second.type is Type.FRACTION and follows_and:
        is_degree = len(between) == 1 and _DEGREES.issuperset(between)
        return second.value if is_degree else 0.0
    if first.type is not Type.CARDINAL or second.type is not Type.CARDINAL:
        return 0.0
    if second.unit:
        is_joined = between in (["and"], ["و"]) or (not between and follows_and)
    else:
        is_joined = first.unit == _METRE and not between and not follows_and
    more = second.value * part(second.unit or _CENTIMETRE, first.unit) if is_joined else 0.0
    return more if 0 < more < 1 else 0.0


def _added(one: Draft, other: Draft, line: Line, more: float) -> Draft:
    """Return the draft of both figures in the unit of the first, of which the other is ``more``."""
    first, end = one.quantity, other.quantity.end
    text = line.text[first.start : end]
    reading, *others = (
        it._replace(value=it.value + more, end=end, text=text, soft=False, implied=False)
        for it in first.readings
    )
    return Draft(reading._replace(also=tuple(others)), one.first, other.last, one.scale)


def _is_day(quantity: Quantity, last: int) -> bool:
    counted = quantity.type in {Type.CARDINAL, Type.ORDINAL} and not quantity.unit
    return counted and quantity.value.is_integer() and 1 <= quantity.value <= last


def _is_year(quantity: Quantity) -> bool:
    counted = quantity.type in {Type.CARDINAL, Type.YEAR} and not quantity.unit
    return counted and _FIRST_YEAR <= quantity.value <= _LAST_YEAR


def _make_date(one: Draft, other: Draft, between: Sequence[str], line: Line, joints: Joints) -> None:
    """Make a day of the number beside a month, a year of the number behind one.

    Before a year "June 91" is a day that does not exist, elsewhere a year.
    """
    first, second = one.quantity, other.quantity
    after = other.last + (line.word(other.last) == ",")
    year_follows = line.is_literal(after) and bool(_FOUR_DIGITS.fullmatch(line.word(after)))
    last = _CENTURY - 1 if year_follows else _MAX_DAY
    if second.type is Type.MONTH and _is_day(first, last) and joints.day.issuperset(between):
        one.quantity = _as_day(first)
    elif first.type is Type.MONTH and joints.day_may_follow and _is_day(second, last) and not between:
        other.quantity = _as_day(second)
    elif first.type in {Type.MONTH, Type.DAY} and _is_year(second) and set(between) <= {","}:
        other.quantity = second._replace(type=Type.YEAR)


def _as_day(quantity: Quantity) -> Quantity:
    return quantity._replace(type=Type.DAY, soft=False, also=())


def _date_decade(one: Draft, other: Draft, between: Sequence[str]) -> None:
    """Give the twenties of the last century their first year."""
    decade, century = one.quantity, other.quantity
    of_century = decade.type is Type.DECADE and century.type is Type.ORDINAL and century.unit == "century"
    if of_century and decade.value < _CENTURY and set(between) <= _OF:
        one.quantity = decade._replace(value=decade.value + _CENTURY * (century.value - 1))


def _make_range(one: Draft, other: Draft, between: Sequence[str], line: Line, joints: Joints) -> None:
    """Let the first end of "35-40 percent" or "20 to 30 million" take the scale and unit of the second."""
    first, second = one.quantity, other.quantity
    shares_scale = one.scale == 1 < other.scale and first.value < _SHARED_SCALE_BELOW
    value = first.value * other.scale if shares_scale else first.value
    if list(between) == ["of", "the"] and shares_scale and first.type is Type.CARDINAL:
        one.quantity = first.reading(value, unit=second.unit)
    glued = line.word(other.first).startswith("و") and not line.is_literal(other.first)
    if len(between) > 1 or not (glued or not joints.ranges.isdisjoint(between)):
        return
    if (
        _FOUR_DIGITS.fullmatch(first.text)
        and _TWO_DIGITS.fullmatch(second.text)
        and joints.years >= set(between)
    ):
        year = first.value - first.value % _CENTURY + second.value
        other.quantity = second.reading(year, Type.YEAR)._replace(soft=True)
        return
    if first.unit or first.type is not Type.CARDINAL or second.type not in _RANGED:
        return
    if shares_scale and line.word(one.first - 1) in joints.between and value < second.value:
        one.quantity = first._replace(value=value, unit=second.unit, type=second.type, also=())
    elif second.unit or shares_scale or second.type is not first.type:
        one.quantity = first.reading(value, second.type, second.unit)


def _convert(one: Draft, following: Draft | None) -> None:
    """Give a Hijri year, or a Hijri month with the year behind it, its Gregorian readings."""
    quantity = one.quantity
    if quantity.type is Type.YEAR:
        for year in gregorian_years(int(quantity.value)):
            quantity = quantity.reading(year, unit="")
    elif following and following.first == one.last and following.quantity.type is Type.YEAR:
        for year, month in gregorian_months(int(following.quantity.value), int(quantity.value)):
            quantity = quantity.reading(month, unit=GREGORIAN)
            following.quantity = following.quantity.reading(year, Type.YEAR, "")
    one.quantity = quantity
