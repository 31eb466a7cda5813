"""``align stats``: what the results of a batch tell together."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Write the statistics: .html with plots, or .csv. May repeat.",
)
@click.option(
    "--by",
    "columns",
    metavar="COLUMN",
    multiple=True,
    help="Count by a column of the manifest. May repeat.  [default: month (of date), section, engine]",
)
@click.option(
    "--against",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Compare with the results of another run, article by article.",
)
@click.option(
    "--compare",
    metavar="COLUMN",
    help="Compare the values of a column, such as engine, on the same originals.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def stats(
    folder: Path,
    outputs: tuple[Path, ...],
    columns: tuple[str, ...],
    against: Path | None,
    compare: str | None,
    *,
    quiet: bool,
) -> None:
    """Count what 'align batch -o DIR' has found: by check, month, section and engine.

    Differences come with 95 % intervals (paired bootstrap); one that is not clear is called so.
    """
    from muqabala.batch import differences
    from muqabala.batch.stats import statistics
    from muqabala.batch.stats_files import check_suffixes, write
    from muqabala.batch.stats_text import text
    from muqabala.cli.outputs import check_destination, note, print_text

    check_suffixes(outputs)
    for path in outputs:
        check_destination(path)
    found = statistics(folder, columns)
    note_of = found.notes.append
    compared = [differences.of_runs(folder, against, note_of)] if against else []
    compared += differences.of_column(folder, compare, note_of) if compare else []
    write(found, compared, outputs)
    if not quiet:
        for path in outputs:
            note(f"wrote {path}")
        print_text(text(found, compared))
