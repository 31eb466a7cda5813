"""Arabic words for units: their clitics, their duals, and the fractions that follow them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from muqabala.languages.caching import WORDS
from muqabala.languages.quantities.arabic_cardinals import numeral_word
from muqabala.languages.quantities.drafts import Line
from muqabala.languages.quantities.measures import lexicon

CLITICS = ("وال", "وب", "ول", "و", "ب", "ل", "ف")
_ARTICLES = ("ال", "لل", "بال")

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


@cache
def duals() -> dict[str, str]:
    """Return the dual forms of units and currencies, each with its singular."""
    found: dict[str, str] = {}
    for phrase in lexicon("arabic").phrases:
        if len(phrase) == 1 and len(phrase[0]) > 1:
            stem = phrase[0].removesuffix("ة") + "ت" if phrase[0].endswith("ة") else phrase[0]
            found |= {stem + ending: phrase[0] for ending in ("ين", "ان")}
    return found


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
