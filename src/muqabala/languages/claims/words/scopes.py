"""The words of a text, and which of them its negatives reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from muqabala.languages.caching import remembered
from muqabala.languages.claims.words.phrases import Hit
from muqabala.languages.claims.words.polarity import Role, arabic_hits, english_hits
from muqabala.languages.claims.words.reading import STOPS, words_and_stops

BEFORE, _AFTER = 8, 4
"""Words around an English predicate in which a denial counts as denying it."""

_SCOPE_ENDS = frozenset(("and", "but", "while", "whereas", "although", "though", "because"))
"""Words that begin what a denial before them does not deny, nor one behind them what is before."""

_CONJUNCTIONS = _SCOPE_ENDS | {"so"}
"""Words that begin a clause behind a comma."""

_SUBJECTS = ("no ", "none ", "nobody", "nothing", "neither", "no one", "few ", "not all ", "not every ",
             "never again", "unless ")  # fmt: skip
"""Denials that stand in the subject, or before it: they reach to the end of the clause."""

BESIDE = 4
"""Words around an English predicate in which another negative of these concepts denies it ("failed to")."""

_DENYING = frozenset(
    ("affix", "against", "avoid", "deny", "difficult", "doubt", "exception", "exclude", "fail", "few")
)
_DENYING |= {"instead", "lack", "only", "other", "prevent", "refuse", "stop", "without", "wrong"}

_TELLING = _DENYING | {Role.DENIAL}

_NEAR = 2
"""Words before an Arabic predicate in which any negative counts as denying it, but for the faint ones."""

_FAINT = frozenset(("before", "but", "end", "idiom", "since", "still", "until"))


class Word(NamedTuple):
    """A word and whether a negative stands by it."""

    text: str
    place: tuple[int, int]
    negative: bool


@remembered
def arabic_words(text: str) -> tuple[Word, ...]:
    """Return the words of an Arabic text.

    >>> [word.text for word in arabic_words("لم يوافق المدير على الطلب") if word.negative]
    ['يوافق', 'المدير']
    """
    telling = [hit for hit in arabic_hits(text) if not _FAINT.issuperset(hit.labels)]
    return _words(text, telling, (_NEAR, 0), (_NEAR, 0))


@remembered
def english_words(text: str) -> tuple[Word, ...]:
    """Return the words of an English text.

    >>> [word.text for word in english_words("He spoke of it but named nobody") if word.negative]
    ['but', 'named']
    """
    telling = [hit for hit in english_hits(text) if not _TELLING.isdisjoint(hit.labels)]
    return _words(text, telling, (BEFORE, _AFTER), (BESIDE, BESIDE - 1))


def _words(
    text: str, hits: list[Hit[str]], denial: tuple[int, int], other: tuple[int, int]
) -> tuple[Word, ...]:
    """Return the words of a text; ``denial`` and ``other`` tell how far each reaches, onwards and back."""
    tokens = words_and_stops(text)
    clauses = list(accumulate(_parts(text, token) for token in tokens))
    scopes = list(accumulate(_ends_scope(token) for token in tokens))
    negative = set[int]()
    for hit in hits:
        onwards, back = denial if Role.DENIAL in hit.labels else other
        within, begin = scopes, min(hit.last + 1, len(tokens) - 1)  # "not because" denies the reason
        if "without" in hit.labels:
            onwards, back = BEFORE, 0
        if _is_told_to(tokens, hit):
            back = 0
        if text[hit.start : hit.end + 1].lower().startswith(_SUBJECTS):
            onwards, within, begin = len(tokens), clauses, hit.word
        negative.update(
            number
            for number in range(max(0, hit.word - back), hit.word)
            if scopes[number] == scopes[hit.word]
        )
        negative.update(
            number
            for number in range(hit.word + 1, min(hit.last + onwards + 1, len(tokens)))
            if within[number] == within[begin]
        )
    return tuple(
        Word(token.group().lower(), token.span(), number in negative) for number, token in enumerate(tokens)
    )


def _is_told_to(tokens: Sequence[re.Match[str]], hit: Hit[str]) -> bool:
    """Tell whether a denial is of an infinitive, and not of the verb before it: "asked them not to go"."""
    return [token.group() for token in tokens[hit.word : hit.word + 2]] == ["not", "to"]


def _ends_scope(token: re.Match[str]) -> bool:
    return token.group() in STOPS or token.group().lower() in _SCOPE_ENDS


def _parts(text: str, token: re.Match[str]) -> bool:
    """Tell whether a clause ends at a stop, or another begins at a conjunction behind a comma."""
    return token.group() in STOPS or (
        token.group() in _CONJUNCTIONS and text[: token.start()].endswith((", ", "، "))
    )
