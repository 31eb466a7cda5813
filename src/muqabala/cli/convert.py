"""``align convert``: a stored report in another format, without a new run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from muqabala.cli.options import output_option
from muqabala.errors import ReportError

if TYPE_CHECKING:
    from muqabala.records import DriftReport


@click.command()
@click.argument("report", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@output_option
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def convert(report: Path, outputs: tuple[Path, ...], *, quiet: bool) -> None:
    """Write a stored REPORT (.json) in other formats."""
    if not outputs:
        raise click.UsageError("give at least one file to write, with -o")
    from muqabala.cli.outputs import check_destinations, save

    check_destinations(outputs, inputs=(str(report),))
    save(_read(report), outputs, quiet=quiet)


def _read(path: Path) -> DriftReport:
    from muqabala.reports.stored import from_json

    try:
        return from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReportError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ReportError(f"{path}: not a drift report: it is not UTF-8") from error
    except ReportError as error:
        raise ReportError(f"{path}: {error}") from error
