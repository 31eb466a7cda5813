"""A text as words and stops, read once for all word lists that are looked up in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from typing import NamedTuple

from muqabala.languages.caching import remembered
from muqabala.languages.punctuation import UNSHORTENED

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f"
WORD_OR_STOP = re.compile(rf"(?:[^\W_]++|[{_MARKS}]++)++(?:['\u2019][^\W_]++)?+|[!?;:؟؛]|\.{UNSHORTENED}")
"""A word with its diacritics, or a mark that ends a clause; what the numbers of words count."""

STOPS = frozenset(".!?;:؟؛")

_CAPITALISED = 5
"""Letters of words that a headline writes with a capital in every style."""

Forms = Callable[[str], tuple[str, ...]]
"""Gives the words that a token may stand for."""

Links = frozenset[tuple[int, int]]
"""Where words start that render each other: one of the original, and one of the translation."""


class Reading(NamedTuple):
    """The words and stops of a text: where each stands, as written, its forms, and all of these."""

    tokens: tuple[re.Match[str], ...]
    written: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    known: frozenset[str]


@remembered
def words_and_stops(text: str) -> tuple[re.Match[str], ...]:
    """Return the words of a text and the marks that end its clauses."""
    return tuple(WORD_OR_STOP.finditer(text))


@remembered
def read(text: str, forms: Forms) -> Reading:
    """Read a text for all books whose words have the same forms."""
    tokens = words_and_stops(text)
    written = tuple([token.group() for token in tokens])
    if "May" in written and _is_headline(written):
        written = tuple([word.lower() if word == "May" else word for word in written])
    meant = tuple(map(forms, written))
    return Reading(tokens, written, meant, frozenset(chain.from_iterable(meant)))


def _is_headline(written: tuple[str, ...]) -> bool:
    """Tell whether English words have capitals as in a headline: there, May need not be the month."""
    long = [word for word in written if len(word) >= _CAPITALISED]
    return len(long) > 1 and all(word[0].isupper() or not word.isalpha() for word in long)
