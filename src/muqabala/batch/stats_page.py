"""Statistics to read: one self-contained page with plots drawn as inline SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from muqabala.batch.differences import Difference
from muqabala.batch.stats import Count, Statistics
from muqabala.batch.tables import tables
from muqabala.documents import detect_language
from muqabala.records import Paragraph
from muqabala.reports.page import digest, style, templates
from muqabala.reports.wording import counted, visible

_WIDTH, _HEIGHT = 900, 240
"""Units of the plot over time; it is scaled to the page."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The share of drifting articles by month, as SVG: points, a line, the outline of the intervals."""

    width: int
    height: int
    line: str
    band: str
    points: tuple[tuple[float, float, str], ...]
    top: float


def page(found: Statistics, differences: Sequence[Difference] = ()) -> str:
    """Return the page."""
    css = style() + (files("muqabala.batch") / "static" / "stats.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("stats.html.j2")
        .render(
            found=found,
            tables=list(tables(found, differences)),
            counted=counted,
            plot=plot(found.by.get("month", {})),
            style=Markup(css),
            style_hash=digest(css),
        )
    )


def plot(months: dict[str, Count]) -> Plot | None:
    """Draw the months in their order, None where there are fewer than two."""
    if len(months) < 2:
        return None
    top = max(count.interval[1] for count in months.values())

    def place(number: int, share: float) -> tuple[float, float]:
        return round(_WIDTH * number / (len(months) - 1), 1), round(_HEIGHT * (1 - share / top), 1)

    counts = list(months.values())
    upper = [place(number, count.interval[1]) for number, count in enumerate(counts)]
    lower = [place(number, count.interval[0]) for number, count in enumerate(counts)]
    middle = [place(number, count.share) for number, count in enumerate(counts)]
    labels = (f"{month}: {100 * count.share:.1f} % of {count.articles:,}" for month, count in months.items())
    return Plot(
        _WIDTH,
        _HEIGHT,
        _path(middle),
        _path([*upper, *reversed(lower)]) + "Z",
        tuple((x, y, label) for (x, y), label in zip(middle, labels, strict=True)),
        top,
    )


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x},{y}" for x, y in points)


@cache
def _environment() -> Environment:
    environment = templates("muqabala.batch")
    environment.filters["visible"] = visible
    environment.tests["arabic"] = lambda words: detect_language([Paragraph(words)]) == "ar"
    return environment
