"""Small words of both languages, folded, by what they do in a sentence (data/function_words.tsv)."""

from __future__ import annotations

from functools import lru_cache

from muqabala.languages.tables import rows

LIGHT = "light"
"""Carries no content: any two sentences share it."""

LEADS_ON = "leads on"
"""Needs another word behind it: no finished line ends on it."""

DOUBLES = "doubles"
"""Is said twice in a row by choice: very, very; step by step."""


@lru_cache(maxsize=3)
def small_words(role: str) -> frozenset[str]:
    """Return the small words of a role.

    >>> "the" in small_words(LEADS_ON), "the" in small_words(DOUBLES)
    (True, False)
    """
    return frozenset(row["word"] for row in rows("function_words.tsv") if role in row["roles"].split("|"))
