"""The reports under review: indexed in the store when they are new, read when one of them is shown."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path, PurePath
from sqlite3 import Connection, Row

from muqabala.drift.baseline import document_key, finding_key, home
from muqabala.errors import ReportError
from muqabala.records import Document, DriftReport, Finding, Severity, fingerprint
from muqabala.reports.html_rows import Row as TextRow
from muqabala.reports.html_rows import row_key, rows
from muqabala.reports.json_report import json_text
from muqabala.reports.overview import Part, in_reading_order, worst, worst_first
from muqabala.reports.stored import from_json, read_report
from muqabala.reports.wording import WITHOUT_FINDING, one_line, visible
from muqabala.review.store import Store, refresh_report
from muqabala.review.worklist import LARGEST_NUMBER

OPEN_REPORTS = 8
"""Reports kept in memory: an article takes about a megabyte, a book twenty."""


AT_ONCE = 64
"""Reports indexed in one transaction: each has to reach the disk before the next."""


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


@dataclass(frozen=True, slots=True)
class Located:
    """A finding at its place in a report."""

    part: Part
    number: int
    finding: Finding


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
        """Put reports on the shelf that no file of their own holds: they are kept in the store, under a path.

        Yield each path that is done.
        """
        left = iter(reports)
        while group := list(islice(left, AT_ONCE)):
            with self.store.writing() as database:
                for path, report in group:
                    content = json_text(report)
                    stamp = fingerprint(content)
                    if not _take_known(database, path, stamp):
                        _index(database, path, stamp, report, content)
            yield from (path for path, _ in group)

    def count(self) -> int:
        """Return how many reports are on the shelf."""
        with self.store.reading() as database:
            found: int = database.execute("SELECT count(*) FROM scope").fetchone()[0]
        return found

    def open(self, number: int) -> Opened:
        """Return a report, read anew where its file has changed. Raise ReportError where it is gone."""
        with self.store.reading() as database:
            found = database.execute(
                "SELECT path, stamp, content FROM report JOIN scope ON scope.report = report.id WHERE id = ?",
                (min(number, LARGEST_NUMBER),),
            ).fetchone()
        if found is None:
            raise ReportError("this report is not under review")
        path = Path(os.fsdecode(found["path"]))
        try:
            stamp, opened = self._opened_report(number, path, found)
        except ReportError:
            with self.store.reading() as database:  # the others can still be reviewed
                database.execute("DELETE FROM scope WHERE report = ?", (number,))
            raise
        if stamp != found["stamp"]:
            with self.store.writing() as database:
                _index(database, path, stamp, opened.report)
        return opened

    def _opened_report(self, number: int, path: Path, found: Row) -> tuple[str, Opened]:
        stamp = found["stamp"] if found["content"] else _stamp(path)
        with self._lock:
            kept = self._opened.pop(number, None)
            if kept is None or kept[0] != stamp:
                report = from_json(found["content"]) if found["content"] else read_report(path)
                kept = (stamp, Opened(report))
            self._opened[number] = kept
            if len(self._opened) > OPEN_REPORTS:
                self._opened.popitem(last=False)
        return kept


def find_reports(folder: Path) -> list[Path]:
    """Return the JSON files of a folder and the folders in it, in order."""
    return sorted(path for path in folder.rglob("*.json") if path.is_file())


def located(report: DriftReport) -> Iterator[Located]:
    """Yield the findings in reading order; a part flagged by its score alone counts as one."""
    for part in in_reading_order(report):
        yield from (Located(part, number, it) for number, it in enumerate(worst_first(part), 1))
        if part.flagged and not part.findings:
            yield Located(part, 0, _alone(part))


def _alone(part: Part) -> Finding:
    """Return the finding that a flag without one amounts to."""
    return Finding(
        check="mistranslation",
        mqm="Accuracy/Mistranslation",
        severity=worst(part),
        confidence=part.score,
        message=WITHOUT_FINDING,
    )


def _add(database: Connection, path: Path) -> None:
    """Take the report of a file into scope, indexed anew where the file has changed."""
    stamp = _stamp(path)
    if not _take_known(database, path, stamp):
        _index(database, path, stamp, read_report(path))


def _take_known(database: Connection, path: Path, stamp: str) -> bool:
    """Take the report of a path into scope where it is indexed as it is now. Tell whether it was."""
    known = database.execute(
        "SELECT id FROM report WHERE path = ? AND stamp = ?", (os.fsencode(path), stamp)
    ).fetchone()
    if known:
        database.execute("INSERT OR IGNORE INTO scope VALUES (?)", (known["id"],))
    return known is not None


def _index(
    database: Connection, path: Path, stamp: str, report: DriftReport, content: str | None = None
) -> None:
    """Enter a report and its findings in place of what the path held before, and take it into scope."""
    names = (_name(report.translation), _name(report.original))
    number = database.execute(
        "INSERT INTO report (path, stamp, content, document, translation, original) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (path) DO UPDATE SET stamp = excluded.stamp, content = excluded.content,"
        " document = excluded.document, translation = excluded.translation, original = excluded.original"
        " RETURNING id",
        (os.fsencode(path), stamp, content, document_key(report), *names),
    ).fetchone()["id"]
    database.execute("DELETE FROM finding WHERE report = ?", (number,))
    database.executemany(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')", _entries(report, number)
    )
    refresh_report(database, number)
    database.execute("INSERT OR IGNORE INTO scope VALUES (?)", (number,))


def _name(document: Document) -> str:
    """Return what a document is called on the page: its file and the folder around it."""
    return visible("/".join(PurePath(document.path).parts[-2:]))


def _entries(report: DriftReport, number: int) -> Iterable[tuple[object, ...]]:
    """Yield a row of the index for each finding; two that one verdict settles are one."""
    seen: set[str] = set()
    for position, it in enumerate(located(report)):
        place = home(report, it.part, it.finding)
        key = finding_key(it.finding, place)
        if key not in seen:
            seen.add(key)
            yield (
                number,
                position,
                key,
                fingerprint(place),
                row_key(it.part),
                it.number,
                one_line(it.finding.check),
                it.finding.severity.value,
                it.part.flagged,
                _weight(it),
                one_line(it.finding.message),
            )


def _weight(it: Located) -> float:
    """Return what the queue is ordered by: what is flagged first, then the worst, then the surest."""
    flagged_first = len(Severity) * it.part.flagged
    return -(flagged_first + it.finding.severity.rank + it.finding.confidence / 2)


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError as error:
        raise ReportError(f"{path}: cannot be read ({error.strerror})") from error
    return f"{status.st_mtime_ns} {status.st_size}"
