"""What a number in running text amounts to, in either language."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Type(StrEnum):
    """What kind of quantity a stretch of text states.

    The value of a percentage and of percentage points is the figure before the
    sign; of a fraction, the fraction; of a multiple, its factor; of a vague
    quantity, its order of magnitude (dozens and عشرات are 10); of a decade,
    its first year, or that year's last two digits where the century is not
    said; of a weekday, 1 (Monday) to 7. Rates (per day, annual) and currencies that stand without a
    figure have the value 1, and so have spans of time in the plural (for weeks). The part of a period is
    1 (early), 2 (mid) or 3 (late); last, this and next month are -1, 0 and 1. A time of the day is in
    minutes after midnight or noon; its unit is ``ZONE`` where the text names a zone.
    """

    CARDINAL = "number"
    ORDINAL = "ordinal"
    YEAR = "year"
    DAY = "day of a month"
    MONTH = "month"
    WEEKDAY = "weekday"
    FEAST = "feast"
    DECADE = "decade"
    PERCENT = "percent"
    POINTS = "percentage points"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    VAGUE = "vague"
    RATE = "rate"
    PHASE = "part of a period"
    TURN = "last, this or next period"
    MONEY = "currency"
    SPAN = "span of time"
    TIME = "time of the day"


ZONE = "zone"

NAMES = frozenset({Type.MONTH, Type.WEEKDAY, Type.FEAST, Type.PHASE, Type.TURN})
"""The types of dates that are words."""

CALENDAR = NAMES | {Type.YEAR, Type.DAY, Type.DECADE}
"""The types that belong to a date."""


class Quantity(NamedTuple):
    """One quantity at ``start`` to ``end`` (code points into the text given).

    ``unit`` is a name in ``measures`` or a calendar, empty where none is said. A ``soft`` quantity
    (one, two, a half, a code's number) is too easily said in other words to be missed when it has no
    counterpart; an ``implied`` one is said without a numeral (a decade, عامين). ``approximate`` tells
    of a hedge such as "about"; ``lead`` whether a change is "by" or "to" the figure. ``also`` holds
    other readings of the same words, likeliest first.
    """

    value: float
    type: Type
    start: int
    end: int
    text: str
    unit: str = ""
    soft: bool = False
    implied: bool = False
    approximate: bool = False
    lead: str = ""
    also: tuple[Quantity, ...] = ()

    @property
    def readings(self) -> tuple[Quantity, ...]:
        """Return all readings, this one first."""
        return (self, *self.also)

    def reading(self, value: float, kind: Type | None = None, unit: str | None = None) -> Quantity:
        """Return this quantity with one more reading behind the others, unless it has it."""
        other = self._replace(
            value=value,
            type=kind or self.type,
            unit=self.unit if unit is None else unit,
            also=(),
        )
        known = {(one.value, one.type, one.unit) for one in self.readings}
        return (
            self
            if (other.value, other.type, other.unit) in known
            else self._replace(also=(*self.also, other))
        )
