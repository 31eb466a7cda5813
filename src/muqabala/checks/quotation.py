"""Quotation marks lost, put in, or set round other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Group
from muqabala.checks.texts import Side, Texts
from muqabala.languages.names.transliteration import likeness
from muqabala.records import Finding, Severity

_QUOTED_ARABIC = re.compile(r"[«“\"](?P<words>[^«»“”\"]+)[»”\"]")
_QUOTED_ENGLISH = re.compile(
    r"[“\"«](?P<words>[^“”\"«»]+)[”\"»]|(?<!\w)[‘'](?P<single>[^‘’'“”\"]+(?:[’'](?=\w)[^‘’'“”\"]+)*)[’'](?!\w)"
)
_ANY_ENGLISH = re.compile(r"[“”\"«»‘]|(?<!\w)['’]|['’](?!\w)")
_ANY_ARABIC = re.compile(r"[«»“”\"‘’']")
_NAME_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z]")
"""A capital amid a sentence: what was quoted may be a name, and English does without the marks."""

_SPEECH = 6
"""Words of a quotation that is more than a name or a phrase."""

_LEAST_SHARE, _GREATEST_SHARE = 0.5, 3.0
"""English words per Arabic word of one quotation; 1.1 to 2.1 in the clean pairs."""

_SOUNDS_ALIKE = 0.75
"""A quoted word that sounds like one of the English is a name."""

_ADDED, _LOST, _SCOPE = 0.45, 0.4, 0.4
"""Told, and flagged at high sensitivity alone: of 3,527 clean pairs 1 added and 4 lost, even lines; of 3,522
of the odd lines 11 in all, and no labelled drift to set against them."""


class Quotation(Check):
    """Quotation marks were lost, put in, or set round other words than in the original.

    Why it matters
        Marks tell whose words these are: "strong" in marks is what he said, without them it is so.

    Example
        Original:    قال إن الحلف «أقوى».
        Translation: He said the alliance is stronger.

    When to ignore
        Where direct speech is told as reported speech on purpose. Names and titles, which English
        writes without the marks, and speech that a translation quotes are never reported.
    """

    slug = "quotation"
    mqm = "Accuracy/Mistranslation"
    severity = Severity.MINOR

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield the quotations that only one side has, and those of another length."""
        for group in bitext.groups:
            if group.linked:
                yield from self._findings(_Quotations.of(group))

    def _findings(self, both: _Quotations) -> Iterator[Finding]:
        english, arabic = both.in_english, both.in_arabic
        if arabic and not _ANY_ENGLISH.search(both.english.text):
            for quoted in arabic:
                if not both.may_be_name(quoted):
                    yield self.finding(
                        f"The Arabic quotes {quoted.group()}; the English has no quotation marks.",
                        confidence=_LOST,
                        original=both.arabic.part(*quoted.span()),
                    )
        elif english and not _ANY_ARABIC.search(both.arabic.text):
            for quoted in english:
                words = _words(quoted)
                if len(words) < _SPEECH and words[0][0].islower():
                    yield self.finding(
                        f"The English quotes {quoted.group()}; the Arabic has no quotation marks.",
                        confidence=_ADDED,
                        translation=both.english.part(*quoted.span()),
                    )
        elif len(english) == len(arabic) == 1:
            yield from self._scope(both, english[0], arabic[0])

    def _scope(self, both: _Quotations, english: re.Match[str], arabic: re.Match[str]) -> Iterator[Finding]:
        ours, theirs = len(_words(english)), len(_words(arabic))
        if max(ours, theirs) >= _SPEECH and not _LEAST_SHARE <= ours / theirs <= _GREATEST_SHARE:
            yield self.finding(
                f"The English quotes {ours} words, the Arabic {theirs}: the marks are round other words.",
                confidence=_SCOPE,
                translation=both.english.part(*english.span()),
                original=both.arabic.part(*arabic.span()),
            )


class _Quotations(NamedTuple):
    """Both sides of a group as texts, and what they quote."""

    english: Side
    arabic: Side
    in_english: tuple[re.Match[str], ...]
    in_arabic: tuple[re.Match[str], ...]

    @classmethod
    def of(cls, group: Group) -> _Quotations:
        texts = Texts.of(group.pairs)
        english, arabic = texts.translation, texts.original
        return cls(
            english,
            arabic,
            tuple(filter(_words, _QUOTED_ENGLISH.finditer(english.text))),
            tuple(filter(_words, _QUOTED_ARABIC.finditer(arabic.text))),
        )

    def may_be_name(self, quoted: re.Match[str]) -> bool:
        """Tell whether a short quotation may be a name, or a letter, that English writes without marks."""
        words = _words(quoted)
        if len(words) >= _SPEECH:
            return False
        return (
            bool(_NAME_INSIDE.search(self.english.text))
            or len(quoted["words"]) <= len("إكس")
            or any(
                likeness(ours, theirs) >= _SOUNDS_ALIKE
                for theirs in words
                for ours in re.findall(r"[A-Za-z]+", self.english.text)
            )
        )


def _words(quoted: re.Match[str]) -> list[str]:
    return (quoted["words"] or quoted["single"]).split()
