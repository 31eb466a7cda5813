"""``align TRANSLATION ORIGINAL``: compare and report."""

from __future__ import annotations

import gc
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from muqabala import settings
from muqabala.cli.options import (
    baseline_option,
    calibration_option,
    choice_option,
    exit_zero_option,
    format_option,
    glossary_option,
    ignore_option,
    languages_option,
    model_option,
    output_option,
    read_option,
    require_checks,
    select_option,
    sensitivity_option,
)
from muqabala.cli.progress import ProgressBar
from muqabala.errors import DocumentError

if TYPE_CHECKING:
    from muqabala.records import DriftReport

_ADDRESS = re.compile(r"(?:https?|ftp|file)://", re.IGNORECASE)

CLEAN, DRIFT = 0, 1
"""Exit codes."""

SWITCH_S = 0.0003
"""Seconds for which a thread may keep the interpreter. The verifier needs it for a moment before and after
each passage; with Python's own 5 ms it waited longer than it read, and a report took .08 s more."""


@click.command()
@click.argument("translation")
@click.argument("original")
@output_option
@format_option("full")
@select_option
@ignore_option
@sensitivity_option
@read_option
@choice_option("fail_on", "The mildest severity that exits with 1.")
@exit_zero_option
@model_option
@languages_option
@glossary_option
@baseline_option
@calibration_option
@click.option("-q", "--quiet", is_flag=True, help="Print errors, and the report only where -f asks for it.")
def run(
    translation: str,
    original: str,
    outputs: tuple[Path, ...],
    format_: str | None,
    *,
    exit_zero: bool,
    quiet: bool,
    **options: object,
) -> int:
    """Compare an English TRANSLATION with its Arabic ORIGINAL.

    The word "run" may be left out. One of the two may be - for standard input.
    """
    from muqabala.cli import outputs as results

    gc.disable()  # one report, and the process ends: no garbage is worth looking for
    sys.setswitchinterval(SWITCH_S)
    for name in (translation, original):
        if _ADDRESS.match(name):
            raise DocumentError(
                name, "is an address, and nothing is fetched", "save the page and give its file"
            )
    if translation == original == "-":
        raise click.UsageError("only one side can come from standard input")
    chosen = settings.resolve(options, Path.cwd(), os.environ).settings
    shown = format_ or results.FULL
    results.check_format(shown, chosen.pair)
    results.check_destinations(outputs, (translation, original), chosen.pair)
    require_checks(chosen)

    from muqabala.comparison import compare
    from muqabala.reports.overview import all_notes

    with ProgressBar(wanted=not quiet) as progress:
        report = compare(translation, original, chosen, progress=progress)
    results.save(report, outputs, quiet=quiet)
    if format_ or not quiet:
        results.print_report(report, shown)
    if shown != results.FULL and not quiet:  # the full report tells its notes itself
        for line in all_notes(report):
            results.note(line)
    return CLEAN if exit_zero else _exit_code(report, chosen.fail_on)


def _exit_code(report: DriftReport, fail_on: settings.FailOn) -> int:
    from muqabala.records import Severity
    from muqabala.reports.overview import worst

    if fail_on == "never":
        return CLEAN
    least = Severity(fail_on).rank
    return DRIFT if any(worst(part).rank >= least for part in report.flagged) else CLEAN
