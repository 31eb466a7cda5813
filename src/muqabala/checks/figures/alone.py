"""Figures that stand against each other only where each is the only one of its kind on its side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from muqabala.checks.bitext import words_of
from muqabala.checks.faces import missing_share
from muqabala.checks.figures.matching import Compared, Figure
from muqabala.languages.quantities.measures import is_money, same_unit, unit
from muqabala.languages.quantities.record import CALENDAR, Type

_HOUR = 60
_CLOSELY = 0.5
"""Missing share of a rendering in which spans keep to their things."""

_PERIODS = frozenset({"week", "month", "year"})
_OTHER_WORDS = frozenset({"عام", "العام", "عامة", "العامة"})
"""General, public: not always a year."""


def _only_currencies(one: Figure, other: Figure, compared: Compared) -> bool:
    """Tell whether neither currency is heard of on the other side of the pair."""

    def heard(name: str, figures: Sequence[Figure]) -> bool:
        return any(
            is_money(reading.unit) and same_unit(name, reading.unit)
            for figure in figures
            for reading in figure.quantity.readings
        )

    return not heard(one.quantity.unit, compared.original.all) and not heard(
        other.quantity.unit, compared.translation.all
    )


def _only_rates(_one: Figure, _other: Figure, compared: Compared) -> bool:
    """Tell whether each side has rates of one unit: of several, one may be another's rendering."""
    return all(
        len({figure.quantity.unit for figure in side.all if figure.quantity.type is Type.RATE}) == 1
        for side in (compared.translation, compared.original)
    )


def _only_spans(one: Figure, other: Figure, compared: Compared) -> bool:
    """Tell whether each side names one span of time, and neither unit is heard of on the other side.

    In a free rendering they may be spans of different things: in the summer months, on hot days.
    """
    if max(map(missing_share, words_of((compared.pair,)))) > _CLOSELY:
        return False

    def units(figures: Sequence[Figure]) -> list[str]:
        named = (reading.unit for figure in figures for reading in figure.quantity.readings if reading.unit)
        return [name for name in named if unit(name).dimension == "time"]

    ours, theirs = units(compared.translation.all), units(compared.original.all)
    vague = [_number_of(Type.VAGUE, side.all) for side in (compared.translation, compared.original)]
    if vague[0] != vague[1]:
        return False  # hundreds of years are centuries
    spans = [_number_of(Type.SPAN, side.all) for side in (compared.translation, compared.original)]
    return spans == [1, 1] and one.quantity.unit not in theirs and other.quantity.unit not in ours


def only_periods(one: Figure, other: Figure, compared: Compared) -> bool:
    """Tell whether each side tells one period, and no other time: in a month, خلال سنة."""
    english, arabic = one.quantity, other.quantity
    if english.unit == arabic.unit or {english.type, arabic.type} != {Type.CARDINAL}:
        return False
    is_period = _PERIODS.issuperset((english.unit, arabic.unit)) and arabic.text not in _OTHER_WORDS
    return is_period and all(
        [figure for figure in side.all if _tells_time(figure)] == [own]
        for side, own in ((compared.translation, one), (compared.original, other))
    )


def only_turns(one: Figure, other: Figure, compared: Compared) -> bool:
    """Tell whether each side has one turn, and they differ in the period alone: last month, العام الماضي."""
    sides = (compared.translation, compared.original)
    is_alone = all(_number_of(Type.TURN, side.all) == 1 for side in sides)
    return is_alone and one.quantity.value == other.quantity.value


def _tells_time(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity.type in CALENDAR or any(
        reading.unit and unit(reading.unit).dimension == "time" for reading in quantity.readings
    )


def _only_times(one: Figure, other: Figure, compared: Compared) -> bool:
    """Tell whether each side has one time of the day of its own, and no zone accounts for full hours."""
    kept = [figure for match in compared.matches for figure in (match.translation, match.original)]
    times = [
        _number_of(Type.TIME, [figure for figure in side.all if figure not in kept])
        for side in (compared.translation, compared.original)
    ]
    is_zoned = bool(one.quantity.unit or other.quantity.unit)
    by_minutes = one.quantity.value % _HOUR != other.quantity.value % _HOUR
    return times == [1, 1] and (by_minutes or not is_zoned)


def _number_of(kind: Type, figures: Sequence[Figure]) -> int:
    return sum(figure.quantity.type is kind for figure in figures)


ONLY: Mapping[Type, Callable[[Figure, Figure, Compared], bool]] = {
    Type.MONEY: _only_currencies,
    Type.RATE: _only_rates,
    Type.SPAN: _only_spans,
    Type.TIME: _only_times,
}
"""By type of both figures: whether they stand against each other."""
