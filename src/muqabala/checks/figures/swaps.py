"""Two figures that changed places: 8 percent of the large and 44 of the small, where it is the reverse.

Both sides say both figures, so they match; what tells is the words around them. Each figure of the
English must have about it what the Arabic has about the other, and nothing of what it has about its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from muqabala.checks.figures.matching import Compared, Figure, Match
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.languages.gloss import gloss
from muqabala.languages.inflection import base_forms
from muqabala.records import Span

_REACH = 3
"""Words on either side that may tell what a figure counts."""

_WORD = re.compile(r"(?:[^\W\d_]|[\u064b-\u0652])+")

_PARTS = re.compile(
    r"[,،;؛]|\b(?:and|but|while|against|compared|versus|instead|rather)\b|(?<!\w)(?:و|مقابل|بينما|فيما|بدلا)"
)
"""Marks and words between two figures that part what the one counts from what the other does."""

Words = frozenset[str]


def swaps(pair: Compared) -> Iterator[tuple[Match, Match]]:
    """Yield two matches of a pair whose English figures have changed places."""
    unlike = [
        (one, other)
        for one, other in combinations(pair.matches, 2)
        if one.original.quantity.type is other.original.quantity.type
        and one.original.quantity.value != other.original.quantity.value
    ]
    for one, other in unlike:
        english = _telling(one.translation, other.translation, pair.translation.all, pair.pair.translation)
        arabic = _telling(one.original, other.original, pair.original.all, pair.pair.original)
        straight = [ours & theirs for ours, theirs in zip(english, arabic, strict=True)]
        across = [ours & theirs for ours, theirs in zip(english, reversed(arabic), strict=True)]
        if all(across) and not any(straight):
            yield one, other


def _telling(
    one: Figure, other: Figure, figures: Sequence[Figure], sentences: Sequence[Span]
) -> tuple[Words, Words]:
    """Return the words about each of two figures that are not about the other as well."""
    first, second = (_about(figure, figures, sentences) for figure in (one, other))
    return first - second, second - first


def _about(figure: Figure, figures: Sequence[Figure], sentences: Sequence[Span]) -> Words:
    """Return the words that belong to a figure, as English base forms."""
    sentence = next(span for span in sentences if span.overlaps(figure.span))
    inside = [other.span for other in figures if other is not figure and other.span.overlaps(sentence)]
    low = max((span.end for span in inside if span.end <= figure.span.start), default=None)
    high = min((span.start for span in inside if span.start >= figure.span.end), default=None)
    text, start, end = sentence.text, figure.span.start - sentence.start, figure.span.end - sentence.start
    before = text[:start] if low is None else _divided(text[low - sentence.start : start])[1]
    behind = text[end:] if high is None else _divided(text[end : high - sentence.start])[0]
    words = [*_WORD.findall(before)[-_REACH:], *_WORD.findall(behind)[:_REACH]]
    words = [english for word in words for english in (word if word.isascii() else gloss(word)).split()]
    forms = frozenset[str]().union(*map(base_forms, words))
    return forms - small_words(LIGHT)


def _divided(between: str) -> tuple[str, str]:
    """Return what belongs to the first and to the second of two figures; to both where nothing parts them."""
    parts = list(_PARTS.finditer(between))
    return (between[: parts[-1].start()], between[parts[-1].start() :]) if parts else (between, between)
