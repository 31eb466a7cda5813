"""Where results go: files, all or none, and a standard output that may close early."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import click

from muqabala.errors import ReportError
from muqabala.records import DriftReport
from muqabala.reports import WRITERS, format_of, render
from muqabala.reports.terminal_report import full
from muqabala.settings import did_you_mean

FULL = "full"
"""The format for people at a terminal: it alone takes colours and the terminal's width."""


def check_format(name: str) -> None:
    """Raise ReportError where there is no such format: before the work, not after."""
    if name not in WRITERS:
        hint = did_you_mean(name, WRITERS)
        raise ReportError(f"no report format '{name}'{hint}; the formats are {', '.join(WRITERS)}")


def check_destinations(paths: Iterable[Path], inputs: Iterable[str] = ()) -> None:
    """Raise ReportError where a report cannot be written, or would replace an input: before the work."""
    read = {Path(name).resolve() for name in inputs}
    for path in paths:
        format_of(path)
        if path.resolve() in read:
            raise ReportError(f"{path}: is an input; choose another name for the report")
        check_destination(path)


def check_destination(path: Path) -> None:
    """Raise ReportError where a file cannot be written."""
    if path.is_dir():
        raise ReportError(f"{path}: is a folder; give the name of a file")
    if not path.parent.is_dir():
        raise ReportError(f"{path}: the folder {path.parent} does not exist; make it first")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise ReportError(f"{path}: may not be written; choose another place")


def write_reports(report: DriftReport, paths: Sequence[Path], *, quiet: bool) -> None:
    """Write a report in the format of each path's suffix, all files or none."""
    write_all({path: render(report, format_of(path)) for path in paths})
    if not quiet:
        for path in paths:
            note(f"wrote {path}")


def write_all(texts: Mapping[Path, str]) -> None:
    """Write every file whole, or none. Raise ReportError where one cannot be written."""
    with ExitStack() as leftovers:
        parts: list[tuple[Path, Path]] = []
        for path, text in texts.items():
            target = path.resolve()
            # A device or a pipe cannot be replaced, and must not be.
            part = (
                target
                if target.exists() and not target.is_file()
                else target.with_name(f".{target.name}.part")
            )
            if part != target:
                leftovers.callback(part.unlink, missing_ok=True)
                parts.append((part, target))
            try:
                # The name of an input may hold bytes that are no UTF-8; JSON reads their escapes back.
                part.write_bytes(text.encode("utf-8", errors="backslashreplace"))
            except OSError as error:
                raise ReportError(f"{path}: cannot be written ({error.strerror})") from error
        for part, target in parts:
            part.replace(target)


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
    """Print to standard output; a reader that leaves early, such as ``head``, is no error."""
    try:
        click.echo(text, nl=not text.endswith("\n"), color=True)  # colour is decided already
    except BrokenPipeError:
        # Else the interpreter complains when it flushes at exit. The exit code is still worth its verdict.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(text: str) -> None:
    """Print a line for the user, not for the pipe."""
    click.echo(f"align: {text}", err=True)


def _colour(*, terminal: bool) -> bool:
    """Tell whether to print in colour (no-color.org, force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")
