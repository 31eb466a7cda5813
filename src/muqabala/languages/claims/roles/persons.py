"""Who did what to me: where a translation has the first person act who was acted upon, or the reverse.

Arabic tells the first person from the other by their places: قال لي مسؤول, "an official told me"; طلبت من
القاضي, "I asked the judge". What stands behind a preposition is never the subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from muqabala.languages.claims.roles.frames import Swap
from muqabala.languages.claims.words.clauses import clause_words, is_finite, is_passive, is_preposition
from muqabala.languages.claims.words.counterparts import Counterparts, counterparts, is_actor
from muqabala.languages.claims.words.nouns import is_known
from muqabala.languages.claims.words.reading import Links

_NEAR = 3
"""Words from a verb to those who take part in it."""

_ACTING, _ACTED_UPON = frozenset(("i", "we")), frozenset(("me", "us"))

_TO_ME = frozenset(("لي", "لنا", "مني", "منا", "بي", "بنا", "اياي"))

_ME = "ني"
"""Pronoun behind a verb: سألني, "he asked me"."""

_US_OR_WE = "نا"


def exchanged_persons(original: str, translation: str, rendered: Links = frozenset()) -> Iterator[Swap]:
    """Yield the verbs at which "I" or "we" and someone else have changed places.

    >>> original, translation = "قال لي الوزير إن القرار صعب", "I told the minister that it was hard."
    >>> [swap.original for swap in exchanged_persons(original, translation, frozenset({(0, 2), (7, 11)}))]
    [(0, 13)]
    """
    found = counterparts(original, translation, rendered)
    if (_ACTING | _ACTED_UPON).isdisjoint(found.english_places):
        return
    for verb, place in found.mates.items():
        if (
            not found.arabic[verb].word.endswith(_US_OR_WE)
            and not is_known(found.arabic[verb].word)
            and is_finite(found.english, place)
            and not is_passive(found.english, place)
            and (other := _other(found, verb, place)) is not None
        ):
            yield _swap(found, (verb, other), (place, found.mates[other]))


def _other(found: Counterparts, verb: int, place: int) -> int | None:
    """Return who stands in the place of the first person beside a verb."""
    before, after = _around(found, place, -1), _around(found, place, 1)
    acts, is_acted_upon = (
        any(found.english[number].word in persons for number in numbers)
        for numbers, persons in ((before, _ACTING), (after, _ACTED_UPON))
    )
    behind = [
        found.arabic[number].word for number in range(verb + 1, min(len(found.arabic), verb + 1 + _NEAR))
    ]
    is_object = found.arabic[verb].word.endswith(_ME) or not _TO_ME.isdisjoint(behind)
    if acts == is_acted_upon or acts != is_object:
        return None
    for number in range(verb + 1, min(len(found.arabic), verb + 1 + _NEAR)):
        if found.arabic[number].is_mark:
            break
        mate = found.mates.get(number)
        if (
            mate in (after if acts else before)
            and is_actor(found.english[mate])
            and _is_governed(found, number) != is_object
        ):
            return number
    return None


def _around(found: Counterparts, place: int, way: int) -> list[int]:
    """Return the English words of a clause that stand near a verb, onwards or back."""
    numbers: list[int] = []
    for number in range(place + way, place + way * (_NEAR + 1), way):
        if not 0 <= number < len(found.english) or found.english[number].is_mark:
            break
        if found.english[number].word in clause_words("en", "opener"):
            break
        numbers.append(number)
    return numbers


def _is_governed(found: Counterparts, number: int) -> bool:
    """Tell whether an Arabic word stands behind a preposition."""
    return is_preposition(found.arabic[number].word) or is_preposition(found.arabic[number - 1].word)


def _swap(found: Counterparts, arabic: tuple[int, int], english: tuple[int, int]) -> Swap:
    return Swap(
        (found.arabic[arabic[0]].start, found.arabic[arabic[1]].end),
        (found.english[min(english)].start, found.english[max(english)].end),
        is_converse=False,
    )
