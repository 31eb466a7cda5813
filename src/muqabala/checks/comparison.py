"""More or less, up or down, and other opposites: north and south, win and lose, accept and reject."""

from __future__ import annotations

from collections.abc import Iterator

from muqabala.checks.bitext import Pair
from muqabala.checks.contrast import ContrastCheck
from muqabala.checks.texts import Texts
from muqabala.languages.claims.contrasts.comparands import Exchanged, exchanged_comparands, may_compare
from muqabala.languages.claims.contrasts.degrees import may_weaken, weakened
from muqabala.languages.claims.words.denials import Clash
from muqabala.records import Finding

_EXCHANGED = 0.9
"""7 of 11 such comparisons are drifts; the others stand in free renderings (all texts that were read)."""

_WEAKENED = 0.85
"""25 of 27 such findings are right (hand-written edits and 3,114 right passages); two stand in free ones."""


class Comparison(ContrastCheck):
    """A word stands for its opposite: fell for rose, at most for at least, east for west.

    Why it matters
        One word turns profit into loss and victory into defeat, and the sentence reads as well as before.

    Example
        Original:    ارتفعت الصادرات بنسبة 20 في المئة.
        Translation: Exports fell by 20 percent.

    When to ignore
        Where the point of view changes and the fact does not: "A costs more than B" for "B costs less".
    """

    slug = "comparison"
    mqm = "Accuracy/Mistranslation"
    swaps = True

    def findings_of(self, pair: Pair) -> Iterator[Finding]:
        """Yield the words that stand for their opposites, and the things compared that changed places."""
        yield from super().findings_of(pair)
        texts = Texts.of((pair,))
        both = texts.original.text, texts.translation.text
        if may_weaken(both[1]) and (told := weakened(*both, texts.links)):
            message = "The Arabic says “more” ({original}); the English says “{translation}”."
            yield self._compared(texts, told, message, _WEAKENED)
        if may_compare(both[1]):
            message = "The English compares the other way round: “{translation}” for {original}."
            for one in exchanged_comparands(*both, texts.links):
                yield self._compared(texts, one, message, _EXCHANGED)

    def _compared(self, texts: Texts, told: Clash | Exchanged, message: str, confidence: float) -> Finding:
        original, translation = texts.original.part(*told.original), texts.translation.part(*told.translation)
        return self.finding(
            message.format(original=original.text, translation=translation.text),
            confidence=confidence,
            original=original,
            translation=translation,
        )
