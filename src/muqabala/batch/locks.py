"""One run at a time in a folder of results, and none before the workers of the last have ended."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from muqabala.errors import CorpusError

_RUN, _WORKERS = ".run.lock", ".workers.lock"


@contextmanager
def held_by_run(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a folder for one run. Raise CorpusError where another has it.

    ``waiting`` is called where the workers of a run that was killed are still
    at work; each ends after the pair it has.
    """
    with (folder / _RUN).open("w") as run, (folder / _WORKERS).open("w") as workers:
        if not _taken(run.fileno()):
            raise CorpusError(
                f"{folder}: another run is at work in it; wait for its end, or use another folder"
            )
        if not _taken(workers.fileno()):
            waiting()
            fcntl.flock(workers, fcntl.LOCK_EX)
        fcntl.flock(workers, fcntl.LOCK_UN)
        yield


@contextmanager
def held_by_worker(folder: Path) -> Iterator[None]:
    """Tell a later run that a worker of this one is still there."""
    with (folder / _WORKERS).open() as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


def _taken(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
