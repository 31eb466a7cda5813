"""One line per finding, as linters write it: ``path:line: severity check message [score]``.

Editors go to the line. Where a file has none, the paragraph is named, from 1.
"""

from __future__ import annotations

from muqabala.records import DriftReport, OmissionReport, Part
from muqabala.reports.overview import in_reading_order, line_of, worst, worst_first
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
        document, index = report.original, part.original[0]
        line = document.paragraphs[index].line
    else:
        document, index, line = report.translation, part.index, line_of(report, part)
    path = one_line(document.path)
    return f"{path}: paragraph {index + 1}" if line is None else f"{path}:{line}"
