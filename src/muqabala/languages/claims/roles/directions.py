"""From whom to whom: where a translation turns a direction round.

Two nouns, "from" one "to" the other, that have changed places; or one from whom something is had and to
whom the translation gives it, beside a verb that goes either way (``data/deeds.tsv``, those with a converse).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from muqabala.languages.claims.roles.frames import Swap, Verb, verb_of
from muqabala.languages.claims.words.clauses import arabic_clause, clause_words
from muqabala.languages.claims.words.counterparts import Counterparts, counterparts
from muqabala.languages.claims.words.reading import Links

_FROM, _TO = "from", "to"
_ARABIC = {"من": _FROM, "الي": _TO}
_ENGLISH = {"from": _FROM, "by": _FROM, "to": _TO, "into": _TO}

_PHRASE = 4
"""English words between a preposition and the last word of its noun."""

_CLOSEST = 8
"""Arabic words between the two nouns of one direction."""


def turned(original: str, translation: str, rendered: Links = frozenset()) -> Iterator[Swap]:
    """Yield the directions that a translation turns round.

    >>> swap, = turned("نقل الجرحى من بغداد إلى دمشق", "The wounded were taken from Damascus to Baghdad.")
    >>> swap.original
    (14, 28)
    """
    found = counterparts(original, translation, rendered)
    ways = {number: way for number in range(len(found.arabic)) if (way := _arabic_way(found, number))}
    verbs = _verbs_either_way(found) if ways else []
    if not verbs and not _may_cross(ways):
        return
    placed = (both for both in _placed(found) if both[0] in ways)
    places = {number: place for number, place in placed if _is_turned(found, ways[number], place)}
    for number in places:
        other = next((n for n in places if number < n <= number + _CLOSEST), None)
        if other is not None and ways[other] != ways[number]:
            yield _swap(found, (number, other), (places[number], places[other]))
            return
    for number, verb in verbs if places else ():
        behind = found.actors.intersection(places, arabic_clause(found, number).after)
        for noun in (n for n in behind if _goes(found, places[n], verb.words)):
            yield _swap(found, (number, noun), (_preposition(found, places[noun]) or 0, places[noun]))


def _verbs_either_way(found: Counterparts) -> list[tuple[int, Verb]]:
    """Return the Arabic verbs, by number, whose deed has another end."""
    verbs = ((number, verb_of(token.word)) for number, token in enumerate(found.arabic))
    return [(number, verb) for number, verb in verbs if verb and verb.converse]


def _may_cross(ways: Mapping[int, str]) -> bool:
    """Tell whether nouns that go both ways stand near each other."""
    return any(
        ways.get(other, way) != way
        for number, way in ways.items()
        for other in range(number + 1, number + 1 + _CLOSEST)
    )


def _placed(found: Counterparts) -> Iterator[tuple[int, int]]:
    """Yield the nouns that are each other's only counterpart, by number."""
    for number, links in enumerate(found.links):
        if len(links) == 1 and len(found.back[place := min(links)]) == 1:
            yield number, place


def _is_turned(found: Counterparts, way: str, place: int) -> bool:
    """Tell whether the counterpart of an Arabic noun that goes one way goes the other."""
    preposition = _preposition(found, place)
    return preposition is not None and _ENGLISH[found.english[preposition].word] != way


def _arabic_way(found: Counterparts, number: int) -> str | None:
    before = found.arabic[number - 1].word if number else ""
    return _ARABIC.get(before.removeprefix("و"))


def _preposition(found: Counterparts, place: int) -> int | None:
    """Return the number of the English preposition that gives a noun its direction."""
    ends = _ends_of_phrases()
    for number in range(place - 1, max(-1, place - 1 - _PHRASE), -1):
        token = found.english[number]
        if token.word in _ENGLISH:
            return number
        if token.is_mark or token.word in ends:
            return None
    return None


@cache
def _ends_of_phrases() -> frozenset[str]:
    """Return the English words that no noun phrase reaches over."""
    return clause_words("en", "opener") | clause_words("en", "between nouns")


def _goes(found: Counterparts, place: int, words: frozenset[str]) -> bool:
    """Tell whether a verb that goes either way leads to a place, up to its clause."""
    for number in range(place - 1, -1, -1):
        token = found.english[number]
        if token.word in words:
            return True
        if token.is_mark or token.word in clause_words("en", "opener"):
            return False
    return False


def _swap(found: Counterparts, arabic: tuple[int, int], english: tuple[int, int]) -> Swap:
    first = found.arabic[min(arabic)]
    return Swap(
        (first.start, found.arabic[max(arabic)].end),
        (found.english[min(english)].start, found.english[max(english)].end),
        is_converse=False,
    )
