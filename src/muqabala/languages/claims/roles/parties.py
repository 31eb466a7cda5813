"""The parties of a text and its translation: those who act, each with the word that renders it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache, cached_property

from muqabala.languages.claims.words.clauses import clause_words
from muqabala.languages.claims.words.counterparts import Counterparts, is_actor
from muqabala.languages.claims.words.nouns import is_known
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.languages.inflection import base_forms

Lacks = Callable[[int], bool]
"""Tells whether the word that starts at a place of a text has no counterpart on the other side."""

Mate = tuple[int, int]
"""The numbers of an Arabic token and of the English one that renders it."""

_PHRASE = 4
"""English words before a party that belong to it."""

_OWNER = 2
"""Arabic words from "belonging to" to the last of an owner: التابعة للأمم المتحدة."""

_WHERE = frozenset(("in", "at", "on", "near"))

_STEM = 6
"""Letters that words of one name begin with."""

_SHORTEST = 3
"""Letters of an Arabic word that tells something."""


class Parties:
    """A text and its translation, and the words of both that tell something."""

    def __init__(self, found: Counterparts, is_missing: Lacks, is_strange: Lacks) -> None:
        self.found = found
        self._is_missing = is_missing
        self._is_strange = is_strange

    @cached_property
    def words(self) -> list[Mate]:
        """Return the words that tell something, with their renderings, in the order of the original."""
        found, small = self.found, _small()
        return [
            (arabic, english)
            for arabic, english in sorted(found.mates.items())
            if len(found.arabic[arabic].word) >= _SHORTEST
            and not found.english[english].is_mark
            and found.english[english].word not in small
        ]

    @cached_property
    def back(self) -> dict[int, int]:
        """Return the Arabic token of each English one."""
        return {english: arabic for arabic, english in self.found.mates.items()}

    @cached_property
    def parties(self) -> list[Mate]:
        """Return those who act, heads of their phrases, where each side has the word once."""
        parties = [mate for mate in self.words if self.is_party(*mate) and not self._is_modifier(*mate)]
        if len(parties) < 2:
            return []
        return [mate for mate in parties if mate in self.single]

    @cached_property
    def single(self) -> frozenset[Mate]:
        """Return the words of which each side has no other like them."""
        found = self.found
        ours = Counter(_bare(token.word) for token in found.arabic)
        theirs = Counter(form for token in found.english for form in _english_forms(token.word))
        return frozenset(
            (arabic, english)
            for arabic, english in self.words
            if ours[_bare(found.arabic[arabic].word)] == 1
            and all(theirs[form] == 1 for form in _english_forms(found.english[english].word))
        )

    def is_party(self, arabic: int, english: int) -> bool:
        """Tell whether two words that render each other name someone who acts."""
        found = self.found
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
        owning = self.found.arabic[max(0, arabic - _OWNER) : arabic]
        if not clause_words("ar", "belonging").isdisjoint(token.word for token in owning):
            return True
        heads = ((reach, self.back.get(english + reach)) for reach in (1, 2))
        return any(
            head is not None and 0 < arabic - head <= reach and is_known(self.found.arabic[head].word)
            for reach, head in heads
        )

    def is_placed(self, party: int) -> bool:
        """Tell whether a party is where something happens: "in the city of Cairo"."""
        ends = clause_words("en", "opener")
        for token in reversed(self.found.english[max(0, party - _PHRASE) : party]):
            if token.is_mark or token.word in ends:
                return False
            if token.word in _WHERE:
                return True
        return False

    def lacks_between(self, first: Mate, second: Mate) -> bool:
        """Tell whether a word between the parties has no counterpart: then the clause is another."""
        found, small = self.found, _small()
        strange = any(
            number not in self.back
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


def _english_forms(word: str) -> frozenset[str]:
    """Return what makes an English word one like another: Algeria's and Algerian are of one name."""
    return frozenset((*base_forms(word), word[:_STEM]))


def _bare(word: str) -> str:
    return word.removeprefix("و").removeprefix("ال")


@cache
def _small() -> frozenset[str]:
    roles = ("opener", "auxiliary", "place", "between nouns", "pronoun", "before a noun")
    return frozenset(small_words(LIGHT)).union(*(clause_words("en", role) for role in roles))
