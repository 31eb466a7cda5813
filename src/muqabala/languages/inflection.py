"""Which word an English form may be a form of: plurals and verb forms taken off, irregular ones looked up."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from muqabala.languages.caching import WORDS
from muqabala.languages.tables import rows

_ENDINGS = (
    (re.compile(r"(?<=\w\w)ies$"), ("y", "ie")),
    (re.compile(r"(?<=\w\w)ied$"), ("y",)),
    (re.compile(r"(?<=\w\w)ves$"), ("f", "fe", "ve")),
    (re.compile(r"(?<=\w\w)es$"), ("", "e", "is")),
    (re.compile(r"(?<=\w\w)(?<![sui])s$"), ("",)),
    (re.compile(r"(?<=\w)([b-df-hj-np-tv-z])\1(?:ed|ing)$"), (r"\1", r"\1\1")),
    (re.compile(r"(?<=\w\w)(?:ed|ing)$"), ("", "e")),
    (re.compile(r"'s$"), ("",)),
    (re.compile(r"'$"), ("",)),
)
"""Endings of plurals, verbs and possessives, and what a word may have in their place."""


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Return the words of each irregular form (data/english_irregular.tsv)."""
    words: dict[str, tuple[str, ...]] = {}
    for row in rows("english_irregular.tsv"):
        for form in row["forms"].split("|"):
            words[form] = (*words.get(form, ()), row["word"])
    return words


@lru_cache(maxsize=WORDS)
def base_forms(word: str) -> frozenset[str]:
    """Return what an English word may be a form of, itself among them; in small letters but for acronyms.

    >>> "city" in base_forms("Cities"), "stop" in base_forms("stopped"), "withdraw" in base_forms("withdrew")
    (True, True, True)
    >>> base_forms("IS")
    frozenset({'IS'})
    """
    acronym = word.removesuffix("s")
    if acronym.isupper() and len(acronym) > 1:
        return frozenset({word, acronym})
    plain = word.lower().replace("\u2019", "'")
    forms = {plain, *_irregular().get(plain, ())}
    for ending, stems in _ENDINGS:
        forms |= {ending.sub(stem, form) for form in tuple(forms) if ending.search(form) for stem in stems}
    return frozenset(forms)
