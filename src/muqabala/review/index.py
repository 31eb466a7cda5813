"""The index of the reports: a row for each report and each finding, from which the queue is made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from sqlite3 import Connection

from muqabala.drift.baseline import document_key, finding_key, home
from muqabala.records import Document, DriftReport, Finding, Part, Severity, fingerprint
from muqabala.reports.html_rows import row_key
from muqabala.reports.overview import in_reading_order, worst, worst_first
from muqabala.reports.wording import WITHOUT_FINDING, one_line, visible
from muqabala.review.store import refresh_report


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report lies, and under which path it is known.

    In a file of its own; or in the store, as ``content``; or in the bundle of
    that number, ``size`` bytes from ``start``. ``stamp`` tells whether it is
    still as it was.
    """

    path: Path
    stamp: str
    content: str | None = None
    bundle: int | None = None
    start: int | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """A finding at its place in a report."""

    part: Part
    number: int
    finding: Finding


def located(report: DriftReport) -> Iterator[Located]:
    """Yield the findings in reading order; a part flagged by its score alone counts as one."""
    for part in in_reading_order(report):
        yield from (Located(part, number, it) for number, it in enumerate(worst_first(part), 1))
        if part.flagged and not part.findings:
            yield Located(part, 0, _alone(part))


def take_known(database: Connection, path: Path, stamp: str) -> bool:
    """Take the report of a path into scope where it is indexed as it is now. Tell whether it was."""
    known = database.execute(
        "SELECT id FROM report WHERE path = ? AND stamp = ?", (os.fsencode(path), stamp)
    ).fetchone()
    if known:
        database.execute("INSERT OR IGNORE INTO scope VALUES (?)", (known["id"],))
    return known is not None


def enter(database: Connection, place: Place, report: DriftReport) -> None:
    """Enter a report and its findings in place of what the path held before, and take it into scope."""
    columns = {
        "path": os.fsencode(place.path),
        "stamp": place.stamp,
        "content": place.content,
        "bundle": place.bundle,
        "start": place.start,
        "size": place.size,
        "document": document_key(report),
        "translation": _name(report.translation),
        "original": _name(report.original),
    }
    replaced = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "path")
    number = database.execute(
        f"INSERT INTO report ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        f" ON CONFLICT (path) DO UPDATE SET {replaced} RETURNING id",
        tuple(columns.values()),
    ).fetchone()["id"]
    database.execute("DELETE FROM finding WHERE report = ?", (number,))
    database.executemany(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')", _entries(report, number)
    )
    refresh_report(database, number)
    database.execute("INSERT OR IGNORE INTO scope VALUES (?)", (number,))


def drop(database: Connection, path: Path) -> None:
    """Remove the report of a path, if there is one."""
    database.execute("DELETE FROM report WHERE path = ?", (os.fsencode(path),))


def _alone(part: Part) -> Finding:
    """Return the finding that a flag without one amounts to."""
    return Finding(
        check="mistranslation",
        mqm="Accuracy/Mistranslation",
        severity=worst(part),
        confidence=part.score,
        message=WITHOUT_FINDING,
    )


def _name(document: Document) -> str:
    """Return what a document is called on the page: its file and the folder around it."""
    return visible("/".join(PurePath(document.path).parts[-2:]))


def _entries(report: DriftReport, number: int) -> Iterator[tuple[object, ...]]:
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
