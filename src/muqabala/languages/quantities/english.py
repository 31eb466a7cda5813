"""English quantities: numerals with what stands around them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from muqabala.languages.caching import remembered
from muqabala.languages.quantities.calendars import calendar_names
from muqabala.languages.quantities.clock import english_time_at
from muqabala.languages.quantities.digits import literal_values
from muqabala.languages.quantities.drafts import Behind, Draft, Line
from muqabala.languages.quantities.english_implied import CENTURIES, calendar_at, implied_at
from muqabala.languages.quantities.english_numerals import numeral_at
from muqabala.languages.quantities.joining import Joints, join
from muqabala.languages.quantities.measures import is_money, lexicon
from muqabala.languages.quantities.numerals import Numeral, numeral_words
from muqabala.languages.quantities.record import Quantity, Type
from muqabala.languages.quantities.surroundings import NUMBERING, around, context, periods, rates
from muqabala.languages.quantities.tokens import Token

_JOINTS = Joints(
    day=frozenset({"of", "the", "st", "nd", "rd", "th"}),
    ranges=frozenset({"-", "–", "—", "to", "and", "or", "/"}),
    between=frozenset({"between"}),
    day_may_follow=True,
)
_SHORT = 2
"""Symbols of up to this many letters are units only behind digits."""

_LENGTHS = {"m": "m", "k": "km"}
"""Scales behind digits that may be units: 5m, a 10k run."""

_WORD_PREFIXES = frozenset({"mid", "pre", "post", "early", "late", "non", "sub", "over", "under"})
"""What stands before a hyphen and a figure without making a code of them."""

_CLOCK = frozenset({"am", "pm", "o", "gmt", "hrs"})
_VAGUE_COUNTS = frozenset({"several", "few", "many", "couple"})
_COUPLE, _HUNDRED = 2, 100


@remembered
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of an English text, in its order.

    >>> [(q.value, q.type.value, q.unit) for q in quantities("It rose by 3.5% to $2 billion on 5 May.")][:2]
    [(3.5, 'percent', ''), (2000000000.0, 'number', 'dollar')]
    """
    line = Line.of(text)
    return join(line.drafts(_quantity_at, _may_begin), line, _JOINTS)


def _may_begin(word: Token) -> bool:
    return word.is_literal or word.text in _beginnings() or word.raw.isupper()


@cache
def _beginnings() -> frozenset[str]:
    """Return the words that a quantity may begin with; Roman numerals are in capitals."""
    own = lexicon("english")
    said = (periods("english", "phase"), periods("english", "turn"), rates("english"))
    tables = (calendar_names("english"), own.phrases, own.lands, *said)
    numerals = numeral_words("numerals_en.tsv").keys()
    return frozenset(
        {phrase[0] for table in tables for phrase in table} | numerals | CENTURIES.keys() | {"a", "an"}
    )


def _quantity_at(line: Line, i: int) -> Draft | None:
    return calendar_at(line, i) or english_time_at(line, i) or _numeral(line, i) or implied_at(line, i)


def _numeral(line: Line, i: int) -> Draft | None:
    numeral = numeral_at(line.words, i)
    if numeral is None:
        return None
    if line.is_literal(i) and (_is_code(line, i, numeral) or _is_time(line, i, numeral.end)):
        return line.draft(i, i + 1, literal_values(line.word(i))[0], Type.CARDINAL, soft=True)
    behind = _behind(line, i, numeral)
    first, signs = _sign_before(line, i)
    if signs:
        behind = behind._replace(units=signs)
    draft = line.numeral_draft(numeral, behind, first, around(line.plain, first, "english"))
    quantity = draft.quantity
    if numeral.value >= _HUNDRED and numeral.end == i + 1:
        if line.says(i - 2, "couple", "of"):
            quantity = quantity._replace(value=_COUPLE * quantity.value, approximate=True)
        elif line.word(i - 1) in _VAGUE_COUNTS:
            quantity = quantity._replace(type=Type.VAGUE, soft=True)
    attached = _LENGTHS.get(line.word(numeral.end - 1))
    if attached and line.is_literal(i) and not is_money(quantity.unit):
        quantity = quantity.reading(numeral.value / numeral.scale, unit=attached)
    if quantity.type is Type.POINTS and {"basis", "bps"} & set(line.plain[numeral.end : draft.last]):
        quantity = quantity._replace(value=quantity.value / _HUNDRED)
    draft.quantity = quantity
    return draft


def _is_code(line: Line, i: int, numeral: Numeral) -> bool:
    """Tell the number of a code (F-35, 5G) or of a paragraph from a count; the 7 of G7 is a count."""
    if i == 0 and (line.word(1) in NUMBERING or _is_section(line, numeral)):
        return True
    if line.is_glued(i - 1) and line.words[i - 1].raw.isalpha():
        return line.words[i - 1].raw != "G" and (line.word(i - 1),) not in lexicon("english").signs
    if line.word(i - 1) == "-" and line.is_glued(i - 1) and line.is_glued(i - 2):
        return line.words[i - 2].raw[0].isupper() and line.word(i - 2) not in _WORD_PREFIXES
    return line.is_glued(numeral.end - 1) and line.words[numeral.end].raw in {"G", "D"}


def _is_section(line: Line, numeral: Numeral) -> bool:
    """Tell the number of a section at the head of a text, as in "2.2 At the regional level"."""
    head, *rest = line.words
    return numeral.end == 1 and "." in head.raw and bool(rest) and rest[0].raw.istitle()


def _is_time(line: Line, i: int, end: int) -> bool:
    """Tell a time of the day, such as 10:30 or 5 p.m."""
    if line.is_clock(i - 1) or line.is_clock(end):
        return True
    return line.word(end) in _CLOCK or line.says(end, "a", ".", "m") or line.says(end, "p", ".", "m")


def _behind(line: Line, start: int, numeral: Numeral) -> Behind:
    """Read what stands behind a numeral."""
    nothing = Behind(numeral.type, numeral.end)
    i = numeral.end + (line.word(numeral.end) == "-")
    of = i
    while line.word(of) in {"of", "a", "an", "one"}:
        of += 1
    if numeral.type is Type.FRACTION or line.word(of) == "percentage":
        i = of
    percent = _percent(line, i)
    if percent:
        return percent
    i += line.word(i) in context("english")["adjective"]
    length, names = lexicon("english").at(line.plain, i)
    end = i + length
    if not length or (len("".join(line.plain[i:end])) <= _SHORT and not _is_symbol(line, start, end)):
        return nothing
    if numeral.type in {Type.VAGUE, Type.DECADE, Type.MULTIPLE}:
        return nothing
    if numeral.type is Type.ORDINAL and names[0] != "century":
        return nothing
    if line.says(end, "and", "a", "half"):
        return Behind(numeral.type, end + 3, names, 0.5)
    return Behind(numeral.type, end, names)


def _is_symbol(line: Line, start: int, end: int) -> bool:
    """Tell the m of 400 m from that of 1,200 M16 rifles."""
    return line.is_literal(start) and not (line.is_literal(end) and line.is_glued(end - 1))


def _percent(line: Line, i: int) -> Behind | None:
    """Read a percent sign or percentage points."""
    if line.word(i) in {"pp", "ppt", "ppts", "bps"}:
        return Behind(Type.POINTS, i + 1)
    is_percent = line.word(i) in {"%", "percent", "pc"}
    end = i + 1 if is_percent or line.word(i) in {"percentage", "basis"} else i
    if line.says(i, "per", "cent"):
        is_percent, end = True, i + 2
    if end > i and line.word(end) in {"point", "points"}:
        return Behind(Type.POINTS, end + 1)
    return Behind(Type.PERCENT, end) if is_percent else None


def _sign_before(line: Line, i: int) -> tuple[int, tuple[str, ...]]:
    """Read the sign or code of a currency before a figure; return the first token and the currency."""
    signs = lexicon("english").signs
    for length in range(min(max(map(len, signs)), i), 0, -1):
        names = signs.get(tuple(line.plain[i - length : i]))
        if names and all(one.end == other.start for one, other in pairwise(line.words[i - length : i])):
            return i - length, names
    return i, ()
