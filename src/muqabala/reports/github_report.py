"""GitHub annotations: a workflow command a finding, shown at its line of the translation.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from muqabala.records import DriftReport, Finding, Part, Severity
from muqabala.reports.overview import file_of, line_of, worst, worst_first
from muqabala.reports.wording import WITHOUT_FINDING, one_line, place

_COMMANDS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})
"""GitHub's own escapes, after a message and inside a property."""


def github(report: DriftReport) -> str:
    """Return a line per finding of what is flagged, worst first: GitHub shows ten of a kind in a step."""
    lines = [
        _line(report, part, finding) for part in report.flagged for finding in worst_first(part) or (None,)
    ]
    return "".join(f"{line}\n" for line in lines)


def _line(report: DriftReport, part: Part, finding: Finding | None) -> str:
    severity = finding.severity if finding else worst(part)
    properties = {
        "file": file_of(report.translation) or "",
        "line": str(line_of(report, part) or ""),
        "title": f"{finding.check if finding else 'drift'} ({severity}, {place(part)})",
    }
    told = ",".join(
        f"{name}={one_line(value).translate(_PROPERTY)}" for name, value in properties.items() if value
    )
    spans = (("translation", finding.translation), ("original", finding.original)) if finding else ()
    words = [f"{side}: {one_line(span.text)}" for side, span in spans if span]
    text = "\n".join([one_line(finding.message) if finding else WITHOUT_FINDING, *words])
    return f"::{_COMMANDS[severity]} {told}::{text.translate(_DATA)}"
