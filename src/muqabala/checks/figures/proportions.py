"""Two counts that are one proportion: four analysts in five, ثمانية من كل عشرة محللين."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from muqabala.checks.figures.equivalence import near
from muqabala.checks.figures.matching import Compared, Figure
from muqabala.languages.quantities.record import Type
from muqabala.records import Span

_LONGEST = 40
"""Code points between the two counts of a proportion."""

_IN = re.compile(r"\b(?:in|(?:out )?of (?:every|each))(?: the)?\s*$|\bمن (?:كل|أصل|بين كل)\s*$")
"""The words before the second count by which both are a proportion, and no two counts of things."""


def match_proportions(compared: Compared) -> None:
    """Match the proportions off that both sides have, in other numbers."""
    ours, theirs = (
        list(_proportions(side.left, sentences))
        for side, sentences in (
            (compared.translation, compared.pair.translation),
            (compared.original, compared.pair.original),
        )
    )
    for one in ours:
        other = next((other for other in theirs if near(_value(one), _value(other))), None)
        if other:
            theirs.remove(other)
            for side, counts in ((compared.translation, one), (compared.original, other)):
                side.left = [figure for figure in side.left if figure not in counts]


def _proportions(figures: Sequence[Figure], sentences: Sequence[Span]) -> Iterator[tuple[Figure, Figure]]:
    """Yield neighbouring counts of a side, the smaller first, with words between that make a proportion."""
    for part, whole in pairwise(figures):
        counts = part.quantity, whole.quantity
        if {it.type for it in counts} != {Type.CARDINAL} or not 0 < counts[0].value < counts[1].value:
            continue
        between = _between(part.span, whole.span, sentences)
        if len(between) <= _LONGEST and _IN.search(between):
            yield part, whole


def _between(one: Span, other: Span, sentences: Sequence[Span]) -> str:
    """Return the text between two spans of a sentence; nothing where they are of two."""
    for sentence in sentences:
        if sentence.overlaps(one) and sentence.overlaps(other):
            return sentence.text[one.end - sentence.start : other.start - sentence.start]
    return ""


def _value(proportion: tuple[Figure, Figure]) -> float:
    part, whole = proportion
    return part.quantity.value / whole.quantity.value
