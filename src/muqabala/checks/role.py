"""Who did what to whom, turned round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Pair
from muqabala.checks.texts import Texts
from muqabala.checks.units import missing_share
from muqabala.languages.claims.exchanges import exchanges
from muqabala.languages.claims.directions import turned
from muqabala.languages.claims.frames import Swap, swaps
from muqabala.records import Finding, Severity

_CONFIDENCE = 0.9
"""None of 2,600 faithful and free passages and sentences of ours, even lines; 22 of 58 drifts."""


_LACKING = 0.3
_CLOSELY = .3


def _is_close(pair: Pair) -> bool:
    return max(missing_share(pair.translation_words), missing_share(pair.original_words)) <= _CLOSELY


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
        if not _is_close(pair):
            return
        texts = Texts.of((pair,))
        sides = (texts.original.text, texts.translation.text, texts.links)
        found = [swap for swap in swaps(*sides) if not swap.is_quoting]
        found = found or list(turned(*sides))
        for swap in found:
            yield self._finding(swap, texts)
        if not found:
            for exchange in exchanges(texts.original.text, texts.translation.text, texts.missing(_LACKING), texts.strange(_LACKING), texts.links):
                arabic, english = texts.original.part(*exchange.original), texts.translation.part(*exchange.translation)
                yield self.finding(
                    f"The parties have changed places: “{english.text}” for {arabic.text}.", confidence=0.85, original=arabic, translation=english)

    def _finding(self, swap: Swap, texts: Texts) -> Finding:
        arabic, english = texts.original.part(*swap.original), texts.translation.part(*swap.translation)
        wrong = "tells the deed from the other end" if swap.is_converse else "turns this round"
        return self.finding(
            f"The English {wrong}: “{english.text}” for {arabic.text}.",
            confidence=_CONFIDENCE,
            original=arabic,
            translation=english,
        )
