"""Match the quantities of both sides.

First inside each pair of sentences, then inside the group of paragraphs, last with the neighbouring
groups; what two sides say alike, in any unit, is matched off, and the rest is left for ``mismatches``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from muqabala.checks.bitext import Bitext, Pair
from muqabala.checks.figures.equivalence import (
    alike,
    combines,
    complement,
    converted,
    equal,
    identical,
    rounded,
    same_share,
)
from muqabala.languages.quantities.arabic import quantities as arabic_quantities
from muqabala.languages.quantities.english import quantities as english_quantities
from muqabala.languages.quantities.record import Quantity, Type
from muqabala.records import Span

NEIGHBOURS = 2
"""Groups on either side where a figure may have moved."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A quantity with its place."""

    quantity: Quantity
    span: Span
    bracketed: bool


@dataclass(slots=True)
class Side:
    """The figures of one side of a pair, and those of them still unmatched."""

    all: list[Figure]
    left: list[Figure] = field(default_factory=list)


@dataclass(slots=True)
class Match:
    """Two figures that say the same."""

    translation: Figure
    original: Figure


@dataclass(slots=True)
class Compared:
    """A pair with the figures of both sides, what matches and what is left."""

    pair: Pair
    translation: Side
    original: Side
    matches: list[Match]


Fit = Callable[[Quantity, Quantity], bool]
_FITS: tuple[Fit, ...] = (identical, alike, converted, equal, same_share, rounded, complement)
"""From the strictest to the loosest; a strict match is never given up for a loose one."""

_FAR_FITS = (identical, equal, converted)
"""The fits that hold also where the words around a figure do not correspond."""


def _figures(spans: Sequence[Span], read: Callable[[str], tuple[Quantity, ...]]) -> list[Figure]:
    return [
        Figure(quantity, span.part(quantity.start, quantity.end), _bracketed(span.text, quantity.start))
        for span in spans
        for quantity in read(span.text)
    ]


def _bracketed(text: str, start: int) -> bool:
    return text.rfind("(", 0, start) > text.rfind(")", 0, start)


def compare_pair(pair: Pair) -> Compared:
    """Match the figures inside one pair of sentences."""
    english = _figures(pair.translation, english_quantities)
    arabic = _figures(pair.original, arabic_quantities)
    compared = Compared(pair, Side(english, list(english)), Side(arabic, list(arabic)), [])
    for fits in _FITS:
        compared.matches += _match(compared.translation.left, compared.original.left, _said_on_one_side(fits))
    for fits in _FITS:
        _match(compared.translation.left, compared.original.left, fits)
    _match_mirrored(compared.translation.left, compared.original.left)
    _match_sums(compared.translation, compared.original)
    _match_sums(compared.original, compared.translation)
    return compared


def _said_on_one_side(fits: Fit) -> Fit:
    """Let a figure be matched before what is merely implied on both sides (an hour, الساعة)."""
    return lambda one, other: not (one.implied and other.implied) and fits(one, other)


def _match(english: list[Figure], arabic: list[Figure], fits: Fit) -> list[Match]:
    """Match figures off both lists where they fit; the order of the text decides between equals."""
    found = []
    for one in list(english):
        other = next((figure for figure in arabic if fits(one.quantity, figure.quantity)), None)
        if other:
            found.append(Match(one, other))
            english.remove(one)
            arabic.remove(other)
    return found


def _match_mirrored(english: list[Figure], arabic: list[Figure]) -> None:
    """Match figures whose digits stand the other way round where the original was stored in visual order.

    One year, or two figures, tell so: ٨٩٩١ for 1998.
    """
    found = [
        (one, other)
        for one in english
        for other in arabic
        if (digits := _digits(one.quantity)) and digits[::-1] == _eastern_digits(other.quantity)
    ]
    if len(found) > 1 or any(one.quantity.type is Type.YEAR for one, _ in found):
        english[:] = [figure for figure in english if all(figure is not one for one, _ in found)]
        arabic[:] = [figure for figure in arabic if all(figure is not other for _, other in found)]


def _digits(quantity: Quantity) -> str:
    digits = "".join(filter(str.isdecimal, quantity.text))
    return digits if len(digits) > 1 else ""


def _eastern_digits(quantity: Quantity) -> str:
    """Return Arabic-Indic digits as Western ones."""
    return "".join(str(int(letter)) for letter in quantity.text if "٠" <= letter <= "٩")


def _match_sums(wholes: Side, parts: Side) -> None:
    """Match a figure with the two on the other side that make it; the larger may be matched already.

    A smaller one may not: of "46 and one missing" for 47 and one missing, 46 is wrong.
    """
    for whole in list(wholes.left):
        for part in list(parts.left):
            others = [other for other in parts.all if other is not part]
            made = next((other for other in others if _makes(whole, part, other, parts.left)), None)
            if made:
                wholes.left.remove(whole)
                parts.left = [figure for figure in parts.left if figure not in (part, made)]
                break


def _makes(whole: Figure, part: Figure, other: Figure, left: Sequence[Figure]) -> bool:
    """Tell whether two figures make a third, by a sum only where both are left."""
    is_small = other.quantity.type is Type.CARDINAL and other.quantity.value < max(
        whole.quantity.value, part.quantity.value
    )
    if is_small and other not in left:
        return False
    return combines(whole.quantity, part.quantity, other.quantity)


def compare(bitext: Bitext) -> tuple[tuple[Compared, ...], ...]:
    """Return the pairs of each group with their figures matched as far as the bitext allows."""
    groups = tuple(tuple(compare_pair(pair) for pair in group.pairs) for group in bitext.groups)
    for pairs in groups:
        _match_across(pairs, pairs)
    for step in range(1, NEIGHBOURS + 1):
        for one, other in zip(groups, groups[step:], strict=False):
            _match_across(one, other)
            _match_across(other, one)
    return groups


def _match_across(one: Sequence[Compared], other: Sequence[Compared]) -> None:
    """Match what one side's pairs have left with what the other side's other pairs have left."""
    for a in one:
        for b in other:
            if a is not b and a.translation.left and b.original.left:
                for fits in _FAR_FITS:
                    _match(a.translation.left, b.original.left, fits)
