"""What of a corpus is left to do: what is new, changed, or was made with another signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

from muqabala.batch import shards
from muqabala.batch.pairs import Pair, fingerprint
from muqabala.batch.work import Job, Shard
from muqabala.errors import DocumentError

LARGEST_SHARD = 100
"""Pairs: at some 30 kB a report, a shard of 3 MB, worked on for seconds."""

FEWEST_SHARDS = 32
"""A small corpus is cut finer, so that workers end at about the same time."""

_STALE = -1
"""No fingerprint: done with another signature, or failed for a reason that may pass."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What earlier runs have done: fingerprints of ids, with those of what they were done with.

    ``drifting`` and ``failed`` are ids, too.
    """

    keys: dict[int, int]
    drifting: frozenset[int]
    failed: frozenset[int]

    @classmethod
    def of(cls, job: Job) -> Kept:
        """Look through the results for what bears the job's signature."""
        keys: dict[int, int] = {}
        drifting: set[int] = set()
        failed: set[int] = set()
        for record in shards.records(job.folder):
            is_current = record.signature == job.signature and record.key
            keys[record.number] = fingerprint(record.key) if is_current else _STALE
            if record.flagged:
                drifting.add(record.number)
            elif record.kind == "failure":
                failed.add(record.number)
        return cls(keys, frozenset(drifting), frozenset(failed))

    def has(self, pair: Pair) -> bool:
        """Tell whether a pair was done with the texts and columns that it has now."""
        key = self.keys.get(pair.number, _STALE)
        if key == _STALE:
            return False
        try:
            return fingerprint(pair.key(pair.translation.read(), pair.original.read())) == key
        except DocumentError:
            return False


def shard_size(pairs: int) -> int:
    """Return the pairs to a shard; the same corpus is cut the same way, whatever the engine."""
    return max(1, min(LARGEST_SHARD, pairs // FEWEST_SHARDS))


def cut(pairs: Iterable[Pair], size: int, numbers: count[int]) -> Iterator[Shard]:
    """Cut a stream of pairs into shards."""
    rest = iter(pairs)
    while batch := tuple(islice(rest, size)):
        yield Shard(next(numbers), batch)


def numbers_from(folder: Path) -> count[int]:
    """Return the numbers of the shards to come."""
    return count(shards.next_number(folder))
