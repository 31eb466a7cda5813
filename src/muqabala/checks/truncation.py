"""English that breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.languages.function_words import LEADS_ON, small_words
from muqabala.records import Finding, Kind, Severity, Span

_ENDED = re.compile(r"[.!?\u2026:;,\u2014\u2013-][\"'\u201d\u2019\u00bb)\]*\s\d]*$|[)\]\u00bb\u201d\"]\s*$")
"""An English paragraph that ends, or leads over to the next, on purpose."""

_ARABIC_ENDED = re.compile(r"[.!?؟][\"'\u201d\u2019\u00bb)\]\s]*$")

_LAST_WORD = re.compile(r"([^\W\d_]+(?:['\u2019][^\W\d_]+)*)[\"'\u201d\u2019\u00bb)\]\s,]*$")
_WORD = re.compile(r"[^\W\d_]{4,}")

_NEVER_LAST = re.compile(
    r"(?<=[a-z,] )(?:the|a|an|and|or|nor|my|our|their|whose|because|although|whereas|every|among|via|per"
    r"|(?:(?:a|an|the|of|his|its|their|our|some|any) (?!all |\w+ing )[a-z]+ )(?:that|which|who))"
    r"(?P<mark>[.!?])(?=[\"\u201d\u2019)]?(?:\s|$))"
)
"""A sentence cut and closed with a full stop: "a collection of poems that." """

_POINTING = re.compile(r"\b[بلك]?(?:ذلك|هذا|ذاك|هذه|تلك)\s*(?:[.،؛!؟»\"\u201d]|$)")
"""An Arabic clause that ends on a demonstrative: he had promised his mother that."""

_LEAST_WORDS = 6
"""Words of a paragraph; what is shorter may be a heading or a caption without a mark."""

_TITLE_SHARE = 0.6
"""Share of capitalised long words from which a line is a headline in title case."""

_OFTEN = 0.2
"""Share of paragraphs without a final mark from which leaving it out is the translator's habit."""

_CUT_WORD = 0.95
"""No paragraph of 3,527 clean pairs and 3,097 for evaluation ends on such a word where the Arabic ends."""

_CUT_LINE = 0.8
"""None of 3,527 clean pairs, 10 of 3,097 for evaluation: headlines, and real slips."""


class Truncation(Check):
    """The English breaks off before the Arabic ends.

    Why it matters
        The end of a thought is lost, often the condition or the reason that turns it.

    Example
        Original:    أوصى التقرير بإحالة المسؤولين عنها إلى النيابة العامة.
        Translation: The report recommended referring those responsible to the

    When to ignore
        Where the translation leaves out final marks on purpose. Headings, list
        items and lines that the next paragraph goes on with are never reported.
    """

    slug = "truncation"
    mqm = "Accuracy/Omission"
    severity = Severity.MAJOR

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield the paragraphs that break off, and the sentences that stop on a word that leads on."""
        cut = [finding for group in bitext.groups for finding in self._cut_end(group, bitext)]
        is_habit = len(cut) > max(1, _OFTEN * len(bitext.groups))
        yield from (finding for finding in cut if finding.confidence >= _CUT_WORD or not is_habit)
        for group in bitext.groups:
            for pair in group.linked:
                for sentence in pair.translation:
                    for match in _NEVER_LAST.finditer(sentence.text):
                        end = match.start("mark")
                        if sentence.text.endswith("that", 0, end) and _points(pair):
                            continue
                        yield self._finding(sentence, end, "The sentence stops", _CUT_WORD, group, bitext)

    def _cut_end(self, group: Group, bitext: Bitext) -> Iterator[Finding]:
        if not (group.translation and group.original):
            return
        index = group.translation[-1]
        paragraph = bitext.translation.paragraphs[index]
        text = paragraph.text.rstrip()
        last = _LAST_WORD.search(text)
        if paragraph.kind != Kind.BODY or last is None or _ENDED.search(text) or _goes_on(index, bitext):
            return
        if not _ARABIC_ENDED.search(bitext.original.paragraphs[group.original[-1]].text):
            return
        leads_on = last.group(1).lower() in small_words(LEADS_ON)
        if len(text.split()) < _LEAST_WORDS or not (leads_on or not _is_title(text)):
            return
        confidence = _CUT_WORD if leads_on else _CUT_LINE
        span = Span.whole(index, text)
        yield self._finding(span, last.end(1), "The paragraph breaks off", confidence, group, bitext)

    def _finding(
        self, place: Span, end: int, what: str, confidence: float, group: Group, bitext: Bitext
    ) -> Finding:
        """Make the finding on the last words before ``end``."""
        words = place.part(*_last(2, place.text[:end]))
        return self.finding(
            f"{what} at “{words.text}”; the Arabic goes on.",
            confidence=confidence,
            translation=words,
            original=_last_words(group, bitext),
            anchor=words.end,
        )


def _points(pair: Pair) -> bool:
    """Tell whether a clause of the original ends on a demonstrative."""
    return any(_POINTING.search(sentence.text) for sentence in pair.original)


def _goes_on(index: int, bitext: Bitext) -> bool:
    """Tell whether the next paragraph goes on with the sentence, as where lines are wrapped."""
    following = bitext.translation.paragraphs[index + 1 : index + 2]
    return any(paragraph.text[:1].islower() for paragraph in following)


def _is_title(text: str) -> bool:
    """Tell whether most long words are capitalised."""
    words = _WORD.findall(text)
    capitalised = [word for word in words if word[0].isupper()]
    return len(capitalised) >= _TITLE_SHARE * len(words)


def _last_words(group: Group, bitext: Bitext) -> Span | None:
    """Return the last words of the original."""
    if not group.original:
        return None
    index = group.original[-1]
    text = bitext.original.paragraphs[index].text.rstrip()
    return Span.whole(index, text).part(*_last(4, text))


def _last(count: int, text: str) -> tuple[int, int]:
    """Return where the last words of a text begin, and where it ends."""
    starts = [word.start() for word in re.finditer(r"\S+", text)]
    return starts[-count:][0], len(text)
