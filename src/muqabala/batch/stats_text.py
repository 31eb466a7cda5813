"""Statistics for the terminal; Arabic stands alone on its line, for terminals disagree on its direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from muqabala.batch.differences import Difference
from muqabala.batch.stats import Recurring, Statistics
from muqabala.batch.tables import Cell, Table, tables
from muqabala.reports.wording import one_line

_ROWS = 20
"""Rows shown of a table; the CSV file and the page have all."""

_WIDEST = 60
"""Characters of a cell."""


def text(found: Statistics, differences: Sequence[Difference] = ()) -> str:
    """Return the tables one below the other."""
    parts = ["\n".join(_lines(table)) for table in tables(found, differences)]
    if found.recurring:
        parts.append("\n".join(_recurring(found.recurring)))
    return "\n\n".join(parts) + "\n"


def _lines(table: Table) -> Iterator[str]:
    shown = [table.header, *table.rows[:_ROWS]]
    # The last cell may be a reason, whose end says what to do.
    cells = [[*map(_cell, row[:-1]), _shown(row[-1])] for row in shown]
    widths = [max(len(row[column]) for row in cells) for column in range(len(table.header))]
    numeric = [
        all(isinstance(row[column], int | float) for row in table.rows) for column in range(len(widths))
    ]
    yield one_line(table.title)
    for row in cells:
        padded = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        yield ("  " + "  ".join(padded)).rstrip()
    if len(table.rows) > _ROWS:
        yield f"  and {len(table.rows) - _ROWS:,} more (-o FILE.csv has all)"


def _cell(cell: Cell) -> str:
    shown = _shown(cell)
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"


def _shown(cell: Cell) -> str:
    """Return a cell as people read it; what could steer the terminal is a placeholder."""
    if isinstance(cell, str):
        return one_line(cell)
    return f"{cell:,}" if isinstance(cell, int) else f"{cell:.2f}"


def _recurring(errors: Sequence[Recurring]) -> Iterator[str]:
    yield "The same error in several articles"
    for error in errors:
        yield f"  {error.articles:,} articles, {error.evidence.check}: {one_line(error.named)}"
        for words in (error.evidence.translation, error.evidence.original):
            yield f"    {_cell(words) or '(nothing)'}"
