"""The words around a finding's evidence, for reports that cannot show whole paragraphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from muqabala.records import BeadReport, Finding, ParagraphReport, Part
from muqabala.reports.wording import CARET, one_line

_LONG = 320
"""Code points of a text that is shown whole: about four lines of a terminal."""

_AROUND = 110
"""Code points kept on each side of the evidence in a sentence that is longer still."""


class Excerpt(NamedTuple):
    """One line of text with its evidence in the middle; the evidence is empty where words are missing."""

    before: str
    evidence: str
    after: str

    def marked(self, opening: str, closing: str) -> str:
        """Return the text with the evidence between two marks, or a caret where words are missing."""
        evidence = f"{opening}{self.evidence}{closing}" if self.evidence else CARET
        return f"{self.before}{evidence}{self.after}".strip()


def excerpt(text: str, start: int, end: int, sentences: Iterable[tuple[int, int]] = ()) -> Excerpt:
    """Cut out the sentences around ``text[start:end]``, which is widened to whole words.

    >>> excerpt("It rose. It fell by 40 percent. It rose.", 20, 26, [(0, 8), (9, 31), (32, 40)])
    Excerpt(before='It rose. It fell by ', evidence='40 percent', after='. It rose.')
    """
    start, end = whole_words(text, start, end)
    first, last = 0, len(text)
    if last > _LONG:
        around = [pair for pair in sentences if pair[0] <= end and start <= pair[1]]
        first = min((first for first, _ in around), default=first)
        last = max((last for _, last in around), default=last)
        first, last = min(first, start), max(last, end)
    if last - first > _LONG:
        first, last = max(first, start - _AROUND), min(last, end + _AROUND)
    first, last = _at_spaces(text, first, start, last, end)
    evidence = text[start:end] if end - start <= _LONG else f"{text[start : start + _LONG]}…"
    return Excerpt(
        before=("… " if first else "") + _inner(text[first:start]),
        evidence=one_line(evidence),
        after=_inner(text[end:last]) + (" …" if last < len(text) else ""),
    )


def translation_excerpt(part: Part, finding: Finding) -> Excerpt | None:
    """Return the translation around a finding, None where it has no place in it."""
    if not isinstance(part, ParagraphReport):
        return None
    sentences = [pair for bead in part.beads for pair in bead.translation]
    if finding.translation is not None:
        return excerpt(part.text, finding.translation.start, finding.translation.end, sentences)
    if finding.anchor is not None:
        return excerpt(part.text, finding.anchor, finding.anchor, sentences)
    return None


def original_excerpt(part: Part, finding: Finding, originals: tuple[str, ...]) -> Excerpt | None:
    """Return the original around a finding, None where it names no words of it."""
    span = finding.original
    if span is None:
        return None
    beads = part.beads if isinstance(part, ParagraphReport) else ()
    sentences = [
        (sentence.start, sentence.end)
        for bead in beads
        for sentence in bead.original
        if sentence.paragraph == span.paragraph
    ]
    return excerpt(originals[span.paragraph], span.start, span.end, sentences)


def original_context(part: Part, finding: Finding, originals: tuple[str, ...]) -> list[str]:
    """Return the original beside a finding that names no words of it, so that its claim can be checked.

    Of a long paragraph it is what the nearest sentence of the translation renders.
    """
    if finding.original is not None or not isinstance(part, ParagraphReport):
        return []
    place = finding.translation.start if finding.translation else finding.anchor or 0
    linked = [bead for bead in part.beads if bead.translation and bead.original]
    nearest = min(linked, key=lambda bead: _away(bead, place), default=None)
    shown = []
    for index in part.original:
        text = originals[index]
        rendered = [(it.start, it.end) for it in nearest.original if it.paragraph == index] if nearest else []
        if len(text) <= _LONG or nearest is None:
            shown.append(opening(text))
        elif rendered:
            shown.append(_sentence(text, rendered[0][0], rendered[-1][1]))
    return shown


def _away(bead: BeadReport, place: int) -> int:
    """Return how far a place in the translation is from the sentences of a bead."""
    return max(0, bead.translation[0][0] - place, place - bead.translation[-1][1])


def _sentence(text: str, start: int, end: int) -> str:
    """Cut out a sentence, of a long one the beginning."""
    cut = excerpt(text, start, min(end, start + _LONG), [(start, end)])
    return f"{cut.before}{cut.evidence}{cut.after}".strip()


def opening(text: str) -> str:
    """Return the first words of a text on one line.

    >>> opening("Short enough.")
    'Short enough.'
    """
    return one_line(text) if len(text) <= _LONG else excerpt(text, 0, 0).after


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to the words it cuts into; an empty one moves to the end of its word.

    >>> whole_words("unlikely events", 2, 8), whole_words("unlikely events", 2, 2)
    ((0, 8), (8, 8))
    """
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    missing = start >= end
    while 0 < end < len(text) and _in_word(text[end - 1]) and _in_word(text[end]):
        end += 1
    if missing:
        return end, end
    while start > 0 and _in_word(text[start - 1]) and _in_word(text[start]):
        start -= 1
    return start, end


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "\u0640" or unicodedata.combining(letter) > 0


def _at_spaces(text: str, first: int, start: int, last: int, end: int) -> tuple[int, int]:
    """Move a cut inward to the next space, so that no word is cut."""
    if first and not text[first - 1].isspace():
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else start
    if last < len(text) and not text[last].isspace():
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else end
    return first, last


def _inner(text: str) -> str:
    """Put a text on one line, and keep a space at its ends."""
    line = one_line(text)
    if not line:
        return " " * bool(text)
    return " " * text[:1].isspace() + line + " " * text[-1:].isspace()
