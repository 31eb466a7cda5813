"""The reports under review: indexed in the store when they are new, read when one of them is shown."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from sqlite3 import Connection, Row

from muqabala.drift.baseline import document_key
from muqabala.errors import ReportError
from muqabala.records import DriftReport, Part, fingerprint
from muqabala.reports.html_rows import Row as TextRow
from muqabala.reports.html_rows import row_key, rows
from muqabala.reports.json_report import json_text
from muqabala.reports.overview import in_reading_order
from muqabala.reports.stored import from_json, read_report
from muqabala.review import index
from muqabala.review.index import Place
from muqabala.review.store import Store
from muqabala.review.worklist import LARGEST_NUMBER

OPEN_REPORTS = 8
"""Reports kept in memory: an article takes about a megabyte, a book twenty."""


AT_ONCE = 64
"""Reports indexed in one transaction: each has to reach the disk before the next."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """A report in a bundle: its path, where its JSON begins, and the JSON, empty where there is none."""

    path: Path
    start: int
    json: bytes


@dataclass(frozen=True)
class Opened:
    """A report that is being looked at."""

    report: DriftReport

    @cached_property
    def parts(self) -> dict[str, Part]:
        """Return the parts by the keys of their rows, in reading order."""
        return {row_key(part): part for part in in_reading_order(self.report)}

    @cached_property
    def rows(self) -> list[TextRow]:
        """Return the rows, in reading order."""
        return rows(self.report)

    @cached_property
    def document(self) -> str:
        """Return the key of the article."""
        return document_key(self.report)


class Shelf:
    """The reports that this process reviews."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._opened: OrderedDict[int, tuple[str, Opened]] = OrderedDict()
        self._lock = threading.Lock()

    def add_files(self, paths: Sequence[Path], *, lenient: bool = False) -> Iterator[Path]:
        """Put the reports of files on the shelf. Yield each path that is done.

        With ``lenient``, a file that is no report is passed over; else it
        raises ReportError.
        """
        for first in range(0, len(paths), AT_ONCE):
            group = paths[first : first + AT_ONCE]
            with self.store.writing() as database:
                for path in group:
                    try:
                        _add(database, path)
                    except ReportError:
                        if not lenient:
                            raise
            yield from group

    def add_reports(self, reports: Iterable[tuple[Path, DriftReport]]) -> Iterator[Path]:
        """Put reports on the shelf that no file holds: they are kept in the store, under a path.

        Yield each path that is done.
        """
        left = iter(reports)
        while group := list(islice(left, AT_ONCE)):
            with self.store.writing() as database:
                for path, report in group:
                    content = json_text(report)
                    place = Place(path, fingerprint(content), content)
                    if not index.take_known(database, path, place.stamp):
                        index.enter(database, place, report)
            yield from (path for path, _ in group)

    def add_bundles(
        self, folder: Path, files: Sequence[Path], read: Callable[[Path], Iterable[Bundled]]
    ) -> Iterator[Path]:
        """Put the reports of a folder's bundles on the shelf: files that hold many, the oldest first.

        A report replaces that of the same path in an older bundle. Yield each
        file that is done; it is not read again unless it, or one before it,
        has changed. Raise ReportError where one cannot be read.
        """
        known = self._bundles_of(folder, files)
        is_known = True
        for path in files:
            stamp = _stamp(path)
            number, indexed = known.get(path, (0, ""))
            is_known = is_known and stamp == indexed
            if not is_known:
                with self.store.writing() as database:
                    number = _fill(database, path, stamp, read(path))
            with self.store.reading() as database:
                database.execute(
                    "INSERT OR IGNORE INTO scope SELECT id FROM report WHERE bundle = ?", (number,)
                )
            yield path

    def count(self) -> int:
        """Return how many reports are on the shelf."""
        with self.store.reading() as database:
            found: int = database.execute("SELECT count(*) FROM scope").fetchone()[0]
        return found

    def open(self, number: int) -> Opened:
        """Return a report, read anew where its file has changed. Raise ReportError where it is gone."""
        with self.store.reading() as database:
            found = database.execute(
                "SELECT report.*, bundle.path AS bundle_path, bundle.stamp AS bundle_stamp"
                " FROM report JOIN scope ON scope.report = report.id"
                " LEFT JOIN bundle ON bundle.id = report.bundle WHERE report.id = ?",
                (max(0, min(number, LARGEST_NUMBER)),),
            ).fetchone()
        if found is None:
            raise ReportError("this report is not under review")
        try:
            stamp, opened = self._opened_report(number, found)
        except ReportError:
            with self.store.reading() as database:  # the others can still be reviewed
                database.execute("DELETE FROM scope WHERE report = ?", (number,))
            raise
        if stamp != found["stamp"]:
            with self.store.writing() as database:
                index.enter(database, Place(_path(found["path"]), stamp), opened.report)
        return opened

    def _bundles_of(self, folder: Path, files: Sequence[Path]) -> dict[Path, tuple[int, str]]:
        """Return number and stamp of the bundles in a folder that are known; forget those that are gone."""
        inside = os.fsencode(folder) + os.sep.encode()
        with self.store.writing() as database:
            found = database.execute(
                "SELECT * FROM bundle WHERE substr(path, 1, ?) = ?", (len(inside), inside)
            ).fetchall()
            known = {_path(row["path"]): (row["id"], row["stamp"]) for row in found}
            gone = [(known.pop(path)[0],) for path in known.keys() - set(files)]
            database.executemany("DELETE FROM bundle WHERE id = ?", gone)
        return known

    def _opened_report(self, number: int, found: Row) -> tuple[str, Opened]:
        is_file = found["content"] is None and found["bundle"] is None
        stamp = _stamp(_path(found["path"])) if is_file else found["stamp"]
        with self._lock:
            kept = self._opened.pop(number, None)
            if kept is None or kept[0] != stamp:
                kept = (stamp, Opened(_read(found)))
            self._opened[number] = kept
            if len(self._opened) > OPEN_REPORTS:
                self._opened.popitem(last=False)
        return kept


def find_reports(folder: Path) -> list[Path]:
    """Return the JSON files of a folder and the folders in it, in order."""
    return sorted(path for path in folder.rglob("*.json") if path.is_file())


def _add(database: Connection, path: Path) -> None:
    """Take the report of a file into scope, indexed anew where the file has changed."""
    stamp = _stamp(path)
    if not index.take_known(database, path, stamp):
        index.enter(database, Place(path, stamp), read_report(path))


def _fill(database: Connection, path: Path, stamp: str, reports: Iterable[Bundled]) -> int:
    """Index the reports of a bundle in place of those that it had before; return its number."""
    number: int = database.execute(
        "INSERT INTO bundle (path, stamp) VALUES (?, ?) ON CONFLICT DO UPDATE SET stamp = excluded.stamp"
        " RETURNING id",
        (os.fsencode(path), stamp),
    ).fetchone()["id"]
    database.execute("DELETE FROM report WHERE bundle = ?", (number,))
    for it in reports:
        if it.json:
            place = Place(it.path, stamp, bundle=number, start=it.start, size=len(it.json))
            index.enter(database, place, _parsed(it.json, path))
        else:
            index.drop(database, it.path)
    return number


def _read(found: Row) -> DriftReport:
    """Read a report from where its row says."""
    if found["content"] is not None:
        return from_json(found["content"])
    if found["bundle"] is None:
        return read_report(_path(found["path"]))
    bundle = _path(found["bundle_path"])
    if _stamp(bundle) != found["bundle_stamp"]:
        raise ReportError(f"{bundle}: has changed; start align review again")
    with bundle.open("rb") as file:
        file.seek(found["start"])
        return _parsed(file.read(found["size"]), bundle)


def _parsed(json: bytes, bundle: Path) -> DriftReport:
    try:
        return from_json(json.decode())
    except (ReportError, UnicodeDecodeError) as error:
        problem = f"is damaged ({error}); remove the file and run 'align batch' again"
        raise ReportError(f"{bundle}: {problem}") from error


def _path(spelt: bytes) -> Path:
    return Path(os.fsdecode(spelt))


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError as error:
        raise ReportError(f"{path}: cannot be read ({error.strerror})") from error
    return f"{status.st_mtime_ns} {status.st_size}"
