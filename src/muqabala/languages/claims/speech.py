"""Who said it: where a translation gives a saying to another source, or the source another stance.

A saying of the original and one of the translation are held against each other only where their verbs
can be no others'. What a source is called is believed to differ only where words vouch for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from muqabala.languages.claims.clauses import clause_words, is_preposition
from muqabala.languages.claims.counterparts import (
    Counterparts,
    Links,
    counterparts,
    is_actor,
    is_generic,
    is_specific,
)
from muqabala.languages.claims.frames import Place
from muqabala.languages.claims.nouns import meanings, noun_forms
from muqabala.languages.claims.phrases import Hit
from muqabala.languages.claims.polarity import Role, arabic_hits, english_hits
from muqabala.languages.claims.sayings import ACCORDING, Saying, arabic_sayings, english_sayings

Lacks = Callable[[int], bool]
"""Tells whether the word that starts at a place of a text has no counterpart on the other side."""

_EXCLUDED = {
    "denying": {"neutral", "opinion", "assertive"},
    "doubtful": {"assertive"},
    "questioning": {"assertive"},
}
"""Stances that cannot render a stance."""

_DENYING = "denying"

_AFFIRMING = frozenset(("assertive",))
"""Stances that what only sounds negative does not turn into a denial: "confirmed the rumour"."""

_TELLING = frozenset(("neutral", "assertive"))
"""Stances of which a source is missed: what "experts think likely" may be told as "probably"."""

_ONLY_LOST = frozenset(("questioning",))
"""Stances that are held against the translation only where it lacks them: "questions" is a noun as well."""


_THAT = frozenset(("ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم"))

_TO_CLAUSE = 4
"""Arabic words from the last of a source to the "that" of what is said: شدد الأمين العام على أن."""

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


class Dispute(NamedTuple):
    """A saying whose sources or stances differ, and where both stand; a lost one has no ``translation``."""

    kind: Kind
    original: Place
    translation: Place | None


def disputes(
    original: str, translation: str, is_missing: Lacks, is_strange: Lacks, rendered: Links = frozenset()
) -> Iterator[Dispute]:
    """Yield the sayings that the translation gives to another source, or another stance.

    ``is_missing`` and ``is_strange`` tell which words of each text have no
    counterpart: those of the original, and those of the translation.
    """
    sources = _Sources(counterparts(original, translation, rendered), is_missing, is_strange)
    told, retold = sources.told, sources.retold
    pairs = list(_paired(told, retold))
    for pair in pairs:
        if pair[0].source and (kind := sources.difference(*pair)):
            yield sources.dispute(kind, *pair)
    if len(pairs) == len(retold):
        left = [saying for saying in told if all(saying is not own for own, _ in pairs)]
        yield from (sources.dispute(Kind.LOST, saying) for saying in left if sources.is_lost(saying))
    for pair in sources.turned():
        if _DENYING not in pair[0].stances:
            is_denied = _denies(arabic_hits(original))
        elif pair[1].stances == _AFFIRMING:
            is_denied = _denies(english_hits(translation))
        else:
            is_denied = bool(english_hits(translation))
        if not is_denied:
            yield sources.dispute(Kind.STANCE, *pair)


def has_sources(original: str, translation: str, rendered: Links = frozenset()) -> bool:
    """Tell whether either text names the source of a saying."""
    found = counterparts(original, translation, rendered)
    return any(saying.source for saying in chain(arabic_sayings(found), english_sayings(found)))


def _paired(told: Sequence[Saying], retold: Sequence[Saying]) -> Iterator[tuple[Saying, Saying]]:
    """Yield the sayings of both texts that can only be each other's, and then those left that can."""
    fits = [[other for other in retold if saying.words & other.words] for saying in told]
    while (single := next((n for n, others in enumerate(fits) if len(others) == 1), None)) is not None:
        other = fits[single].pop()
        rivals = [others for others in fits if other in others]
        if all(len(others) > 1 for others in rivals):
            yield told[single], other
        for others in rivals:
            others.remove(other)


def _denies(hits: Sequence[Hit[str]]) -> bool:
    return any(Role.DENIAL in hit.labels for hit in hits)


class _Sources:
    """The sayings of both texts, and what speaks for their sources being the same."""

    def __init__(self, found: Counterparts, is_missing: Lacks, is_strange: Lacks) -> None:
        self.told = arabic_sayings(found)
        self.retold = english_sayings(found)
        self._found = found
        self._is_missing = is_missing
        self._is_strange = is_strange

    def difference(self, told: Saying, retold: Saying) -> Kind | None:
        """Return in what the source of a saying, which the original names, differs."""
        found = self._found
        head = told.source[0]
        if retold.by_pronoun:
            return Kind.ANOTHER if self._is_left_out(head) and head in found.actors else None
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
            self._is_left_out(word) and is_specific(found.arabic[word], "arabic") for word in told.source
        )
        return Kind.UNKNOWN if strange and left_out else None

    def _is_given_away(self, told: Saying, retold: Saying) -> bool:
        """Tell whether a source stands elsewhere in the translation, and another in its place."""
        found = self._found
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
        is_gone = len(told.source) > 1 and all(map(self._is_left_out, told.source))
        if rendered or is_gone:
            return True
        return self._is_left_out(head) and bool(back & others)

    def _is_owner_alone(self, told: Saying, retold: Saying) -> bool:
        """Tell whether the head of a source is only the owner of the one in its place: "the king's son"."""
        found = self._found
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
        found = self._found
        if not retold.source or not self._are_one(told, retold):
            return False
        if not any(found.links[word] & set(retold.source) for word in told.source):
            return (
                bool(meanings(found.arabic[told.source[0]].word))
                and self._is_left_out(told.source[0])
                and not any(found.back[place] for place in retold.source)
                and any(is_actor(found.english[place]) for place in retold.source)
                and (
                    not all(is_generic(found.english[place]) for place in retold.source)
                    or self._is_made_official(told.source[0], retold.source)
                )
            )
        if self._is_relative_alone(told, retold):
            return True
        gone = [word for word in told.source if word in found.actors and self._is_left_out(word)]
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
        found = self._found
        return not clause_words("ar", "private person").isdisjoint(
            noun_forms(found.arabic[head].word)
        ) and all(found.english[place].word in clause_words("en", "official") for place in places)

    def _is_relative_alone(self, told: Saying, retold: Saying) -> bool:
        """Tell whether a saying of someone's lawyer or brother is given to himself."""
        found = self._found
        head, *owners = told.source
        return (
            not clause_words("ar", "relative").isdisjoint(noun_forms(found.arabic[head].word))
            and self._is_left_out(head)
            and all(found.back[place] and found.back[place] <= {*owners} for place in retold.source)
        )

    def _are_one(self, told: Saying, retold: Saying) -> bool:
        """Tell whether two verbs are each other's counterpart, or both are "according to"."""
        return ACCORDING in told.words & retold.words or self._found.mates.get(told.verb) == retold.verb

    def _is_name(self, place: int) -> bool:
        """Tell whether an English word amid a sentence has a capital."""
        tokens = self._found.english
        amid = place > 0 and not tokens[place - 1].is_mark
        return amid and self._found.translation[tokens[place].start : tokens[place].end].istitle()

    def _is_left_out(self, word: int) -> bool:
        """Tell whether nothing in the translation renders an Arabic token."""
        return not self._found.links[word] and self._is_missing(self._found.arabic[word].start)

    def is_lost(self, saying: Saying) -> bool:
        """Tell whether nothing in the translation renders a source behind "according to", or who says it."""
        is_told = saying.stances and saying.stances <= _TELLING and not is_preposition(self._verb(saying))
        if ACCORDING not in saying.words and not (is_told and self._found.actors.intersection(saying.source)):
            return False
        if all(map(self._is_left_out, saying.source)):
            return True
        clause = self._found.arabic[saying.verb : saying.source[-1] + _TO_CLAUSE]
        is_reported = ACCORDING in saying.words or any(token.word in _THAT for token in clause)
        return is_reported and self._is_left_out(saying.source[0]) and not self._found.links[saying.verb]

    def _verb(self, saying: Saying) -> str:
        return self._found.arabic[saying.verb].word

    def turned(self) -> Iterator[tuple[Saying, Saying]]:
        """Yield the sayings of one source with stances that exclude each other."""
        for saying in (saying for saying in self.told if saying.source):
            for other in self.retold:
                differ = not saying.words & other.words and (
                    _excludes(saying, other, self.retold)
                    or (other.stances != _ONLY_LOST and _excludes(other, saying, self.told))
                )
                if differ and not self._found.links[saying.source[0]].isdisjoint(other.source):
                    yield saying, other

    def dispute(self, kind: Kind, told: Saying, retold: Saying | None = None) -> Dispute:
        """Return a dispute with its places, from the first to the last word of source and verb."""
        arabic = [self._found.arabic[number] for number in (told.verb, *told.source)]
        place = min(token.start for token in arabic), max(token.end for token in arabic)
        if retold is None:
            return Dispute(kind, place, None)
        english = [self._found.english[number] for number in (retold.verb, *retold.source)]
        return Dispute(
            kind, place, (min(token.start for token in english), max(token.end for token in english))
        )


def _excludes(saying: Saying, other: Saying, beside: Sequence[Saying]) -> bool:
    """Tell whether one stance excludes the other's, and no saying beside that one shares it."""
    return any(
        saying.stances == {stance}
        and other.stances <= excluded
        and not any(stance in one.stances for one in beside)
        for stance, excluded in _EXCLUDED.items()
    )
