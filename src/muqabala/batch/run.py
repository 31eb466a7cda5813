"""A whole run: what is left of a corpus, done by an engine, kept in a folder."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from muqabala.batch import shards
from muqabala.batch.corpus import Corpus
from muqabala.batch.pairs import Pair
from muqabala.batch.plan import Kept, cut, numbers_from, shard_size
from muqabala.batch.work import Done, Job, Shard
from muqabala.comparison import load_models, signature_of
from muqabala.errors import CorpusError
from muqabala.reports.wording import counted
from muqabala.settings import PLACES, Settings

Engine = Callable[[Job, Iterator[Shard], "count[int]"], Generator[Done, None, None]]
"""Does the shards of a plan; takes numbers for the shards that it makes itself."""

RUNS = "runs.jsonl"
"""One line for each run: when, how long, how many, and the share of each stage."""


@dataclass(slots=True)
class Tally:
    """How far a run is.

    ``kept`` pairs were done by an earlier run, ``kept_failed`` of them without
    a report; ``done`` counts those of this run, ``failed`` ones among them;
    ``drifting`` the articles of either with a flag, ``known`` those that the results had before.
    ``stages`` are seconds of work, added up over the workers.
    """

    total: int
    kept: int = 0
    kept_failed: int = 0
    done: int = 0
    failed: int = 0
    drifting: int = 0
    known: int = 0
    last_failure: str = ""
    stages: Counter[str] = field(default_factory=Counter)
    _started: float = field(default_factory=time.monotonic)
    _first_done: float = 0.0

    def add(self, done: Done) -> None:
        """Count one pair."""
        self._first_done = self._first_done or time.monotonic()
        self.done += 1
        self.drifting += bool(done.flagged)
        self.stages.update(done.seconds)
        if done.failure:
            self.failed += 1
            self.last_failure = f"{done.id}: {done.failure}"

    @property
    def all_failed(self) -> int:
        """Return the pairs without a report, whichever run tried them."""
        return self.kept_failed + self.failed

    @property
    def seconds(self) -> float:
        """Return the seconds since the start."""
        return time.monotonic() - self._started

    @property
    def rate(self) -> float:
        """Return pairs a second since the first was done: loading the models is no measure of the rest."""
        return (self.done - 1) / (time.monotonic() - self._first_done) if self.done > 1 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Return the seconds that the rest takes at this rate, None where there is none yet."""
        left = self.total - self.kept - self.done
        return left / self.rate if self.rate else None if left else 0.0

    def shares(self) -> dict[str, float]:
        """Return the share of each stage in the work, the largest first."""
        whole = sum(self.stages.values())
        return {stage: round(seconds / whole, 3) for stage, seconds in self.stages.most_common()}


def run(
    corpus: Corpus,
    folder: Path,
    settings: Settings,
    engine: Engine,
    *,
    max_failures: int | None = None,
    tell: Callable[[Tally], None] = lambda tally: None,
    note: Callable[[str], None] = lambda text: None,
) -> Tally:
    """Do what is left of a corpus and return how it went; the caller holds the folder (``held_by_run``).

    ``tell`` hears of every pair, ``note`` what the user should know. Whatever
    ends the run, what was done stays done.

    Raises:
        CorpusError: The corpus or the folder cannot be used, or more than ``max_failures`` pairs have
            failed, in this run or in those before.
        ModelError, ConfigError: As ``compare``.
    """
    settings = _everywhere(settings)
    job = Job(folder.absolute(), settings, signature_of(settings, load_models(settings.model)))
    survey = corpus.survey()
    for text in survey.notes():
        note(text)
    shards.make(job.folder)
    (job.folder / RUNS).open("a").close()  # where it cannot be written, say so before the work
    shards.recover(job.folder)
    kept = Kept.of(job)
    tally = Tally(survey.pairs)
    numbers = numbers_from(job.folder)
    plan = cut(_left(corpus, kept, tally, max_failures), shard_size(survey.pairs), numbers)
    try:
        with closing(engine(job, plan, numbers)) as outcomes:
            for done in outcomes:
                tally.add(done)
                tell(tally)
                _check(tally, max_failures)
        tell(tally)  # of the pairs that were kept behind the last new one, too
        gone = len(kept.keys) - tally.known
        if gone:
            note(
                f"results of articles that the corpus no longer names are kept, and counted: {gone:,}; "
                "another folder of results has none of them"
            )
        if kept.keys:
            shards.drop_replaced(job.folder)
    except KeyboardInterrupt:
        note(f"stopped: what is done is kept ({tally.done:,} pairs of this run); the same command goes on")
        raise
    finally:
        shards.recover(job.folder)
        _record(tally, job)
    return tally


def _everywhere(settings: Settings) -> Settings:
    """Return settings that mean the same files where a worker has another current folder."""
    places: dict[str, Any] = {
        name: str(Path(place).absolute())
        for name in PLACES
        if (place := getattr(settings, name)) and Path(place).exists()
    }
    return replace(settings, **places)


def _check(tally: Tally, max_failures: int | None) -> None:
    """Raise CorpusError where more pairs have failed than may."""
    if max_failures is None or tally.all_failed <= max_failures:
        return
    earlier = f" ({tally.kept_failed:,} in earlier runs)" if tally.kept_failed else ""
    last = f"; the last was {tally.last_failure}" if tally.last_failure else ""
    raise CorpusError(
        f"stopped: {counted(tally.all_failed, 'pair')} failed{earlier}, "
        f"--max-failures is {max_failures}{last}; "
        "what is done is kept, and with a higher number the same command goes on"
    )


def _left(corpus: Corpus, kept: Kept, tally: Tally, max_failures: int | None) -> Iterator[Pair]:
    """Yield the pairs that are not done, and count the others."""
    for pair in corpus.pairs():
        tally.known += pair.number in kept.keys
        if kept.has(pair):
            tally.kept += 1
            tally.kept_failed += pair.number in kept.failed
            tally.drifting += pair.number in kept.drifting
            _check(tally, max_failures)
        else:
            yield pair


def _record(tally: Tally, job: Job) -> None:
    """Add a line on this run."""
    line = {
        "ended": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "signature": job.signature,
        "pairs": tally.total,
        "kept": tally.kept,
        "done": tally.done,
        "failed": tally.failed,
        "drifting": tally.drifting,
        "seconds": round(tally.seconds, 1),
        "stages": tally.shares(),
    }
    with (job.folder / RUNS).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
