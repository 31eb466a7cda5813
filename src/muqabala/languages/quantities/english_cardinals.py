"""English cardinal numbers, in digits, in words and in both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from muqabala.languages.quantities.digits import literal_values
from muqabala.languages.quantities.numerals import Numeral, Sum, cardinals, numeral_words
from muqabala.languages.quantities.tokens import Token

ATTACHED = frozenset({"k", "m", "b", "bn", "mn", "tn", "trn", "mln", "bln"})
"""Scales that stand right behind digits; elsewhere these letters are something else."""

_ADDED_AFTER = {
    "unit": {"", "tens", "hundred", "scale"},
    "zero": {""},
    "teen": {"", "hundred", "scale"},
    "tens": {"", "hundred", "scale"},
}
"""What may stand before a word that is added."""

_MULTIPLIED_AFTER = {"hundred": {"", "unit", "teen", "article", "literal"}, "dozen": {"", "unit", "article"}}
"""What may stand before a word that multiplies."""

_SPANS = frozenset({"hours", "days", "weeks", "months", "years", "decades"})
"""Spans that a unit behind a scale counts: of "ten thousand two decades ago" the two is another number."""

SOFT_COUNT = 2
"""Spelt-out counts up to this are too easily said otherwise: a, both, another."""


@cache
def _words() -> dict[str, dict[str, float]]:
    words = numeral_words("numerals_en.tsv")
    return {word: {entry.kind: entry.value for entry in entries} for word, entries in words.items()}


def kinds(token: Token) -> dict[str, float]:
    """Return the parts that a word may play in a numeral, each with its value."""
    return _words().get(token.text, {})


def cardinal_at(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read digits and words into one number: "one billion 300 million", "a hundred and fifty"."""
    read = Sum(end=start)
    i: int | None = start
    limit = _first_end(tokens, start) if start and tokens[start - 1].text == "between" else len(tokens)
    while i is not None and i < limit:
        i = _step(read, tokens[:limit], i, start)
    if not read.last or read.last == "article":
        return None
    spelt = read.last in {"unit", "zero"} and not tokens[start].is_literal
    return Numeral(
        cardinals(read.value, *read.others),
        read.end,
        read.last_scale,
        soft=(spelt and read.value <= SOFT_COUNT) or read.last == "dozen",
    )


def _first_end(tokens: Sequence[Token], start: int) -> int:
    """Return where the first of two numbers ends in "between five hundred and two thousand"."""
    ands = []
    for i in range(start, len(tokens)):
        if tokens[i].text == "and":
            ands.append(i)
        elif not tokens[i].is_literal and not kinds(tokens[i]) and tokens[i].text != "-":
            break
    return ands[len(ands) // 2] if len(ands) % 2 else len(tokens)


def _step(read: Sum, tokens: Sequence[Token], i: int, start: int) -> int | None:
    """Take the token at i into a number; return the token to go on with, None where the number ends."""
    token, parts = tokens[i], kinds(tokens[i])
    if token.is_literal:
        values = literal_values(token.raw)
        if not values or read.last not in {"", "scale"} or (read.last and values[0] >= read.scale):
            return None
        read.others = () if read.last else values[1:]
        read.add("literal", values[0], i + 1)
        return i + 1
    if token.text == "+" and read.last == "literal" and "scale" in kinds(tokens[min(i + 1, len(tokens) - 1)]):
        return i + 1
    if token.text in {"a", "an"}:
        if read.last or not _counts(tokens, i + 1):
            return None
        read.add("article", 1, i + 1)
        return i + 1
    if "unit" in parts and read.last == "scale" and tokens[min(i + 1, len(tokens) - 1)].text in _SPANS:
        return None
    for kind, before in _ADDED_AFTER.items():
        if kind in parts and read.last in before:
            read.add(kind, parts[kind], i + 1)
            return i + 1
    return _multiply(read, tokens, i, start) if parts else _join(read, tokens, i)


def _multiply(read: Sum, tokens: Sequence[Token], i: int, start: int) -> int | None:
    parts = kinds(tokens[i])
    if "tens" in parts and i == start + 1 and 17 <= read.current <= 20 and not tokens[start].is_literal:
        read.multiply("hundred", 100, i)  # "nineteen ninety"
        read.add("tens", parts["tens"], i + 1)
        return i + 1
    for kind, before in _MULTIPLIED_AFTER.items():
        if kind in parts and read.last in before:
            read.multiply(kind, parts[kind], i + 1)
            return i + 1
    spelt_out = tokens[i].text not in ATTACHED or (read.last == "literal" and len(tokens[i].text) > 1)
    if "scale" in parts and spelt_out and read.close(parts["scale"], read.current or 1, i + 1):
        return i + 1
    return None


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a word may be counted by "a": "a hundred", "a million"."""
    if i >= len(tokens) or tokens[i].text in ATTACHED:
        return False
    return bool({"hundred", "scale", "dozen"} & kinds(tokens[i]).keys())


def _join(read: Sum, tokens: Sequence[Token], i: int) -> int | None:
    """Pass over "and" or a hyphen inside a number; take "and a half"."""
    if tokens[i].text not in {"and", "-"} or not read.last or i + 1 >= len(tokens):
        return None
    half = _and_a_fraction(tokens, i)
    if half:
        end, share = half
        read.share(share, end)
        return end
    return i + 1 if _joins(tokens, i, read.last) else None


def _joins(tokens: Sequence[Token], i: int, last: str) -> bool:
    """Tell whether "and" or a hyphen at i goes on with the same number."""
    following = kinds(tokens[i + 1]).keys()
    if tokens[i].text == "and":
        return last in {"hundred", "scale"} and bool({"unit", "teen", "tens"} & following)
    close = tokens[i].start == tokens[i - 1].end and tokens[i + 1].start == tokens[i].end
    if not close:
        return False
    return ("unit" in following and last == "tens") or bool({"hundred", "scale", "dozen"} & following)


def _and_a_fraction(tokens: Sequence[Token], i: int) -> tuple[int, float] | None:
    """Read "and a half", "-and-a-half"; return the token behind and the fraction."""
    j = i
    while j < len(tokens) and tokens[j].text in {"and", "-", "a", "one"}:
        j += 1
    if j == i + 1 and tokens[i].text == "-":
        return None
    if j < len(tokens):
        if "fraction" in kinds(tokens[j]) and not tokens[j].text.endswith("s"):
            return j + 1, kinds(tokens[j])["fraction"]
        ordinal = kinds(tokens[j]).get("ordinal")
        if ordinal and ordinal > 2 and tokens[j - 1].text in {"a", "one"}:
            return j + 1, 1 / ordinal
    return None
