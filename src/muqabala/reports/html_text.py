"""A paragraph as HTML: everything escaped, evidence marked, hidden controls shown, foreign runs isolated."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from muqabala.records import Severity
from muqabala.reports.excerpt import whole_words
from muqabala.reports.wording import CARET, HIDDEN, code_point

_RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")

_ARABIC_RUN = r"[\u0600-\u06ff\u0750-\u077f]+(?:[\s،؛]+[\u0600-\u06ff\u0750-\u077f]+)*"
# Evidence in brackets that begins with a number, (350 درهما), is Arabic from there on.
_IN_LATIN = re.compile(rf"(?P<hidden>{HIDDEN})|(?P<foreign>(?:(?<=\()\d[\d.,٫٬]*[ \u00a0]+)?{_ARABIC_RUN})")

# After an Arabic letter the bidi algorithm turns the parts of an ISO date round; addresses fall apart too.
_LEFT_TO_RIGHT_RUN = r"\b\d{4}-\d{2}-\d{2}\b|\bhttps?://[^\s،؛»)]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_IN_ARABIC = re.compile(f"(?P<hidden>{HIDDEN})|(?P<foreign>{_LEFT_TO_RIGHT_RUN})", re.ASCII)


class Mark(NamedTuple):
    """The evidence of a finding in one text; an empty one is a caret where words are missing.

    ``gloss`` is what the missing words mean.
    """

    start: int
    end: int
    number: int
    severity: Severity
    gloss: str = ""


class Side(NamedTuple):
    """How the texts of one side are set."""

    language: str
    direction: str

    def plain(self, text: str) -> Markup:
        """Return a text with hidden controls shown and runs of the other direction isolated."""
        pattern, foreign = (
            (_IN_ARABIC, Markup('<bdi dir="ltr">{}</bdi>'))
            if self.direction == "rtl"
            else (_IN_LATIN, Markup('<bdi lang="ar">{}</bdi>'))
        )
        pieces, at = [], 0
        for match in pattern.finditer(text):
            pieces.append(escape(text[at : match.start()]))
            pieces.append(_placeholder(match[0]) if match["hidden"] else foreign.format(match[0]))
            at = match.end()
        return Markup("").join((*pieces, escape(text[at:])))

    def marked(
        self, text: str, marks: Sequence[Mark], key: str, aside: Sequence[tuple[int, int]] = ()
    ) -> Markup:
        """Return a text with its marks, cut where they overlap; ``aside`` is what another row is about.

        The first piece of mark ``n`` has the id ``key-n``.
        """
        marks = [_widened(text, mark) for mark in marks]
        spans = [mark for mark in marks if mark.end > mark.start]
        ends = {0, len(text), *_bounds((mark.start, mark.end) for mark in marks), *_bounds(aside)}
        html = []
        for start, end in pairwise(sorted(ends)):
            html += [_caret(mark, key) for mark in marks if mark.start == mark.end == start]
            covering = [mark for mark in spans if mark.start <= start and end <= mark.end]
            words = self.plain(text[start:end])
            if covering:
                words = _highlight(words, covering, (start, end), key)
            elif any(first <= start and end <= last for first, last in aside):
                words = Markup('<span class="aside">{}</span>').format(words)
            html.append(words)
        html += [_caret(mark, key) for mark in marks if mark.start == mark.end == len(text)]
        return Markup("").join(html)


ENGLISH = Side("en", "ltr")
"""The side of all that the report says itself, too."""


def side(language: str) -> Side:
    """Return how a language is set.

    >>> side("ar")
    Side(language='ar', direction='rtl')
    """
    return Side(language, "rtl" if language in _RIGHT_TO_LEFT else "ltr")


def _bounds(spans: Iterable[tuple[int, int]]) -> Iterable[int]:
    return (bound for span in spans for bound in span)


def _widened(text: str, mark: Mark) -> Mark:
    start, end = whole_words(text, mark.start, mark.end)
    return mark._replace(start=start, end=end)


def _highlight(words: Markup, marks: Sequence[Mark], piece: tuple[int, int], key: str) -> Markup:
    worst = max((mark.severity for mark in marks), key=lambda severity: severity.rank)
    classes = " ".join([worst, *(f"n{mark.number}" for mark in marks)])
    begun = [Markup(' id="{}-{}"').format(key, mark.number) for mark in marks if mark.start == piece[0]]
    last = " ".join(str(mark.number) for mark in marks if mark.end == piece[1])
    return Markup('<mark class="{}"{}{}>{}{}</mark>').format(
        classes,
        Markup("").join(begun[:1]),
        Markup(' data-number="{}"').format(last) if last else "",
        Markup("").join(Markup("<span{}></span>").format(name) for name in begun[1:]),
        words,
    )


def _caret(mark: Mark, key: str) -> Markup:
    # The gloss is drawn by the style: it is none of the translation's text, neither to copy nor to read out.
    words = Markup('<span class="missing" data-gloss="{}"></span>').format(mark.gloss) if mark.gloss else ""
    return Markup(
        '<mark class="caret {} n{}" id="{}-{}" data-number="{}" title="words are missing here">{}{}</mark>'
    ).format(mark.severity, mark.number, key, mark.number, mark.number, CARET, words)


def _placeholder(letter: str) -> Markup:
    name = unicodedata.name(letter, "control character").lower()
    return Markup('<bdi class="hidden" dir="ltr" title="{}">{}</bdi>').format(name, code_point(letter))
