"""The shape of the checks that look for one word put in another's place, from a table of contrasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Pair, Word
from muqabala.checks.faces import missing_beside, missing_share, words_beside
from muqabala.checks.texts import Side
from muqabala.languages.claims.contrasts.competitors import Rival, rivals
from muqabala.languages.claims.contrasts.converses import contradictions, have_changed_places
from muqabala.languages.claims.contrasts.sets import ANOTHER_SENSE, Contrast
from muqabala.languages.claims.words.counterparts import counterparts
from muqabala.records import Finding, Severity, Span

_FREE = 0.3
"""Missing share of a free rendering. With the tables' synonyms taken away, to see what a synonym that they
lack does, the bound leaves 50 of 54 right findings and 2 of 10 alarms in free translations (even lines)."""

_RENDERED = 0.8
"""Support of a single word that the other side renders. Where both words of a finding have it, the tables
lack a synonym: that leaves 45 of the 50, and takes 10 of the 15 alarms that are left of all kinds."""

_UNSUPPORTED = 0.3
"""Support under which a word has no counterpart: one of two rivals has less in all but two of 32 right
findings (even lines, blind sentences), and in two of ten alarms (even lines, FLORES)."""

_CLOSELY = 0.2
"""Missing share of a rendering word by word. Where a pair has no more beside two rivals, and neither has a
counterpart, all of 19 are drifts, and none of 9 alarms is (even lines, blind sentences, Ntrex, Flores)."""

_LACKING = 0.6
"""Support of the better rendered of two opposites under which neither has a counterpart. In a close pair that
tells 100 drifts that their places do not tell, with 5 alarms in 5,189 clean pairs (even lines, blind ones,
Ntrex, Tico); where up to 0.25 is missing there would be 25 more, and 32 alarms."""

_WHOLLY_LACKING = 0.5
_FEW_WORDS, _FEW_SHARE = 3.5, 0.35
"""In a short sentence a few small words without a counterpart are a large share. Where words worth no more
than this are missing beside two that have less support: 20 more drifts, and 2 more alarms."""

_SURE = 0.85
"""Confidence that a word stands in place of another of its kind in a pair rendered word by word."""

_RIVAL = 0.4
"""The same in a freer pair: as many of them are free renderings as drifts."""


class ContrastCheck(Check):
    """Find what the original says and the translation contradicts, for the sets of one check.

    ``closely`` is the missing share up to which a pair counts as rendered word by word, where two words
    must stand in one place for lack of better evidence. ``swaps`` tells whether what is said of A and B may
    be said of B and A in the opposite word.
    """

    closely = _CLOSELY
    swaps = False

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield a finding for each contradicted word."""
        for group in bitext.groups:
            for pair in group.linked:
                yield from self.findings_of(pair)

    def findings_of(self, pair: Pair) -> Iterator[Finding]:
        """Yield what one pair contradicts."""
        original, translation = Side(pair.original), Side(pair.translation)
        told = list[Finding]()
        for finding in self._contradictions(pair, original, translation):
            if not any(finding.overlaps(other) for other in told):
                told.append(finding)
                yield finding

    def _contradictions(self, pair: Pair, original: Side, translation: Side) -> Iterator[Finding]:
        """Yield findings, some of them on the same words, the surest first."""
        both = original.text, translation.text
        told = contradictions(*both)
        for contrast in told.contrasts:
            if contrast.meant.check == self.slug:
                yield self._contrast(contrast, original, translation)
        for contrast in told.opposites:
            if contrast.meant.check == self.slug:
                finding = replace(self._contrast(contrast, original, translation), confidence=_SURE)
                if self._is_opposite(finding, pair, is_placed=contrast.is_placed) or (
                    contrast.is_exchanged and _is_exchange(finding, pair)
                ):
                    yield finding
        found = counterparts(*both)
        for rival in rivals(*both):
            if rival.check == self.slug and not (
                self.swaps and have_changed_places(found, rival.original[0], rival.translation[0])
            ):
                finding = self._rival(rival, original, translation)
                if _is_rival(finding, pair):
                    sure = (
                        is_close(finding, pair, self.closely) and max(_supports(finding, pair)) < _UNSUPPORTED
                    )
                    yield replace(finding, confidence=_SURE) if sure else finding

    def severity_of(self, contrast: Contrast) -> Severity:
        """Return how bad a contrast is."""
        return self.severity

    def _is_opposite(self, finding: Finding, pair: Pair, *, is_placed: bool) -> bool:
        """Tell whether two words stand for each other: in one place, or both without a counterpart."""
        supports = _supports(finding, pair)
        if pair.translation_words and pair.original_words and max(supports) < _LACKING:
            is_whole = max(supports) < _WHOLLY_LACKING and _is_all_but_whole(finding, pair)
            return is_whole or is_close(finding, pair, _CLOSELY)
        return is_placed and is_close(
            finding, pair, _CLOSELY if min(supports) < _UNSUPPORTED else self.closely
        )

    def _rival(self, rival: Rival, original: Side, translation: Side) -> Finding:
        arabic, english = original.part(*rival.original), translation.part(*rival.translation)
        return self.finding(
            f"The Arabic says “{rival.meant}” ({arabic.text}); the English says “{english.text}”.",
            confidence=_RIVAL,
            original=arabic,
            translation=english,
            values=(english.text, rival.meant),
        )

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


def _is_exchange(finding: Finding, pair: Pair) -> bool:
    """Tell whether both words have a counterpart, as two have that are exchanged, in a close rendering."""
    return min(_supports(finding, pair)) >= _RENDERED and is_close_beside(finding, (pair,), _FREE)


def is_close(finding: Finding, pair: Pair, most: float = _FREE) -> bool:
    """Tell whether a pair is rendered closely but for a finding: in a free one no word has its place.

    ``most`` is the missing share that the words beside the finding may have. A word taken in another of its
    senses is rendered, if wrongly: that says nothing for it.
    """
    is_sense = finding.values is not None and finding.values[0] == ANOTHER_SENSE
    return is_close_beside(finding, (pair,), most) and not (
        not is_sense
        and _is_rendered(finding.translation, pair.translation_words)
        and _is_rendered(finding.original, pair.original_words)
    )


def is_close_beside(finding: Finding, pairs: Sequence[Pair], most: float) -> bool:
    """Tell whether pairs are rendered closely beside a finding, whatever it is itself."""
    return max(missing_beside(finding, pairs)) <= most


def _is_all_but_whole(finding: Finding, pair: Pair) -> bool:
    """Tell whether few words beside a finding lack a counterpart, of how short a sentence ever."""
    for words in words_beside(finding, (pair,)):
        share = missing_share(words)
        if share > _FEW_SHARE or share * len(words) > _FEW_WORDS:
            return False
    return True


def _is_rival(finding: Finding, pair: Pair) -> bool:
    """Tell whether one word of a finding lacks a counterpart, and the rest of a pair does not."""
    return min(_supports(finding, pair)) < _UNSUPPORTED and is_close(finding, pair)


def _supports(finding: Finding, pair: Pair) -> tuple[float, float]:
    """Return how well both spans of a finding are rendered."""
    return (
        _support(finding.translation, pair.translation_words),
        _support(finding.original, pair.original_words),
    )


def _support(phrase: Span | None, words: Sequence[Word]) -> float:
    """Return how well a phrase is rendered, by its weightier words: "in spite of" by "spite"."""
    own = [word for word in words if phrase and word.span.overlaps(phrase)]
    return sum(word.weight * word.support for word in own) / max(1e-9, sum(word.weight for word in own))


def _is_rendered(word: Span | None, words: Sequence[Word]) -> bool:
    """Tell whether a span is one word, and the other side has a word for it."""
    if word is None or " " in word.text:
        return False
    return _support(word, words) >= _RENDERED
