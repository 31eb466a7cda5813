"""One line per finding, as linters write it: ``path:paragraph: severity check message [score]``."""

from __future__ import annotations

from muqabala.records import DriftReport, OmissionReport, Part
from muqabala.reports.overview import in_reading_order, worst, worst_first
from muqabala.reports.wording import WITHOUT_FINDING, one_line


def concise(report: DriftReport) -> str:
    """Return a line per finding of what is flagged, in reading order; nothing where all is well.

    What is left out is placed in the original.
    """
    lines = []
    for part in in_reading_order(report):
        if not part.flagged:
            continue
        where = _where(report, part)
        lines += [
            f"{where}: {finding.severity} {finding.check} {one_line(finding.message)} [{part.score:.2f}]"
            for finding in worst_first(part)
        ]
        if not part.findings:
            lines.append(f"{where}: {worst(part)} {WITHOUT_FINDING} [{part.score:.2f}]")
    return "".join(f"{line}\n" for line in lines)


def _where(report: DriftReport, part: Part) -> str:
    if isinstance(part, OmissionReport):
        return f"{one_line(report.original.path)}:{part.original[0] + 1}"
    return f"{one_line(report.translation.path)}:{part.index + 1}"
