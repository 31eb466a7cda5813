"""The results of a batch as reports, as the review app reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from muqabala.batch import shards
from muqabala.review.shelf import Bundled


def is_results(folder: Path) -> bool:
    """Tell whether ``align batch -o`` left its results in a folder."""
    return (folder / shards.SHARDS).is_dir()


def bundles(folder: Path) -> list[Path]:
    """Return the files in which ``align batch -o`` left its reports in a folder, the oldest first."""
    return shards.oldest_first(folder)


def bundled(bundle: Path, folder: Path) -> Iterator[Bundled]:
    """Yield the reports of one of these files, and its pairs without one, each under the folder and its id.

    Raises:
        CorpusError: The file is damaged.
    """
    for record, start in shards.placed_records(bundle):
        place = folder / _file_name(record.id)
        yield Bundled(place, start, record.body if record.kind == "report" else b"")


def failures(folder: Path) -> int:
    """Return how many pairs have no report. Raise CorpusError where a file is damaged."""
    return sum(record.kind == "failure" for record in shards.records(folder))


def _file_name(name: str) -> str:
    """Return an id as a path spells it: one of JSON may hold half a letter, which no path can."""
    return name.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")
