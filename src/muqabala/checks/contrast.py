"""The shape of the checks that look for one word put in another's place, from a table of contrasts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Pair
from muqabala.languages.claims.contrasts import Contrast, contrasts
from muqabala.records import Finding, Severity, Span


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair as one text."""

    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        """Return the sentences, a space between them."""
        return " ".join(sentence.text for sentence in self.sentences)

    def part(self, start: int, end: int) -> Span:
        """Return the span of ``self.text[start:end]``, as far as its first sentence goes."""
        for sentence in self.sentences:
            if start < len(sentence.text):
                return sentence.part(start, min(end, len(sentence.text)))
            start, end = start - len(sentence.text) - 1, end - len(sentence.text) - 1
        raise IndexError(start)


class ContrastCheck(Check):
    """Find what the original says and the translation contradicts, for the sets of one check."""

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield a finding for each contradicted word."""
        for group in bitext.groups:
            for pair in group.linked:
                yield from self.findings_of(pair)

    def findings_of(self, pair: Pair) -> Iterator[Finding]:
        """Yield what one pair contradicts."""
        original, translation = Side(pair.original), Side(pair.translation)
        for contrast in contrasts(original.text, translation.text):
            if contrast.meant.check == self.slug:
                yield self._contrast(contrast, original, translation)

    def severity_of(self, contrast: Contrast) -> Severity:
        """Return how bad a contrast is."""
        return self.severity

    def _contrast(self, contrast: Contrast, original: Side, translation: Side) -> Finding:
        meant = contrast.meant
        arabic = original.part(contrast.original.start, contrast.original.end)
        says = f"The Arabic says “{meant.name}” ({arabic.text})"
        if contrast.told is None or contrast.translation is None:
            return self.finding(
                f"{says}; nothing in the English does.",
                confidence=meant.lost,
                original=arabic,
                values=("", meant.name),
                severity=self.severity_of(contrast),
            )
        english = translation.part(contrast.translation.start, contrast.translation.end)
        return self.finding(
            f"{says}; the English says “{english.text}”.",
            confidence=meant.substituted,
            original=arabic,
            translation=english,
            values=(contrast.told.name, meant.name),
            severity=self.severity_of(contrast),
        )
