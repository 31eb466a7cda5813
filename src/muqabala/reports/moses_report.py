"""The linked sentences as two files of a Moses corpus, as ``a.en`` and ``a.ar``: line n renders line n.

What has no counterpart is left out: training stumbles over empty lines.
"""

from __future__ import annotations

from muqabala.errors import ReportError
from muqabala.records import DriftReport
from muqabala.reports.tsv_report import cell
from muqabala.reports.units import ORIGINAL, TRANSLATION, units


def moses(report: DriftReport, language: str) -> str:
    """Return the side in a language, a bead a line. Raise ReportError where there is none."""
    sides = {report.translation.language: TRANSLATION, report.original.language: ORIGINAL}
    if language not in sides:
        raise ReportError(f"no side of the report is in {language!r}; there are {', '.join(sides)}")
    return "".join(f"{cell(unit.text(sides[language]))}\n" for unit in units(report) if unit.is_linked)
