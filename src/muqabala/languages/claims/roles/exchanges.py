"""Parties that have changed places: each stands where the translation should have the other.

A rendering word by word keeps the order of a text but for what neighbours do to each other: adjectives,
owners, a verb and its subject. Two parties that stand in each other's places, with all between them where
it was, were exchanged, whatever the verb is. A free rendering moves its words along with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from muqabala.languages.claims.roles.frames import Place, end_of_name, is_mutual, may_be_subject, verb_of
from muqabala.languages.claims.roles.parties import Lacks, Mate, Parties
from muqabala.languages.claims.roles.sayings import arabic_sayings, english_sayings, verb_of_saying
from muqabala.languages.claims.words.clauses import clause_words, is_finite, is_passive, is_preposition
from muqabala.languages.claims.words.counterparts import counterparts, is_actor
from muqabala.languages.claims.words.reading import Links

_LEFT = 4
"""Crossings that may be left once the parties are put back: those of adjectives, owners and verbs."""

_PHRASE = 4
"""English words before a party that belong to it."""

_OF_VERB = 3
"""Arabic words from a verb to the head of its subject, at most."""

_OF_SUBJECT = 4
"""Arabic words behind a subject among which its object stands."""

_CLAUSE = 10
"""English words of a clause from subject to object."""

_BESIDE = 3
"""Words from a party to those of its phrase."""


class Exchange(NamedTuple):
    """Two parties in each other's places: from the first to the last of them, in either text."""

    original: Place
    translation: Place
    is_saying: bool
    """One of them is the source of a saying."""


def exchanges(
    original: str, translation: str, is_missing: Lacks, is_strange: Lacks, rendered: Links = frozenset()
) -> Iterator[Exchange]:
    """Yield the parties that have changed places.

    ``is_missing`` and ``is_strange`` tell which words of each text have no counterpart.
    """
    pair = _Order(counterparts(original, translation, rendered), is_missing, is_strange)
    for number, first in enumerate(pair.parties):
        for second in pair.parties[number + 1 :]:
            if pair.are_exchanged(first, second):
                yield pair.exchange(first, second)
                return
    if turned := pair.turned():
        yield pair.exchange(*turned)


class _Order(Parties):
    """What speaks for two of the parties being exchanged."""

    def are_exchanged(self, first: Mate, second: Mate) -> bool:
        """Tell whether two parties, the first of them in the original, stand in each other's places."""
        if first[1] < second[1]:
            return False
        verb = self._verb_of(first, second)
        return (
            (self._has_linked_between(first, second) or self._is_frame(verb, second))
            and self._has_active_verb(second[1], first[1])
            and (verb is None or may_be_subject(self.found, verb, first[0]))
            and not self._is_by(second[1], first[1])
            and not self.is_placed(first[1])
            and not self.is_placed(second[1])
            and not self._is_put_first(second[1], first[1])
            and not self.lacks_between(first, second)
            and self._crossings(first, second) <= _LEFT
        )

    def _has_linked_between(self, first: Mate, second: Mate) -> bool:
        """Tell whether a word stands between the parties in both texts."""
        return any(
            first[0] < arabic < second[0] and second[1] < english < first[1] for arabic, english in self.words
        )

    def _is_frame(self, verb: int | None, second: Mate) -> bool:
        """Tell whether a verb and both parties, up to the second, are of one clause of the original."""
        if verb is None:
            return False
        between = (token.word for token in self.found.arabic[verb + 1 : second[0]])
        return clause_words("ar", "opener").isdisjoint(between)

    def _verb_of(self, first: Mate, second: Mate) -> int | None:
        """Return the verb that stands before both in the original, and between them in the translation."""
        for number in range(max(0, first[0] - _OF_VERB), first[0]):
            place = self.found.mates.get(number, -1)
            is_verb = second[1] < place < first[1] and _is_verb(self.found.arabic[number].word)
            if is_verb and not is_actor(self.found.english[place]):
                return number
        return None

    def _has_active_verb(self, start: int, end: int) -> bool:
        """Tell whether an English verb stands between two places, and the first of them is not passive."""
        tokens = self.found.english
        verbs = [
            number
            for number in range(start + 1, end)
            if number in self.back
            and tokens[number].word not in clause_words("en", "auxiliary")
            and _is_verb(self.found.arabic[self.back[number]].word)
            and is_finite(tokens, number)
            and not is_actor(tokens[number])  # نادي is a club, and "to call"
            and not is_mutual(tokens[number])
            and self.found.translation[tokens[number].start - 1] != "-"  # the Aleppo-born writer
        ]
        return bool(verbs) and not is_passive(tokens, verbs[0])

    def _is_by(self, start: int, end: int) -> bool:
        """Tell whether the one is acted upon "by" the other."""
        words = [token.word for token in self.found.english]
        by = "by" in words[max(0, end - _PHRASE) : end]
        return by and not clause_words("en", "passive").isdisjoint(words[start + 1 : end])

    def _is_put_first(self, start: int, end: int) -> bool:
        """Tell whether all up to a comma before the second party was put first."""
        tokens = self.found.english
        for number in range(end - 1, max(start, end - 1 - 2 * _PHRASE), -1):
            if tokens[number].word in clause_words("en", "opener"):
                return False
            if tokens[number].is_mark:
                return True
        return False

    def turned(self) -> tuple[Mate, Mate] | None:
        """Return subject and object of a verb, whatever they are, that the translation turns round."""
        found = self.found
        known = dict(self.words)
        for verb, place in self.words:
            subject = verb + 1, known.get(verb + 1, -1)
            if subject[1] < 0 or verb in found.actors or not _is_verb(found.arabic[verb].word):
                continue
            if not is_finite(found.english, place) or is_mutual(found.english[place]):
                continue
            if not may_be_subject(found, verb, subject[0]):
                continue
            is_turned = self._is_made_passive if is_passive(found.english, place) else self._is_made_object
            for number in self._of_clause(verb + 2):
                other = number, known.get(number, -1)
                if (
                    other[1] >= 0
                    and is_turned(subject, place, other)
                    and self.single.issuperset((subject, other))
                ):
                    return subject, other
        return None

    def _of_clause(self, start: int) -> Iterator[int]:
        """Yield the Arabic tokens from a place to the end of its clause that no preposition governs."""
        tokens = self.found.arabic
        for number in range(start, min(len(tokens), start + _OF_SUBJECT)):
            word = tokens[number].word
            if tokens[number].is_mark or word in clause_words("ar", "opener") | clause_words("ar", "agent"):
                return
            if not is_preposition(tokens[number].word) and not is_preposition(tokens[number - 1].word):
                yield number

    def _is_made_object(self, subject: Mate, verb: int, other: Mate) -> bool:
        """Tell whether subject and object, with nothing between them, change places around a verb."""
        words = (self.found.arabic[number].word for number in range(subject[0], other[0] + 1))
        return (
            other[1] < verb < subject[1]
            and self.found.english[other[1]].word not in clause_words("en", "time")
            and all(word.startswith("ال") for word in words)
            and (is_actor(self.found.english[subject[1]]) or not is_actor(self.found.english[other[1]]))
            and self._is_one_clause(other[1], subject[1])
            and not self.is_placed(subject[1])
            and not self.lacks_between(subject, other)
        )

    def _is_made_passive(self, subject: Mate, verb: int, other: Mate) -> bool:
        """Tell whether what one does to another is done to him "by" the other."""
        words = [token.word for token in self.found.english[verb + 1 : other[1]]]
        return (
            subject[1] < verb < other[1]
            and "by" in words[:2]
            and not self._gave_its_adjective(subject, verb, other)
            and self.is_party(*subject)
            and self.is_party(*other)
            and self._is_one_clause(subject[1], other[1])
        )

    def _gave_its_adjective(self, subject: Mate, verb: int, other: Mate) -> bool:
        """Tell whether the word behind a subject went over to the other, as in "his independent rival"."""
        behind = subject[0] + 1
        return behind != other[0] and any(place >= verb for place in self.found.links[behind])

    def _is_one_clause(self, start: int, end: int) -> bool:
        """Tell whether nothing between two English words opens another clause."""
        between = self.found.english[start:end]
        return end - start <= _CLAUSE and not any(
            token.is_mark or token.word in clause_words("en", "opener") for token in between
        )

    def _crossings(self, first: Mate, second: Mate) -> int:
        """Count the words whose order to the parties differs once these are put back."""
        return sum(
            ((arabic < first[0]) != (english < second[1])) + ((arabic < second[0]) != (english < first[1]))
            for arabic, english in self.words
            if not any(_are_near((arabic, english), party) for party in (first, second))
        )

    def exchange(self, first: Mate, second: Mate) -> Exchange:
        """Return an exchange with its places."""
        found = self.found
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
