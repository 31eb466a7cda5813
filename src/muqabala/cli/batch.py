"""``align batch``: a whole corpus, kept in a folder, taken up again where it was stopped."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from muqabala import settings
from muqabala.cli.options import (
    baseline_option,
    calibration_option,
    exit_zero_option,
    glossary_option,
    ignore_option,
    languages_option,
    model_option,
    read_option,
    require_checks,
    select_option,
    sensitivity_option,
)
from muqabala.errors import CorpusError

if TYPE_CHECKING:
    from muqabala.batch.run import Engine, Tally

CLEAN, DRIFT, FAILED = 0, 1, 2
"""Exit codes."""


@click.command()
@click.argument("corpus", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the results; one that has some is taken up again.",
)
@click.option(
    "--pattern",
    nargs=2,
    metavar="TRANSLATION ORIGINAL",
    help="How a folder names its pairs, such as '{section}/{id}_en.html' '{section}/{id}_ar.html'.",
)
@click.option("--match", is_flag=True, help="Find out which articles of the folders belong together.")
@select_option
@ignore_option
@sensitivity_option
@read_option
@glossary_option
@baseline_option
@calibration_option
@model_option
@languages_option
@click.option(
    "--engine", type=click.Choice(["local", "ray"]), default="local", help="Where to work.  [default: local]"
)
@click.option("--address", help="The Ray cluster, such as auto or head:6379; a new one here by default.")
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="Processes at work.")
@click.option(
    "--max-failures",
    type=click.IntRange(0),
    metavar="N",
    help="Stop when more than N pairs have failed, in earlier runs too.",
)
@click.option(
    "--progress",
    type=click.Choice(["bar", "lines", "json", "none"]),
    help="How to tell of it on standard error.  [default: bar on a terminal, else lines]",
)
@exit_zero_option
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def batch(
    corpus: tuple[Path, ...],
    folder: Path,
    pattern: tuple[str, str] | None,
    engine: str,
    address: str | None,
    workers: int,
    max_failures: int | None,
    progress: str | None,
    *,
    match: bool,
    exit_zero: bool,
    quiet: bool,
    **options: object,
) -> int:
    """Compare all pairs of a CORPUS: folders, or manifests (.csv .jsonl .parquet).

    Results are kept as they come: after Ctrl-C or worse, the same command goes
    on where it was. A later run does only what is new or changed, or was made
    with other settings. A pair that cannot be read is recorded and does not stop
    the rest; then the exit code is 2.
    """
    from muqabala.batch.corpus import Corpus
    from muqabala.batch.locks import held_by_run
    from muqabala.batch.run import run
    from muqabala.cli import outputs
    from muqabala.cli.batch_progress import display

    chosen = settings.resolve(options, Path.cwd(), os.environ).settings
    require_checks(chosen)
    note: Callable[[str], None] = (lambda text: None) if quiet else outputs.note
    if match and chosen.pair != settings.ENGLISH_ARABIC:
        raise CorpusError("--match knows English and Arabic only; list the pairs in a manifest")
    if pattern and (match or not any(path.is_dir() for path in corpus)):
        raise CorpusError(
            "--pattern says how a folder names its pairs; leave it out for manifests and --match"
        )
    with display("none" if quiet else progress) as show, held_by_run(folder, note):
        if match:
            corpus = (_matched(corpus, folder, chosen.model, note),)
        tally = run(
            Corpus(corpus, pattern),
            folder,
            chosen,
            _engine(engine, workers, address),
            max_failures=max_failures,
            tell=show,
            note=note,
        )
    if quiet and tally.all_failed:
        outputs.note(f"{tally.all_failed:,} of {tally.total:,} pairs failed; 'align stats {folder}' says why")
    if not quiet:
        from muqabala.batch.stats import statistics
        from muqabala.batch.stats_text import text

        outputs.print_text(text(statistics(folder)))
    return _exit_code(tally, exit_zero=exit_zero)


def _engine(name: str, workers: int, address: str | None) -> Engine:
    from muqabala.batch import local, ray_engine

    if name == "ray":
        return partial(ray_engine.run, workers=workers, address=address)
    if address:
        raise CorpusError("--address names a Ray cluster; give --engine ray, too")
    return partial(local.run, workers=workers)


def _exit_code(tally: Tally, *, exit_zero: bool) -> int:
    if tally.all_failed:
        return FAILED
    return CLEAN if exit_zero or not tally.drifting else DRIFT


def _matched(heaps: tuple[Path, ...], folder: Path, model: str | None, note: Callable[[str], None]) -> Path:
    """Match unpaired articles; return the manifest of the pairs."""
    from muqabala.batch.heaps import UNMATCHED, match_heaps
    from muqabala.reports.wording import counted

    matched = match_heaps(heaps, folder, model)
    note(f"{counted(matched.pairs, 'pair')} found: {matched.manifest}")
    if matched.lone:
        lone = "1 file has" if matched.lone == 1 else f"{matched.lone:,} files have"
        note(f"{lone} no partner: {folder / UNMATCHED}")
    return matched.manifest
