"""Arabic words for units: their clitics, their duals, and the fractions that follow them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from muqabala.languages.caching import WORDS
from muqabala.languages.quantities.arabic_cardinals import numeral_word
from muqabala.languages.quantities.drafts import Line
from muqabala.languages.quantities.measures import lexicon
from muqabala.languages.quantities.phrases import Phrases

CLITICS = ("وال", "وب", "ول", "و", "ب", "ل", "ف")
_ARTICLES = ("ال", "لل", "بال", "كال", "فال", "وبال", "ولل", "وكال")

SYMBOLS = frozenset({"كم", "سم", "مم", "مل", "غ", "جم", "كغ", "م"})
"""Symbols that are units only behind digits: كم is also "how many"."""

SPANS = frozenset(
    {
        "ثوان",
        "ثواني",
        "دقائق",
        "ساعات",
        "ايام",
        "اسابيع",
        "اشهر",
        "شهور",
        "سنوات",
        "سنين",
        "اعوام",
        "عقود",
        "قرون",
    }
)
"""Plurals of the units of time: spans of no told length."""

_SHORT = 2
"""A noun of so few letters does not follow a clitic: بين is "between", not "in yen"."""

_LONGEST = 4
"""Words in the longest name of a unit."""

_SHARES = {"نصف": 0.5, "ربع": 0.25, "ثلث": 1 / 3}
"""Fractions of a unit that may follow it: ثلاث ساعات وربع."""


def stems(word: str) -> tuple[str, ...]:
    """Return a word as it is and without its clitics."""
    return (
        word,
        *(word.removeprefix(clitic) for clitic in (*_ARTICLES, *CLITICS) if word.startswith(clitic)),
    )


@lru_cache(maxsize=WORDS)
def _noun(word: str) -> str:
    vocabulary = lexicon("arabic").vocabulary
    for stem in stems(word):
        for form in (stem, stem.removesuffix("ا")):
            bare = stem in {word, word.removeprefix("ال")}
            if form in vocabulary and (form == word or (bare and form not in SYMBOLS) or len(form) > _SHORT):
                return form
    return word


def unit_at(line: Line, i: int) -> tuple[int, tuple[str, ...]]:
    """Return how many words from a place on name a unit, and the units that may be meant."""
    return lexicon("arabic").at(nouns(line.plain[i : i + _LONGEST]), 0)


def nouns(words: Sequence[str]) -> list[str]:
    """Return words without clitics and accusative endings where that makes a word of the units."""
    return [_noun(word) for word in words]


def dual_at(line: Line, i: int) -> tuple[int, str]:
    """Return how many words from a place on name two of a unit, and the unit: سنتين, كيلومترين مربعين."""
    for stem in stems(line.word(i)):
        length, names = duals().longest([stem, *line.plain[i + 1 : i + _LONGEST]], 0)
        if length:
            return length, names[0]
    return 0, ""


@cache
def duals() -> Phrases[str]:
    """Return the dual forms of units and currencies; where two share one it is of the unit: سنتين."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for phrase, names in lexicon("arabic").phrases.items():
        if SYMBOLS.isdisjoint(phrase) and len(phrase[0]) > 1:
            bare = [word.removesuffix("ة") + "ت" if word.endswith("ة") else word for word in phrase]
            for ending in ("ين", "ان"):
                found.setdefault(tuple(word + ending for word in bare), names)
    return Phrases(found)


def and_a_share(line: Line, i: int) -> tuple[int, float]:
    """Read "and a half" behind a unit, with the unit or a scale said again; return the token behind."""
    word = line.word(i).removeprefix("و").removeprefix("ال").removesuffix("ا")
    share = _SHARES.get(word) if line.word(i).startswith("و") else None
    if not share:
        return i, 0.0
    scale = numeral_word(line.word(i + 1)).kinds.get("scale")
    if scale:
        return i + 2, share * scale[0]
    return i + 1 + unit_at(line, i + 1)[0], share
