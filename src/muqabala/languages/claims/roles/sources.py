"""Whose saying it is: what speaks for a translation naming another source than the original does."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from muqabala.languages.claims.roles.parties import Lacks
from muqabala.languages.claims.roles.sayings import ACCORDING, Saying, arabic_sayings, english_sayings
from muqabala.languages.claims.words.clauses import clause_words
from muqabala.languages.claims.words.counterparts import Counterparts, is_actor, is_generic, is_specific
from muqabala.languages.claims.words.nouns import meanings, noun_forms

_OWNING = ("'s", "s'", "\u2019s")


class Kind(StrEnum):
    """What is wrong with a saying."""

    ANOTHER = "another"
    """It is given to someone else of whom the original speaks."""
    UNKNOWN = "unknown"
    """It is given to someone of whom the original does not speak."""
    STANCE = "stance"
    """The same source denies or doubts it on one side, and states it on the other."""
    LOST = "lost"
    """It stands as a fact."""


class Sources:
    """The sayings of both texts, and what speaks for their sources being the same."""

    def __init__(self, found: Counterparts, is_missing: Lacks, is_strange: Lacks) -> None:
        self.told = arabic_sayings(found)
        self.retold = english_sayings(found)
        self.found = found
        self._is_missing = is_missing
        self._is_strange = is_strange

    def difference(self, told: Saying, retold: Saying) -> Kind | None:
        """Return in what the source of a saying, which the original names, differs."""
        found = self.found
        head = told.source[0]
        if retold.by_pronoun:
            return Kind.ANOTHER if self.is_left_out(head) and head in found.actors else None
        if self._is_given_away(told, retold):
            return Kind.ANOTHER
        if self._is_replaced(told, retold):
            return Kind.UNKNOWN
        told_last = retold.source if ACCORDING in retold.words else retold.source[-1:]
        strange = any(
            not found.back[place]
            and (is_specific(found.english[place], "english") or self._is_name(place))
            and self._is_strange(found.english[place].start)
            for place in told_last
        )
        left_out = any(
            self.is_left_out(word) and is_specific(found.arabic[word], "arabic") for word in told.source
        )
        return Kind.UNKNOWN if strange and left_out else None

    def _is_given_away(self, told: Saying, retold: Saying) -> bool:
        """Tell whether a source stands elsewhere in the translation, and another in its place."""
        found = self.found
        head = told.source[0]
        rendered = set[int]().union(*(found.loose[word] for word in told.source))
        if self._is_owner_alone(told, retold):
            return True
        named = [place for place in retold.source if not is_generic(found.english[place])]
        if not named or head not in found.actors or rendered & set(retold.source):
            return False
        if found.loose[head] & {
            place for other in self.retold if other is not retold for place in other.source
        }:
            return True
        back = set[int]().union(*(found.back[place] for place in named))
        if not back & found.actors:
            return False
        others = {word for other in self.told if other is not told for word in other.source}
        is_gone = len(told.source) > 1 and all(map(self.is_left_out, told.source))
        if rendered or is_gone:
            return True
        return self.is_left_out(head) and bool(back & others)

    def _is_owner_alone(self, told: Saying, retold: Saying) -> bool:
        """Tell whether the head of a source is only the owner of the one in its place: "the king's son"."""
        found = self.found
        *owners, last = retold.source or (0,)
        head = found.links[told.source[0]]
        return (
            bool(head)
            and head <= {place for place in owners if found.english[place].word.endswith(_OWNING)}
            and bool(found.back[last] & found.actors)
            and found.back[last].isdisjoint((told.source[0] - 1, *told.source))
        )

    def _is_replaced(self, told: Saying, retold: Saying) -> bool:
        """Tell whether words of a source have no counterpart, nor have those that stand in their place."""
        found = self.found
        if not retold.source or not self._are_one(told, retold):
            return False
        if not any(found.links[word] & set(retold.source) for word in told.source):
            return (
                bool(meanings(found.arabic[told.source[0]].word))
                and self.is_left_out(told.source[0])
                and not any(found.back[place] for place in retold.source)
                and any(is_actor(found.english[place]) for place in retold.source)
                and (
                    not all(is_generic(found.english[place]) for place in retold.source)
                    or self._is_made_official(told.source[0], retold.source)
                )
            )
        if self._is_relative_alone(told, retold):
            return True
        gone = [word for word in told.source if word in found.actors and self.is_left_out(word)]
        new = [
            place
            for place in retold.source
            if not found.back[place]
            and is_actor(found.english[place])
            and self._is_strange(found.english[place].start)
        ]
        return bool(gone and new)

    def _is_made_official(self, head: int, places: Sequence[int]) -> bool:
        """Tell whether a private person is called an official, which renders no trade."""
        found = self.found
        return not clause_words("ar", "private person").isdisjoint(
            noun_forms(found.arabic[head].word)
        ) and all(found.english[place].word in clause_words("en", "official") for place in places)

    def _is_relative_alone(self, told: Saying, retold: Saying) -> bool:
        """Tell whether a saying of someone's lawyer or brother is given to himself."""
        found = self.found
        head, *owners = told.source
        return (
            not clause_words("ar", "relative").isdisjoint(noun_forms(found.arabic[head].word))
            and self.is_left_out(head)
            and all(found.back[place] and found.back[place] <= {*owners} for place in retold.source)
        )

    def _are_one(self, told: Saying, retold: Saying) -> bool:
        """Tell whether two verbs are each other's counterpart, or both are "according to"."""
        return ACCORDING in told.words & retold.words or self.found.mates.get(told.verb) == retold.verb

    def _is_name(self, place: int) -> bool:
        """Tell whether an English word amid a sentence has a capital."""
        tokens = self.found.english
        amid = place > 0 and not tokens[place - 1].is_mark
        return amid and self.found.translation[tokens[place].start : tokens[place].end].istitle()

    def is_left_out(self, word: int) -> bool:
        """Tell whether nothing in the translation renders an Arabic token."""
        return not self.found.links[word] and self._is_missing(self.found.arabic[word].start)
