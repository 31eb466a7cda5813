"""The ``mistranslation`` check."""

from __future__ import annotations

from collections.abc import Iterator

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext
from muqabala.checks.faces import units
from muqabala.records import Finding, Severity


class Mistranslation(Check):
    """A sentence says something else: most words of both sides lack a counterpart.

    Why it matters
        Where an engine loses the thread it writes a fluent sentence about
        something else, and nothing in the translation gives it away.

    Example
        Original:    تعهدت الحكومة بخفض الضرائب على الشركات الصغيرة.
        Translation: Thank you for watching, and do not forget to subscribe.

    When to ignore
        Where an idiom or a verse was rendered by its sense.
    """

    slug = "mistranslation"
    mqm = "Accuracy/Mistranslation"
    severity = Severity.CRITICAL
    any_language = True

    MISSING = 0.55
    """Both sides lack this share of their meaning."""

    LEAST_WORDS = 6
    """Of a heading or a list item too little is said to tell."""

    STRANGE = 0.6
    """Of 72 paragraphs put in another's place 70 lack more than this on both sides, of 6,170 clean ones 2."""

    CONFIDENCE, SURE = 0.6, 0.95

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield a finding for each unit whose sides have little in common."""
        for unit in units(bitext):
            if len(unit.translation.words) < self.LEAST_WORDS:
                continue
            missing = min(unit.translation.missing, unit.original.missing)
            if missing > self.MISSING:
                yield self.finding(
                    "The translation says something else than the original: most words have no counterpart.",
                    confidence=self.SURE if missing > self.STRANGE else self.CONFIDENCE,
                    translation=unit.translation.sentences[0],
                    original=unit.original.sentences[0],
                )
