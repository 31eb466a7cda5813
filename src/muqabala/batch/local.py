"""The engine for one machine: a few processes, each with its own models and one shard at a time.

A worker ends where the run that started it is gone; one that dies (out of
memory, say) is replaced, and the pair it died of twice is a failure.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count, islice
from multiprocessing import connection, get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from muqabala.batch import shards
from muqabala.batch.locks import held_by_worker
from muqabala.batch.work import Done, Job, Shard, load_worker, work_shard, write_failures
from muqabala.errors import AlignError, CorpusError

DIED = "the worker died of it twice, perhaps for want of memory"

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""Threads inside a worker would fight those of the others for the same cores."""


@dataclass(slots=True)
class _Worker:
    """A process, the line to it, and the shard it has; ``has_loaded`` its models."""

    process: SpawnProcess
    line: Connection
    shard: Shard | None = None
    has_loaded: bool = False


def run(job: Job, plan: Iterator[Shard], numbers: count[int], workers: int) -> Generator[Done, None, None]:
    """Do every shard of the plan; yield what became of each pair as soon as its record is written.

    Closing the iterator ends the workers at once; ``shards.recover`` then keeps
    what they had written. Raise CorpusError where they cannot write, or cannot start.
    """
    first = list(islice(plan, workers))
    plan = chain(first, plan)
    suspects: set[str] = set()
    team: list[_Worker] = []
    try:
        team += [_started(job) for _ in first]
        while team:
            ready = connection.wait([worker.line for worker in team])
            for worker in [worker for worker in team if worker.line in ready]:
                try:
                    told: Done | AlignError | None = worker.line.recv()
                except (EOFError, ConnectionResetError):
                    rest = yield from _salvaged(worker, job, numbers, suspects)
                    plan = chain([rest], plan) if rest else plan
                    team[team.index(worker)] = _started(job)
                    continue
                if isinstance(told, AlignError):
                    raise told
                if told:
                    yield told
                elif not _give(worker, next(plan, None)):
                    team.remove(worker)
    finally:
        for worker in team:
            worker.line.close()
            worker.process.terminate()
        for worker in team:
            worker.process.join()


def _give(worker: _Worker, shard: Shard | None) -> bool:
    """Give a shard to a worker that asks for one, or end the worker and tell that there is none."""
    worker.has_loaded, worker.shard = True, shard
    if shard is None:
        worker.line.close()
        worker.process.join()
        return False
    with suppress(BrokenPipeError, ConnectionResetError):  # it died meanwhile: reading its line tells
        worker.line.send(shard)
    return True


def _salvaged(
    worker: _Worker, job: Job, numbers: count[int], suspects: set[str]
) -> Generator[Done, None, Shard | None]:
    """Keep what a dead worker had written, and return the shard of what is left.

    The first pair without a record is the one it died of. Raise CorpusError where it had not come so far.
    """
    worker.process.join()
    if not worker.has_loaded:
        raise CorpusError("a worker died while it loaded the models; free memory, or give fewer --workers")
    shard = worker.shard
    if shard is None:
        return None
    written = shards.recover_shard(job.folder, shard.number)
    rest = shard.pairs[written:]
    if rest and rest[0].id in suspects:
        yield from write_failures(rest[:1], next(numbers), job, DIED)
        rest = rest[1:]
    elif rest:
        suspects.add(rest[0].id)
    return Shard(next(numbers), rest) if rest else None


def _started(job: Job) -> _Worker:
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")  # a new process reads it before it loads numpy
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # A forked process would inherit the ends of the others' lines, and not see the run's end.
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(job, theirs), daemon=True)
    resource_tracker.ensure_running()  # or the first start would, and let signals through
    # Ctrl-C reaches the whole group; a worker keeps this mask, and is ended by the run.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    theirs.close()
    return _Worker(process, ours)


def _serve(job: Job, line: Connection) -> None:
    """Do the shards that come, until the run ends or is gone."""
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            with held_by_worker(job.folder):
                _work(job, line)
        except AlignError as error:
            line.send(error)  # it is not of the pair, and another worker would meet it too


def _work(job: Job, line: Connection) -> None:
    run = parent_process()
    if run is None or not run.is_alive():
        return  # a later run may have found the folder free before we held it
    models = load_worker(job)
    while True:
        line.send(None)  # it asks for a shard
        shard: Shard = line.recv()
        for done in work_shard(shard, job, models):
            line.send(done)
