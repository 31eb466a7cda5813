"""The ``order`` check."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext
from muqabala.records import Finding, Severity


class Order(Check):
    """A sentence or paragraph stands at another place than in the original.

    Why it matters
        An argument told in another order may refer to what the reader has not
        met yet, and answers may follow the wrong question.

    Example
        Original:    أولاً، لا بد من هيئة مشتركة. ثانياً، على بغداد أن تبدأ بنفسها.
        Translation: Second, Baghdad should start with itself. First, a joint body is needed.

    When to ignore
        Where the editor moved a passage on purpose.
    """

    slug = "order"
    mqm = "Style/Order"
    severity = Severity.MINOR
    any_language = True

    CONFIDENCE = 0.7
    """A moved pair is each other's nearest among all that is unmatched, and as similar as a true pair."""

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield a finding for each paragraph with pairs that cross the order of the others."""
        for group in bitext.groups:
            moved = [pair for pair in group.linked if pair.moved]
            for _, pairs in groupby(moved, key=lambda pair: pair.translation[0].paragraph):
                first = next(pairs)
                yield self.finding(
                    "This passage is out of order: in the original (paragraph "
                    f"{first.original[0].paragraph + 1}) it has other neighbours.",
                    confidence=self.CONFIDENCE,
                    translation=first.translation[0],
                    original=first.original[0],
                )
