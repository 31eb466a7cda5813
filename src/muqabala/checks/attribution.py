"""Who said it: a saying given to another source, or another stance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from muqabala.checks.bitext import Bitext, Pair
from muqabala.checks.contrast import ContrastCheck, is_close_beside
from muqabala.checks.texts import Texts
from muqabala.languages.claims.roles.exchanges import exchanges
from muqabala.languages.claims.roles.frames import swaps
from muqabala.languages.claims.roles.sources import Kind
from muqabala.languages.claims.roles.speech import Dispute, disputes, has_sources
from muqabala.records import Finding, Severity

_MISSING = 0.32
"""Support under which a word has no counterpart: wrong speakers have .08 to .31 (even triples, blind)."""

_CONFIDENCE = {Kind.ANOTHER: 0.85, Kind.UNKNOWN: 0.85, Kind.STANCE: 0.8, Kind.LOST: 0.8}
"""One of 8,000 clean passages and sentences, even lines and others; 68 of 134 drifts."""

_MESSAGES = {
    Kind.ANOTHER: "The Arabic has {arabic}; the English gives it to another (“{english}”).",
    Kind.UNKNOWN: "The Arabic has {arabic}; the English names a source of its own (“{english}”).",
    Kind.STANCE: "The Arabic has {arabic}; the English has the same source take another stand (“{english}”).",
    Kind.LOST: "The Arabic names its source ({arabic}); the English tells it as a fact.",
}


_CLOSELY, _IN_PLACE = 0.45, 0.3
"""Missing share that the words beside a finding may have: a free rendering names who speaks anywhere. Where
only the places of words tell something it is the second."""


class WrongSource(ContrastCheck):
    """What one source says is given to another, to nobody, or turned from a denial into a statement.

    Why it matters
        The words are right and the wrong person answers for them.

    Example
        Original:    تقول المعارضة إن التعديل باطل، وينفي الحزب الحاكم ذلك.
        Translation: The ruling party says the amendment is void, which the opposition denies.

    When to ignore
        Where the same source goes by two names that the check does not know to be
        one. A pronoun for a source named before, or "officials" for "the ministry",
        is never reported.
    """

    slug = "attribution"
    mqm = "Accuracy/Mistranslation"
    severity = Severity.MAJOR

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield the sayings whose sources differ; whole paragraphs, since who speaks may stand elsewhere."""
        yield from super().run(bitext)
        for group in bitext.groups:
            if group.linked:
                yield from self._findings(group.linked)

    def _findings(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        texts = Texts.of(pairs)
        original, translation = texts.original, texts.translation
        missing, strange = texts.missing(_MISSING), texts.strange(_MISSING)
        closely = _CLOSELY
        found = list(disputes(original.text, translation.text, missing, strange, texts.links))
        both = original.text, translation.text
        if not found and has_sources(*both, texts.links):
            told = [(it.original, it.translation) for it in swaps(*both, texts.links) if it.is_quoting]
            told += [
                (it.original, it.translation)
                for it in exchanges(*both, missing, strange, texts.links)
                if it.is_saying
            ]
            found = [Dispute(Kind.ANOTHER, *places) for places in told[:1]]
            closely = _IN_PLACE
        for dispute in found:
            arabic = original.part(*dispute.original)
            english = translation.part(*dispute.translation) if dispute.translation else None
            finding = self.finding(
                _MESSAGES[dispute.kind].format(arabic=arabic.text, english=english.text if english else ""),
                confidence=_CONFIDENCE[dispute.kind],
                original=arabic,
                translation=english,
            )
            if is_close_beside(finding, pairs, closely):
                yield finding
