"""The engine for a cluster: Ray Data, one actor with its own models for each worker.

The folder of results and the files of the corpus must lie where every machine
of the cluster sees them under the same path.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Generator, Iterator
from itertools import count, islice
from typing import Any

from muqabala.batch.locks import held_by_worker
from muqabala.batch.work import Done, Job, Shard, load_worker, work_shard
from muqabala.errors import AlignError, CorpusError

WINDOW = 1_000
"""Shards given to Ray at once, some 100,000 pairs: the plan of a larger corpus need not fit in memory."""

_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
"""Ray would report its use to its makers, and its own doings to the user."""

Batch = dict[str, Any]
"""A column of Ray Data: a pickled shard in, a pickled list of what became of its pairs, or an error, out."""


class ShardWorker:
    """Does shards, with models that are loaded once."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._models = load_worker(job)

    def __call__(self, batch: Batch) -> Batch:
        """Do the shard of a batch."""
        (item,) = batch["shard"]
        done: list[Done] | AlignError
        try:
            with held_by_worker(self._job.folder):
                done = list(work_shard(pickle.loads(item), self._job, self._models))
        except AlignError as error:  # Ray would wrap it in three others
            done = error
        return {"done": [pickle.dumps(done)]}


def run(
    job: Job, plan: Iterator[Shard], numbers: count[int], workers: int, address: str | None = None
) -> Generator[Done, None, None]:
    """Do every shard of the plan on the cluster at ``address``, a new one on this machine by default.

    Raises:
        CorpusError: Ray is not installed, there is no cluster at the address, or a worker cannot write.
    """
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)  # Ray reads it as it is imported
    try:
        import ray
        from ray.data import ActorPoolStrategy, DataContext
    except ImportError as error:
        raise CorpusError("--engine ray needs Ray; pip install 'muqabala[ray]'") from error
    try:
        ray.init(
            address or "local",  # by default it would join a cluster that it finds
            num_cpus=None if address else workers,
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
    except ConnectionError as error:
        raise CorpusError(f"there is no Ray cluster at {address} ({error})") from error
    try:
        DataContext.get_current().enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        while window := list(islice(plan, WINDOW)):
            items = [{"shard": pickle.dumps(shard)} for shard in window]
            data = ray.data.from_items(items, override_num_blocks=len(items)).map_batches(
                ShardWorker,
                batch_size=1,
                compute=ActorPoolStrategy(size=workers),
                fn_constructor_args=(job,),
            )
            for row in data.iter_rows():
                done = pickle.loads(row["done"])
                if isinstance(done, AlignError):
                    raise done
                yield from done
    finally:
        ray.shutdown()
