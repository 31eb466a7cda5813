"""Who did what to whom, turned round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Pair
from muqabala.checks.contrast import Side
from muqabala.languages.claims.directions import turned
from muqabala.languages.claims.frames import Swap, swaps
from muqabala.records import Finding, Severity

_CONFIDENCE = 0.9
"""None of 2,600 faithful and free passages and sentences of ours, even lines; 22 of 58 drifts."""


class WrongRole(Check):
    """Two parties change roles: the one who acts becomes the one acted upon, "from" becomes "to".

    Why it matters
        Every word has its counterpart and the sentence accuses the accuser, so
        no likeness of meaning finds it.

    Example
        Original:    اتهمت الشركة البلدية بالغش.
        Translation: The municipality accused the company of fraud.

    When to ignore
        Where the Arabic puts the object before the subject: only the sense tells
        then who acts. A passive, or the same deed told from the other end ("B
        bought from A" for "A sold to B"), is never reported.
    """

    slug: ClassVar[str] = "role"
    mqm: ClassVar[str] = "Accuracy/Mistranslation"
    severity: ClassVar[Severity] = Severity.CRITICAL

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield the frames and directions that are turned round."""
        for group in bitext.groups:
            for pair in group.linked:
                yield from self._findings(pair)

    def _findings(self, pair: Pair) -> Iterator[Finding]:
        original, translation = Side(pair.original), Side(pair.translation)
        found = [swap for swap in swaps(original.text, translation.text) if not swap.is_quoting]
        for swap in found or turned(original.text, translation.text):
            yield self._finding(swap, original, translation)

    def _finding(self, swap: Swap, original: Side, translation: Side) -> Finding:
        arabic, english = original.part(*swap.original), translation.part(*swap.translation)
        wrong = "tells the deed from the other end" if swap.is_converse else "turns this round"
        return self.finding(
            f"The English {wrong}: “{english.text}” for {arabic.text}.",
            confidence=_CONFIDENCE,
            original=arabic,
            translation=english,
        )
