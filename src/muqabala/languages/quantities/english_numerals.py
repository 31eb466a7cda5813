"""English numerals, in digits, in words and in both."""

from __future__ import annotations

from collections.abc import Sequence

from muqabala.languages.quantities.digits import literal_values
from muqabala.languages.quantities.english_cardinals import ATTACHED, cardinal_at, kinds
from muqabala.languages.quantities.numerals import Numeral, Reading, cardinals
from muqabala.languages.quantities.record import Type
from muqabala.languages.quantities.surroundings import context
from muqabala.languages.quantities.tokens import Token

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_ARTICLES = frozenset({"a", "an", "one"})
_SIGNS = frozenset("$€£¥")
"""Signs of currencies; without one, 8b is no eight billion."""

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_NUMBERED = frozenset({"chapter", "article", "part", "phase", "volume", "war", "act", "annex", "title"})
"""Words whose Roman numeral may be a single letter."""


def numeral_at(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read the numeral that begins with a token, None where none does."""
    token = tokens[start]
    if token.is_literal:
        return _literal(tokens, start)
    parts = kinds(token)
    if not parts and token.text not in {"a", "an"}:
        return _roman(tokens, start)
    for read in (_vague, _fraction, cardinal_at, _ordinal, _plain):
        numeral = read(tokens, start)
        if numeral:
            return numeral
    return None


def _ordinal(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read "third", "twenty-first", "hundredth"."""
    parts = kinds(tokens[start])
    if "ordinal" in parts:
        value = parts["ordinal"]
        readings: tuple[Reading, ...] = ((value, Type.ORDINAL),)
        if value > 2 and start + 1 < len(tokens) and tokens[start + 1].text == "of":
            readings += ((1 / value, Type.FRACTION),)
        return Numeral(readings, start + 1, soft=value <= 3)
    return None


def _compound_ordinal(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read "twenty-first": an ordinal behind tens or a hundred."""
    parts = kinds(tokens[start])
    i = start + 1
    while i < len(tokens) and tokens[i].text in {"-", "and"}:
        i += 1
    if i == start + 1 or i >= len(tokens) or "tens" not in parts:
        return None
    ordinal = kinds(tokens[i]).get("ordinal", 10)
    return Numeral(((parts["tens"] + ordinal, Type.ORDINAL),), i + 1) if ordinal < 10 else None


def _fraction(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read "half", "a third", "two-thirds", "half a million"; also "twenty-first"."""
    compound = _compound_ordinal(tokens, start)
    if compound:
        return compound
    i, count, parts = start, 1.0, kinds(tokens[start])
    article = tokens[i].text in _ARTICLES
    if article or "unit" in parts:
        count = parts.get("unit", 1.0)
        i += 1
        while i < len(tokens) and tokens[i].text == "-":
            i += 1
    if i >= len(tokens):
        return None
    last = kinds(tokens[i])
    ordinal = last.get("ordinal", 0.0)
    singular = article and count == 1 and ordinal > 2
    if "fraction" in last and (i == start or article or tokens[i].text.endswith(("s", "half", "quarter"))):
        share = last["fraction"]
    elif singular:
        share = 1 / ordinal
    else:
        return None
    if count * share >= 1 or (i == start and tokens[i].text != "half" and tokens[i].text != "quarter"):
        return None
    return _of_a_scale(tokens, i + 1, count * share, ordinal if tokens[start].text in {"a", "an"} else 0.0)


def _of_a_scale(tokens: Sequence[Token], i: int, share: float, ordinal: float) -> Numeral:
    j = i
    while j < len(tokens) and tokens[j].text in {"of", "a", "-"} and j < i + 2:
        j += 1
    if j < len(tokens) and tokens[j].text not in ATTACHED:
        parts = kinds(tokens[j])
        scale = parts.get("scale") or parts.get("dozen")
        if scale:
            return Numeral(cardinals(share * scale), j + 1, scale)
    readings: tuple[Reading, ...] = ((share, Type.FRACTION),)
    if ordinal:
        readings += ((ordinal, Type.ORDINAL),)
    if (
        ordinal
        and i < len(tokens)
        and tokens[i].text[0].isalpha()
        and tokens[i].text not in context("english")["after-share"]
    ):
        readings = readings[::-1]
    return Numeral(readings, i, soft=share in {0.5, 0.25} or bool(ordinal))


def _vague(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read "dozens", "tens of thousands"."""
    parts = kinds(tokens[start])
    if "vague" not in parts:
        return None
    value, i = parts["vague"], start + 1
    while i + 1 < len(tokens) and tokens[i].text == "of" and "vague" in kinds(tokens[i + 1]):
        value, i = value * kinds(tokens[i + 1])["vague"], i + 2
    return Numeral(((value, Type.VAGUE),), i, soft=True)


def _plain(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read a single word: "doubled", "both", "nineties"."""
    parts = kinds(tokens[start])
    if "multiple" in parts:
        return Numeral(((parts["multiple"], Type.MULTIPLE),), start + 1, soft=True)
    if "pair" in parts:
        return Numeral(cardinals(parts["pair"]), start + 1, soft=True, implied=True)
    if "decade" in parts:
        return Numeral(((parts["decade"], Type.DECADE),), start + 1)
    return None


def _roman(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read the Roman numeral of "Chapter VII" or "Mohammed VI"."""
    token = tokens[start]
    if start == 0 or not token.raw.isupper() or not set(token.text) <= _ROMAN.keys():
        return None
    before = tokens[start - 1]
    named = before.text in _NUMBERED or (before.raw.istitle() and len(before.raw) > 2 and len(token.text) > 1)
    if not named or (token.text == "i" and before.text not in {"war", "phase", "part"}):
        return None
    digits = [_ROMAN[letter] for letter in token.text]
    value = sum(-digit if digit < max(digits[k:]) else digit for k, digit in enumerate(digits))
    return Numeral(((float(value), Type.ORDINAL),), start + 1, soft=True)


def _literal(tokens: Sequence[Token], start: int) -> Numeral | None:
    token = tokens[start]
    values = literal_values(token.raw)
    if not values:
        return None
    place = start + 1
    if place + 1 < len(tokens) and tokens[place].text == "'" and tokens[place + 1].text == "s":
        return Numeral(((values[0], Type.DECADE),), place + 2) if values[0] % 10 == 0 else None
    after = tokens[place] if place < len(tokens) else None
    if after and after.start == token.end and not after.is_literal:
        suffix = after.text
        if suffix in _SUFFIXES:
            return Numeral(((values[0], Type.ORDINAL),), start + 2)
        if suffix == "s" and values[0] % 10 == 0:
            return Numeral(((values[0], Type.DECADE),), start + 2)
        if suffix in ATTACHED and (suffix != "b" or (start and tokens[start - 1].text in _SIGNS)):
            scale = kinds(after)["scale"]
            return Numeral(((values[0] * scale, Type.CARDINAL),), start + 2, scale)
    return cardinal_at(tokens, start)
