"""English quantities without a numeral: months and weekdays, rates, "a decade", "the dollar"."""

from __future__ import annotations

from muqabala.languages.quantities.calendars import calendar_names
from muqabala.languages.quantities.drafts import Draft, Line
from muqabala.languages.quantities.measures import is_money, lexicon, stands_alone, unit
from muqabala.languages.quantities.record import Type
from muqabala.languages.quantities.surroundings import context, periods, rates

CENTURIES = {"last": 20, "past": 20, "this": 21, "current": 21}
"""What precedes "century", and the century meant."""

_VERBAL_MONTHS = frozenset({"may", "march"})
_SHORT_MONTH = 4
"""Names up to this length are abbreviations (but for May, June and July) and stand beside a figure."""

_PERIODS = frozenset({"week", "month", "year"})
_NO_RATE = frozenset({"after", "ago", "before", "earlier", "later", "long", "old", "and", "-", "or"})
"""Words behind "a week" that make it a time, no rate: 300 dead a week after."""
_YEAR_DIGITS = 4

_LIGHT_YEAR = "light year"
"""A length; what is measured in light years names no years."""

_SYMBOL = 2
"""Symbols of up to this many letters stand behind digits only."""


def calendar_at(line: Line, i: int) -> Draft | None:
    """Read a month, weekday or feast."""
    if not line.words[i].raw[0].isupper():
        return None
    length, entry = calendar_names("english").longest(line.plain, i)
    if not length:
        return None
    named = entry[0]
    if line.word(i) in _VERBAL_MONTHS and not _is_month(line, i):
        return None
    abbreviated = (
        len(line.word(i)) <= _SHORT_MONTH and length == 1 and line.word(i) not in {"may", "june", "july"}
    )
    if (
        named.type is Type.MONTH
        and abbreviated
        and not any(line.is_literal(k) for k in (i - 1, i + 1, i + 2))
    ):
        return None
    return line.draft(i, i + length, named.value, named.type, named.calendar)


def _is_month(line: Line, i: int) -> bool:
    """Tell May and March from the verbs at the head of a sentence or a title."""
    if line.is_literal(i - 1) or line.is_literal(i + 1):
        return True
    if line.word(i + 1) in {",", "-"} and line.is_literal(i + 2):
        return True
    return line.word(i - 1) in context("english")["before-month"]


def implied_at(line: Line, i: int) -> Draft | None:
    """Read what has a value without a numeral."""
    length, entry = rates("english").longest(line.plain, i)
    if length and _is_rate(line, i):
        return line.draft(i, i + length, 1, Type.RATE, entry[0], soft=True, implied=True)
    if line.word(i) in CENTURIES and line.word(i + 1) == "century":
        return line.draft(i, i + 2, CENTURIES[line.word(i)], Type.ORDINAL, "century", soft=True)
    period = _phase(line, i) or _turn(line, i)
    if period:
        return period
    after = i + (line.word(i) in {"a", "an"})
    length, names = lexicon("english").at(line.plain, after)
    end = after + length
    if not length or len(line.word(after)) <= _SYMBOL:
        return None
    if is_money(names[0]) and len(names) == 1 and stands_alone(names[0]):
        return line.draft(i, end, 1, Type.MONEY, names[0], soft=True, implied=True)
    is_many = line.word(end - 1).endswith("s")
    if unit(names[0]).dimension != "time" and not (is_many and names[0] == _LIGHT_YEAR):
        return None
    if is_many:
        return line.draft(i, end, 1, Type.SPAN, names[0], soft=True, implied=True)
    value = 1.0
    if line.says(end, "and", "a", "half"):
        value, end = 1.5, end + 3
    return line.draft(i, end, value, Type.CARDINAL, names[0], soft=True, implied=True)


def _phase(line: Line, i: int) -> Draft | None:
    """Read "the end of" September, "mid-" 2024, "early" this month."""
    length, entry = periods("english", "phase").longest(line.plain, i)
    if not length or line.words[i].raw.isupper():
        return None
    after = i + length
    named = calendar_at(line, after) if after < len(line.words) else None
    is_period = named is not None and named.quantity.type is Type.MONTH
    if is_period or (line.is_literal(after) and len(line.word(after)) == _YEAR_DIGITS):
        return line.draft(i, after, entry[0], Type.PHASE, soft=True, implied=True)
    return None


def _turn(line: Line, i: int) -> Draft | None:
    """Read "last year", "next month"."""
    length, entry = periods("english", "turn").longest(line.plain, i)
    if not length or line.word(i + length) not in _PERIODS or line.word(i + length + 1) == "and":
        return None
    return line.draft(i, i + length + 1, entry[0], Type.TURN, line.word(i + length), soft=True, implied=True)


def _is_rate(line: Line, i: int) -> bool:
    """Tell "20 km an hour" from "within an hour": a rate with an article follows a unit."""
    if line.word(i) in {"every", "each"} and line.word(i + 2) == "and":
        return False  # every hour and a half
    if line.word(i - 1) == "-":
        return False  # six-monthly
    if line.word(i) not in {"a", "an", "from"} or line.word(i - 1) in lexicon("english").vocabulary:
        return True
    return line.word(i) != "from" and line.word(i + 2) not in _NO_RATE and _follows_a_count(line, i)


def _follows_a_count(line: Line, i: int) -> bool:
    """Tell whether something is counted before a place: 1,200 meals a day, five grams of salt a day."""
    is_measured = line.word(i - 2) == "of" and line.word(i - 3) in lexicon("english").vocabulary
    return is_measured or line.is_literal(i - 1) or line.is_literal(i - 2)
