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
from muqabala.settings import ENGLISH_ARABIC

if TYPE_CHECKING:
    from muqabala.records import DriftReport

__all__ = ["format_of", "formats", "render", "suffixes", "write_report", "write_reports"]

_WRITERS: dict[str, str] = {
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
}
"""The module and the function of this package that writes each format."""

_MOSES = "moses-"
"""Begins the name of the format that is one side of the corpus; the code of the side's language follows."""

_SUFFIXES: dict[str, str] = {
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".sarif": "sarif",
    ".tmx": "tmx",
    ".xlf": "xliff",
    ".tsv": "tsv",
}
"""No ``.txt``: a slip of the hand must not write a report over an article."""


def formats(languages: tuple[str, str] = ENGLISH_ARABIC) -> tuple[str, ...]:
    """Return the names of the formats that a report of two languages has."""
    return (*_WRITERS, *(f"{_MOSES}{language}" for language in languages))


def suffixes(languages: tuple[str, str] = ENGLISH_ARABIC) -> dict[str, str]:
    """Return the suffixes of files that a report of two languages is written to, and their formats."""
    return _SUFFIXES | {f".{language}": f"{_MOSES}{language}" for language in languages}


def render(report: DriftReport, name: str) -> str:
    """Return the report in a format of ``formats``. Raise ReportError for an unknown one."""
    if name.startswith(_MOSES):
        from muqabala.reports.moses_report import moses

        return moses(report, name.removeprefix(_MOSES))
    if name not in _WRITERS:
        raise ReportError(f"there is no report format {name!r}; there are {', '.join(formats())}")
    module, function = _WRITERS[name].split(".")
    write: Callable[[DriftReport], str] = getattr(import_module(f"{__name__}.{module}"), function)
    return write(report)


def format_of(path: Path, languages: tuple[str, str] = ENGLISH_ARABIC) -> str:
    """Return the format that a path's suffix asks for, of a report of two languages.

    Raise ReportError for an unknown one.
    """
    suffix, known = path.suffix.lower(), suffixes(languages)
    if suffix not in known:
        every = ", ".join(known)
        raise ReportError(f"{path}: no report format has the suffix {suffix!r}; use one of {every}")
    return known[suffix]


def write_report(report: DriftReport, path: Path) -> None:
    """Write the report in the format of the path's suffix, whole or not at all.

    Raise ReportError where the suffix is unknown or the file cannot be written.
    """
    write_reports(report, [path])


def write_reports(report: DriftReport, paths: Iterable[Path]) -> None:
    """Write the report in the format of each path's suffix, all files or none. Raise as ``write_report``."""
    from muqabala.reports.files import write_whole  # the help needs the names above and no files

    languages = (report.translation.language, report.original.language)
    write_whole({path: render(report, format_of(path, languages)) for path in paths})
