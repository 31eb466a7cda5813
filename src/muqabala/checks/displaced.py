"""A clause that stands with another sentence: what one side says more here, the other says more there."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import NamedTuple

from muqabala.alignment.wording import Wording
from muqabala.checks.bitext import Bitext, Word, meaning
from muqabala.checks.faces import Face, units
from muqabala.checks.holes import holes
from muqabala.records import Finding, Span

NEIGHBOURS = 2
"""Units between two holes, at most, that may be one clause."""

ALIKE = 0.28
"""Least mean cosine of the words of such holes with each other's nearest: half way between the four pairs of
our articles that are one clause (.33 to .55) and the twelve that are not (.21 at most)."""


class Displaced(NamedTuple):
    """What either side says that the other says beside another sentence."""

    translation: frozenset[Span] = frozenset()
    original: frozenset[Span] = frozenset()

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is of such a clause."""
        sides = (finding.translation, self.translation), (finding.original, self.original)
        return any(span is not None and any(map(span.overlaps, clauses)) for span, clauses in sides)


@lru_cache(maxsize=1)
def displaced(bitext: Bitext) -> Displaced:
    """Return the holes of neighbouring units that render each other: nothing is left out or put in there."""
    place = {id(unit): number for number, unit in enumerate(units(bitext))}
    translation, original = set[Span](), set[Span]()
    both = product(holes(bitext, "addition"), holes(bitext, "omission"))
    for (here, added, _), (there, missing, _) in both:
        if here is there or abs(place[id(here)] - place[id(there)]) > NEIGHBOURS:
            continue
        ours, theirs = _words(here.translation, added), _words(there.original, missing)
        if ours and theirs and Wording.of(meaning(ours), meaning(theirs)).likeness >= ALIKE:
            translation.add(added)
            original.add(missing)
    return Displaced(frozenset(translation), frozenset(original))


def _words(face: Face, hole: Span) -> list[Word]:
    return [word for word in face.words if word.span.overlaps(hole)]
