"""Months of the Arab calendars, weekdays and feasts, and the Hijri years in Gregorian ones."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from muqabala.languages.quantities.phrases import Phrases
from muqabala.languages.quantities.record import Type
from muqabala.languages.quantities.tokens import tokens
from muqabala.languages.tables import forms, rows

GREGORIAN, HIJRI = "gregorian", "hijri"
HIJRI_MARKS = frozenset({"ه", "هجريه", "هجرية", "للهجرة"})
_CONVERTED = range(1343, 1501)
"""The Hijri years that hijridate converts; the others are reckoned by their mean length."""

_EPOCH, _YEAR, _SLACK = 622.54, 0.970224, 0.02
"""When the first Hijri year began, how many Gregorian ones a Hijri one takes, and how far this may be out."""

_CENTURY = 100


class Named(NamedTuple):
    """A month, weekday or feast by its name; ``calendar`` is ``gregorian`` or ``hijri`` for a month."""

    type: Type
    value: int
    calendar: str


@cache
def calendar_names(language: str) -> Phrases[Named]:
    """Return the names of months, weekdays and feasts in ``english`` or ``arabic``."""
    return Phrases(
        {
            tuple(token.text for token in tokens(form)): (
                Named(Type(row["kind"]), int(row["value"]), row["calendar"]),
            )
            for row in rows("calendars.tsv")
            for form in forms(row[language])
        }
    )


@cache
def gregorian_months(hijri_year: int, hijri_month: int) -> tuple[tuple[int, int], ...]:
    """Return the Gregorian (year, month) pairs that a Hijri month touches, give or take a day.

    >>> gregorian_months(1445, 9)
    ((2024, 3), (2024, 4))
    """
    if hijri_year not in _CONVERTED:
        return ()
    from datetime import timedelta

    from hijridate import Hijri

    first = Hijri(hijri_year, hijri_month, 1)
    day = timedelta(days=1)
    start = first.to_gregorian()
    edges = (start - day, start + day * first.month_length())
    return tuple(dict.fromkeys((edge.year, edge.month) for edge in edges))


def gregorian_years(hijri_year: int) -> tuple[int, ...]:
    """Return the Gregorian years that a Hijri year touches.

    >>> gregorian_years(1445), gregorian_years(656)
    ((2023, 2024), (1258, 1259))
    """
    if hijri_year not in _CONVERTED:
        start = _EPOCH + _YEAR * (hijri_year - 1)
        return tuple(range(int(start - _SLACK), int(start + _YEAR + _SLACK) + 1))
    return tuple(dict.fromkeys(year for month in (1, 12) for year, _ in gregorian_months(hijri_year, month)))


def gregorian_centuries(hijri_century: int) -> tuple[int, ...]:
    """Return the Gregorian centuries that a Hijri one touches.

    >>> gregorian_centuries(7)
    (13, 14)
    """
    first, *_ = gregorian_years((hijri_century - 1) * _CENTURY + 1)
    *_, last = gregorian_years(hijri_century * _CENTURY)
    return tuple(range(-(-first // _CENTURY), -(-last // _CENTURY) + 1))
