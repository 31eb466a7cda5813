"""A drift report to text: one writer per format, all of them named here.

The terminal report takes the terminal's width and colours: call
``terminal_report.full`` for those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from muqabala.errors import ReportError
from muqabala.records import DriftReport
from muqabala.reports.concise_report import concise
from muqabala.reports.csv_report import csv_text
from muqabala.reports.files import write_whole
from muqabala.reports.json_report import json_text
from muqabala.reports.jsonl_report import jsonl
from muqabala.reports.markdown_report import markdown
from muqabala.reports.terminal_report import full

__all__ = ["SUFFIXES", "WRITERS", "format_of", "render", "write_report", "write_reports"]


def _html(report: DriftReport) -> str:
    from muqabala.reports.html_report import html  # jinja2 takes 0.1 s to import

    return html(report)


WRITERS: dict[str, Callable[[DriftReport], str]] = {
    "full": full,
    "concise": concise,
    "json": json_text,
    "jsonl": jsonl,
    "csv": csv_text,
    "markdown": markdown,
    "html": _html,
}

SUFFIXES: dict[str, str] = {
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
}
"""No ``.txt``: a slip of the hand must not write a report over an article."""


def render(report: DriftReport, name: str) -> str:
    """Return the report in a format of WRITERS. Raise ReportError for an unknown one."""
    if name not in WRITERS:
        raise ReportError(f"there is no report format {name!r}; there are {', '.join(WRITERS)}")
    return WRITERS[name](report)


def format_of(path: Path) -> str:
    """Return the format that a path's suffix asks for. Raise ReportError for an unknown one."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise ReportError(f"{path}: no report format has the suffix {suffix!r}; use one of {known}")
    return SUFFIXES[suffix]


def write_report(report: DriftReport, path: Path) -> None:
    """Write the report in the format of the path's suffix, whole or not at all.

    Raise ReportError where the suffix is unknown or the file cannot be written.
    """
    write_reports(report, [path])


def write_reports(report: DriftReport, paths: Iterable[Path]) -> None:
    """Write the report in the format of each path's suffix, all files or none. Raise as ``write_report``."""
    write_whole({path: render(report, format_of(path)) for path in paths})
