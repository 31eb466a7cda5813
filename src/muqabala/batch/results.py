"""The results of a batch as reports, for whoever reads them: the review app, the statistics."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from muqabala.batch import shards
from muqabala.errors import CorpusError, ReportError
from muqabala.records import DriftReport
from muqabala.reports.stored import from_json


def is_results(folder: Path) -> bool:
    """Tell whether ``align batch -o`` left its results in a folder."""
    return (folder / shards.SHARDS).is_dir()


def reports(folder: Path) -> Iterator[tuple[str, DriftReport]]:
    """Yield id and report of each pair that has one, as ``align batch -o`` left them in a folder.

    Raises:
        CorpusError: The folder holds no results, or they are damaged.
    """
    for record in shards.records(folder):
        if record.kind == "report":
            try:
                yield record.id, from_json(record.body.decode())
            except ReportError as error:
                raise CorpusError(f"{folder}: the record of '{record.id}' is damaged ({error})") from error
