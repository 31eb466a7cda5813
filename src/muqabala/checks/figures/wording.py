"""How findings word a quantity for a reader without Arabic: in Western digits and English words."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from fractions import Fraction

from muqabala.languages.quantities.measures import is_money
from muqabala.languages.quantities.record import Quantity, Type
from muqabala.languages.tables import rows

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_MULTIPLES: dict[float, str] = {2: "double", 3: "triple"}
_PHASES = {1: "the beginning", 2: "the middle", 3: "the end"}
_TURNS = {-1: "last", 0: "this", 1: "next"}
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_VAGUE: dict[float, str] = {
    10: "dozens",
    100: "hundreds",
    1e3: "thousands",
    1e4: "tens of thousands",
    1e5: "hundreds of thousands",
    1e6: "millions",
    1e7: "tens of millions",
    1e8: "hundreds of millions",
    1e9: "billions",
}


def number_words(value: float) -> str:
    """Word a value in Western digits.

    >>> number_words(1_300_000_000), number_words(12500), number_words(0.75)
    ('1.3 billion', '12,500', '0.75')
    """
    for scale, name in _SCALES:
        if value >= scale:
            return f"{value / scale:,.10g} {name}"
    return f"{value:,.10g}"


def quantity_words(quantity: Quantity) -> str:
    """Word a quantity in English.

    >>> quantity_words(Quantity(14, Type.PERCENT, 0, 0, ""))
    '14 percent'
    >>> quantity_words(Quantity(18e6, Type.CARDINAL, 0, 0, "", unit="dinar/TN"))
    '18 million Tunisian dinars'
    """
    word = _WORDED.get(quantity.type)
    if word:
        return word(quantity)
    return f"{number_words(quantity.value)} {unit_words(quantity.unit, quantity.value)}".rstrip()


def _fraction(quantity: Quantity) -> str:
    share = Fraction(quantity.value).limit_denominator(20)
    return f"{share} {unit_words(quantity.unit, 1)}".rstrip()


def _multiple(quantity: Quantity) -> str:
    return _MULTIPLES.get(quantity.value, f"{number_words(quantity.value)} times")


def _ordinal(quantity: Quantity) -> str:
    value = int(quantity.value)
    teen = value % 100 in {11, 12, 13}
    return (
        f"{value}{'th' if teen else _ENDINGS.get(value % 10, 'th')} {unit_words(quantity.unit, 1)}".rstrip()
    )


def unit_words(name: str, count: float = 2) -> str:
    """Word a unit or currency: "Tunisian dinars", "kilometre".

    >>> unit_words("pound/EG"), unit_words("km", 1), unit_words("")
    ('Egyptian pounds', 'kilometre', '')
    """
    if not name:
        return ""
    family, _, country = name.partition("/")
    table, key = ("currencies.tsv", "family") if is_money(name) else ("units.tsv", "name")
    row = next(row for row in rows(table) if row[key] == family)
    singular, plural, *_ = (*row["english"].split("|"), row["english"].split("|")[0])
    lands = (
        row["english"].split("|")[0] for row in rows("currency_countries.tsv") if row["country"] == country
    )
    land = next(lands, "") if country != row.get("country") else ""
    return f"{land} {singular if count == 1 else plural}".lstrip()


def _named(quantity: Quantity) -> str:
    if quantity.unit == "gregorian":
        return calendar.month_name[int(quantity.value)]
    if quantity.type is Type.WEEKDAY:
        return calendar.day_name[int(quantity.value) - 1]
    return next(
        row["english"].split("|")[0]
        for row in rows("calendars.tsv")
        if row["calendar"] == quantity.unit
        and row["kind"] == quantity.type
        and row["value"] == f"{quantity.value:.0f}"
    )


_WORDED: dict[Type, Callable[[Quantity], str]] = {
    Type.PERCENT: lambda quantity: f"{number_words(quantity.value)} percent",
    Type.POINTS: lambda quantity: f"{number_words(quantity.value)} percentage points",
    Type.FRACTION: _fraction,
    Type.MULTIPLE: _multiple,
    Type.VAGUE: lambda quantity: _VAGUE.get(quantity.value, number_words(quantity.value)),
    Type.MONTH: _named,
    Type.WEEKDAY: _named,
    Type.FEAST: _named,
    Type.YEAR: lambda quantity: f"{quantity.value:.0f}",
    Type.DAY: lambda quantity: f"day {quantity.value:.0f}",
    Type.DECADE: lambda quantity: f"the {quantity.value:.0f}s",
    Type.ORDINAL: _ordinal,
    Type.RATE: lambda quantity: f"per {quantity.unit}",
    Type.PHASE: lambda quantity: _PHASES[int(quantity.value)],
    Type.TURN: lambda quantity: f"{_TURNS[int(quantity.value)]} {quantity.unit}",
    Type.MONEY: lambda quantity: unit_words(quantity.unit),
    Type.SPAN: lambda quantity: unit_words(quantity.unit),
    Type.TIME: lambda quantity: f"{int(quantity.value) // 60 or 12}:{int(quantity.value) % 60:02}",
}
"""How each type is worded; a plain number goes with its unit."""
