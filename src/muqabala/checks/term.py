"""A term with another meaning than the original's, or not the one the glossary wants."""

from __future__ import annotations

from collections.abc import Iterator

from muqabala.checks.bitext import Bitext, Group, Pair, sentences_of
from muqabala.checks.contrast import ContrastCheck, is_close
from muqabala.checks.substitution import substitutions
from muqabala.checks.texts import Side, Texts
from muqabala.languages.claims.contrasts.homographs import misreadings
from muqabala.languages.claims.contrasts.sets import arabic_senses, english_senses
from muqabala.languages.claims.words.forms import english_forms
from muqabala.languages.claims.words.nouns import meanings
from muqabala.languages.claims.words.phrases import Hit
from muqabala.languages.folding import folded_word
from muqabala.languages.glossary import Entry, find_english
from muqabala.records import Finding, Span

_MISSING, _FORBIDDEN = 0.9, 0.97
"""Confidence of what a glossary says: it wants another word here, or forbids this one."""

_LEAST = 0.3
"""A noun less likely to stand in another's place than this is not worth a word."""


_MISREAD, _LINKED = 0.85, 0.97
"""Confidence that a word is rendered in a sense that the subject of the text has not; the same where the
model too holds the English for the best counterpart of the Arabic: then no free rendering is to blame."""


class Term(ContrastCheck):
    """A term became another: the kidney for the liver, cannons for heaters, customary rules for martial law.

    Why it matters
        A wrong term is fluent English, and in law, medicine and money it is another fact.

    Example
        Original:    أول عملية زرع كبد من متبرع حي
        Translation: the first kidney transplant from a living donor

    With a glossary
        ``--glossary terms.csv`` names your own terms: the columns arabic, english and forbidden, several
        forms in a cell set apart by "|". Clitics, regular plurals and verb forms are seen through; list
        broken plurals. A term of the glossary that has none of its English in the paragraph is
        reported, and so is English that the glossary forbids for it.

    When to ignore
        Where the text speaks of both things, and the translation names the one for the other on purpose.
    """

    slug = "term"
    mqm = "Terminology"

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield a finding for each term of another meaning, and for each breach of the glossary."""
        for group in bitext.groups:
            context = tuple(sentence.text for sentence in sentences_of(group.pairs)[1])
            for pair in group.linked:
                found: dict[Span | None, Finding] = {}
                for finding in (*self.findings_of(pair), *self._misreadings(pair, context)):
                    told = found.setdefault(finding.translation, finding)
                    if told.confidence < finding.confidence:
                        found[finding.translation] = finding
                yield from found.values()
                original = Side(pair.original)
                for hit in bitext.glossary.find(original.text):
                    yield from self._breaches(hit, original, pair, group)

    def findings_of(self, pair: Pair) -> Iterator[Finding]:
        """Yield each term of another meaning once; in a free rendering a word has no place of its own."""
        found = {
            finding.translation: finding
            for finding in super().findings_of(pair)
            if is_close(finding, pair) and not _is_said_elsewhere(finding, pair)
        }
        yield from found.values()
        surest = max((finding.confidence for finding in found.values()), default=0.0)
        yield from (finding for finding in self._nouns(pair) if finding.confidence > surest)

    def _nouns(self, pair: Pair) -> Iterator[Finding]:
        """Yield the noun of a pair that likeliest stands in another's place, though no table opposes them."""
        found = max(substitutions(pair), key=lambda it: it.confidence, default=None)
        if found and found.confidence >= _LEAST and not _is_in_rendered_phrase(found.arabic, pair):
            arabic, english = found.arabic, found.english
            yield self.finding(
                f"The Arabic says “{found.meant}” ({arabic.text}); the English says “{english.text}”.",
                confidence=found.confidence,
                translation=english,
                original=arabic,
                values=(english.text, found.meant),
            )

    def _misreadings(self, pair: Pair, context: tuple[str, ...]) -> Iterator[Finding]:
        """Yield the words of a pair that are rendered in a sense foreign to the subject of its paragraphs."""
        original, translation = Side(pair.original), Side(pair.translation)
        for found in misreadings(original.text, translation.text, context):
            arabic = original.part(found.original.start, found.original.end)
            english = translation.part(found.translation.start, found.translation.end)
            meant = found.meant.english[0]
            finding = self.finding(
                f"The Arabic says “{meant}” here ({arabic.text}); the English says “{english.text}”.",
                confidence=_LINKED if _are_linked(english, arabic, pair) else _MISREAD,
                translation=english,
                original=arabic,
                values=(english.text, meant),
            )
            if not _is_said_elsewhere(finding, pair):
                yield finding

    def _breaches(self, hit: Hit[Entry], original: Side, pair: Pair, group: Group) -> Iterator[Finding]:
        translation = Side(pair.translation)
        arabic = original.part(hit.start, hit.end)
        for entry in hit.labels:
            wanted = " or ".join(f"“{form}”" for form in entry.english)
            place = find_english(entry.forbidden, translation.text)
            if place is not None:
                english = translation.part(*place)
                yield self.finding(
                    f"The glossary forbids “{english.text}” for {arabic.text}"
                    + (f"; it wants {wanted}." if wanted else "."),
                    confidence=_FORBIDDEN,
                    translation=english,
                    original=arabic,
                    values=(english.text, entry.english[0] if entry.english else ""),
                )
            elif entry.english and not _stands(entry, group):
                yield self.finding(
                    f"The glossary wants {wanted} for {arabic.text}; the English has none of it.",
                    confidence=_MISSING,
                    original=arabic,
                    values=("", entry.english[0]),
                )


def _is_in_rendered_phrase(word: Span, pair: Pair) -> bool:
    """Tell whether an Arabic word belongs to a phrase of the tables that the translation renders."""
    original, translation = Side(pair.original), Side(pair.translation)
    said = {sense.member for hit in english_senses(translation.text) for sense in hit.labels}
    return any(
        original.part(hit.start, hit.end).overlaps(word)
        and not said.isdisjoint(it.member for it in hit.labels)
        for hit in arabic_senses(original.text)
    )


def _are_linked(english: Span, arabic: Span, pair: Pair) -> bool:
    """Tell whether words of two spans are each other's best counterparts."""
    return any(
        pair.translation_words[ours].span.overlaps(english)
        and pair.original_words[theirs].span.overlaps(arabic)
        for ours, theirs in pair.links
    )


def _is_said_elsewhere(finding: Finding, pair: Pair) -> bool:
    """Tell whether the one English word of a finding renders an Arabic word outside it."""
    if finding.translation is None or finding.original is None or " " in finding.translation.text:
        return False
    told = frozenset(english_forms(finding.translation.text))
    return any(
        not meanings(folded_word(word.span.text)).isdisjoint(told)
        for word in pair.original_words
        if not word.span.overlaps(finding.original)
    )


def _stands(entry: Entry, group: Group) -> bool:
    """Tell whether the English wanted stands anywhere in the paragraphs: sentences are split and merged."""
    return find_english(entry.english, Texts.of(group.pairs).translation.text) is not None
