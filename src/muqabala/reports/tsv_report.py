"""The bitext as a table: a bead a line, for programs that learn from sentence pairs. Paragraphs count from 1.

Nothing is quoted, as is the custom of bitexts: read it with ``csv.QUOTE_NONE``.
"""

from __future__ import annotations

import re

from muqabala.records import DriftReport
from muqabala.reports.units import ORIGINAL, TRANSLATION, Unit, units
from muqabala.reports.wording import numbers

COLUMNS = (
    "translation",
    "original",
    "similarity",
    "confidence",
    "translation_paragraphs",
    "original_paragraphs",
    "flagged",
    "checks",
)

_BREAKS = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What ends a cell or, to some reader, a line."""


def tsv(report: DriftReport) -> str:
    """Return a header and a line per bead; without a counterpart the cells that tell of it are empty."""
    rows = (COLUMNS, *(_row(unit) for unit in units(report)))
    return "".join("\t".join(map(cell, row)) + "\n" for row in rows)


def cell(text: str) -> str:
    r"""Make a text safe to stand in one cell of one line.

    >>> cell("one\ttwo\u2028three")
    'one two three'
    """
    return _BREAKS.sub(" ", text).strip()


def _row(unit: Unit) -> tuple[str, ...]:
    return (
        unit.text(TRANSLATION),
        unit.text(ORIGINAL),
        "" if unit.similarity is None else f"{unit.similarity:.4f}",
        "" if unit.confidence is None else f"{unit.confidence:.4f}",
        numbers(unit.paragraphs(TRANSLATION)),
        numbers(unit.paragraphs(ORIGINAL)),
        "yes" if unit.flagged else "no",
        ",".join(dict.fromkeys(finding.check for finding in unit.findings)),
    )
