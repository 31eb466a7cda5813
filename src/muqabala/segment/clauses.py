"""Sentences to clauses: at commas, semicolons, colons and dashes, and before connectives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from muqabala.languages.tables import rows
from muqabala.records import Span

_PUNCTUATION = r"\s*(?:[,;:](?=\s)|[،؛](?!\d)|—|\s[–-](?=\s))\s*"
_THREE_WORDS = re.compile(r"\s*(?:\S+\s+){2}\S")
"""A piece of fewer words says too little to be found on the other side: it stays with its neighbour."""


def clauses(sentence: Span) -> tuple[Span, ...]:
    """Return the clauses of a sentence in order, each of three words or more unless the sentence is shorter.

    Only the separators between them, punctuation and spaces, are left out.

    >>> [clause.text for clause in clauses(Span(0, 0, 35, "He left early, but she stayed late."))]
    ['He left early', 'but she stayed late.']
    """
    cuts = list(_cuts(sentence.text))
    starts = (0, *(end for _, end in cuts))
    ends = (*(start for start, _ in cuts), len(sentence.text))
    return tuple(sentence.part(start, end) for start, end in zip(starts, ends, strict=True))


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where separators begin and end, those with enough words on both sides."""
    start = 0
    for separator in _separator().finditer(text):
        if _THREE_WORDS.match(text, start, separator.start()) and _THREE_WORDS.match(text, separator.end()):
            yield separator.span()
            start = separator.end()


@lru_cache(maxsize=1)
def _separator() -> re.Pattern[str]:
    openers = "|".join(re.escape(row["opener"]) for row in rows("clause_openers.tsv"))
    return re.compile(rf"{_PUNCTUATION}|\s+(?=(?:{openers})\b)")
