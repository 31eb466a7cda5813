"""Who said it: where a translation gives a saying to another source, or the source another stance.

A saying of the original and one of the translation are held against each other only where their verbs
can be no others'. What a source is called is believed to differ only where words vouch for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from muqabala.languages.claims.roles.frames import Place
from muqabala.languages.claims.roles.parties import Lacks
from muqabala.languages.claims.roles.sayings import ACCORDING, Saying, arabic_sayings, english_sayings
from muqabala.languages.claims.roles.sources import Kind, Sources
from muqabala.languages.claims.words.clauses import is_preposition
from muqabala.languages.claims.words.counterparts import counterparts
from muqabala.languages.claims.words.phrases import Hit
from muqabala.languages.claims.words.polarity import Role, arabic_hits, english_hits
from muqabala.languages.claims.words.reading import Links

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
    sources = _Sayings(counterparts(original, translation, rendered), is_missing, is_strange)
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
        elif sources.is_negated(pair[0]):
            is_denied = True  # ولا تنفي الوزيرة: the minister concedes
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


class _Sayings(Sources):
    """The sayings of both texts, and what is wrong with them."""

    def is_lost(self, saying: Saying) -> bool:
        """Tell whether nothing in the translation renders a source behind "according to", or who says it."""
        is_told = saying.stances and saying.stances <= _TELLING and not is_preposition(self._verb(saying))
        if ACCORDING not in saying.words and not (is_told and self.found.actors.intersection(saying.source)):
            return False
        if ACCORDING in saying.words and ACCORDING in self.found.english_places:
            return False  # "according to her": to whom stands before
        if all(map(self.is_left_out, saying.source)):
            return True
        clause = self.found.arabic[saying.verb : saying.source[-1] + _TO_CLAUSE]
        is_reported = ACCORDING in saying.words or any(token.word in _THAT for token in clause)
        return is_reported and self.is_left_out(saying.source[0]) and not self.found.links[saying.verb]

    def is_negated(self, saying: Saying) -> bool:
        """Tell whether the original denies that something is said so."""
        start = self.found.arabic[saying.verb].start
        hits = (hit for hit in arabic_hits(self.found.original) if hit.start < start <= hit.end + 1)
        return any(not {Role.DENIAL, Role.IDIOM}.isdisjoint(hit.labels) for hit in hits)

    def _verb(self, saying: Saying) -> str:
        return self.found.arabic[saying.verb].word

    def turned(self) -> Iterator[tuple[Saying, Saying]]:
        """Yield the sayings of one source with stances that exclude each other."""
        for saying in (saying for saying in self.told if saying.source):
            for other in self.retold:
                differ = not saying.words & other.words and (
                    _excludes(saying, other, self.retold)
                    or (other.stances != _ONLY_LOST and _excludes(other, saying, self.told))
                )
                if differ and not self.found.links[saying.source[0]].isdisjoint(other.source):
                    yield saying, other

    def dispute(self, kind: Kind, told: Saying, retold: Saying | None = None) -> Dispute:
        """Return a dispute with its places, from the first to the last word of source and verb."""
        arabic = [self.found.arabic[number] for number in (told.verb, *told.source)]
        place = min(token.start for token in arabic), max(token.end for token in arabic)
        if retold is None:
            return Dispute(kind, place, None)
        english = [self.found.english[number] for number in (retold.verb, *retold.source)]
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
