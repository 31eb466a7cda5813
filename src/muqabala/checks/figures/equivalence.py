"""When two quantities say the same: conversions, fractions and percentages, rounding, sums."""

from __future__ import annotations

from muqabala.languages.quantities.measures import ratio, same_unit
from muqabala.languages.quantities.record import NAMES, Quantity, Type

CONVERSION_TOLERANCE = 0.02
"""Conversions are rounded: 62 miles for 100 km is 0.2 % off, acres for feddans 4 %."""

SHARE_TOLERANCE = 0.7
"""Percentage points: a third said as 33 % is 0.33 off, two thirds as 67 % too."""

_EXACT, _TO_THE_UNIT = 1e-6, 1e-12
"""Two values are one within the first; a sum of large and small figures is only within the second."""

_BOTH_HEDGED, _ONE_HEDGED, _NEARLY = 0.05, 0.01, 0.002
"""How far two figures may lie apart where both, one or none of them is hedged."""

_ROUNDED_FROM = 100
"""Smaller counts are not rounded without a hedge."""

COUNTS = frozenset({Type.CARDINAL, Type.ORDINAL, Type.YEAR, Type.DAY, Type.MULTIPLE})
"""Types that are the same where their values are."""

_SHORT_YEAR = 10
"""Years from the tenth of a century on go by their last two digits: حرب 73."""

_NAMED = NAMES | {Type.RATE, Type.SPAN}
"""Types whose unit is their calendar or their unit of time."""


def near(one: float, other: float, tolerance: float = _EXACT) -> bool:
    """Tell whether two values differ by no more than a share of the larger."""
    return abs(one - other) <= tolerance * max(abs(one), abs(other))


def same_value(one: Quantity, other: Quantity) -> bool:
    """Tell whether two readings have compatible types and the same value, whatever their units."""
    kinds = {one.type, other.type}
    if kinds == {Type.YEAR, Type.CARDINAL} and min(one.value, other.value) >= _SHORT_YEAR:
        return near(one.value, other.value) or (
            one.value % 100 == other.value % 100 and _is_short(one, other)
        )
    if kinds <= COUNTS or (len(kinds) == 1 and one.type not in {Type.DECADE, Type.MONEY}):
        return near(one.value, other.value)
    if kinds == {Type.DECADE}:
        return near(one.value % 100, other.value % 100) and (
            min(one.value, other.value) < 100 or one.value == other.value
        )
    if kinds in ({Type.FRACTION, Type.CARDINAL}, {Type.DECADE, Type.CARDINAL}):
        return near(one.value, other.value, CONVERSION_TOLERANCE)
    return kinds == {Type.MONEY}


def _is_short(one: Quantity, other: Quantity) -> bool:
    """Tell whether one of two figures has two digits and no unit."""
    short = min(one, other, key=lambda quantity: quantity.value)
    return short.value < 100 and not short.unit


def identical(one: Quantity, other: Quantity) -> bool:
    """Tell whether the likeliest readings agree in value, type and unit."""
    return one.type is other.type and one.unit == other.unit and same_value(one, other)


def equal(one: Quantity, other: Quantity) -> bool:
    """Tell whether any reading of one agrees with any of the other."""
    return any(same_value(a, b) and _units_agree(a, b) for a in one.readings for b in other.readings)


def alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures are equal and both or neither are given in a unit."""
    return bool(one.unit) is bool(other.unit) and equal(one, other)


def _units_agree(one: Quantity, other: Quantity) -> bool:
    if one.type in _NAMED:
        return one.unit == other.unit
    if not {Type.YEAR, Type.TIME}.isdisjoint((one.type, other.type)):
        return True
    if one.implied or other.implied:
        return one.unit == other.unit or (
            Type.MONEY in {one.type, other.type} and same_unit(one.unit, other.unit)
        )
    return same_unit(one.unit, other.unit)


def converted(one: Quantity, other: Quantity) -> bool:
    """Tell whether one is the other in another unit: 62 miles, 100 km; half a century, fifty years."""
    for a in one.readings:
        for b in other.readings:
            factor = ratio(a.unit, b.unit) if a.unit and b.unit and a.unit != b.unit else None
            if factor and near(a.value * factor, b.value, CONVERSION_TOLERANCE):
                return True
            if {a.unit, b.unit} == {"celsius", "fahrenheit"}:
                celsius, fahrenheit = (a, b) if a.unit == "celsius" else (b, a)
                if near(celsius.value * 9 / 5 + 32, fahrenheit.value, CONVERSION_TOLERANCE):
                    return True
    return False


def same_share(one: Quantity, other: Quantity) -> bool:
    """Tell whether a fraction, percentage or multiple says what another one says."""
    return any(_same_share(a, b) or _same_share(b, a) for a in one.readings for b in other.readings)


def _same_share(one: Quantity, other: Quantity) -> bool:
    if one.type in {Type.PERCENT, Type.POINTS} and other.type is Type.FRACTION:
        return abs(one.value - 100 * other.value) <= SHARE_TOLERANCE
    if one.type is Type.PERCENT and other.type is Type.MULTIPLE:
        return one.value in {100 * (other.value - 1), 100 * other.value}
    return False


def rounded(one: Quantity, other: Quantity) -> bool:
    """Tell whether one, the translation's, is the other rounded, as far as their hedges allow.

    What is rounded has fewer digits: 30,700 is not 30,000 rounded.
    """
    if not same_unit(one.unit, other.unit) or one.type is not other.type:
        return False
    if one.type not in {Type.CARDINAL, Type.PERCENT} or _digits(one.value) >= _digits(other.value):
        return False
    if one.approximate and other.approximate:
        return near(one.value, other.value, _BOTH_HEDGED)
    if one.approximate or other.approximate:
        return near(one.value, other.value, _ONE_HEDGED)
    return min(one.value, other.value) >= _ROUNDED_FROM and near(one.value, other.value, _NEARLY)


def _digits(value: float) -> int:
    """Return how many digits a value has but for the noughts around them."""
    return len(f"{value:.9g}".replace(".", "").strip("0"))


def complement(one: Quantity, other: Quantity) -> bool:
    """Tell whether a change to one share is a change by the other: down by a third, to two thirds."""
    if "to" not in {one.lead, other.lead}:
        return False
    return whole_of(one, other)


def whole_of(one: Quantity, other: Quantity) -> bool:
    """Tell whether two shares make a whole."""
    return any(
        {a.type, b.type} <= {Type.PERCENT, Type.FRACTION}
        and abs(_percentage(a) + _percentage(b) - 100) <= SHARE_TOLERANCE
        for a in one.readings
        for b in other.readings
    )


def _percentage(quantity: Quantity) -> float:
    return quantity.value if quantity.type is Type.PERCENT else 100 * quantity.value


def combines(whole: Quantity, one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities make a third: 48 men and 3 women are 51, 12 of 36 are a third."""
    if whole.type in {Type.PERCENT, Type.FRACTION} and {one.type, other.type} <= COUNTS:
        small, large = sorted((one.value, other.value))
        shares = (small / large, large / small - 1, 1 - small / large) if small > 0 and large > small else ()
        return any(near(100 * share, _percentage(whole), CONVERSION_TOLERANCE) for share in shares)
    for multiple, base in ((one, other), (other, one)):
        if multiple.type is Type.MULTIPLE and base.type is whole.type is Type.PERCENT:
            return near(whole.value, multiple.value * base.value)
    if {whole.type, one.type, other.type} != {Type.CARDINAL} or (one.implied and other.implied):
        return False
    if (one.implied or other.implied) and not (one.unit and other.unit and whole.unit):
        return False
    first, second = _in_unit(one, whole.unit), _in_unit(other, whole.unit)
    if first is None or second is None:
        return False
    return near(whole.value, first + second, _TO_THE_UNIT) or near(
        whole.value, abs(first - second), _TO_THE_UNIT
    )


def _in_unit(quantity: Quantity, name: str) -> float | None:
    """Return the value in another unit, None where it has none."""
    if same_unit(quantity.unit, name):
        return quantity.value
    factor = ratio(quantity.unit, name)
    return factor and quantity.value * factor
