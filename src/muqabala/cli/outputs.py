"""Where results go: files, all or none, and a standard output that may close early."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from muqabala.errors import ReportError
from muqabala.records import DriftReport
from muqabala.reports import format_of, formats, render, write_reports
from muqabala.reports.terminal_report import full
from muqabala.reports.wording import visible
from muqabala.settings import ENGLISH_ARABIC, did_you_mean

FULL = "full"
"""The format for people at a terminal: it alone takes colours and the terminal's width."""


def check_format(name: str, languages: tuple[str, str] = ENGLISH_ARABIC) -> None:
    """Raise ReportError where a report of the languages has no such format: before the work, not after."""
    known = formats(languages)
    if name not in known:
        hint = did_you_mean(name, known)
        raise ReportError(f"no report format '{name}'; the formats are {', '.join(known)}{hint}")


def check_destinations(
    paths: Iterable[Path], inputs: Iterable[str] = (), languages: tuple[str, str] = ENGLISH_ARABIC
) -> None:
    """Raise ReportError where a report cannot be written, or would replace an input: before the work."""
    read = set(map(os.path.realpath, inputs))
    for path in paths:
        format_of(path, languages)
        if os.path.realpath(path) in read:
            raise ReportError(f"{path}: is an input; choose another name for the report")
        check_destination(path)


def check_destination(path: Path) -> None:
    """Raise ReportError where a file cannot be written."""
    if Path(os.path.realpath(path)).is_symlink():  # only where links lead round in a ring
        raise ReportError(f"{path}: is a link that leads to itself; choose another name")
    if path.is_dir():
        raise ReportError(f"{path}: is a folder; give the name of a file")
    if not path.parent.is_dir():
        raise ReportError(f"{path}: the folder {path.parent} does not exist; make it first")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise ReportError(f"{path}: may not be written; choose another place")


def save(report: DriftReport, paths: Sequence[Path], *, quiet: bool) -> None:
    """Write a report to files, all or none, and name them to the user."""
    write_reports(report, paths)
    if not quiet:
        for path in paths:
            note(f"wrote {path}")


def print_report(report: DriftReport, name: str) -> None:
    """Print a report to standard output; in colour and with Arabic set apart only on a terminal."""
    if name == FULL:
        terminal = sys.stdout.isatty()
        width = shutil.get_terminal_size().columns
        text = full(report, width=width, color=_colour(terminal=terminal), isolate=terminal)
    else:
        text = render(report, name)
    print_text(text)


def print_text(text: str) -> None:
    """Print to standard output, nothing for no text; a reader that leaves early, as ``head``, is no error.

    Raises:
        ReportError: It cannot be written.
    """
    try:
        click.echo(text, nl=bool(text) and not text.endswith("\n"), color=True)  # colour is decided already
    except OSError as error:
        # Else the interpreter complains when it flushes at exit. The exit code is still worth its verdict.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise ReportError(f"standard output cannot be written ({error.strerror}); make room") from error


def note(text: str) -> None:
    """Print a line for the user, not for the pipe."""
    click.echo(f"align: {visible(text)}", err=True)


def _colour(*, terminal: bool) -> bool:
    """Tell whether to print in colour (no-color.org, force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")
