"""Figures of one side alone: which are exact enough to be missed, and what says them all the same."""

from __future__ import annotations

from collections.abc import Sequence

from muqabala.checks.figures.equivalence import converted, equal, near, same_share, whole_of
from muqabala.checks.figures.matching import Figure
from muqabala.languages.quantities.measures import is_money, unit
from muqabala.languages.quantities.record import Quantity, Type

_HEAVY, _ALWAYS_HEAVY = 10, 1000
"""Counts above the first are seldom said without a figure, unless they are round; above the second never."""


def is_weighty(figure: Figure) -> bool:
    """Tell whether a figure is exact enough to be missed; spans of time are said in too many ways."""
    quantity = figure.quantity
    if quantity.soft or quantity.implied or figure.bracketed:
        return False
    if quantity.type is not Type.CARDINAL or is_money(quantity.unit):
        return quantity.type in {Type.CARDINAL, Type.PERCENT, Type.POINTS, Type.YEAR}
    if unit(quantity.unit).dimension == "time":
        return False
    is_round = len(f"{quantity.value:.0f}".rstrip("0")) == 1
    return quantity.value >= _ALWAYS_HEAVY or (quantity.value > _HEAVY and not is_round)


def is_said(figure: Figure, said: Sequence[Quantity]) -> bool:
    """Tell whether some quantities say a figure, in whatever unit, or what it leaves of a whole."""
    quantity = figure.quantity
    return any(
        equal(quantity, other)
        or near(quantity.value, other.value)
        or converted(quantity, other)
        or same_share(quantity, other)
        or whole_of(quantity, other)
        for other in said
    )
