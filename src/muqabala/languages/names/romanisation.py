"""Whether a Latin word spells an Arabic one letter by letter, long vowels and all: taqashuf, التقشف.

Stricter than the likeness of names: a word that is no name has been romanised by a simple scheme.
"""

from __future__ import annotations

import re
from functools import lru_cache

from muqabala.languages.folding import folded_word
from muqabala.languages.names.mentions import without_proclitics
from muqabala.languages.names.table import ARTICLE

_LETTERS = {
    "ا": "(?:aa?|e)?", "ب": "b", "ة": "(?:a[ht]?|eh?)?", "ت": "t", "ث": "th", "ج": "(?:dj|j|g)", "ح": "h",
    "خ": "kh", "د": "d", "ذ": "(?:dh|z)", "ر": "r", "ز": "z", "س": "s", "ش": "(?:sh|ch)", "ص": "s",
    "ض": "(?:dh|d)", "ط": "t", "ظ": "(?:dh|z)", "ع": "", "غ": "(?:gh|g)", "ف": "f", "ق": "[qkg]", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "(?:w|oo|uu?|o[uw]?)", "ي": "(?:iyy?|y|ii?|ee?|ay|ai)",
    "ء": "",
}  # fmt: skip
"""Folded Arabic letters, and how each is written."""

_SHORT_VOWEL = "['\u2019aeiou]{0,2}"
_DOUBLED = {letter: f"(?:{latin}){{1,2}}" for letter, latin in _LETTERS.items() if letter not in "اويةعء"}
_ARTICLE = re.compile(r"(?:a[ldnrstz]h?|el)[-\u2019' ]")


@lru_cache(maxsize=1 << 12)
def romanises(latin: str, arabic: str) -> bool:
    """Tell whether a Latin word is an Arabic one in Latin letters.

    >>> romanises("taqashuf", "التقشف"), romanises("al-manfa", "المنفى"), romanises("police", "بالقوة")
    (True, True, False)
    """
    plain = without_article(latin.lower())
    forms = {reading.removeprefix(ARTICLE) for reading in without_proclitics(folded_word(arabic))}
    return any(_spelling(form).fullmatch(plain) for form in forms)


def without_article(latin: str) -> str:
    """Return a Latin word without an Arabic article: al-manfa, manfa."""
    return _ARTICLE.sub("", latin, count=1)


@lru_cache(maxsize=1 << 12)
def _spelling(arabic: str) -> re.Pattern[str]:
    """Return a pattern of the spellings of a folded Arabic word."""
    letters = (_DOUBLED.get(letter) or _LETTERS.get(letter, "") for letter in arabic)
    return re.compile(_SHORT_VOWEL + _SHORT_VOWEL.join(letters) + _SHORT_VOWEL)
