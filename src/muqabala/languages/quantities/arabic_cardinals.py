"""Arabic cardinal numbers, in digits, in words and in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from muqabala.languages.caching import WORDS
from muqabala.languages.quantities.digits import literal_values
from muqabala.languages.quantities.numerals import Numeral, Sum, cardinals, numeral_words
from muqabala.languages.quantities.record import Type
from muqabala.languages.quantities.surroundings import context
from muqabala.languages.quantities.tokens import Token

_CONJUNCTIONS = ("", "و", "ف")
_PARTICLES = ("", "ال", "ب", "ل", "ك", "بال", "لل", "كال")
_PRONOUNS = ("ها", "هم", "هما", "هن", "نا", "ه")
_FATHATAN = "\u064b"

_ADDED_AFTER = {
    "eleven": {"hundred", "scale"},
    "unit": {"hundred", "scale"},
    "ten": {"hundred", "scale"},
    "tens": {"unit", "eleven", "hundred", "scale"},
    "hundred": {"scale"},
    "hundreds": {"scale"},
}
"""What may stand before a word that is added with "and"; units come before tens."""

_SCALES = ("scale", "scale-open", "scale-plural")
_ALPHA = 2000
"""A bare ألف or ألفا is also a letter, Latin or Greek, and the verb "composed"."""

_COUNTED = re.compile("(?!و|ال)[ء-ي]{3,}(?<!ا)")
"""What ألفا may count two thousand of: ألفا متفرج. Rays are ألفا المشعة, and two who wrote ألفا كتابا."""

_AND_ONE = "واحد"
"""Folded, وأحد (and one) and واحد (one) are the same word."""


class Word(NamedTuple):
    """One way to take a word apart: conjunction, article, pronoun after it, and its parts in a numeral."""

    joined: bool
    definite: bool
    owned: bool
    kinds: dict[str, tuple[float, ...]]


_NOTHING = Word(joined=False, definite=False, owned=False, kinds={})


@lru_cache(maxsize=WORDS)
def numeral_word(text: str) -> Word:
    """Take a folded word apart; without a part in any numeral it has no kinds."""
    words = numeral_words("numerals_ar.tsv")
    for stem, owned in _stems(text):
        for conjunction in _CONJUNCTIONS:
            for particle in _PARTICLES:
                prefix = conjunction + particle
                entries = words.get(stem.removeprefix(prefix)) if stem.startswith(prefix) else None
                kinds: dict[str, tuple[float, ...]] = {}
                for kind, value in entries or ():
                    if not owned or kind in {"fraction", "denominator"}:
                        kinds[kind] = (*kinds.get(kind, ()), value)
                if kinds:
                    return Word(bool(conjunction), particle in {"ال", "بال", "لل", "كال"}, owned, kinds)
    return _NOTHING


def _stems(text: str) -> Iterator[tuple[str, bool]]:
    yield text, False
    for pronoun in _PRONOUNS:
        if text.endswith(pronoun) and len(text) > len(pronoun) + 2:
            yield text.removesuffix(pronoun), True


def word_at(tokens: Sequence[Token], i: int) -> Word:
    """Return the word at a place; digits and places beyond the ends have no part in a numeral."""
    if not 0 <= i < len(tokens) or tokens[i].is_literal:
        return _NOTHING
    return numeral_word(tokens[i].text)


def cardinal_at(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read the cardinal that begins with a token, None where none does."""
    read = Sum(end=start)
    i: int | None = _first(read, tokens, start)
    while i is not None and i < len(tokens):
        i = _step(read, tokens, i)
    if not read.last:
        return None
    spelt = not tokens[start].is_literal
    readings = cardinals(read.value, *([read.value + read.doubt] if read.doubt else []), *read.others)
    after = word_at(tokens, read.end)
    denominator = after.kinds.get("denominator", (0.0,))[0]
    if denominator > read.value:
        share, scale = read.value / denominator, word_at(tokens, read.end + 1)
        if "scale" in scale.kinds and not scale.joined:  # ثلاثة أرباع مليون
            return Numeral(cardinals(share * scale.kinds["scale"][0]), read.end + 2, scale.kinds["scale"][0])
        return Numeral(((share, Type.FRACTION),), read.end + 1)
    if "times" in after.kinds and read.value > 2:
        more = word_at(tokens, read.end + 1)
        share = more.kinds["fraction"][0] if more.joined and "fraction" in more.kinds else 0.0
        return Numeral(((read.value + share, Type.MULTIPLE),), read.end + 1 + bool(share))
    if spelt and read.end == start + 1:
        readings += tuple(
            (share, Type.FRACTION) for share in word_at(tokens, start).kinds.get("fraction", ())
        )
    bare = read.end == start + 1 and {"scale", "scale-open"} & word_at(tokens, start).kinds.keys()
    is_letter = bool(bare and read.value <= _ALPHA) and not (
        read.value == _ALPHA and _COUNTED.fullmatch(tokens[read.end].text if read.end < len(tokens) else "")
    )
    soft = spelt and (read.value <= 2 or is_letter)
    return Numeral(readings, read.end, read.last_scale, soft=soft)


def _first(read: Sum, tokens: Sequence[Token], i: int) -> int | None:
    """Take the first word of a cardinal."""
    token = tokens[i]
    if token.is_literal:
        values, end = _spaced(tokens, i)
        if not values:
            return None
        read.others = values[1:]
        read.add("literal", values[0], end)
        return end
    kinds = word_at(tokens, i).kinds
    if "eleven" in kinds or (token.text == _AND_ONE and "أ" in token.raw):
        after = word_at(tokens, i + 1)
        if "ten" not in after.kinds and not ("tens" in after.kinds and after.joined):
            return None
        read.add("eleven", 1, i + 1)
        return i + 1
    for kind in ("unit", "tens", "ten", "hundred", "hundreds", "zero"):
        if kind in kinds:
            read.add("hundred" if kind == "hundreds" else kind, kinds[kind][0], i + 1)
            return i + 1
    if "scale-dual" in kinds and not tokens[i].raw.endswith("ى"):  # ألفى: he found
        read.close(kinds["scale-dual"][0], 2, i + 1)
        return i + 1
    if "scale" in kinds:
        read.close(kinds["scale"][0], 1, i + 1)
        return i + 1
    if "scale-open" in kinds:
        return _open_scale(read, tokens, i, kinds["scale-open"][0])
    return None


def _spaced(tokens: Sequence[Token], i: int) -> tuple[tuple[float, ...], int]:
    """Read digits whose groups of three are set apart by spaces, in either order: 15 600 and 600 15."""
    end = i + 1
    while end < len(tokens) and tokens[end].is_literal and tokens[end].start == tokens[end - 1].end + 1:
        end += 1
    groups = [token.raw for token in tokens[i:end]]
    in_a_range = i > 1 and tokens[i - 1].text in {"-", "–", "/"} and tokens[i - 2].is_literal
    if len(groups) == 1 or in_a_range or not all(group.isdigit() for group in groups):
        return literal_values(tokens[i].raw), i + 1
    orders = [order for order in (groups[::-1], groups) if all(len(group) == 3 for group in order[1:])]
    values = tuple(float("".join(order)) for order in orders if len(order[0]) <= 3)
    return (values, end) if values else (literal_values(tokens[i].raw), i + 1)


def _open_scale(read: Sum, tokens: Sequence[Token], i: int, scale: float) -> int:
    """Take مليونا: two million before its noun, one million in the accusative."""
    single = _FATHATAN in tokens[i].raw
    goes_on = word_at(tokens, i + 1).joined or (
        i + 2 < len(tokens) and tokens[i + 1].text == "و" and tokens[i + 2].is_literal
    )
    read.close(scale, 1 if single or goes_on else 2, i + 1)
    counts_a_noun = (
        i + 1 < len(tokens)
        and tokens[i + 1].raw[0].isalpha()
        and tokens[i + 1].text not in context("arabic")["not-counted"]
    )
    if not single and (goes_on or not counts_a_noun):
        read.doubt = scale if goes_on else -scale
    return i + 1


def _step(read: Sum, tokens: Sequence[Token], i: int) -> int | None:
    """Take the token at i into a cardinal; return the token to go on with, None where it ends."""
    token = tokens[i]
    if token.text == "و" and i + 1 < len(tokens) and tokens[i + 1].is_literal and read.last == "scale":
        values = literal_values(tokens[i + 1].raw)
        if not values or values[0] >= read.scale:
            return None
        read.add("literal", values[0], i + 2)
        return i + 2
    if token.text == "من" and read.last == "literal" and "scale-plural" in word_at(tokens, i + 1).kinds:
        return _beside(read, i + 1, word_at(tokens, i + 1))  # 4.2 من البلايين
    if token.text == "فاصلة":
        return _decimals(read, tokens, i)
    word = word_at(tokens, i)
    if token.text == "و" and read.last and word_at(tokens, i + 1).kinds:
        return _and(read, tokens, i + 1, word_at(tokens, i + 1))  # typed apart: مئة و عشرون
    if token.text == _AND_ONE and read.last in {"hundred", "scale"}:
        word = Word(joined=True, definite=False, owned=False, kinds={"eleven": (1.0,), "unit": (1.0,)})
    return _and(read, tokens, i, word) if word.joined else _beside(read, i, word)


def _and(read: Sum, tokens: Sequence[Token], i: int, word: Word) -> int | None:
    """Take a word with "and" before it."""
    kinds = word.kinds
    for kind, before in _ADDED_AFTER.items():
        if kind in kinds and read.last in before:
            read.add("hundred" if kind == "hundreds" else kind, kinds[kind][0], i + 1)
            return i + 1
    for kind, count in (("scale", 1), ("scale-open", 1), ("scale-dual", 2)):
        if kind in kinds and read.last == "scale" and read.close(kinds[kind][0], count, i + 1):
            return i + 1
    if "fraction" in kinds and "unit" not in kinds and not word.owned:
        scale = word_at(tokens, i + 1).kinds.get("scale")
        if scale and read.last == "scale":
            read.add("fraction", kinds["fraction"][0] * scale[0], i + 2)
        else:
            read.share(kinds["fraction"][0], i + 1)
        return read.end
    return None


def _beside(read: Sum, i: int, word: Word) -> int | None:
    """Take a word that stands right beside the one before: ten in the teens, a hundred, a scale."""
    kinds = word.kinds
    if "ten" in kinds and (read.last == "eleven" or (read.last == "unit" and read.current % 10 != 1)):
        read.add("teen", 10, i + 1)
        return i + 1
    if "hundred" in kinds and read.last == "unit" and not word.definite:
        read.multiply("hundred", 100, i + 1)
        return i + 1
    for kind in _SCALES:
        if kind in kinds:
            scale = kinds[kind][0]
            if read.last == "scale" and kind == "scale" and not word.definite:
                read.total, read.end = read.total * scale, i + 1
                return i + 1
            if read.last and read.current and read.close(scale, read.current, i + 1):
                return i + 1
    return None


def _decimals(read: Sum, tokens: Sequence[Token], i: int) -> int | None:
    """Take "point five"."""
    decimals = (
        cardinal_at(tokens, i + 1)
        if i + 1 < len(tokens) and read.last in {"unit", "literal", "ten"}
        else None
    )
    if not decimals:
        return None
    read.share(decimals.value / 10 ** len(str(int(decimals.value))), decimals.end)
    return decimals.end
