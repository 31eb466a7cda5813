"""What was computed before, in a file of the user's cache folder that any number of processes share.

Losing it costs time alone. So nothing is synced, a file that is broken is made
anew, and one that cannot be used now is done without; but a value that comes
back is whole, for its checksum is kept beside it.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from muqabala.errors import ConfigError

LIMIT = "ALIGN_CACHE_MB"
"""The environment variable that bounds the file, in megabytes; 0 does without it."""

USUAL_LIMIT_MB = 1000
"""Some 400 articles with a model of 384 numbers a vector: what a newsroom has in hand."""

FILE = "vectors-1.sqlite"
"""A later layout takes another number."""

PATIENCE_S = 1.0
"""How long to wait while another process writes; computing anew may be faster than waiting longer."""

FRESH_S = 3600
"""A use is noted no oftener than this: reading should not mean writing."""

ROOM = 0.9
"""How full the file is once it was full, as a share: making room for every value anew would be slow."""

_CHECKSUM_BYTES = 4
_PRIMARY_CODE = 0xFF
_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_FULL,
    }
)
"""Troubles that say nothing against the file."""

log = logging.getLogger(__name__)

_T = TypeVar("_T")


def usual_cache() -> Cache | None:
    """Return the cache of the user, None where they want none or have no home.

    Raise ConfigError where the limit is no number.
    """
    given = os.environ.get(LIMIT, "") or str(USUAL_LIMIT_MB)
    if not (given.isascii() and given.isdigit()):
        raise ConfigError(f"{LIMIT} must be a whole number of megabytes, 0 for no cache, not {given!r}")
    megabytes = int(given)
    try:
        shelf = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # a container may know of no home
        return None
    return Cache(shelf / "muqabala" / FILE, megabytes * 1_000_000) if megabytes else None


class Cache:
    """Bytes by keys. Of a file that grows beyond ``limit`` bytes goes what was least recently used."""

    def __init__(self, path: Path, limit: int) -> None:
        self.path = path
        self._limit = limit
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._owner = 0

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the values of those keys that have one."""
        wanted = tuple(keys)
        return self._tried(lambda database: _found(database, wanted)) or {}

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values by their keys."""
        if values:
            self._tried(lambda database: self._write(database, values))

    def close(self) -> None:
        """Close the file; it is opened again when it is needed."""
        with self._lock:
            self._forget()

    def _write(self, database: sqlite3.Connection, values: Mapping[bytes, bytes]) -> None:
        now = int(time.time())
        rows = [(key, _checksum(value) + value, now) for key, value in values.items()]
        with database:
            database.execute("BEGIN IMMEDIATE")
            database.executemany("INSERT OR REPLACE INTO vector (key, value, used) VALUES (?, ?, ?)", rows)
            full = _size(database)
            if full > self._limit:
                _make_room(database, 1 - ROOM * self._limit / full)
        if full > self._limit:
            database.execute("PRAGMA incremental_vacuum").fetchall()

    def _tried(self, act: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Return what an act gives, None where the file cannot be used now; a broken one is made anew."""
        with self._lock:
            try:
                try:
                    return act(self._opened())
                except sqlite3.DatabaseError as error:
                    if error.sqlite_errorcode & _PRIMARY_CODE in _PASSING:
                        raise
                    self._remove()
                return act(self._opened())
            except (sqlite3.DatabaseError, OSError) as error:
                log.info("%s: %s", self.path, error)
                self._forget()
                return None

    def _opened(self) -> sqlite3.Connection:
        if self._database is None or self._owner != os.getpid():  # a connection must not outlive a fork
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._database = _connected(self.path)
            self._owner = os.getpid()
        return self._database

    def _forget(self) -> None:
        if self._database is not None and self._owner == os.getpid():
            self._database.close()
        self._database = None

    def _remove(self) -> None:
        self._forget()
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None, check_same_thread=False)
    try:
        for statement in (
            "PRAGMA auto_vacuum = INCREMENTAL",  # before there is a table
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = OFF",
            "CREATE TABLE IF NOT EXISTS vector"
            " (key BLOB UNIQUE NOT NULL, value BLOB NOT NULL, used INTEGER NOT NULL)",
            "CREATE INDEX IF NOT EXISTS vector_by_use ON vector (used)",
        ):
            database.execute(statement)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _found(database: sqlite3.Connection, keys: tuple[bytes, ...]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    stale = []
    now = int(time.time())
    for key in keys:
        row = database.execute(
            "SELECT CAST(value AS BLOB), CAST(used AS INTEGER) FROM vector WHERE key = ?", (key,)
        ).fetchone()
        if row is None:
            continue
        checksum, value = row[0][:_CHECKSUM_BYTES], row[0][_CHECKSUM_BYTES:]
        if checksum == _checksum(value):
            found[key] = value
            if now - row[1] > FRESH_S:
                stale.append((now, key))
    if stale:
        with database:
            database.execute("BEGIN IMMEDIATE")
            database.executemany("UPDATE vector SET used = ? WHERE key = ?", stale)
    return found


def _make_room(database: sqlite3.Connection, share: float) -> None:
    """Remove a share of the values, those that were not used for longest."""
    count = database.execute("SELECT count(*) FROM vector").fetchone()[0]
    database.execute(
        "DELETE FROM vector WHERE rowid IN (SELECT rowid FROM vector ORDER BY used, rowid LIMIT ?)",
        (max(1, round(count * share)),),
    )


def _size(database: sqlite3.Connection) -> int:
    """Return the bytes of the pages in use."""
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _checksum(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(_CHECKSUM_BYTES)
