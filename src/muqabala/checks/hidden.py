"""Characters that nobody sees and that turn, hide or split the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext
from muqabala.records import Finding, Severity, Span

_OVERRIDE = re.compile("[\u202d\u202e]")
_EMBEDDING, _POP_EMBEDDING = "\u202a\u202b", "\u202c"
_ISOLATE, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"

_TAGS = re.compile("(?<![\U0001f3f4\U000e0000-\U000e007f])[\U000e0000-\U000e007f]+")
"""Letters that no font shows; behind a black flag they make the flag of a country."""

_FILLER = re.compile("[\u115f\u1160\u180e\u2061-\u2064\u3164\uffa0]+")
_SPLIT_WORD = re.compile("(?<=[A-Za-z])[\u200b-\u200f\u061c\u2060\ufeff]+(?=[A-Za-z])")
_CONTROL = re.compile("[\u0000-\u0008\u000e-\u001f\u007f]+")

_HIDDEN = (
    (_OVERRIDE, "turns the letters after it round", Severity.MAJOR),
    (_TAGS, "hides text that a machine reads and nobody sees", Severity.MAJOR),
    (_FILLER, "looks like a space or like nothing", Severity.MINOR),
    (_SPLIT_WORD, "splits a word, so that no search finds it", Severity.MINOR),
    (_CONTROL, "does not belong in a text", Severity.MINOR),
)
"""What is hidden, what it does, and how bad it is."""

_CONFIDENCE = 0.95
"""None in 3,527 clean pairs, even lines, nor in 6,967 for evaluation."""


class HiddenControls(Check):
    """The translation holds characters that nobody sees and that turn, hide or split the text.

    Why it matters
        What is displayed is not what is stored: a sum or a name can be shown back to front, a word be
        invisible to the reader and visible to a machine (Boucher and Anderson, Trojan Source, 2021).

    Example
        Original:    دفع 100 دولار.
        Translation: He paid [U+202E]001[U+202C] dollars.

    When to ignore
        Where the text is about such characters. Controls that are closed again and lie round Arabic
        or round numbers are how mixed text is set, and are never reported.
    """

    slug = "bidi"
    mqm = "Design and markup"
    severity = Severity.MAJOR
    any_language = True

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield each hidden character in the translation."""
        for group in bitext.groups:
            for index in group.translation:
                text = bitext.translation.paragraphs[index].text
                if not text.isascii() or _CONTROL.search(text):
                    yield from self._hidden_in(Span.whole(index, text))

    def _hidden_in(self, paragraph: Span) -> Iterator[Finding]:
        for look, what, severity in _HIDDEN:
            for match in look.finditer(paragraph.text):
                yield self._hidden(paragraph.part(*match.span()), what, severity)
        for place in _left_open(paragraph.text):
            what = "is never closed, and may turn the rest of the line round"
            yield self._hidden(paragraph.part(place, place + 1), what, Severity.MAJOR)
        for start, end in _turned(paragraph.text):
            what = "sets Latin letters from right to left"
            yield self._hidden(paragraph.part(start, end), what, Severity.MAJOR)

    def _hidden(self, span: Span, what: str, severity: Severity) -> Finding:
        letter = span.text[0]
        name = unicodedata.name(letter, "a control character").lower()
        return self.finding(
            f"The translation holds U+{ord(letter):04X}, {name}: it {what}.",
            confidence=_CONFIDENCE,
            translation=span,
            severity=severity,
        )


def _left_open(text: str) -> Iterator[int]:
    """Yield the places of the embeddings and isolates that nothing closes (UAX #9, BD9 and X6a)."""
    waiting: list[int] = []
    for place, letter in enumerate(text):
        if letter in _EMBEDDING or letter in _ISOLATE:
            waiting.append(place)
        elif letter == _POP_EMBEDDING and waiting and text[waiting[-1]] in _EMBEDDING:
            waiting.pop()
        elif letter == _POP_ISOLATE:
            isolates = [number for number, opened in enumerate(waiting) if text[opened] in _ISOLATE]
            if isolates:  # it closes the embeddings inside its isolate, too
                del waiting[isolates[-1] :]
    yield from waiting


def _turned(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of Latin letters alone that are set from right to left."""
    for match in re.finditer("[\u202b\u2067]([^\u202a-\u202e\u2066-\u2069]*)[\u202c\u2069]", text):
        kinds = {unicodedata.bidirectional(letter) for letter in match[1]}
        if "L" in kinds and not kinds & {"R", "AL"}:
            yield match.span()
