"""Two things compared that have changed places: "A is heavier than B" for "B is heavier than A".

The standard of a comparison follows a *pivot*: "than", and "to" where something is preferred; من behind an
elative, على where something is preferred. A pronoun on it, منه, puts the thing compared between the two. Each
language has its standard behind its pivot; where a translation has there what the original has before, and
before what it has behind, and says the same of them, they were exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from muqabala.languages.claims.roles.frames import Place
from muqabala.languages.claims.words.clauses import clause_words, is_denied
from muqabala.languages.claims.words.counterparts import Counterparts, Token, counterparts
from muqabala.languages.claims.words.reading import Links
from muqabala.languages.function_words import LEADS_ON, LIGHT, small_words
from muqabala.languages.inflection import base_forms

_BEFORE, _BEHIND = 12, 6
"""Words before a pivot, and behind it, among which the things compared are."""

_TO_PIVOT = 8
"""Words from an elative or "prefer" to its pivot, at most."""

_FROM_ELATIVE = 2
"""The same of a bare من, which may be any "from"."""

_OF_DEGREE, _FROM_DEGREE = frozenset(("اكثر", "اقل", "اشد", "افضل")), 4
"""Elatives that a noun follows, and words from them to a bare من: أكثر عرضة للمرض من النساء."""

_OF_NO_STANDARD = frozenset(("حيث", "قبل", "خلال", "بين"))
"""Arabic words behind a من that leads to no standard."""

_WITH_PRONOUN = frozenset(("منه", "منها", "منهم", "منهن", "منهما"))
_PREFERRING = frozenset(("prefer", "favour", "favor"))
_TO = frozenset(("to", "over"))


class Comparison(NamedTuple):
    """A comparison of one text: its elative or "prefer", the tokens before its pivot, and those behind."""

    sort: int
    compared: tuple[int, ...]
    standard: tuple[int, ...]


class Exchanged(NamedTuple):
    """A comparison turned round: where it stands in the original and in the translation."""

    original: Place
    translation: Place


def exchanged_comparands(
    original: str, translation: str, rendered: Links = frozenset()
) -> Iterator[Exchanged]:
    """Yield the comparisons whose two things a translation has in each other's places.

    >>> list(exchanged_comparands("الحديد أثقل من الخشب", "Wood is heavier than iron."))
    [Exchanged(original=(0, 20), translation=(0, 25))]
    >>> list(exchanged_comparands("الحديد أثقل من الخشب", "Iron is heavier than wood."))
    []
    """
    if not may_compare(translation):
        return
    found = counterparts(original, translation, rendered)
    for told in _english(found.english):
        for meant in _arabic(found):
            if _says_the_same(found, meant, told) and _are_exchanged(found, meant, told):
                yield Exchanged(_place(found.arabic, meant), _place(found.english, told))


def may_compare(text: str) -> bool:
    """Tell whether an English text may compare two things, by a glance at its letters."""
    return " than " in text or "prefer" in text or "favour" in text or "favor" in text


def _english(tokens: tuple[Token, ...]) -> Iterator[Comparison]:
    for number, token in enumerate(tokens):
        if token.word == "than" and not _is_copula(tokens, number + 1):
            yield from _comparison(tokens, number, number, "en")
        elif not _PREFERRING.isdisjoint(base_forms(token.word)):
            reach = range(number + 1, min(number + 1 + _TO_PIVOT, len(tokens)))
            pivot = next((n for n in reach if tokens[n].word in _TO), None)
            yield from _comparison(tokens, number, pivot, "en")


def _arabic(found: Counterparts) -> Iterator[Comparison]:
    tokens = found.arabic
    for number, token in enumerate(tokens):
        reach = range(number + 1, min(number + 1 + _TO_PIVOT, len(tokens)))
        pivot = None
        if "{elative}" in token.forms:
            pivot = next((n for n in reach if tokens[n].word in _WITH_PRONOUN), None) or next(
                (n for n in reach[: _reach_of(token.word)] if _is_from(tokens, n)), None
            )
        elif any(_prefers(found.english[place]) for place in found.links[number]):
            pivot = next((n for n in reach if tokens[n].word == "علي"), None)
        yield from _comparison(tokens, number, pivot, "ar")


def _is_copula(tokens: tuple[Token, ...], number: int) -> bool:
    """Tell whether a token leads to a subject put last: "than are others"."""
    return number < len(tokens) and tokens[number].word in clause_words("en", "passive")


def _is_from(tokens: tuple[Token, ...], number: int) -> bool:
    return tokens[number].word == "من" and _OF_NO_STANDARD.isdisjoint(
        token.word for token in tokens[number + 1 : number + 2]
    )


def _prefers(token: Token) -> bool:
    return not _PREFERRING.isdisjoint(base_forms(token.word))


def _reach_of(elative: str) -> int:
    return _FROM_DEGREE if elative in _OF_DEGREE else _FROM_ELATIVE


def _comparison(
    tokens: tuple[Token, ...], sort: int, pivot: int | None, language: str
) -> Iterator[Comparison]:
    """Yield the comparison around a pivot: each side goes to a mark, in English to another clause."""
    if pivot is None:
        return
    openers = clause_words("en", "opener") if language == "en" else frozenset[str]()

    def clause(numbers: range) -> tuple[int, ...]:
        return tuple(takewhile(lambda n: not (tokens[n].is_mark or tokens[n].word in openers), numbers))

    if standard := clause(range(pivot + 1, min(pivot + 1 + _BEHIND, len(tokens)))):
        yield Comparison(sort, clause(range(pivot - 1, max(-1, pivot - 1 - _BEFORE), -1)), standard)


def _says_the_same(found: Counterparts, meant: Comparison, told: Comparison) -> bool:
    """Tell whether a comparison says the same of its things as another, and neither is denied."""
    is_same = not found.links[meant.sort].isdisjoint((told.sort, *told.compared))
    return is_same and not (
        is_denied(found.arabic, meant.sort, "ar") or is_denied(found.english, told.sort, "en")
    )


def _are_exchanged(found: Counterparts, meant: Comparison, told: Comparison) -> bool:
    """Tell whether the standard of each, as far as it is rendered, stands in what the other compares."""
    back = {english: arabic for arabic, english in found.mates.items()}
    small = small_words(LIGHT) | small_words(LEADS_ON)
    theirs = [found.mates[n] for n in meant.standard if n in found.mates]
    theirs = [n for n in theirs if found.english[n].word not in small]
    ours = [back[n] for n in told.standard if n in back and found.english[n].word not in small]
    return (
        bool(theirs)
        and theirs[0] in told.compared
        and not set(theirs) & set(told.standard)
        and not set(ours) & set(meant.standard)
    )


def _place(tokens: tuple[Token, ...], comparison: Comparison) -> Place:
    """Return where a comparison stands, from its first word or sort to the end of its standard."""
    return tokens[min(comparison.sort, *comparison.compared)].start, tokens[comparison.standard[-1]].end
