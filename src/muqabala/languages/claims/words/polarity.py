"""Negatives of both languages: what denies a clause, and what else may carry the denial in a translation.

``data/polarity.tsv`` lists phrases by *concept*, the many of ``other`` in rows by their ``sense``, which
only readers need. A ``denial`` negates its clause ("did not", لم). An ``exception`` (إلا) takes one denial
back: "no one but" affirms. An ``idiom`` only looks like a negative (غير أن is "however"). Every other
concept is negative in its meaning ("refuse", رفض): it may render a denial of the other language, unless
that language has the same concept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from muqabala.languages.caching import WORDS, remembered
from muqabala.languages.claims.words.forms import arabic_forms, english_forms
from muqabala.languages.claims.words.phrases import Hit, PhraseBook
from muqabala.languages.tables import rows

Concepts = PhraseBook[str]

_NEGATIVE_AFFIX = re.compile(
    r"un(?!der|i[tovqf]|til|cle|less)\w{3,}"
    r"|dis(?!cuss|tan|tri|tin|ease|cover|play|patch|miss|tress|aster|charge)\w{4,}"
    r"|mis(?!s|ter|tres)\w{3,}|non\w*|\w{3,}less|irr\w+|ill(?:eg|og|ic)\w+|imm(?:at|ob|or)\w+|i[mn]\w+[ai]bl[ey]"
)
"""English words that carry their negative in themselves."""


class Role(StrEnum):
    """The concepts that mean more than themselves."""

    DENIAL = "denial"
    EXCEPTION = "exception"
    IDIOM = "idiom"
    OTHER = "other"


class Polarity(NamedTuple):
    """The negatives of one text: its denials, and what else is negative in it."""

    denials: tuple[Hit[str], ...]
    others: tuple[Hit[str], ...]

    @property
    def denied(self) -> int:
        """Return how many clauses are denied once exceptions are taken back."""
        return max(0, len(self.denials) - self.named(Role.EXCEPTION))

    def named(self, *concepts: str) -> int:
        """Return how many of its other negatives are of these concepts."""
        return sum(not set(concepts).isdisjoint(hit.labels) for hit in self.others)

    def is_affirmed(self, start: int, end: int) -> bool:
        """Tell whether no clause is denied, and no negative stands before a word or begins with it."""
        return not self.denials and all(
            hit.start > start or (hit.start, hit.end) == (start, end) for hit in self.others
        )

    def surplus(self, other: Polarity) -> int:
        """Return how many of the other side's denials the negatives of this side may render, beside its own.

        A negative that the other side has too renders that one, and no denial.
        """
        shared = Counter(label for hit in other.others for label in hit.labels)
        surplus = 0
        for hit in self.others:
            if hit.labels[0] in (Role.EXCEPTION, Role.IDIOM):
                continue
            label = next((label for label in hit.labels if shared[label] and label != Role.OTHER), None)
            if label is None:
                surplus += 1
            else:
                shared[label] -= 1
        return surplus


def english_polarity(text: str) -> Polarity:
    """Return the negatives of an English text.

    >>> english_polarity("He did not deny that nobody came.").denied
    2
    """
    return _polarity(english_hits(text))


def arabic_polarity(text: str) -> Polarity:
    """Return the negatives of an Arabic text.

    >>> arabic_polarity("لم يحضر إلا الوزير").denied
    0
    """
    return _polarity(arabic_hits(text))


@remembered
def english_hits(text: str) -> tuple[Hit[str], ...]:
    """Return the phrases of an English text that are negative, or look so."""
    return tuple(_books()[0].find(text))


@remembered
def arabic_hits(text: str) -> tuple[Hit[str], ...]:
    """Return the phrases of an Arabic text that are negative, or look so."""
    return tuple(_books()[1].find(text))


def _polarity(hits: tuple[Hit[str], ...]) -> Polarity:
    denials = tuple(hit for hit in hits if Role.DENIAL in hit.labels)
    return Polarity(denials, tuple(hit for hit in hits if hit not in denials))


@cache
def _books() -> tuple[Concepts, Concepts]:
    table = list(rows("polarity.tsv"))
    return _book(table, "english", _affixed_forms), _book(table, "arabic", arabic_forms)


def _book(table: list[dict[str, str]], language: str, forms: Callable[[str], tuple[str, ...]]) -> Concepts:
    phrases = ((phrase, row["concept"]) for row in table for phrase in row[language].split("|") if phrase)
    return PhraseBook(phrases, forms)


@lru_cache(maxsize=WORDS)
def _affixed_forms(token: str) -> tuple[str, ...]:
    forms = english_forms(token)
    return (*forms, "{un-}") if _NEGATIVE_AFFIX.fullmatch(forms[0]) else forms
