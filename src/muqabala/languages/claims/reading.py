"""A text as words and stops, read once for all word lists that are looked up in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from muqabala.languages.caching import TEXTS
from muqabala.languages.punctuation import UNSHORTENED

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f"
WORD_OR_STOP = re.compile(rf"(?:[^\W_]++|[{_MARKS}]++)++(?:['\u2019][^\W_]++)?+|[!?;:؟؛]|\.{UNSHORTENED}")
"""A word with its diacritics, or a mark that ends a clause; what the numbers of words count."""

STOPS = frozenset(".!?;:؟؛")

Forms = Callable[[str], tuple[str, ...]]
"""Gives the words that a token may stand for."""


class Reading(NamedTuple):
    """The words and stops of a text: where each stands, as written, its forms, and all of these."""

    tokens: tuple[re.Match[str], ...]
    written: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    known: frozenset[str]


@lru_cache(maxsize=TEXTS)
def words_and_stops(text: str) -> tuple[re.Match[str], ...]:
    """Return the words of a text and the marks that end its clauses."""
    return tuple(WORD_OR_STOP.finditer(text))


@lru_cache(maxsize=TEXTS)
def read(text: str, forms: Forms) -> Reading:
    """Read a text for all books whose words have the same forms."""
    tokens = words_and_stops(text)
    written = tuple([token.group() for token in tokens])
    meant = tuple(map(forms, written))
    return Reading(tokens, written, meant, frozenset(chain.from_iterable(meant)))
