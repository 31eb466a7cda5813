"""Times of the day, in both languages: 10:30, 5 p.m., 1400 GMT, الساعة 11:15, الساعة الثالثة والنصف."""

from __future__ import annotations

from muqabala.languages.quantities.arabic_numerals import numeral_at
from muqabala.languages.quantities.drafts import Draft, Line
from muqabala.languages.quantities.english_numerals import numeral_at as english_numeral_at
from muqabala.languages.quantities.record import ZONE, Type

_HOUR = 60
_HALF_DAY = 12 * _HOUR
_DAY_HOURS = 24
_CLOCK_HOURS = 12
_MILITARY = 4
"""Digits of a time such as 1430."""

_NOON = (("am",), ("pm",), ("a", ".", "m"), ("p", ".", "m"))
_OF_THE_CLOCK = ("o", "'", "clock")
_IN_A_PART_OF_DAY = (
    *(("in", "the", part) for part in ("morning", "afternoon", "evening")),
    ("at", "night"),
    ("at", "dawn"),
)
_ZONES = frozenset(
    {"gmt", "utc", "bst", "cet", "est", "edt", "et", "pt", "eastern", "local", "time", "greenwich"}
    | {"بتوقيت", "توقيت", "بالتوقيت", "التوقيت", "غرينتش", "جرينتش", "غرينيتش"}
)
_ZONE_REACH = 5
"""Tokens behind a time in which its zone is named."""

_FROM_THE_HOUR = {"past": 1, "after": 1, "to": -1, "before": -1}
_PARTS_OF_HOUR = {"quarter": 15, "half": 30}

_HOUR_WORDS = frozenset({"الساعة", "للساعة", "بالساعة", "والساعة"})
_SHARES = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}
_PARTS_OF_DAY = frozenset({"صباحا", "فجرا", "ظهرا", "عصرا", "مساء", "ليلا"})
_MINUTES = frozenset({"دقيقة", "دقيقه", "دقائق"})
_LESS = {"ربعا": 15, "الربع": 15, "ربع": 15, "ثلثا": 20, "الثلث": 20, "ثلث": 20}


def english_time_at(line: Line, i: int) -> Draft | None:
    """Read 10:30, 4.40 am, 5 p.m., 9 in the morning, 1400 GMT, 5 o'clock, a quarter past six."""
    if not line.is_literal(i):
        return _part_of_hour(line, i)
    if line.is_clock(i + 1):
        return _digital(line, i, i + 3)
    if noon := line.length_of(i + 1, (*_NOON, _OF_THE_CLOCK)):
        return _of_one_literal(line, i, i + 1 + noon)
    if part := line.length_of(i + 1, _IN_A_PART_OF_DAY):
        draft = _of_one_literal(line, i, i + 1 + part)
        return draft and _or_count(draft, line.word(i))
    raw = line.words[i].raw
    is_military = raw.isdigit() and len(raw) == _MILITARY
    if is_military and (
        line.word(i + 1) in {"gmt", "utc", "hrs"}
        or (line.word(i - 1) == "at" and line.word(i + 1) == "hours")
    ):
        return _time(line, i, i + 2, int(raw[:2]), int(raw[2:]))
    return None


def _part_of_hour(line: Line, i: int) -> Draft | None:
    """Read a quarter past six, half past eight, a quarter to 12."""
    place = i + (line.word(i) == "a")
    part, side = _PARTS_OF_HOUR.get(line.word(place)), _FROM_THE_HOUR.get(line.word(place + 1))
    if not (part and side) or place + 2 >= len(line.words):
        return None
    hour = english_numeral_at(line.words, place + 2)
    if hour is None or hour.type is not Type.CARDINAL or hour.value > _CLOCK_HOURS:
        return None
    return _time(line, i, hour.end, int(hour.value), side * part)


def arabic_time_at(line: Line, i: int) -> Draft | None:
    """Read 10:30, الساعة 5, 9 صباحا, الساعة الثالثة والنصف, الثامنة مساء, الساعة الثامنة إلا ربعا."""
    if line.is_literal(i) and line.is_clock(i + 1):
        return _digital(line, i, i + 3)
    if line.word(i) not in _HOUR_WORDS:
        return _in_a_part_of_day(line, i)
    if line.is_literal(i + 1):
        digital = line.is_clock(i + 2)
        if line.word(i + 2) in {"/", "-", "–"}:
            return None
        return (
            _digital(line, i + 1, i + 4, first=i) if digital else _of_one_literal(line, i + 1, i + 2, first=i)
        )
    told = _told_hour(line, i + 1)
    return told and _time(line, i, *told)


def _in_a_part_of_day(line: Line, i: int) -> Draft | None:
    """Read an hour without its word: 9 صباحا, الثامنة والنصف. It may be a count: قُتل 10 صباحا."""
    if line.is_literal(i):
        is_hour = line.word(i + 1) in _PARTS_OF_DAY
        draft = _of_one_literal(line, i, i + 2) if is_hour else None
        return draft and _or_count(draft, line.word(i))
    told = _told_hour(line, i)
    if told and line.word(told[0]) in _PARTS_OF_DAY:
        return _time(line, i, told[0] + 1, *told[1:])
    is_parted = told and line.word(told[0] - 1) in {*_SHARES, *_LESS} and told[0] > i + 1
    return _time(line, i, *told) if told and is_parted else None


def _or_count(draft: Draft, figure: str) -> Draft:
    """Let the hour of a draft be a count too."""
    if figure.isdecimal():
        draft.quantity = draft.quantity.reading(int(figure), Type.CARDINAL, "")
    return draft


def _told_hour(line: Line, i: int) -> tuple[int, int, int] | None:
    """Read التاسعة إلا خمس دقائق; return the token behind, the hour, and the minutes from it."""
    numeral = numeral_at(line.words, i) if line.word(i).removeprefix("و").startswith("ال") else None
    if numeral is None or numeral.type not in {Type.ORDINAL, Type.CARDINAL}:
        return None
    end, hour, minutes = numeral.end, int(numeral.value), 0
    if line.word(end) in _SHARES:
        minutes, end = _SHARES[line.word(end)], end + 1
    if line.word(end) == "الا":
        less, end = _minutes(line, end + 1)
        return end, hour, minutes - less
    if line.word(end).startswith("و"):
        more, behind = _minutes(line, end + (line.word(end) == "و"))
        if more:
            return behind, hour, minutes + more
        if not minutes:
            return None  # والدقيقة العشرين
    return end, hour, minutes


def _minutes(line: Line, i: int) -> tuple[int, int]:
    """Read ربعا, خمس دقائق, 20 دقيقة; return the minutes, 0 where none are, and the token behind."""
    if line.word(i) in _LESS:
        return _LESS[line.word(i)], i + 1
    numeral = numeral_at(line.words, i) if i < len(line.words) else None
    if numeral and line.word(numeral.end) in _MINUTES:
        return int(numeral.value), numeral.end + 1
    return 0, i


def _digital(line: Line, i: int, end: int, first: int | None = None) -> Draft | None:
    hour, minutes = line.words[i].raw, line.words[i + 2].raw
    if len(minutes) != 2 or not (hour.isdecimal() and minutes.isdecimal()) or line.is_clock(end):
        return None
    return _time(line, i if first is None else first, end, int(hour), int(minutes))


def _of_one_literal(line: Line, i: int, end: int, first: int | None = None) -> Draft | None:
    """Read the time of 5 or 4.40."""
    hour, _, minutes = line.words[i].raw.replace("٫", ".").partition(".")
    if not hour.isdecimal() or (minutes and not (minutes.isdecimal() and len(minutes) == 2)):
        return None
    return _time(line, i if first is None else first, end, int(hour), int(minutes or 0))


def _time(line: Line, first: int, end: int, hour: int, minutes: int) -> Draft | None:
    """Make a draft of a time, None where no clock shows it; ``minutes`` may be those up to the hour."""
    if hour > _DAY_HOURS or minutes >= _HOUR:
        return None
    is_zoned = not _ZONES.isdisjoint(line.plain[end - 1 : end + _ZONE_REACH])
    value = (hour * _HOUR + minutes) % _HALF_DAY
    return line.draft(first, end, value, Type.TIME, ZONE if is_zoned else "", soft=True)
