"""Parties that have changed places: each stands where the translation should have the other.

A rendering word by word keeps the order of a text but for what neighbours do to each other: adjectives,
owners, a verb and its subject. Two parties that stand in each other's places, with all between them where
it was, were exchanged, whatever the verb is. A free rendering moves its words along with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from muqabala.languages.claims.clauses import clause_words, is_finite, is_passive, is_preposition
from muqabala.languages.claims.counterparts import Counterparts, Links, counterparts, is_actor
from muqabala.languages.claims.frames import Place, end_of_name, verb_of
from muqabala.languages.claims.nouns import is_known
from muqabala.languages.claims.sayings import arabic_sayings, english_sayings, verb_of_saying
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.languages.inflection import base_forms

Lacks = Callable[[int], bool]
"""Tells whether the word that starts at a place of a text has no counterpart on the other side."""

_LEFT = 4
"""Crossings that may be left once the parties are put back: those of adjectives, owners and verbs."""

_PHRASE = 4
"""English words before a party that belong to it."""

_WHERE = frozenset(("in", "at", "on", "near"))

_OF_VERB = 3
"""Arabic words from a verb to the head of its subject, at most."""

_OF_SUBJECT = 4
"""Arabic words behind a subject among which its object stands."""

_CLAUSE = 10
"""English words of a clause from subject to object."""

_BESIDE = 3
"""Words from a party to those of its phrase."""

_SHORTEST = 3
"""Letters of an Arabic word that tells something."""


class Exchange(NamedTuple):
    """Two parties in each other's places: from the first to the last of them, in either text."""

    original: Place
    translation: Place
    is_saying: bool
    """One of them is the source of a saying."""


Mate = tuple[int, int]
"""The numbers of an Arabic token and of the English one that renders it."""


def exchanges(
    original: str, translation: str, is_missing: Lacks, is_strange: Lacks, rendered: Links = frozenset()
) -> Iterator[Exchange]:
    """Yield the parties that have changed places.

    ``is_missing`` and ``is_strange`` tell which words of each text have no counterpart.
    """
    pair = _Pair(counterparts(original, translation, rendered), is_missing, is_strange)
    for number, first in enumerate(pair.parties):
        for second in pair.parties[number + 1 :]:
            if pair.are_exchanged(first, second):
                yield pair.exchange(first, second)
                return
    if turned := pair.turned():
        yield pair.exchange(*turned)


class _Pair:
    """A text and its translation, and what speaks for two of its parties being exchanged."""

    def __init__(self, found: Counterparts, is_missing: Lacks, is_strange: Lacks) -> None:
        self._found = found
        self._is_missing = is_missing
        self._is_strange = is_strange

    @cached_property
    def _mates(self) -> list[Mate]:
        """Return the words that tell something, with their renderings, in the order of the original."""
        found, small = self._found, _small()
        return [
            (arabic, english)
            for arabic, english in sorted(found.mates.items())
            if len(found.arabic[arabic].word) >= _SHORTEST
            and not found.english[english].is_mark
            and found.english[english].word not in small
        ]

    @cached_property
    def _back(self) -> dict[int, int]:
        return {english: arabic for arabic, english in self._found.mates.items()}

    @cached_property
    def parties(self) -> list[Mate]:
        """Return those who act, heads of their phrases, where each side has the word once."""
        parties = [mate for mate in self._mates if self._is_party(*mate) and not self._is_modifier(*mate)]
        if len(parties) < 2:
            return []
        return [mate for mate in parties if mate in self._single]

    @cached_property
    def _single(self) -> frozenset[Mate]:
        """Return the words of which each side has no other like them."""
        found = self._found
        ours = Counter(_bare(token.word) for token in found.arabic)
        theirs = Counter(form for token in found.english for form in set(base_forms(token.word)))
        return frozenset(
            (arabic, english)
            for arabic, english in self._mates
            if ours[_bare(found.arabic[arabic].word)] == 1
            and all(theirs[form] == 1 for form in base_forms(found.english[english].word))
        )

    def _is_party(self, arabic: int, english: int) -> bool:
        found = self._found
        token = found.english[english]
        if token.word in clause_words("en", "time"):
            return False
        written = found.translation[token.start : token.end]
        compound = arabic - 1 in found.actors and arabic - 1 not in found.mates  # طبيب بيطري, "veterinarian"
        before = {token.word for token in found.english[max(0, english - 2) : english]}
        if not before.isdisjoint(clause_words("en", "negation")):  # "it was the mayor, not the governor, who"
            return False
        if (arabic in found.actors or compound) and (written[0].isupper() or is_actor(token)):
            return True
        amid = english > 0 and not found.english[english - 1].is_mark
        return amid and written[0].isupper() and not written.isupper()

    def _is_modifier(self, arabic: int, english: int) -> bool:
        """Tell whether a word stands before its noun in English, and behind it in Arabic."""
        heads = ((reach, self._back.get(english + reach)) for reach in (1, 2))
        return any(
            head is not None and 0 < arabic - head <= reach and is_known(self._found.arabic[head].word)
            for reach, head in heads
        )

    def are_exchanged(self, first: Mate, second: Mate) -> bool:
        """Tell whether two parties, the first of them in the original, stand in each other's places."""
        if first[1] < second[1]:
            return False
        return (
            (self._has_linked_between(first, second) or self._is_frame(first, second))
            and self._has_active_verb(second[1], first[1])
            and not self._is_by(second[1], first[1])
            and not self._is_placed(first[1])
            and not self._is_placed(second[1])
            and not self._is_put_first(second[1], first[1])
            and not self._lacks_between(first, second)
            and self._crossings(first, second) <= _LEFT
        )

    def _has_linked_between(self, first: Mate, second: Mate) -> bool:
        """Tell whether a word stands between the parties in both texts."""
        return any(
            first[0] < arabic < second[0] and second[1] < english < first[1]
            for arabic, english in self._mates
        )

    def _is_frame(self, first: Mate, second: Mate) -> bool:
        """Tell whether the original has verb, first and second, the translation second, verb and first."""
        found = self._found
        for number in range(max(0, first[0] - _OF_VERB), first[0]):
            verb = found.mates.get(number)
            if verb is not None and second[1] < verb < first[1] and _is_verb(found.arabic[number].word):
                between = range(number + 1, second[0])
                return not any(found.arabic[n].word in clause_words("ar", "opener") for n in between)
        return False

    def _has_active_verb(self, start: int, end: int) -> bool:
        """Tell whether an English verb stands between two places, and the first of them is not passive."""
        tokens = self._found.english
        verbs = [
            number
            for number in range(start + 1, end)
            if number in self._back
            and tokens[number].word not in clause_words("en", "auxiliary")
            and _is_verb(self._found.arabic[self._back[number]].word)
            and is_finite(tokens, number)
        ]
        return bool(verbs) and not is_passive(tokens, verbs[0])

    def _is_placed(self, party: int) -> bool:
        """Tell whether a party is where something happens: "in the city of Cairo"."""
        ends = clause_words("en", "opener")
        for token in reversed(self._found.english[max(0, party - _PHRASE) : party]):
            if token.is_mark or token.word in ends:
                return False
            if token.word in _WHERE:
                return True
        return False

    def _is_by(self, start: int, end: int) -> bool:
        """Tell whether the one is acted upon "by" the other."""
        words = [token.word for token in self._found.english]
        by = "by" in words[max(0, end - _PHRASE) : end]
        return by and not clause_words("en", "passive").isdisjoint(words[start + 1 : end])

    def _is_put_first(self, start: int, end: int) -> bool:
        """Tell whether all up to a comma before the second party was put first."""
        tokens = self._found.english
        for number in range(end - 1, max(start, end - 1 - 2 * _PHRASE), -1):
            if tokens[number].word in clause_words("en", "opener"):
                return False
            if tokens[number].is_mark:
                return True
        return False

    def _lacks_between(self, first: Mate, second: Mate) -> bool:
        """Tell whether a word between the parties has no counterpart: then the clause is another."""
        found, small = self._found, _small()
        strange = any(
            number not in self._back
            and not found.english[number].is_mark
            and found.english[number].word not in small
            and self._is_strange(found.english[number].start)
            for number in range(second[1] + 1, first[1])
        )
        return strange or any(
            number not in found.mates
            and len(found.arabic[number].word) > _SHORTEST
            and self._is_missing(found.arabic[number].start)
            for number in range(first[0] + 1, second[0])
        )

    def turned(self) -> tuple[Mate, Mate] | None:
        """Return subject and object of a verb, whatever they are, that the translation turns round."""
        found = self._found
        known = dict(self._single)
        for verb, place in self._mates:
            subject = verb + 1, known.get(verb + 1, -1)
            if subject[1] < 0 or verb in found.actors or not _is_verb(found.arabic[verb].word):
                continue
            if not is_finite(found.english, place):
                continue
            is_turned = self._is_made_passive if is_passive(found.english, place) else self._is_made_object
            for number in self._of_clause(verb + 2):
                other = number, known.get(number, -1)
                if other[1] >= 0 and is_turned(subject, place, other):
                    return subject, other
        return None

    def _of_clause(self, start: int) -> Iterator[int]:
        """Yield the Arabic tokens from a place to the end of its clause that no preposition governs."""
        tokens = self._found.arabic
        for number in range(start, min(len(tokens), start + _OF_SUBJECT)):
            if tokens[number].is_mark or tokens[number].word in clause_words("ar", "opener"):
                return
            if not is_preposition(tokens[number].word) and not is_preposition(tokens[number - 1].word):
                yield number

    def _is_made_object(self, subject: Mate, verb: int, other: Mate) -> bool:
        """Tell whether subject and object, with nothing between them, change places around a verb."""
        words = (self._found.arabic[number].word for number in range(subject[0], other[0] + 1))
        return (
            other[1] < verb < subject[1]
            and all(word.startswith("ال") for word in words)
            and (is_actor(self._found.english[subject[1]]) or not is_actor(self._found.english[other[1]]))
            and self._is_one_clause(other[1], subject[1])
            and not self._is_placed(subject[1])
        )

    def _is_made_passive(self, subject: Mate, verb: int, other: Mate) -> bool:
        """Tell whether what one does to another is done to him "by" the other."""
        words = [token.word for token in self._found.english[verb + 1 : other[1]]]
        return (
            subject[1] < verb < other[1]
            and "by" in words[:2]
            and self._is_party(*subject)
            and self._is_party(*other)
            and self._is_one_clause(subject[1], other[1])
        )

    def _is_one_clause(self, start: int, end: int) -> bool:
        """Tell whether nothing between two English words opens another clause."""
        between = self._found.english[start:end]
        return end - start <= _CLAUSE and not any(
            token.is_mark or token.word in clause_words("en", "opener") for token in between
        )

    def _crossings(self, first: Mate, second: Mate) -> int:
        """Count the words whose order to the parties differs once these are put back."""
        return sum(
            ((arabic < first[0]) != (english < second[1])) + ((arabic < second[0]) != (english < first[1]))
            for arabic, english in self._mates
            if not any(_are_near((arabic, english), party) for party in (first, second))
        )

    def exchange(self, first: Mate, second: Mate) -> Exchange:
        """Return an exchange with its places."""
        found = self._found
        start = min(first[1], second[1])
        ends = [end_of_name(found, *party) for party in (first, second)]
        sources = {n for saying in arabic_sayings(found) for n in saying.source}
        retold = {n for saying in english_sayings(found) for n in saying.source}
        return Exchange(
            (found.arabic[first[0]].start, found.arabic[ends[1][0]].end),
            (found.english[start].start, found.english[max(end[1] for end in ends)].end),
            not sources.isdisjoint((first[0], second[0])) or not retold.isdisjoint((first[1], second[1])),
        )


def _are_near(mate: Mate, party: Mate) -> bool:
    """Tell whether a word stands by a party in both texts: it moves along."""
    return all(abs(own - other) <= _BESIDE for own, other in zip(mate, party, strict=True))


def _is_verb(word: str) -> bool:
    """Tell whether a folded Arabic word may be a finite verb that the tables know."""
    return verb_of(word) is not None or verb_of_saying(word) is not None


def _bare(word: str) -> str:
    return word.removeprefix("و").removeprefix("ال")


@cache
def _small() -> frozenset[str]:
    roles = ("opener", "auxiliary", "place", "between nouns", "pronoun", "before a noun")
    return frozenset(small_words(LIGHT)).union(*(clause_words("en", role) for role in roles))
