"""Arabic quantities: numerals with what stands around them."""

from __future__ import annotations

from functools import cache, lru_cache

from muqabala.languages.caching import WORDS, remembered
from muqabala.languages.quantities.arabic_cardinals import numeral_word
from muqabala.languages.quantities.arabic_implied import calendar_at, implied_at
from muqabala.languages.quantities.arabic_numerals import numeral_at
from muqabala.languages.quantities.arabic_units import (
    SPANS,
    SYMBOLS,
    and_a_share,
    duals,
    nouns,
    stems,
    unit_at,
)
from muqabala.languages.quantities.calendars import HIJRI, HIJRI_MARKS, calendar_names
from muqabala.languages.quantities.clock import arabic_time_at
from muqabala.languages.quantities.digits import literal_values
from muqabala.languages.quantities.drafts import Behind, Draft, Line
from muqabala.languages.quantities.joining import Joints, join
from muqabala.languages.quantities.measures import lexicon, unit
from muqabala.languages.quantities.numerals import Numeral
from muqabala.languages.quantities.record import Quantity, Type
from muqabala.languages.quantities.surroundings import NUMBERING, around, periods, rates
from muqabala.languages.quantities.tokens import Token

_JOINTS = Joints(
    day=frozenset({"من", "شهر"}),
    ranges=frozenset({"-", "–", "—", "الي", "و", "او", "حتي", "/"}),
    between=frozenset({"بين"}),
    day_may_follow=False,
)
_PERCENT = (("في", "المئة"), ("في", "المائة"), ("في", "المئه"), ("بالمئة",), ("بالمائة",), ("%",), ("٪",))
_PERCENT_BEGINS = frozenset(phrase[0] for phrase in _PERCENT)
_POINTS = frozenset({"نقطة", "النقطة", "نقاط"})
_TWO_POINTS = frozenset({"نقطتين", "نقطتان"})
_OF_PERCENT = frozenset({"مئوية", "المئوية", "مئويتين", "مئويتان"})
_BASIS = "اساس"
_HIJRI_YEARS = range(1, 1501)
"""Figures before هـ that are years."""

_HUNDRED = 100
_BRACKETED = 4
"""Tokens of a bracketed range whose unit stands behind the bracket: (9-13) كم."""
_I_AM_NOT = frozenset(("لست", "ولست", "فلست"))
"""What is "for six" before a unit alone."""

_UNMEASURED = frozenset({Type.VAGUE, Type.DECADE, Type.MULTIPLE, Type.ORDINAL})


@remembered
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of an Arabic text, in its order.

    >>> [(q.value, q.type.value, q.unit) for q in quantities("بنسبة ٣٫٥ في المئة إلى ملياري دولار")]
    [(3.5, 'percent', ''), (2000000000.0, 'number', 'dollar')]
    """
    line = Line.of(text)
    return join(line.drafts(_quantity_at, _may_begin), line, _JOINTS)


def _may_begin(word: Token) -> bool:
    return word.is_literal or _word_may_begin(word.text)


@lru_cache(maxsize=WORDS)
def _word_may_begin(word: str) -> bool:
    """Tell whether a quantity may begin with a word; most words are passed over by this alone."""
    if numeral_word(word).kinds:
        return True
    forms = {*stems(word), *nouns([word]), "ال" + word, "ال" + word.removeprefix("ل"), word.removeprefix("و")}
    forms.add(word.removesuffix("ه"))
    return not forms.isdisjoint(_beginnings())


@cache
def _beginnings() -> frozenset[str]:
    tables = (
        calendar_names("arabic"),
        lexicon("arabic").phrases,
        rates("arabic"),
        periods("arabic", "phase"),
        duals(),
    )
    words = {phrase[0] for table in tables for phrase in table}
    return frozenset(words | _TWO_POINTS | {"هذا", "هذه"})


def _quantity_at(line: Line, i: int) -> Draft | None:
    return (
        calendar_at(line, i)
        or arabic_time_at(line, i)
        or _counted_before(line, i)
        or _numeral(line, i)
        or _two_points(line, i)
        or implied_at(line, i)
    )


def _counted_before(line: Line, i: int) -> Draft | None:
    """Read a span of time whose count follows it: السنوات الأربع, الساعات الـ48."""
    noun = nouns([line.word(i)])[0]
    start = i + 1 + (line.word(i + 1) == "ال")
    if noun not in SPANS or "ال" not in line.word(i)[:4] or start >= len(line.words):
        return None
    numeral = numeral_at(line.words, start)
    is_definite = start > i + 1 or line.word(start).startswith("ال")
    if (
        numeral is None
        or numeral.type is not Type.CARDINAL
        or not is_definite
        or unit_at(line, numeral.end)[0]
    ):
        return None
    behind = Behind(Type.CARDINAL, numeral.end, unit_at(line, i)[1])
    return line.numeral_draft(numeral, behind, i, around(line.plain, i, "arabic"))


def _two_points(line: Line, i: int) -> Draft | None:
    if line.word(i) in _TWO_POINTS and line.word(i + 1) in _OF_PERCENT:
        return line.draft(i, i + 2, 2, Type.POINTS)
    return None


def _numeral(line: Line, i: int) -> Draft | None:
    if _percent_length(line, i) or _percent_length(line, i - 1) > 1:
        return None
    if line.word(i) in _I_AM_NOT and not unit_at(line, i + 1)[0]:
        return None
    numeral = numeral_at(line.words, i)
    if numeral is None:
        return None
    if line.is_literal(i) and (_is_code(line, i) or _is_time(line, i, numeral.end)):
        return line.draft(i, i + 1, literal_values(line.word(i))[0], Type.CARDINAL, soft=True)
    behind, first = _behind(line, numeral), i
    if line.is_literal(i) and line.word(i - 1) in {"%", "٪"} and behind.type is Type.CARDINAL:
        behind, first = behind._replace(type=Type.PERCENT), i - 1
    signs = lexicon("arabic").signs.get((line.word(i - 1),))
    if signs and line.is_literal(i):
        behind, first = behind._replace(units=signs), i - 1
    draft = line.numeral_draft(numeral, behind, first, around(line.plain, first, "arabic"))
    quantity = draft.quantity
    if quantity.type is Type.POINTS and _BASIS in line.plain[numeral.end : draft.last]:
        quantity = quantity._replace(value=quantity.value / _HUNDRED)
    if not behind.units and line.word(behind.end) in HIJRI_MARKS and numeral.value in _HIJRI_YEARS:
        quantity = quantity._replace(type=Type.YEAR, unit=HIJRI)
    draft.quantity = quantity
    return draft


def _is_code(line: Line, i: int) -> bool:
    """Tell the number of a code such as إف-35 or N95, or of a paragraph, from a count."""
    if line.is_glued(i) and line.words[i + 1].raw.isascii() and line.words[i + 1].raw.isalpha():
        return True
    if i == 0:
        return line.word(1) in NUMBERING
    if line.word(i - 1) in {"-", "–"} and line.is_glued(i - 1) and line.is_glued(i - 2):
        return line.words[i - 2].raw[0].isalpha() and len(line.word(i - 2)) > 1
    before = line.words[i - 1].raw
    return line.is_glued(i - 1) and before.isascii() and before.isalpha()


def _is_time(line: Line, i: int, end: int) -> bool:
    """Tell a time of the day, such as 10:30, الساعة 5 or الساعة 30/9."""
    hour = i - 2 if line.word(i - 1) == "/" else i
    return line.word(hour - 1) == "الساعة" or line.is_clock(i - 1) or line.is_clock(end)


def _percent_length(line: Line, i: int) -> int:
    if line.word(i) not in _PERCENT_BEGINS:
        return 0
    return line.length_of(i, _PERCENT)


def _behind(line: Line, numeral: Numeral) -> Behind:
    """Read what stands behind a numeral."""
    i = numeral.end
    length = _percent_length(line, i)
    if length:
        return Behind(Type.PERCENT, i + length)
    if line.word(i) in _POINTS and (line.word(i + 1) in _OF_PERCENT or line.word(i + 1) == _BASIS):
        return Behind(Type.POINTS, i + 2)
    nothing = Behind(numeral.type, i)
    if numeral.type in _UNMEASURED:
        return nothing
    of = line.word(i) == "من" and nouns([line.word(i + 1)]) != [line.word(i + 1)]
    start = i + of
    if line.word(start) == ")" and "(" in line.plain[max(0, i - _BRACKETED) : i]:
        start += 1
    length, names = unit_at(line, start)
    if not length:
        length, names = lexicon("arabic").signs.longest(line.plain, i)
        return Behind(numeral.type, i + length, names) if length else nothing
    if (of and unit(names[0]).dimension == "time") or _is_year_of(line, start):
        return nothing
    if line.word(start) in SYMBOLS and not line.is_literal(i - 1):
        return nothing
    end, share = and_a_share(line, start + length)
    return Behind(numeral.type, end, names, share)


def _is_year_of(line: Line, i: int) -> bool:
    """Tell the عام of عام 2016 from the unit."""
    return line.word(i) in {"عام", "سنة"} and line.is_literal(i + 1)
