"""Two figures that changed places: 8 percent of the large and 44 of the small, for the reverse.

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

_REACH = 5
"""Words on either side that may tell what a figure counts."""

_WORD = re.compile(r"(?:[^\W\d_]|[\u064b-\u0652])+")

Words = frozenset[str]


def swaps(pair: Compared) -> Iterator[tuple[Match, Match]]:
    """Yield two matches of a pair whose English figures have changed places."""
    crossed = [
        (one, other)
        for one, other in combinations(pair.matches, 2)
        if one.original.quantity.type is other.original.quantity.type
        and one.original.quantity.value != other.original.quantity.value
        and _precedes(one.translation, other.translation) == _precedes(other.original, one.original)
    ]
    for one, other in crossed:
        english = _telling(one.translation, other.translation, pair.translation.all, pair.pair.translation)
        arabic = _telling(one.original, other.original, pair.original.all, pair.pair.original)
        straight = [ours & theirs for ours, theirs in zip(english, arabic, strict=True)]
        across = [ours & theirs for ours, theirs in zip(english, reversed(arabic), strict=True)]
        if all(across) and not any(straight):
            yield one, other


def _precedes(one: Figure, other: Figure) -> bool:
    return (one.span.paragraph, one.span.start) < (other.span.paragraph, other.span.start)


def _telling(
    one: Figure, other: Figure, figures: Sequence[Figure], sentences: Sequence[Span]
) -> tuple[Words, Words]:
    """Return the words about each of two figures that are not about the other as well."""
    first, second = (_about(figure, figures, sentences) for figure in (one, other))
    return first - second, second - first


def _about(figure: Figure, figures: Sequence[Figure], sentences: Sequence[Span]) -> Words:
    """Return the words between a figure and the next ones on either side, as English base forms."""
    sentence = next(span for span in sentences if span.overlaps(figure.span))
    inside = [other.span for other in figures if other is not figure and other.span.overlaps(sentence)]
    low = max((span.end for span in inside if span.end <= figure.span.start), default=sentence.start)
    high = min((span.start for span in inside if span.start >= figure.span.end), default=sentence.end)
    text, start = sentence.text, sentence.start
    before = _WORD.findall(text[low - start : figure.span.start - start])[-_REACH:]
    behind = _WORD.findall(text[figure.span.end - start : high - start])[:_REACH]
    words = [*before, *behind]
    words = [english for word in words for english in (word if word.isascii() else gloss(word)).split()]
    forms = frozenset[str]().union(*map(base_forms, words))
    return forms - small_words(LIGHT)
