"""``align convert``: a stored report in another format, without a new run."""

from __future__ import annotations

from pathlib import Path

import click

from muqabala.cli.options import format_option, output_option


@click.command()
@click.argument("report", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@output_option
@format_option()
@click.option("-q", "--quiet", is_flag=True, help="Print errors, and the report only where -f asks for it.")
def convert(report: Path, outputs: tuple[Path, ...], format_: str | None, *, quiet: bool) -> None:
    """Write or print a stored REPORT (.json) in other formats.

    The exit code is 0, whatever the report says.
    """
    if not outputs and not format_:
        raise click.UsageError("give a file to write, with -o, or a format to print, with -f")
    from muqabala.cli.outputs import check_destinations, check_format, print_report, save
    from muqabala.reports.stored import read_report

    stored = read_report(report)
    languages = (stored.translation.language, stored.original.language)
    if format_:
        check_format(format_, languages)
    check_destinations(outputs, (str(report), stored.translation.path, stored.original.path), languages)
    save(stored, outputs, quiet=quiet)
    if format_:
        print_report(stored, format_)
