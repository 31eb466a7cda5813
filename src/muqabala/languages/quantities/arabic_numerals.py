"""Arabic numerals: cardinals, ordinals, fractions, multiples, decades and vague quantities."""

from __future__ import annotations

from collections.abc import Sequence

from muqabala.languages.quantities.arabic_cardinals import cardinal_at, word_at
from muqabala.languages.quantities.numerals import Numeral, Reading, cardinals
from muqabala.languages.quantities.record import Type
from muqabala.languages.quantities.tokens import Token

_DAMMA = "\u064f"
_EIGHTH = 1 / 8
"""Without its damma, ثُمن (an eighth) is ثمن (a price), and ثمنه its price; other fractions are spelt like
numerals: خُمس, خَمس."""


def numeral_at(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read the numeral that begins with a token, None where none does."""
    if tokens[start].is_literal:
        return cardinal_at(tokens, start)
    if not word_at(tokens, start).kinds:
        return None
    for read in (_vague, _fraction, cardinal_at, _ordinal, _plain):
        numeral = read(tokens, start)
        if numeral:
            return numeral
    return None


def _fraction(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read نصف, ثلث, and نصف مليون; خُمس only where it cannot be five."""
    word, token = word_at(tokens, start), tokens[start]
    shares = word.kinds.get("fraction")
    if not shares:
        return None
    is_marked = _DAMMA in token.raw[: 2 + token.raw.find(token.text[-1])]
    may_be_number = {"unit", "ten"} & word.kinds.keys() and not word.owned
    if not is_marked and (may_be_number or shares[0] == _EIGHTH):
        return None
    scale = word_at(tokens, start + 1).kinds.get("scale")
    if scale and not word_at(tokens, start + 1).joined:
        return Numeral(cardinals(*(share * scale[0] for share in shares)), start + 2, scale[0])
    if start + 1 < len(tokens) and tokens[start + 1].text[0].isalpha() and tokens[start + 1].text != "من":
        shares = shares[:1]  # ثلثا الأعضاء is two thirds; ثلثا من is a third as well
    readings: tuple[Reading, ...] = tuple((share, Type.FRACTION) for share in shares)
    return Numeral(readings, start + 1, soft=shares[0] in {0.5, 0.25})


def _ordinal(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read الثالث, الخامس عشر, الحادي والعشرون."""
    kinds = word_at(tokens, start).kinds
    value = kinds["ordinal"][0] if "ordinal" in kinds else 1 if "eleven" in kinds else None
    if value is None:
        return None
    after = word_at(tokens, start + 1)
    if "ten" in after.kinds and not after.joined and (value > 1 or "eleven" in kinds):
        return Numeral(((value + 10, Type.ORDINAL),), start + 2)
    if "tens" in after.kinds and after.joined:
        return Numeral(((value + after.kinds["tens"][0], Type.ORDINAL),), start + 2)
    if "ordinal" not in kinds:
        return None
    return Numeral(((value, Type.ORDINAL),), start + 1, soft=value <= 3)


def _vague(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read عشرات, مئات الآلاف, ملايين."""
    kinds = word_at(tokens, start).kinds
    value = kinds.get("vague", kinds.get("scale-plural"))
    if not value:
        return None
    after = word_at(tokens, start + 1)
    scale = after.kinds.get("scale-plural") if not after.joined else None
    if scale:
        return Numeral(((value[0] * scale[0], Type.VAGUE),), start + 2, soft=True)
    return Numeral(((value[0], Type.VAGUE),), start + 1, soft=True)


def _plain(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read a single word: ضعف, تسعينيات."""
    kinds = word_at(tokens, start).kinds
    if "multiple" in kinds:
        return Numeral(((kinds["multiple"][0], Type.MULTIPLE),), start + 1, soft=True)
    if "decade" in kinds:
        return Numeral(((kinds["decade"][0], Type.DECADE),), start + 1)
    return None
