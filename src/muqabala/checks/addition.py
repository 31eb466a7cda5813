"""The ``addition`` check."""

from __future__ import annotations

from collections.abc import Iterator

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext
from muqabala.checks.displaced import displaced
from muqabala.checks.holes import holes, lone_paragraphs
from muqabala.checks.quoting import few_words
from muqabala.checks.teasers import is_teaser
from muqabala.records import Finding, Severity


class Addition(Check):
    """Something the translation says is not in the original: a clause, a sentence, a whole paragraph.

    Why it matters
        Translation engines invent: a circumstance, a threat, a figure that the
        author never wrote and that nobody can vouch for.

    Example
        Original:    افتُتحت القمة يوم الثلاثاء.
        Translation: The summit opened on Tuesday amid angry protests.

    When to ignore
        Where the words explain to a foreign reader what the original takes for
        granted ("the capital, Cairo"), or where the editor put them in.
    """

    slug = "addition"
    mqm = "Accuracy/Addition"
    severity = Severity.MAJOR
    any_language = True

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield a finding for each hole in the translation, and for each paragraph without an original."""
        for _, added, confidence in holes(bitext, "addition"):
            if added in displaced(bitext).translation:
                continue
            yield self.finding(
                f"Nothing in the original says “{few_words(added)}”.",
                confidence=confidence,
                translation=added,
            )
        for paragraph, is_heading, confidence in lone_paragraphs(bitext, "translation"):
            is_above = is_heading or is_teaser(bitext, paragraph.paragraph)
            yield self.finding(
                f"This {'heading' if is_heading else 'paragraph'} has no counterpart in the original: "
                f"“{few_words(paragraph)}”.",
                confidence=confidence,
                translation=paragraph,
                severity=Severity.NEUTRAL if is_above else None,
            )
