"""The store: one SQLite file that holds what reviewers said, as events that are only ever appended.

What is said to be saved is on the disk: every commit is synced. Any number of
tabs and processes may write to one store.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from muqabala.drift.baseline import EVERYWHERE
from muqabala.errors import StoreError

APPLICATION_ID = 0x6D71_6272
"""``mqbr``: by this a file is known for a store of ours (SQLite, PRAGMA application_id)."""

PATIENCE_S = 10
"""How long to wait while another process writes."""

BETWEEN_TRIES_S = 0.01

CACHE_KB = 64_000
"""A large corpus is entered into its indexes at random places: what is not in memory is read again."""

_STATE = f"""
    coalesce(
      (SELECT nullif(value, '') FROM standing WHERE kind = 'verdict' AND subject = finding.key),
      (SELECT 'dismissed' FROM standing
       WHERE kind = 'dismissal' AND value <> '' AND subject IN (
         slug || '@' || place,
         slug || '@' || (SELECT document FROM report WHERE id = finding.report),
         slug || '@{EVERYWHERE}')),
      'open')
"""
_UNDONE = "EXISTS (SELECT 1 FROM undone WHERE undone.event = event.id)"


@dataclass(frozen=True, slots=True)
class Event:
    """What a reviewer did. ``finding`` is the finding that was before them, as JSON objects."""

    id: int
    time: str
    reviewer: str
    kind: str
    subject: str
    value: str
    finding: Mapping[str, object]


class Store:
    """An open store. Its methods may be called from any thread."""

    def __init__(self, path: Path) -> None:
        """Open or make the store of a file. Raise StoreError where that cannot be."""
        self.path = path
        self._lock = threading.RLock()
        try:
            self._database = sqlite3.connect(
                path, timeout=PATIENCE_S, isolation_level=None, check_same_thread=False
            )
            self._database.row_factory = sqlite3.Row
            self._migrate()
            self._write_ahead()
        except sqlite3.Error as error:
            raise StoreError(f"{path}: cannot be opened ({error}); name another file with --store") from error
        pragmas = (
            "synchronous = FULL",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            f"cache_size = -{CACHE_KB}",
        )
        for pragma in pragmas:
            self._database.execute(f"PRAGMA {pragma}")
        self._database.execute("CREATE TEMP TABLE scope (report INTEGER PRIMARY KEY)")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection, to read from. What is in ``scope`` is this process's own."""
        with self._lock:
            yield self._database

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection in a transaction, committed and synced when the block ends well."""
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            finally:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")

    def record(
        self, reviewer: str, kind: str, subject: str, value: str, finding: Mapping[str, object]
    ) -> None:
        """Append an action; what was undone before it can no longer be redone."""
        with self.writing() as database:
            _append(database, reviewer, kind, subject, value, finding)
            database.execute(
                "UPDATE undone SET redoable = 0 WHERE redoable"
                " AND (SELECT reviewer FROM event WHERE id = undone.event) = ?",
                (reviewer,),
            )
            refresh(database, kind, subject)

    def undo(self, reviewer: str) -> Event | None:
        """Take back a reviewer's last action. Return it, None where there is none."""
        return self._step(
            reviewer,
            "undo",
            f"SELECT * FROM event WHERE reviewer = ? AND kind NOT IN ('undo', 'redo') AND NOT {_UNDONE}"
            " ORDER BY id DESC LIMIT 1",
            "INSERT INTO undone VALUES (?, 1)",
        )

    def redo(self, reviewer: str) -> Event | None:
        """Do again what a reviewer took back last. Return it, None where there is none."""
        return self._step(
            reviewer,
            "redo",
            "SELECT event.* FROM undone JOIN event ON event.id = undone.event"
            " WHERE redoable AND reviewer = ? ORDER BY event.id LIMIT 1",
            "DELETE FROM undone WHERE event = ?",
        )

    def value(self, kind: str, subject: str) -> str:
        """Return what stands on a subject, empty where nothing does."""
        with self.reading() as database:
            found = database.execute(
                "SELECT value FROM standing WHERE kind = ? AND subject = ?", (kind, subject)
            ).fetchone()
        return found["value"] if found else ""

    def standing(self, kind: str) -> Iterator[Event]:
        """Yield what stands of a kind, oldest first. Raise StoreError where the file is damaged."""
        try:
            with self.reading() as database:
                found = database.execute(
                    "SELECT * FROM standing WHERE kind = ? AND value <> '' ORDER BY id", (kind,)
                ).fetchall()
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self.path}: is damaged ({error}); put a copy of it in its place") from error
        return map(event_of, found)

    def _step(self, reviewer: str, kind: str, find: str, mark: str) -> Event | None:
        with self.writing() as database:
            found = database.execute(find, (reviewer,)).fetchone()
            if found is None:
                return None
            event = event_of(found)
            _append(database, reviewer, kind, str(event.id), "", event.finding)
            database.execute(mark, (event.id,))
            refresh(database, event.kind, event.subject)
            return event

    def _migrate(self) -> None:
        """Bring the file to the newest version."""
        scripts = [file for file in (files("muqabala.review") / "migrations").iterdir() if file.is_file()]
        scripts.sort(key=lambda file: file.name)
        with self.writing() as database:  # all is read inside: another process may be at it, too
            application = database.execute("PRAGMA application_id").fetchone()[0]
            if application != APPLICATION_ID and database.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise StoreError(f"{self.path}: is no store of verdicts; name another file with --store")
            version = database.execute("PRAGMA user_version").fetchone()[0]
            if version > len(scripts):
                raise StoreError(f"{self.path}: is from a later version of this program; update the program")
            for script in scripts[version:]:
                for statement in _statements(script.read_text(encoding="utf-8")):
                    database.execute(statement)
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {len(scripts)}")

    def _write_ahead(self) -> None:
        """Let others read while one writes. SQLite does not wait for its turn here as it does elsewhere."""
        ends = time.monotonic() + PATIENCE_S
        while True:
            try:
                self._database.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > ends:
                    raise
                time.sleep(BETWEEN_TRIES_S)
            else:
                return


def _statements(script: str) -> Iterator[str]:
    """Cut a script into its statements; ``executescript`` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def refresh(database: sqlite3.Connection, kind: str, subject: str) -> None:
    """Bring the state of findings up to what stands on a subject."""
    if kind == "verdict":
        database.execute(f"UPDATE finding SET state = {_STATE} WHERE key = ?", (subject,))
    elif kind == "dismissal":
        slug, _, scope = subject.rpartition("@")
        where, values = "slug = ?", [slug]
        if scope != EVERYWHERE:  # the plus: not by the index of the check, which may have a tenth of all
            where = f"+{where} AND (place = ? OR report IN (SELECT id FROM report WHERE document = ?))"
            values += [scope, scope]
        database.execute(f"UPDATE finding SET state = {_STATE} WHERE {where}", values)


def refresh_report(database: sqlite3.Connection, report: int) -> None:
    """Bring the state of a report's findings up to what stands."""
    database.execute(f"UPDATE finding SET state = {_STATE} WHERE report = ? AND state <> {_STATE}", (report,))


def event_of(row: sqlite3.Row) -> Event:
    """Return the event of a row."""
    return Event(**{**dict(row), "finding": json.loads(row["finding"])})


def _append(
    database: sqlite3.Connection,
    reviewer: str,
    kind: str,
    subject: str,
    value: str,
    finding: Mapping[str, object],
) -> None:
    database.execute(
        "INSERT INTO event (time, reviewer, kind, subject, value, finding) VALUES (?, ?, ?, ?, ?, ?)",
        (
            datetime.now(UTC).isoformat(timespec="milliseconds"),
            reviewer,
            kind,
            subject,
            value,
            json.dumps(finding, ensure_ascii=True),
        ),
    )
