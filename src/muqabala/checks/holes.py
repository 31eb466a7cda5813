"""Stretches of words without a counterpart: where something was left out or put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from muqabala.checks.bitext import Word
from muqabala.records import Span

TOLERANCE = 0.5
"""A word in a hole has less support than this on average: half way between with and without counterpart."""


@dataclass(frozen=True, slots=True)
class Hole:
    """Neighbouring words of one paragraph that the other side does not have.

    ``mass`` is the meaning that is missing beyond what is tolerated, in the
    weight of an average word of this side; ``words`` counts them.
    """

    span: Span
    mass: float
    words: int


def heaviest_hole(words: Sequence[Word], text: Sequence[Span]) -> Hole | None:
    """Return the stretch with the greatest mass, None where every word is supported.

    ``text`` holds the sentences that the words are from.
    """
    average = sum(word.weight for word in words) / max(1, len(words))
    holes = (
        _heaviest(list(run), average, text) for _, run in groupby(words, key=lambda word: word.span.paragraph)
    )
    return max((hole for hole in holes if hole), key=lambda hole: hole.mass, default=None)


def _heaviest(words: Sequence[Word], average: float, text: Sequence[Span]) -> Hole | None:
    """Find the run of words with the greatest sum (Kadane's algorithm)."""
    best: tuple[float, int, int] | None = None
    total, start = 0.0, 0
    for place, word in enumerate(words):
        if total <= 0:
            total, start = 0.0, place
        total += word.weight / average * (1 - word.support - TOLERANCE)
        if total > (best[0] if best else 0.0):
            best = (total, start, place)
    if best is None:
        return None
    mass, first, last = best
    return Hole(_between(words[first].span, words[last].span, text), mass, last - first + 1)


def _between(first: Span, last: Span, text: Sequence[Span]) -> Span:
    """Return the span from one word to another of the same paragraph."""
    parts = list(_pieces(first, last, text))
    return Span(first.paragraph, first.start, last.end, " ".join(part.text for part in parts))


def _pieces(first: Span, last: Span, text: Sequence[Span]) -> Iterator[Span]:
    for sentence in text:
        if sentence.paragraph == first.paragraph:
            start, end = max(first.start, sentence.start), min(last.end, sentence.end)
            if start < end:
                yield sentence.part(start - sentence.start, end - sentence.start)
