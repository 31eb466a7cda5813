"""A drift report to text: one writer per format, all of them named here and imported when they are wanted.

The terminal report takes the terminal's width and colours: call
``terminal_report.full`` for those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from muqabala.errors import ReportError

if TYPE_CHECKING:
    from muqabala.records import DriftReport

__all__ = ["SUFFIXES", "WRITERS", "format_of", "render", "write_report", "write_reports"]

WRITERS: dict[str, str] = {
    "full": "terminal_report.full",
    "concise": "concise_report.concise",
    "json": "json_report.json_text",
    "jsonl": "jsonl_report.jsonl",
    "csv": "csv_report.csv_text",
    "markdown": "markdown_report.markdown",
    "html": "html_report.html",
    "sarif": "sarif_report.sarif",
    "github": "github_report.github",
    "tmx": "tmx_report.tmx",
    "xliff": "xliff_report.xliff",
    "tsv": "tsv_report.tsv",
    "moses-en": "moses_report.english",
    "moses-ar": "moses_report.arabic",
}
"""The module and the function of this package that writes each format."""

SUFFIXES: dict[str, str] = {
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".sarif": "sarif",
    ".tmx": "tmx",
    ".xlf": "xliff",
    ".tsv": "tsv",
    ".en": "moses-en",
    ".ar": "moses-ar",
}
"""No ``.txt``: a slip of the hand must not write a report over an article."""


def render(report: DriftReport, name: str) -> str:
    """Return the report in a format of WRITERS. Raise ReportError for an unknown one."""
    if name not in WRITERS:
        raise ReportError(f"there is no report format {name!r}; there are {', '.join(WRITERS)}")
    module, function = WRITERS[name].split(".")
    write: Callable[[DriftReport], str] = getattr(import_module(f"{__name__}.{module}"), function)
    return write(report)


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
    from muqabala.reports.files import write_whole  # the help needs the names above and no files

    write_whole({path: render(report, format_of(path)) for path in paths})
