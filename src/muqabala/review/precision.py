"""How often each check was right, from the verdicts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from muqabala.drift.intervals import of_share
from muqabala.review.store import Event


@dataclass(frozen=True, slots=True)
class Precision:
    """The verdicts on the findings of a check."""

    check: str
    drift: int
    fine: int
    unsure: int

    @property
    def judged(self) -> int:
        """Return how many were judged one way or the other."""
        return self.drift + self.fine

    @property
    def precision(self) -> float:
        """Return the share of drift."""
        return self.drift / self.judged

    @property
    def at_least(self) -> float:
        """Return the lower end of the precision's interval.

        >>> round(Precision("number", drift=9, fine=1, unsure=0).at_least, 2)
        0.6
        """
        return of_share(self.precision, self.judged)[0]

    @property
    def at_most(self) -> float:
        """Return the upper end of the interval."""
        return of_share(self.precision, self.judged)[1]


def precision_by_check(verdicts: Iterable[Event]) -> list[Precision]:
    """Count the verdicts of each check, the most judged first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in verdicts:
        counts[str(event.finding["check"])][event.value] += 1
    found = [Precision(check, it["drift"], it["fine"], it["unsure"]) for check, it in counts.items()]
    return sorted(found, key=lambda it: (-it.judged, it.check))
