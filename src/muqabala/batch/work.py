"""What is done with one pair: a function of its texts and the settings, the same for every engine."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from muqabala.batch.pairs import Pair, Source
from muqabala.batch.shards import Record, compact, writing
from muqabala.comparison import Models, compare, load_models
from muqabala.documents import languages_to_read, parse_document
from muqabala.errors import AlignError, DocumentError
from muqabala.records import Document
from muqabala.reports.json_report import to_json
from muqabala.settings import Settings

OBJECTS_BEFORE_COLLECTION = 100_000
"""Comparisons make many objects that stay and no cycles: looking for garbage cost a fifth of their time."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is equal for all pairs of a run, and where their results go."""

    folder: Path
    settings: Settings
    signature: str


@dataclass(frozen=True, slots=True)
class Shard:
    """Pairs that are done one after the other and lie in one file."""

    number: int
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one pair. The times are told here, so that the record depends on nothing but the texts.

    ``failure`` is the reason why there is no report, empty where there is one;
    ``seconds`` has the time that each stage took.
    """

    id: str
    flagged: int
    failure: str = ""
    seconds: dict[str, float] = field(default_factory=dict)


def load_worker(job: Job) -> Models:
    """Load what a process needs that will do many pairs, and have it look for garbage seldom."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    return load_models(job.settings.model)


def work_shard(shard: Shard, job: Job, models: Models) -> Iterator[Done]:
    """Do the pairs of a shard and write it; each is told once its line is written."""
    with writing(job.folder, shard.number) as write:
        for pair in shard.pairs:
            line, done = work(pair, job, models)
            write(line)
            yield done


def work(pair: Pair, job: Job, models: Models) -> tuple[str, Done]:
    """Compare one pair; return its record as a line of JSON, and what to tell of it.

    Whatever goes wrong with an article is its record. Raise AlignError where it is not the article that is to
    blame, but the model or a file that the settings name.
    """
    key = ""
    stages = _Stages()
    try:
        stages("reading", 0.0)
        translation, original = pair.translation.read(), pair.original.read()
        key = pair.key(translation, original)
        languages = languages_to_read(job.settings.pair)
        report = compare(
            _document(pair.translation, translation, languages[0]),
            _document(pair.original, original, languages[1]),
            job.settings,
            models=models,
            progress=stages,
        )
    except DocumentError as error:
        return failed(pair, job, key, type(error).__name__, str(error))
    except AlignError:
        raise
    except Exception as error:  # noqa: BLE001  one article must not stop a hundred thousand
        key = "" if isinstance(error, MemoryError | ImportError) else key  # another day it may go well
        return failed(pair, job, key, type(error).__name__, f"{error} ({_place(error)})")
    stages("writing", 1.0)
    flagged = len(report.flagged)
    body = compact(to_json(report)).encode()
    line = Record(pair.id, key, job.signature, pair.columns, flagged, "report", body).line()
    return line, Done(pair.id, flagged, seconds=stages.ended())


def failed(pair: Pair, job: Job, key: str, kind: str, reason: str) -> tuple[str, Done]:
    """Return the record of a pair that has no report.

    ``key`` is empty where its texts could not be read, or are not to blame:
    the next run tries it again.
    """
    body = compact({"error": kind, "reason": reason}).encode()
    line = Record(pair.id, key, job.signature, pair.columns, 0, "failure", body).line()
    return line, Done(pair.id, 0, failure=f"{kind}: {reason}")


def write_failures(pairs: Iterable[Pair], number: int, job: Job, reason: str) -> Iterator[Done]:
    """Write a shard of pairs that could not be tried."""
    with writing(job.folder, number) as write:
        for pair in pairs:
            line, done = failed(pair, job, "", "WorkerDied", reason)
            write(line)
            yield done


def _document(source: Source, data: bytes, language: str | None) -> Document:
    """Read a side under the name that the corpus gives it, wherever its folder lies."""
    return parse_document(data, source.name, language=language)


def _place(error: Exception) -> str:
    """Return file and line where an error of ours that we did not foresee was raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "unknown place"


class _Stages:
    """Adds up the time between the stages that a comparison tells."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._stage = ""
        self._since = time.perf_counter()

    def __call__(self, stage: str, share: float) -> None:
        now = time.perf_counter()
        if self._stage:
            self._seconds[self._stage] = self._seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now

    def ended(self) -> dict[str, float]:
        """End the last stage and return the seconds of each."""
        self("", 1.0)
        return {stage: seconds for stage, seconds in self._seconds.items() if seconds}
