"""Statistics as tables, which the terminal, the CSV file and the page all show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from muqabala.batch.differences import Difference
from muqabala.batch.stats import Count, Statistics

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``rows`` as wide as ``header``. ``shares`` are what a plot shows beside its rows, 0 to 1.

    The second and third of a row's shares are the ends of their interval.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[tuple[float, float, float], ...] = ()


_COUNTED = ("articles", "with drift", "share", "95 % interval", "flags per 100 paragraphs")


def tables(found: Statistics, differences: Sequence[Difference] = ()) -> Iterator[Table]:
    """Yield the tables that have rows; what was found in words comes in ``Statistics.recurring``."""
    yield _counts("All", "corpus", {"all articles": found.whole})
    whole = max(1, found.whole.articles)
    if found.checks:
        yield Table(
            "By check",
            ("check", "articles", "share", "findings"),
            tuple(
                (check, some, _percent(some / whole), many) for check, (some, many) in found.checks.items()
            ),
            tuple((some / whole, some / whole, some / whole) for some, _ in found.checks.values()),
        )
    for column, counts in found.by.items():
        yield _counts(f"By {column}", column, counts)
    if differences:
        yield Table(
            "Differences",
            (
                "first",
                "second",
                "articles",
                "first per 100",
                "second per 100",
                "difference",
                "from",
                "to",
                "is it clear",
            ),
            tuple(
                (
                    it.first,
                    it.second,
                    it.articles,
                    *(round(figure, 2) for figure in (*it.per_hundred, it.difference, *it.interval)),
                    "yes" if it.is_clear else "no",
                )
                for it in differences
            ),
        )
    if found.worst:
        yield Table(
            "Worst articles",
            ("article", "flags", "paragraphs", "sum of drift scores"),
            tuple((it.id, it.flagged, it.paragraphs, round(it.drift, 2)) for it in found.worst),
        )
    if found.failures:
        yield Table(f"Failed: {len(found.failures):,}", ("article", "reason"), tuple(found.failures))
    if found.notes:
        yield Table("Notes", ("note",), tuple((note,) for note in found.notes))


def _counts(title: str, column: str, counts: dict[str, Count]) -> Table:
    return Table(
        title,
        (column, *_COUNTED),
        tuple(
            (
                value,
                it.articles,
                it.drifting,
                _percent(it.share),
                "{} to {}".format(*map(_percent, it.interval)),
                round(it.per_hundred, 2),
            )
            for value, it in counts.items()
        ),
        tuple((it.share, *it.interval) for it in counts.values()),
    )


def _percent(share: float) -> str:
    return f"{share:.1%}".replace("%", " %")
