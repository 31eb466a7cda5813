"""More or less, up or down, and other opposites: north and south, win and lose, accept and reject."""

from __future__ import annotations

from collections.abc import Iterator

from muqabala.checks.bitext import Pair
from muqabala.checks.contrast import ContrastCheck
from muqabala.checks.texts import Texts
from muqabala.languages.claims.contrasts.comparands import exchanged_comparands, may_compare
from muqabala.languages.claims.contrasts.degrees import weakened
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
        if told := weakened(texts.original.text, texts.translation.text, texts.links):
            arabic, english = texts.original.part(*told.original), texts.translation.part(*told.translation)
            yield self.finding(
                f"The Arabic says “more” ({arabic.text}); the English says “{english.text}”.",
                confidence=_WEAKENED,
                original=arabic,
                translation=english,
            )
        if not may_compare(texts.translation.text):
            return
        for one in exchanged_comparands(texts.original.text, texts.translation.text, texts.links):
            arabic, english = texts.original.part(*one.original), texts.translation.part(*one.translation)
            yield self.finding(
                f"The English compares the other way round: “{english.text}” for {arabic.text}.",
                confidence=_EXCHANGED,
                original=arabic,
                translation=english,
            )
