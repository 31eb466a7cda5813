"""Arabic quantities without a numeral: months and weekdays, dual units, rates, centuries, currencies."""

from __future__ import annotations

from muqabala.languages.quantities.arabic_cardinals import numeral_word
from muqabala.languages.quantities.arabic_numerals import numeral_at
from muqabala.languages.quantities.arabic_units import (
    CLITICS,
    SPANS,
    and_a_share,
    dual_at,
    nouns,
    stems,
    unit_at,
)
from muqabala.languages.quantities.calendars import HIJRI_MARKS, Named, calendar_names, gregorian_centuries
from muqabala.languages.quantities.drafts import Draft, Line
from muqabala.languages.quantities.measures import is_money, lexicon, part, stands_alone, unit
from muqabala.languages.quantities.record import Type
from muqabala.languages.quantities.surroundings import context, periods, rates

_AMBIGUOUS_MONTHS = frozenset({"مارس", "اب", "ماي", "صفر", "محرم", "اوت", "جوان", "رجب", "شعبان"})
_AUGUST = "آب"
"""The spelling that tells August from أب (father)."""

_BEFORE_WEEKDAYS = frozenset({"يوم", "مساء", "صباح", "ليلة", "فجر", "ظهر", "عصر", "كل", "اخر", "ايام"})
_CENTURIES = {"الماضي": 20, "المنصرم": 20, "الفائت": 20, "الحالي": 21, "الجاري": 21}
_PERIODS = frozenset({"week", "month", "year"})
_UP_TO = frozenset({"الى", "الي", "إلى", "حتى", "حتي", "او"})
"""What leads from one part of a period to another."""

_YEAR_DIGITS = 4
_LIFE = frozenset({"عمره", "عمرها", "العمر", "عمرهما", "عمرهم", "حياته", "حياتها"})
"""What a decade is of: العقد الخامس من عمره, in his forties."""

_TEN_YEARS = 10
_SINGLE = frozenset({"الواحد", "الواحدة"})
"""What may stand behind the period of a rate: في اليوم الواحد; باليوم الوطني is no rate."""

_RATE_LENGTH = 3
_RATE_REACH, _COUNT_REACH = 5, 3
"""Tokens between a measure and the "per hour" that belongs to it."""


def calendar_at(line: Line, i: int) -> Draft | None:
    """Read a month, weekday or feast, with its clitic and its second name."""
    length, named = _named(line, i)
    if named is None:
        return _indefinite_weekday(line, i)
    if named.type is Type.MONTH and not _is_month(line, i, length):
        return None
    if named.type is Type.WEEKDAY and "ten" in numeral_word(line.word(i + 1)).kinds:
        return None  # الأحد عشر
    last = _behind_twin(line, i + length, named) if named.type is Type.MONTH else i + length
    return line.draft(i, last, named.value, named.type, named.calendar)


def _named(line: Line, i: int) -> tuple[int, Named | None]:
    names = calendar_names("arabic")
    word = line.word(i)
    forms = [word, *(word.removeprefix(clitic) for clitic in CLITICS if word.startswith(clitic))]
    if word.startswith("لل"):
        forms.append("ال" + word.removeprefix("لل"))
    for form in forms:
        length, entry = names.longest([form, *line.plain[i + 1 : i + 3]], 0)
        if length:
            return length, entry[0]
    return 0, None


def _is_month(line: Line, i: int, length: int) -> bool:
    """Tell the months that are also other words by what stands around them."""
    word = line.word(i)
    if word.endswith("اب") and not line.words[i].raw.endswith(_AUGUST):
        return False
    if length > 1 or word not in _AMBIGUOUS_MONTHS:
        return True
    if any(line.is_literal(k) or line.word(k) == "/" for k in (i - 1, i + 1)):
        return True
    before = line.word(i - 1)
    return before in context("arabic")["before-month"] or bool(numeral_word(before).kinds)


def _behind_twin(line: Line, i: int, named: Named) -> int:
    """Return the token behind the second name of a month: تموز/يوليو, تموز (يوليو)."""
    length, entry = calendar_names("arabic").longest(line.plain, i + 1)
    if line.word(i) not in {"/", "(", "-"} or not length or entry[0] != named:
        return i
    end = i + 1 + length
    return end + (line.word(i) == "(" and line.word(end) == ")")


def _indefinite_weekday(line: Line, i: int) -> Draft | None:
    """Read the weekday of كل جمعة, آخر خميس."""
    entry = calendar_names("arabic").get(("ال" + line.word(i),))
    if not entry or entry[0].type is not Type.WEEKDAY or line.word(i - 1) not in _BEFORE_WEEKDAYS:
        return None
    return line.draft(i, i + 1, entry[0].value, Type.WEEKDAY, entry[0].calendar)


def implied_at(line: Line, i: int) -> Draft | None:
    """Read what has a value without a numeral: عامين, عقد, سنويا, الدولار, القرن الماضي."""
    word = line.word(i)
    phrase = [word.removeprefix("و") if len(word) > _RATE_LENGTH else word, *line.plain[i + 1 : i + 2]]
    length, entry = rates("arabic").longest(phrase, 0)
    if length and _is_rate(line, i, length):
        return line.draft(i, i + length, 1, Type.RATE, entry[0], soft=True, implied=True)
    length, name = dual_at(line, i)
    if length:
        end, share = and_a_share(line, i + length)
        return line.draft(i, end, 2 + share, Type.CARDINAL, name, soft=True, implied=True)
    return _phase(line, i) or _turn(line, i) or _century(line, i) or _single_unit(line, i)


def _phase(line: Line, i: int) -> Draft | None:
    """Read مطلع أيلول, أواخر 2024."""
    phases = periods("arabic", "phase")
    entry = next((phases[(stem,)] for stem in stems(line.word(i)) if (stem,) in phases), None)
    its = phases.get((line.word(i).removesuffix("ه"),)) if i and line.word(i - 1) in _UP_TO else None
    if its and entry is None:  # من منتصف ديسمبر إلى أواخره
        return line.draft(i, i + 1, its[0], Type.PHASE, soft=True, implied=True)
    after = i + 1 + (line.word(i + 1) in {"شهر", "عام"})
    if entry is None or after >= len(line.words):
        return None
    named = calendar_at(line, after)
    is_period = named is not None and named.quantity.type is Type.MONTH
    if is_period or (line.is_literal(after) and len(line.word(after)) == _YEAR_DIGITS):
        return line.draft(i, i + 1, entry[0], Type.PHASE, soft=True, implied=True)
    return None


def _turn(line: Line, i: int) -> Draft | None:
    """Read العام الماضي, الشهر المقبل, هذا الأسبوع."""
    demonstrative = line.word(i).removeprefix("ل") in {"هذا", "هذه"}
    length, names = unit_at(line, i + demonstrative)
    if length != 1 or names[0] not in _PERIODS or "ال" not in line.word(i + demonstrative)[:4]:
        return None
    entry = periods("arabic", "turn").get((line.word(i + 1),))
    if demonstrative:
        return line.draft(i, i + 2, 0, Type.TURN, names[0], soft=True, implied=True)
    if entry is None:
        return None
    return line.draft(i, i + 2, entry[0], Type.TURN, names[0], soft=True, implied=True)


def _is_rate(line: Line, i: int, length: int) -> bool:
    """Tell the rate of "20 litres in the hour" from "in the third hour" and "in the year 2016"."""
    if length == 1 and not line.word(i).startswith("بال"):
        return "fraction" not in numeral_word(line.word(i - 1)).kinds  # نصف سنوي
    behind = line.word(i + length)
    if behind.startswith("ال") and behind not in _SINGLE | _UP_TO:
        return False
    vocabulary = lexicon("arabic").vocabulary
    is_measured = not vocabulary.isdisjoint(nouns(line.plain[max(0, i - _RATE_REACH) : i])) or any(
        line.is_literal(place) for place in range(max(0, i - _COUNT_REACH), i)
    )
    is_numbered = line.is_literal(i + length) or bool(numeral_word(behind).kinds)
    return is_measured and not is_numbered and line.word(i) != "كل"


def _century(line: Line, i: int) -> Draft | None:
    """Read القرن الحادي والعشرين, القرن الماضي."""
    if not line.word(i).endswith("القرن") or i + 1 == len(line.words):
        return None
    if line.word(i + 1) in _CENTURIES:
        return line.draft(i, i + 2, _CENTURIES[line.word(i + 1)], Type.ORDINAL, "century", soft=True)
    numeral = numeral_at(line.words, i + 1)
    if numeral is None or numeral.type not in {Type.ORDINAL, Type.CARDINAL}:
        return None
    draft = line.draft(i, numeral.end, numeral.value, Type.ORDINAL, "century")
    if line.word(numeral.end).startswith("الهجر") or line.word(numeral.end) in HIJRI_MARKS:
        for century in gregorian_centuries(int(numeral.value)):
            draft.quantity = draft.quantity.reading(century)
    return draft


def _decade_of_life(line: Line, i: int, place: int) -> Draft | None:
    """Read العقد الخامس من عمره, whose ordinal stands at a place: the fifth decade, or in his forties."""
    numeral = numeral_at(line.words, place) if place < len(line.words) else None
    if numeral is None or numeral.type is not Type.ORDINAL or line.word(numeral.end) != "من":
        return None
    if line.word(numeral.end + 1) not in _LIFE:
        return None
    draft = line.draft(i, numeral.end, _TEN_YEARS * (numeral.value - 1), Type.DECADE)
    draft.quantity = draft.quantity.reading(numeral.value, Type.ORDINAL)
    return draft


def _goes_on_in_parts(line: Line, i: int, name: str) -> bool:
    """Tell whether a unit and some of its parts is one figure: كيلومترا و200 متر."""
    start = i + (line.word(i) == "و")
    if start >= len(line.words) or not line.word(i).startswith("و"):
        return False
    numeral = numeral_at(line.words, start)
    return numeral is not None and any(part(other, name) for other in unit_at(line, numeral.end)[1])


def _single_unit(line: Line, i: int) -> Draft | None:
    """Read one unit, or a currency as such: عقد, دينار وربع, الدولار."""
    length, names = unit_at(line, i)
    if not length:
        return None
    if names[0] == "decade" and (draft := _decade_of_life(line, i, i + length)):
        return draft
    end, share = and_a_share(line, i + length)
    if not share and _goes_on_in_parts(line, end, names[0]):
        return line.draft(i, end, 1, Type.CARDINAL, names[0], soft=True, implied=True)
    is_time = unit(names[0]).dimension == "time"
    if nouns([line.word(i)])[0] in SPANS:
        return line.draft(i, end, 1, Type.SPAN, names[0], soft=True, implied=True)
    if is_time or (is_money(names[0]) and share):
        return line.draft(i, end, 1 + share, Type.CARDINAL, names[0], soft=True, implied=is_time)
    if not is_money(names[0]) or not stands_alone(names[0]):
        return None
    draft = line.draft(i, i + length, 1, Type.MONEY, names[0], soft=True, implied=True)
    for name in names[1:]:
        draft.quantity = draft.quantity.reading(1, unit=name)
    return draft
