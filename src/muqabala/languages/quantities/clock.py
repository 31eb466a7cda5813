"""Times of the day, in both languages: 10:30, 5 p.m., 1400 GMT, الساعة 11:15, الساعة الثالثة والنصف."""

from __future__ import annotations

from muqabala.languages.quantities.arabic_numerals import numeral_at
from muqabala.languages.quantities.drafts import Draft, Line
from muqabala.languages.quantities.record import ZONE, Type

_HOUR = 60
_HALF_DAY = 12 * _HOUR
_DAY_HOURS = 24
_MILITARY = 4
"""Digits of a time such as 1430."""

_NOON = (("am",), ("pm",), ("a", ".", "m"), ("p", ".", "m"))
_OF_THE_CLOCK = ("o", "'", "clock")
_ZONES = frozenset(
    {"gmt", "utc", "bst", "cet", "est", "edt", "et", "pt", "eastern", "local", "time", "greenwich"}
    | {"بتوقيت", "توقيت", "بالتوقيت", "التوقيت", "غرينتش", "جرينتش", "غرينيتش"}
)
_ZONE_REACH = 5
"""Tokens behind a time in which its zone is named."""

_HOUR_WORDS = frozenset({"الساعة", "للساعة", "بالساعة", "والساعة"})
_SHARES = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}
_LESS = {"ربعا": 15, "الربع": 15, "ربع": 15, "ثلثا": 20, "الثلث": 20, "ثلث": 20}


def english_time_at(line: Line, i: int) -> Draft | None:
    """Read 10:30, 4.40 am, 5 p.m., 1400 GMT, five o'clock in digits."""
    if not line.is_literal(i):
        return None
    if line.is_clock(i + 1):
        return _digital(line, i, i + 3)
    noon = next((len(words) for words in (*_NOON, _OF_THE_CLOCK) if line.says(i + 1, *words)), 0)
    if noon:
        return _of_one_literal(line, i, i + 1 + noon)
    raw = line.words[i].raw
    is_military = raw.isdigit() and len(raw) == _MILITARY
    if is_military and (
        line.word(i + 1) in {"gmt", "utc", "hrs"}
        or (line.word(i - 1) == "at" and line.word(i + 1) == "hours")
    ):
        return _time(line, i, i + 2, int(raw[:2]), int(raw[2:]))
    return None


def arabic_time_at(line: Line, i: int) -> Draft | None:
    """Read 10:30, الساعة 5, الساعة الثالثة والنصف, الساعة الثامنة إلا ربعا."""
    if line.is_literal(i) and line.is_clock(i + 1):
        return _digital(line, i, i + 3)
    if line.word(i) not in _HOUR_WORDS:
        return None
    if line.is_literal(i + 1):
        digital = line.is_clock(i + 2)
        if line.word(i + 2) in {"/", "-", "–"}:
            return None
        return (
            _digital(line, i + 1, i + 4, first=i) if digital else _of_one_literal(line, i + 1, i + 2, first=i)
        )
    numeral = numeral_at(line.words, i + 1) if line.word(i + 1).startswith("ال") else None
    if numeral is None or numeral.type not in {Type.ORDINAL, Type.CARDINAL}:
        return None
    hour, end, minutes = int(numeral.value), numeral.end, 0
    if line.word(end) in _SHARES:
        minutes, end = _SHARES[line.word(end)], end + 1
    elif line.word(end) == "الا" and line.word(end + 1) in _LESS:
        hour, minutes, end = hour - 1, _HOUR - _LESS[line.word(end + 1)], end + 2
    elif line.word(end).startswith("و"):
        return None  # والدقيقة العشرين
    return _time(line, i, end, hour, minutes)


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
    """Make a draft of a time, None where no clock shows it."""
    if hour > _DAY_HOURS or minutes >= _HOUR:
        return None
    is_zoned = not _ZONES.isdisjoint(line.plain[end - 1 : end + _ZONE_REACH])
    value = (hour * _HOUR + minutes) % _HALF_DAY
    return line.draft(first, end, value, Type.TIME, ZONE if is_zoned else "", soft=True)
