"""Which full stops do not end a sentence because they shorten a word."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from muqabala.languages.punctuation import ORDINAL_POINT
from muqabala.languages.tables import rows

_LAST_TOKEN = re.compile(r"[^\s(\[«“\"'‘–—/]{1,16}\Z")
_LONGEST_TOKEN = 24
"""Characters before the stop that are looked at; no abbreviation is longer."""

_INITIAL = re.compile(r"[A-Z]\Z")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")
_ARABIC_LETTERS = re.compile(r"(?:[ء-ي]ـ?\.)*[ء-ي]ـ?\Z|و(?:[أا]\.)?[دأم]\Z")
"""Single letters (د. أ.د. م. هـ.), also after "and" where they are titles."""

_ERA_OR_UNIT = re.compile(r"[\d٠-٩][\s\xa0]?\Z")


_LETTER = re.compile(r"(?<!\w)[^\W\d_]\Z")
_ORDINAL = re.compile(r"(?<!\w)\d{1,2}\Z")
"""Days, centuries, kings; a greater number is hardly ever one of a row."""


class Ends(StrEnum):
    """When an abbreviation is the last word of a sentence."""

    NEVER = "never"
    UNLESS_NUMBER = "unless-number"
    BEFORE_STARTER = "before-starter"


def is_abbreviation(text: str, stop: int, following: str) -> bool:
    """Tell whether the full stop at ``stop`` shortens a word and ends nothing before the word ``following``.

    >>> text = "قال د. سامي"
    >>> is_abbreviation(text, text.index("."), "سامي")
    True
    >>> is_abbreviation("It is in the U.S. The army", 16, "The")
    False
    """
    found = _LAST_TOKEN.search(text[max(0, stop - _LONGEST_TOKEN) : stop])
    if found is None:
        return False
    token = found.group()
    if _ARABIC_LETTERS.match(token):
        # «عام 622 م.» ends a sentence, «م. سامي» (engineer) does not.
        first = stop - len(token)
        return not _ERA_OR_UNIT.search(text[max(0, first - 2) : first])
    ends = _abbreviations().get(token)
    if ends is None and (_INITIAL.match(token) or _ACRONYM.match(token)):
        ends = Ends.BEFORE_STARTER
    if ends is Ends.UNLESS_NUMBER:
        return following[:1].isdigit()
    return ends is Ends.NEVER or (ends is Ends.BEFORE_STARTER and following not in _starters())


def may_shorten(text: str, stop: int, following: str, language: str) -> bool:
    """Tell whether the full stop at ``stop`` may end nothing, where no table has a language's abbreviations.

    It stands after one letter (z. B.), before a figure (Nr. 5, env. 600), or makes an ordinal (9. Mai).

    >>> may_shorten("am 9. Mai", 4, "Mai", "de"), may_shorten("il a dit 9. Puis", 10, "Puis", "fr")
    (True, False)
    """
    before = text[max(0, stop - 3) : stop]
    if following[:1].isdigit() or _LETTER.search(before):
        return True
    return language in ORDINAL_POINT and _ORDINAL.search(before) is not None


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, Ends]:
    table = rows("english_abbreviations.tsv")
    return {row["abbreviation"]: Ends(row["ends_sentence"]) for row in table}


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    """Return words that, with a capital, begin a sentence and not a name."""
    words = files("muqabala.languages") / "data" / "english_sentence_starters.txt"
    return frozenset(words.read_text(encoding="utf-8").splitlines())
