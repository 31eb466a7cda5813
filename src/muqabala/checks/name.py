"""A name of the original that became another name."""

from __future__ import annotations

from collections.abc import Iterator

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Pair
from muqabala.checks.name_evidence import PERSON, Evidence, Named
from muqabala.checks.name_slots import slots
from muqabala.languages.names.people import in_its_place, whole_name
from muqabala.records import Finding, Severity, Span

# Measured on even lines: false alarms in 3,527 clean pairs, hits among 42 wrong names of the triples.
_LOOKALIKES = 0.95
"""Nothing speaks for either name on the other side, and they are of one group of confusables: 0 and 21."""
_BOTH_SIDES = 0.9
"""Nothing speaks for either name on the other side: 0 and 13."""
_NAME_PART = 0.85
"""Half a personal name, beside a half that is the same: 0, and none that the kinds above leave out."""
_IN_DOUBT = 0.7
"""A name that could be another word, or one that is only said too often: 0 and 2."""
_UNKNOWN = 0.8
"""A name of which nothing is heard, where the Arabic has another in the only such place: 1 false in 465
articles of the triples, none in 486 others; with the halves 13 of 60 blind ones before the table grew."""


class WrongName(Check):
    """A name of the original became another name.

    Why it matters
        One wrong name gives the deed of one to another, and the sentence still
        reads well, so nobody notices.

    Example
        Original:    عبرت القوات العراقية الحدود.
        Translation: Iranian troops crossed the border.

    When to ignore
        Where the same person or place has two names that the check does not know
        to be one. A government named by its capital, an adjective for a country, a
        description for a name are known, and never reported.
    """

    slug = "name"
    mqm = "Accuracy/Mistranslation"
    severity = Severity.CRITICAL

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield the names that stand in the place of others."""
        for group in bitext.groups:
            evidence = Evidence(group)
            for number, pair in enumerate(group.pairs):
                if not pair.is_null:
                    found = list(self._substitutions(number, evidence))
                    told = {finding.original for finding in found}
                    halves = self._other_halves(number, pair, evidence)
                    found += [half for half in halves if half.original not in told]
                    yield from found or self._unknown(number, pair, evidence)

    def _substitutions(self, number: int, evidence: Evidence) -> Iterator[Finding]:
        """Yield names of one kind that are too many in the English and too few in it."""
        strange = [name for name in evidence.english.pairs[number] if evidence.is_too_many(name, number)]
        if not strange:
            return
        lost = [name for name in evidence.arabic.pairs[number] if evidence.is_too_few(name, number)]
        for name in strange:
            rivals = [rival for rival in lost if name.competes_with(rival) and evidence.is_sure(name, rival)]
            if rivals:
                rival = max(
                    rivals, key=lambda other: (evidence.is_lost(other), bool(other.groups & name.groups))
                )
                others = [other for other in strange if other.competes_with(rival)]
                if len(others) > len(rivals) and not evidence.is_lost(rival):
                    continue  # more names than those in whose place they could stand: they explain
                lost.remove(rival)
                words = whole_name(name.sentence, name.words) if PERSON in name.kinds else name.words
                right = rival.mention.names[0].english
                yield self._finding(words, rival.words, right, _confidence(name, rival, evidence))

    def _other_halves(self, number: int, pair: Pair, evidence: Evidence) -> Iterator[Finding]:
        """Yield the English words in the place of a known half of an Arabic name, the other half the same."""
        for name in evidence.arabic.pairs[number]:
            if PERSON not in name.kinds or " " in name.words.text or not evidence.is_lost(name):
                continue
            for sentence in pair.translation:
                place = in_its_place(name.mention, name.sentence.text, sentence.text)
                if place and evidence.is_another_name(sentence.part(*place), sentence, name, number):
                    words = whole_name(sentence, sentence.part(*place))
                    yield self._finding(words, name.words, name.mention.names[0].english, _NAME_PART)

    def _unknown(self, number: int, pair: Pair, evidence: Evidence) -> Iterator[Finding]:
        """Yield the names in the place of others where no table knows one of them."""
        for slot in slots(number, pair, evidence):
            confidence = _NAME_PART if slot.is_half else _UNKNOWN
            yield self._finding(slot.english, slot.arabic, "", confidence)

    def _finding(self, english: Span, arabic: Span, name: str, confidence: float) -> Finding:
        """Make the finding; ``name`` is what the Arabic has in English, empty where no table knows it."""
        named = f"{name} ({arabic.text})" if name else arabic.text
        other = english.text.removesuffix("'s").removesuffix("\u2019s")
        return self.finding(
            f"The Arabic names {named} here; the English names {other}.",
            confidence=confidence,
            translation=english,
            original=arabic,
            values=(english.text, arabic.text),
        )


def _confidence(name: Named, rival: Named, evidence: Evidence) -> float:
    """Return how sure it is that ``name`` stands for ``rival`` by mistake."""
    is_plain = name.mention.is_certain and rival.mention.is_certain
    if not (is_plain and evidence.is_strange(name) and evidence.is_lost(rival)):
        return _IN_DOUBT
    return _LOOKALIKES if name.groups & rival.groups else _BOTH_SIDES
