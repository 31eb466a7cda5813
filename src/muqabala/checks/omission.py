"""The ``omission`` check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext
from muqabala.checks.displaced import displaced
from muqabala.checks.faces import Unit
from muqabala.checks.holes import holes, lone_paragraphs
from muqabala.checks.quoting import few_words
from muqabala.languages.claims.contrasts.sets import arabic_senses, english_senses
from muqabala.records import Finding, Severity, Span

_MOST = 0.5
"""Share of a hole's letters that a set phrase covers."""


class Omission(Check):
    """Something the original says is missing: a clause, a sentence, a whole paragraph.

    Why it matters
        A dropped sentence leaves no trace in a fluent translation, and with it
        may go the condition, the evidence, or the other side of the argument.

    Example
        Original:    ستبقى القوات في مواقعها، شريطة أن توافق الحكومة على ذلك.
        Translation: The forces will remain in their positions.

    When to ignore
        Where the translation says the same in other words that are far from
        the original's, or where the editor abridged it on purpose.
    """

    slug = "omission"
    mqm = "Accuracy/Omission"
    severity = Severity.MAJOR
    any_language = True

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield a finding for each hole in the original, and for each paragraph without translation."""
        for unit, missing, confidence in holes(bitext, "omission"):
            if missing not in displaced(bitext).original and not _is_told_shortly(missing, unit):
                yield self._inside(unit, missing, confidence)
        for paragraph, is_heading, confidence in lone_paragraphs(bitext, "original"):
            yield self.finding(
                f"This {'heading' if is_heading else 'paragraph'} has no counterpart in the translation: "
                f"«{few_words(paragraph)}».",
                confidence=confidence,
                original=paragraph,
                severity=Severity.NEUTRAL if is_heading else None,
            )

    def _inside(self, unit: Unit, missing: Span, confidence: float) -> Finding:
        return self.finding(
            f"{_size(missing)} no counterpart in the translation: «{few_words(missing)}».",
            confidence=confidence,
            translation=place_of(missing, unit.original.sentences, unit.translation.sentences),
            original=missing,
        )


def _is_told_shortly(missing: Span, unit: Unit) -> bool:
    """Tell whether most of a hole is a set phrase that few English words render: "year on year"."""
    said = {
        it.member
        for own in unit.translation.sentences
        for hit in english_senses(own.text)
        for it in hit.labels
    }
    return any(
        hit.end - hit.start >= len(missing) * _MOST
        and sentence.part(hit.start, hit.end).overlaps(missing)
        and any(sense.says and sense.member in said for sense in hit.labels)
        for sentence in unit.original.sentences
        if sentence.overlaps(missing)
        for hit in arabic_senses(sentence.text)
    )


def _size(span: Span) -> str:
    words = len(span.text.split())
    return "One word of the original has" if words == 1 else f"{words} words of the original have"


def place_of(hole: Span, originals: Sequence[Span], translations: Sequence[Span]) -> Span:
    """Return the place in translated sentences, an empty span, where what they leave out belongs.

    It is the end of the last one where the hole ends the original, and otherwise the word end at the same
    share of the length.
    """
    before = sum(
        min(len(sentence), max(0, hole.start - sentence.start))
        if sentence.paragraph == hole.paragraph
        else len(sentence) * (sentence.paragraph < hole.paragraph)
        for sentence in originals
    )
    length = sum(map(len, translations))
    at_end = hole.end >= originals[-1].end - 2 and hole.paragraph == originals[-1].paragraph
    wanted = length if at_end else round(before / sum(map(len, originals)) * length)
    for sentence in translations:
        if wanted <= len(sentence):
            start = (
                len(sentence.text[:wanted].rstrip())
                if wanted == len(sentence)
                else _word_end(sentence, wanted)
            )
            return sentence.part(start, start)
        wanted -= len(sentence)
    return translations[-1].part(len(translations[-1]), len(translations[-1]))


def _word_end(sentence: Span, wanted: int) -> int:
    """Return the end of the last word that ends before a place."""
    space = sentence.text.rfind(" ", 0, wanted + 1)
    return max(space, 0)
