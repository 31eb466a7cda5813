"""Statistics as files: CSV for a spreadsheet, a page for reading."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from muqabala.batch.differences import Difference
from muqabala.batch.stats import Statistics
from muqabala.batch.tables import Cell, tables
from muqabala.errors import ReportError
from muqabala.reports.csv_report import BYTE_ORDER_MARK, guarded
from muqabala.reports.files import write_whole


def csv_text(found: Statistics, differences: Sequence[Difference] = ()) -> str:
    """Return all tables as CSV: the name of the table is the first cell of each row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for table in tables(found, differences):
        writer.writerow(("table", *table.header))
        writer.writerows((table.title, *map(_guarded, row)) for row in table.rows)
    if found.recurring:
        writer.writerow(("table", "check", "translation", "original", "articles", "examples"))
        for error in found.recurring:
            it = error.evidence
            cells: tuple[Cell, ...] = (
                it.check,
                it.translation,
                it.original,
                error.articles,
                " ".join(error.examples),
            )
            writer.writerow(("Recurring errors", *map(_guarded, cells)))
    return BYTE_ORDER_MARK + text.getvalue()


def _guarded(cell: Cell) -> Cell:
    return guarded(cell) if isinstance(cell, str) else cell


def _html(found: Statistics, differences: Sequence[Difference] = ()) -> str:
    from muqabala.batch.stats_page import page  # jinja2 takes 0.1 s to import

    return page(found, differences)


WRITERS: Mapping[str, Callable[[Statistics, Sequence[Difference]], str]] = MappingProxyType(
    {".csv": csv_text, ".html": _html}
)
"""The writer of each suffix."""


def check_suffixes(paths: Iterable[Path]) -> None:
    """Raise ReportError where there is no writer for a file: before the work."""
    for path in paths:
        if path.suffix.lower() not in WRITERS:
            raise ReportError(f"{path}: statistics are written to {' or '.join(WRITERS)}")


def write(found: Statistics, differences: Sequence[Difference], paths: Iterable[Path]) -> None:
    """Write the statistics to files, all or none. Raise ReportError where one cannot be written."""
    write_whole({path: WRITERS[path.suffix.lower()](found, differences) for path in paths})
