"""How many false flags a clean article is to be expected to get, as the benchmarks measured it."""

from __future__ import annotations

from functools import cache

from muqabala.drift.score import THRESHOLDS
from muqabala.languages.tables import rows

PARAGRAPHS = 20
"""Of a usual article."""


@cache
def rates() -> dict[str, float]:
    """Return the flags per paragraph of clean text by sensitivity, the mean of the measured kinds of text."""
    measured = list(rows("false_flags.tsv", "muqabala.drift"))
    return {
        sensitivity: sum(int(row[sensitivity]) / int(row["paragraphs"]) for row in measured) / len(measured)
        for sensitivity in THRESHOLDS
    }


def false_flags(sensitivity: str, paragraphs: int) -> float:
    """Return the false flags to be expected in a clean article of so many paragraphs."""
    return round(rates()[sensitivity] * paragraphs, 2)
