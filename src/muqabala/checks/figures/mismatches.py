"""What the figures left unmatched amount to: one mismatch for one wrong figure, of the most specific kind.

A figure that stands against another of its kind in the same pair is a *substitution*; a weighty
figure that stands alone is *lost* or *added*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from muqabala.checks.bitext import Bitext
from muqabala.checks.figures.alone import ONLY, only_periods, only_turns
from muqabala.checks.figures.complements import (
    are_parts_of_one,
    is_share_for_difference,
    without_complements,
)
from muqabala.checks.figures.counted import exchanged, miscounted
from muqabala.checks.figures.equivalence import COUNTS, same_value, whole_of
from muqabala.checks.figures.matching import NEIGHBOURS, Compared, Figure, compare
from muqabala.checks.figures.proportions import match_proportions
from muqabala.checks.figures.weight import is_said, is_weighty
from muqabala.languages.quantities.measures import is_money, ratio, same_unit, stands_alone, unit
from muqabala.languages.quantities.record import CALENDAR, NAMES, Quantity, Type


class Pattern(StrEnum):
    """How the figures of a mismatch stand to each other."""

    UNIT = "unit"  # the same figure, another unit
    REMEASURED = "remeasured"  # another figure in another unit, and the one does not convert to the other
    POINTS = "points"  # the same figure, percent on one side and percentage points on the other
    LEAD = "lead"  # the same figure, by it on one side and to it on the other
    PART = "part"  # the same share, of a whole on one side and more or less than it on the other
    SAME_TYPE = "same-type"  # two weighty figures of one type
    UNLIKE = "unlike"  # two counts without a common unit or digit: perhaps of different things
    SMALL = "small"  # two figures of one type, one of them one, two or a half
    SHARE = "share"  # a percentage and a fraction
    NAMED = "named"  # two months, weekdays or feasts
    LOST = "lost"  # a figure of the original alone
    ADDED = "added"  # a figure of the translation alone


class Mismatch(NamedTuple):
    """A figure on each side, or on one of them, that the other side does not bear out.

    ``slug`` is the check it belongs to; ``anchor`` is where the pair ends in the translation.
    """

    slug: str
    pattern: Pattern
    translation: Figure | None
    original: Figure | None
    anchor: int


@lru_cache(maxsize=1)
def mismatches(bitext: Bitext) -> tuple[Mismatch, ...]:
    """Return every mismatch of a bitext, in the translation's order."""
    groups = compare(bitext)
    found: list[Mismatch] = []
    for place, group in enumerate(groups):
        neighbours = groups[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
        around = [compared for pairs in neighbours for compared in pairs]
        for compared in group:
            if not compared.pair.is_null:
                found += _of_pair(compared, around)
    return tuple(found)


def _of_pair(compared: Compared, around: Sequence[Compared]) -> Iterator[Mismatch]:
    anchor = compared.pair.translation[-1].end
    yield from _of_matches(compared, anchor)
    match_proportions(compared)
    english, arabic = without_complements(compared)
    counts = (*exchanged(compared), *miscounted(english, arabic, compared))
    for one, other in (pair for pair in counts if not are_parts_of_one(*pair, compared)):
        slug = slug_of(Pattern.SMALL, one.quantity, other.quantity)
        yield Mismatch(slug, Pattern.SMALL, one, other, anchor)
    for pattern, one, other in _opposed(english, arabic, compared):
        yield Mismatch(slug_of(pattern, one.quantity, other.quantity), pattern, one, other, anchor)
    said_in_arabic = [figure.quantity for other in around for figure in other.original.all]
    said_in_english = [figure.quantity for other in around for figure in other.translation.all]
    if any(figure.quantity.type in _SHARES for figure in (*english, *arabic)) and english and arabic:
        return  # a share of the one may make a figure of the other
    for figure in arabic:
        if is_weighty(figure) and not is_said(figure, said_in_english):
            small = next((other for other in english if _stands_small(other, figure)), None)
            pattern = Pattern.SMALL if small else Pattern.LOST
            yield Mismatch(_own_slug(figure.quantity), pattern, small, figure, anchor)
    for figure in english:
        if is_weighty(figure) and not is_said(figure, said_in_arabic):
            yield Mismatch(_own_slug(figure.quantity), Pattern.ADDED, figure, None, anchor)


def _of_matches(compared: Compared, anchor: int) -> Iterator[Mismatch]:
    """Yield the figures that both sides have, where they say something else of them."""
    for match in compared.matches:
        slug = _own_slug(match.original.quantity)
        if _leads_differ(match.translation.quantity, match.original.quantity):
            yield Mismatch(slug, Pattern.LEAD, match.translation, match.original, anchor)
        elif is_share_for_difference(match, compared):
            yield Mismatch(slug, Pattern.PART, match.translation, match.original, anchor)


def _stands_small(one: Figure, other: Figure) -> bool:
    """Tell whether a bare "one" or "two" may stand for a weighty count: one round for إحدى عشرة جولة."""
    return one.quantity.soft and {one.quantity.type, other.quantity.type} == {Type.CARDINAL}


def _leads_differ(one: Quantity, other: Quantity) -> bool:
    """Tell "by 17 percent" from "to 17 percent"; by 50 percent and to a half are the same."""
    return bool(one.lead and other.lead) and one.lead != other.lead and not whole_of(one, other)


def _opposed(
    english: list[Figure], arabic: list[Figure], compared: Compared
) -> Iterator[tuple[Pattern, Figure, Figure]]:
    """Take figures that stand against each other off both lists, the surest first."""
    candidates = sorted(
        (
            list(Pattern).index(pattern),
            abs(_place(one, compared.translation.all) - _place(other, compared.original.all)),
            i,
            j,
        )
        for i, one in enumerate(english)
        for j, other in enumerate(arabic)
        if (pattern := _pattern(one, other, compared))
    )
    ones, others = list(english), list(arabic)
    for rank, _, i, j in candidates:
        one, other = ones[i], others[j]
        if one in english and other in arabic:
            english.remove(one)
            arabic.remove(other)
            yield list(Pattern)[rank], one, other


def _place(figure: Figure, figures: Sequence[Figure]) -> float:
    """Return where a figure stands among those of its side, 0 to 1."""
    return figures.index(figure) / len(figures)


def _pattern(one: Figure, other: Figure, compared: Compared) -> Pattern | None:
    """Return how a figure of the translation stands against one of the original, None where it does not."""
    english, arabic = one.quantity, other.quantity
    kinds = {english.type, arabic.type}
    if len(kinds) == 1 and english.type in ONLY:
        pattern = Pattern.SMALL if english.type is Type.TIME else Pattern.UNIT
        return pattern if ONLY[english.type](one, other, compared) else None
    if kinds == {Type.TURN} and english.unit != arabic.unit:
        return Pattern.NAMED if only_turns(one, other, compared) else None
    if kinds <= NAMES:
        calendars = [{reading.unit for reading in figure.readings} for figure in (english, arabic)]
        return Pattern.NAMED if len(kinds) == 1 and calendars[0] & calendars[1] else None
    if english.implied and arabic.implied:
        return Pattern.UNIT if only_periods(one, other, compared) else None
    if kinds == {Type.PERCENT, Type.POINTS} and english.value == arabic.value:
        return Pattern.POINTS
    if kinds <= COUNTS and same_value(english, arabic) and not same_unit(english.unit, arabic.unit):
        if (english.implied or arabic.implied) and english.value <= 1:
            return None
        comparable = is_money(english.unit) == is_money(arabic.unit)
        return Pattern.UNIT if comparable or _shares_dimension(english, arabic) else None
    return _of_values(english, arabic)


def _of_values(english: Quantity, arabic: Quantity) -> Pattern | None:
    """Return the pattern of two figures of different values."""
    kinds = {english.type, arabic.type}
    if english.implied or arabic.implied:
        return Pattern.SMALL if _counts_differ(english, arabic) else None
    if kinds == {Type.CARDINAL, Type.VAGUE}:
        return Pattern.SMALL if _is_out_of_scale(english, arabic) else None
    if not same_unit(english.unit, arabic.unit):
        amounts = all(is_money(name) and stands_alone(name) for name in (english.unit, arabic.unit))
        return Pattern.REMEASURED if amounts or _should_convert(english, arabic) else None
    if english.soft and arabic.soft:
        return Pattern.SMALL if kinds in ({Type.ORDINAL}, {Type.VAGUE}, {Type.MULTIPLE}) else None
    if kinds == {Type.PERCENT, Type.FRACTION}:
        return None if whole_of(english, arabic) else Pattern.SHARE
    if len(kinds) > 1 and kinds not in _ALIKE:
        return None
    if kinds == {Type.CARDINAL, Type.ORDINAL} and not _shares_a_digit(english, arabic):
        return None  # which one and how many are told side by side
    if not (english.soft or arabic.soft):
        return Pattern.SAME_TYPE if _are_kindred(english, arabic) else Pattern.UNLIKE
    return Pattern.SMALL if _tells_though_small(english, arabic) else None


def _counts_differ(english: Quantity, arabic: Quantity) -> bool:
    """Tell whether the same unit is counted and the counts are more than one: three days for يومين."""
    counted = english.unit and english.unit == arabic.unit and {english.type, arabic.type} == {Type.CARDINAL}
    return bool(counted) and min(english.value, arabic.value) > 1


def _is_out_of_scale(english: Quantity, arabic: Quantity) -> bool:
    """Tell whether a count is not of the magnitude that a vague word has: thousands for ألف أسرة."""
    exact, vague = (english, arabic) if arabic.type is Type.VAGUE else (arabic, english)
    too_many = exact.value >= _SCALE * _SCALE * vague.value
    return not exact.soft and same_unit(exact.unit, vague.unit) and (exact.value <= vague.value or too_many)


def _are_kindred(english: Quantity, arabic: Quantity) -> bool:
    """Tell whether one figure may have become the other: 62 and 26, ninety and nine share a digit."""
    if english.type is not Type.CARDINAL or (english.unit and english.unit == arabic.unit):
        return True
    return _shares_a_digit(english, arabic)


def _shares_a_digit(english: Quantity, arabic: Quantity) -> bool:
    digits = [set(f"{quantity.value:.6g}") & _NONZERO for quantity in (english, arabic)]
    return bool(digits[0] & digits[1])


def _should_convert(english: Quantity, arabic: Quantity) -> bool:
    """Tell whether two measures must be one; days and hours are too often parts of one span."""
    one, other = unit(english.unit), unit(arabic.unit)
    is_short = one.dimension == "time" and min(one.factor, other.factor) < unit("year").factor
    return ratio(english.unit, arabic.unit) is not None and not is_short


def _tells_though_small(english: Quantity, arabic: Quantity) -> bool:
    """Tell whether a half against a third, or second against third, is worth telling.

    "One" and "two" against another count are not, unless of the same unit: they are said for so much else.
    """
    values = (english.value, arabic.value)
    if english.type is Type.CARDINAL:
        return _counts_differ(english, arabic)
    if english.type is Type.ORDINAL:
        return min(values) > 1
    return english.type in {Type.FRACTION, Type.MULTIPLE, Type.VAGUE}


def _shares_dimension(one: Quantity, other: Quantity) -> bool:
    names = [
        {unit(reading.unit).dimension for reading in figure.readings if reading.unit}
        for figure in (one, other)
    ]
    return bool(names[0] & names[1])


_COMPARISON = re.compile(r"\b(?:on|over|from|yoy)\b|/")
"""A basis of comparison, such as month on month, is part of a percentage; other rates are units."""

_ALIKE = (
    {Type.CARDINAL, Type.YEAR},
    {Type.ORDINAL, Type.DAY},
    {Type.CARDINAL, Type.ORDINAL},
    {Type.CARDINAL, Type.MULTIPLE},
)
"""Types that may say the same: Article 60 and المادة الستون, five times and خمسة أضعاف."""

_SCALE = 10
_NONZERO = frozenset("123456789")
_SHARES = frozenset({Type.PERCENT, Type.POINTS, Type.FRACTION, Type.MULTIPLE})


def slug_of(pattern: Pattern, english: Quantity, arabic: Quantity) -> str:
    """Return the check that a mismatch of two figures belongs to: the most specific one."""
    if pattern is Pattern.REMEASURED:
        return "number" if is_money(english.unit) else "unit"
    if pattern is Pattern.UNIT:
        if english.type is Type.RATE and _COMPARISON.search(english.text):
            return "percent"
        money = [any(is_money(reading.unit) for reading in figure.readings) for figure in (english, arabic)]
        return "currency" if all(money) else "unit"
    kinds = {english.type, arabic.type}
    if Type.PERCENT in kinds or Type.POINTS in kinds:
        return "percent"
    return "date" if kinds & CALENDAR else "number"


def _own_slug(quantity: Quantity) -> str:
    return slug_of(Pattern.LOST, quantity, quantity)
