"""``align review``: judge findings in the browser."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from muqabala.cli.options import STORE, require_checks
from muqabala.cli.progress import ProgressBar
from muqabala.errors import ReportError, StoreError

if TYPE_CHECKING:
    from muqabala.review.shelf import Shelf


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="REPORT...", type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="The port to serve on.  [default: a free one]"
)
@click.option("--no-open", is_flag=True, help="Print the address and open no browser.")
@click.option(
    "--store",
    "store_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Where verdicts are kept.  [default: {STORE} beside the reports]",
)
@click.option("--reviewer", metavar="NAME", help="Whom verdicts are by.  [default: who is logged in]")
def review(
    paths: tuple[Path, ...], port: int, store_file: Path | None, reviewer: str | None, *, no_open: bool
) -> int:
    """Judge what was found, in a local web app that nobody else can reach.

    Takes REPORTs (.json), folders of them, or a TRANSLATION and its ORIGINAL.
    """
    import sqlite3  # the help does without

    from muqabala.cli.outputs import note
    from muqabala.review.desk import Desk
    from muqabala.review.serving import serve
    from muqabala.review.shelf import Shelf
    from muqabala.review.store import Store

    reports = [path for path in paths if path.is_dir() or path.suffix.lower() == ".json"]
    if len(reports) < len(paths) and (reports or len(paths) != 2):
        raise click.UsageError("give reports (.json), folders of reports, or a translation and its original")
    place = store_file or _folder(paths) / STORE
    is_new = not place.exists()
    store = Store(place)
    shelf = Shelf(store)
    try:
        if reports:
            _fill(shelf, reports)
        else:
            _compare(shelf, *paths)
        note(f"verdicts are kept in {store.path}")
        desk = Desk(store, shelf, reviewer or _user())
        serve(desk, port=port, browse=not no_open, tell=lambda url: note(f"review at {url} (Ctrl-C ends it)"))
    except KeyboardInterrupt:  # how a review ends, no mishap
        pass
    except sqlite3.Error as error:
        raise StoreError(f"{place}: {error}; what is indexed is kept, so try again") from error
    finally:
        empty = is_new and not shelf.count()
        store.close()
        if empty:
            place.unlink()  # there was nothing to review
    return 0


def _user() -> str:
    """Return who is logged in; a container may know of nobody."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "reviewer"


def _folder(paths: Sequence[Path]) -> Path:
    """Return the folder that holds all paths, or the folder that was given alone."""
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0]
    return Path(os.path.commonpath([path.resolve().parent for path in paths]))


def _fill(shelf: Shelf, paths: Sequence[Path]) -> None:
    """Put on the shelf the reports named, those in .json files of folders, and those of batches."""
    from muqabala.batch.results import bundled, bundles, failures, is_results
    from muqabala.review.shelf import find_reports

    files = [path.resolve() for path in paths if path.is_file()]
    found = [path.resolve() for folder in paths if folder.is_dir() for path in find_reports(folder)]
    total = len(files) + len(found)
    with ProgressBar(wanted=True) as progress:
        for lenient, group in ((False, files), (True, found)):
            for number, path in enumerate(shelf.add_files(group, lenient=lenient), 1 + len(files) * lenient):
                progress(path.name, number / total)
        for folder in paths:
            if folder.is_dir() and is_results(folder):
                place = folder.resolve()
                shards = bundles(place)
                read = partial(bundled, folder=place)
                for number, path in enumerate(shelf.add_bundles(place, shards, read), 1):
                    progress(f"results of the batch: {path.name}", number / len(shards))
    if not shelf.count():
        failed = sum(failures(folder) for folder in paths if folder.is_dir() and is_results(folder))
        if failed:
            raise ReportError(f"{paths[0]}: every pair failed; 'align stats {paths[0]}' says why")
        raise ReportError(f"{paths[0]}: no report (.json) lies there; make one with 'align -o report.json'")


def _compare(shelf: Shelf, translation: Path, original: Path) -> None:
    """Compare two texts and put the report on the shelf."""
    from muqabala import settings
    from muqabala.comparison import compare

    chosen = settings.resolve({}, Path.cwd(), os.environ).settings
    require_checks(chosen)
    with ProgressBar(wanted=True) as progress:
        report = compare(translation, original, chosen, progress=progress)
    list(shelf.add_reports([(translation.resolve(), report)]))
