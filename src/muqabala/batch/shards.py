"""Results on disk: shards of JSON Lines, each whole, whatever stops the run.

A shard is written line by line to a file of its own and renamed when it is
whole. What a stopped run has left is completed by ``recover``: the lines that
are whole stay, a torn one goes. A later record of a pair replaces an earlier
one: shards are read from the newest to the oldest.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from muqabala.batch.disk import disk_errors
from muqabala.batch.pairs import fingerprint
from muqabala.errors import CorpusError

SHARDS = "shards"
"""The folder of the shards in that of the results."""

_SHARD = re.compile(r"(\d+)\.jsonl")
_PART = re.compile(r"(\d+)\.jsonl\.\w+\.part")

_BODY = re.compile(rb',"(report|failure)":(?=\{)')
"""What parts the head of a line from its body: columns are texts, and JSON escapes the quotes in a text."""

_END = b"}}\n"
"""What closes the body, and the line: without it, the file was cut off."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one pair.

    ``key`` is the digest of what it was made from, empty where that could not
    be read; ``kind`` is ``report`` or ``failure``, ``body`` its JSON, and
    ``flagged`` the number of flags in the report. ``shard`` is where it lies.
    """

    id: str
    key: str
    signature: str
    columns: Mapping[str, str]
    flagged: int
    kind: str
    body: bytes
    shard: Path | None = field(default=None, compare=False)

    @property
    def number(self) -> int:
        """Return the fingerprint of the id."""
        return fingerprint(self.id)

    def load(self) -> dict[str, Any]:
        """Return the body as plain data. Raise CorpusError where it is damaged."""
        try:
            loaded: dict[str, Any] = json.loads(self.body)
        except ValueError as error:
            raise _damaged(self.shard, error) from error
        return loaded

    def line(self) -> str:
        """Return the record as a line of JSON."""
        head = {
            "id": self.id,
            "key": self.key,
            "signature": self.signature,
            "columns": dict(self.columns),
            "flagged": self.flagged,
        }
        return f'{compact(head)[:-1]},"{self.kind}":{self.body.decode()}}}'

    @classmethod
    def of(cls, line: bytes, path: Path) -> Record:
        """Read a line of a shard. Raise CorpusError where it is damaged."""
        try:
            head, kind, body = _BODY.split(line, maxsplit=1)
            body = body[: body.rindex(_END) + 1]
            return cls(**json.loads(head + b"}"), kind=kind.decode(), body=body, shard=path)
        except (ValueError, TypeError) as error:
            raise _damaged(path, error) from error


def _damaged(path: Path | None, error: Exception) -> CorpusError:
    return CorpusError(f"{path}: is damaged ({error}); remove the file and run 'align batch' again")


def compact(data: object) -> str:
    """Return data as JSON on one line; a lone surrogate, of a name that is not UTF-8, becomes an escape."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode()


def make(folder: Path) -> None:
    """Make a folder of results. Raise CorpusError where that cannot be."""
    with disk_errors(folder):
        (folder / SHARDS).mkdir(parents=True, exist_ok=True)


def path_of(folder: Path, number: int) -> Path:
    """Return where a shard lies."""
    return folder / SHARDS / f"{number:06}.jsonl"


@contextmanager
def writing(folder: Path, number: int) -> Iterator[Callable[[str], None]]:
    """Give a function that adds a line; the shard is whole, and in its place, at the end.

    Each line is with the system at once, so that it outlives the process.
    """
    target = path_of(folder, number)
    # Two workers may have the same shard where an engine gives it out again: each has its own part.
    part = target.with_name(f"{target.name}.{secrets.token_hex(8)}.part")
    with part.open("wb", buffering=0) as file:
        yield lambda line: _write_all(file.fileno(), line)
        os.fsync(file.fileno())
    part.replace(target)


def _write_all(file: int, line: str) -> None:
    data = f"{line}\n".encode()
    while data:
        data = data[os.write(file, data) :]


def recover(folder: Path) -> None:
    """Make whole shards of what a stopped run has left. No other run may be at work."""
    for number in {number for number, _ in _numbered(folder, _PART)}:
        recover_shard(folder, number)


def recover_shard(folder: Path, number: int) -> int:
    """Make one shard whole and return the number of its records; without any there is no shard.

    Its parts are beginnings of the same lines: the longest is kept.
    """
    target = path_of(folder, number)
    parts = [path for found, path in _numbered(folder, _PART) if found == number]
    if parts and not target.exists():
        longest = max(parts, key=_keep_whole_lines)
        if longest.stat().st_size:
            parts.remove(longest)
            longest.replace(target)
    for part in parts:
        part.unlink()
    return sum(1 for _ in _lines(target)) if target.exists() else 0


def _keep_whole_lines(path: Path) -> int:
    """Cut off a torn last line and return the size."""
    size = path.read_bytes().rfind(b"\n") + 1
    os.truncate(path, size)
    return size


def next_number(folder: Path) -> int:
    """Return the number of the shard to be written next."""
    return max((number for number, _ in _numbered(folder, _SHARD)), default=-1) + 1


def records(folder: Path) -> Iterator[Record]:
    """Yield the record of each pair, the newest shard first.

    Raises:
        CorpusError: There are no shards in the folder, or one is damaged or cannot be read.
    """
    if not (folder / SHARDS).is_dir():
        raise CorpusError(f"{folder}: holds no results; give the folder that 'align batch -o' was given")
    seen: set[int] = set()
    for path in reversed(oldest_first(folder)):
        for line in _lines(path):
            record = Record.of(line, path)
            if record.number not in seen:
                seen.add(record.number)
                yield record


def placed_records(path: Path) -> Iterator[tuple[Record, int]]:
    """Yield each record of a shard with the place in the file where its body begins. Raise CorpusError."""
    start = 0
    for line in _lines(path):
        record = Record.of(line, path)
        yield record, start + len(line.rstrip()) - len(record.body) - 1
        start += len(line)


def drop_replaced(folder: Path) -> None:
    """Remove the shards of which every record has been replaced by a later one."""
    seen: set[int] = set()
    for path in reversed(oldest_first(folder)):
        numbers = {Record.of(line, path).number for line in _lines(path)}
        if numbers <= seen:
            path.unlink()
        seen |= numbers


def oldest_first(folder: Path) -> list[Path]:
    """Return the files of the shards."""
    return [path for _, path in sorted(_numbered(folder, _SHARD))]


def _numbered(folder: Path, name: re.Pattern[str]) -> Iterator[tuple[int, Path]]:
    with disk_errors(folder):
        for path in (folder / SHARDS).iterdir():
            if match := name.fullmatch(path.name):
                yield int(match[1]), path


def _lines(path: Path) -> Iterator[bytes]:
    with disk_errors(path), path.open("rb") as file:
        yield from file
