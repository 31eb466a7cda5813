"""One row per finding, for a spreadsheet. Paragraphs count from 1."""

from __future__ import annotations

import csv
import io

from muqabala.records import DriftReport, Finding, OmissionReport, Part
from muqabala.reports.overview import in_reading_order, told, worst
from muqabala.reports.wording import WITHOUT_FINDING, numbers, visible

COLUMNS = (
    "paragraph",
    "original_paragraphs",
    "flagged",
    "score",
    "severity",
    "check",
    "mqm",
    "confidence",
    "message",
    "translation",
    "original",
    "value_in_translation",
    "value_in_original",
    "id",
)

BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets take UTF-8 for the encoding of the country they were sold in."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is run as a formula (OWASP, CSV injection)."""


def csv_text(report: DriftReport) -> str:
    """Return a header and a row per finding; a part flagged by its score alone has a row without a check."""
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for part in in_reading_order(report):
        for finding in told(part):
            table.writerow([guarded(cell) for cell in (*_place(part), *_cells(part, finding))])
    return out.getvalue()


def _place(part: Part) -> tuple[str, ...]:
    paragraph = "" if isinstance(part, OmissionReport) else str(part.index + 1)
    return paragraph, numbers(part.original), "yes" if part.flagged else "no", f"{part.score:.3f}"


def _cells(part: Part, finding: Finding | None) -> tuple[str, ...]:
    if finding is None:
        return worst(part), "", "", "", WITHOUT_FINDING, "", "", "", "", ""
    return (
        finding.severity,
        finding.check,
        finding.mqm,
        f"{finding.confidence:.3f}",
        finding.message,
        finding.translation.text if finding.translation else "",
        finding.original.text if finding.original else "",
        *(finding.values or ("", "")),
        finding.id,
    )


def guarded(cell: str) -> str:
    r"""Make a cell text and nothing else.

    >>> guarded("=1+1"), guarded("12 ‰")
    ("'=1+1", '12 ‰')
    """
    text = visible(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
