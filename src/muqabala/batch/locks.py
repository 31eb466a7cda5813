"""One run at a time in a folder of results, and none before the workers of the last have ended."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from muqabala.batch.disk import disk_errors
from muqabala.errors import CorpusError

_RUN, _WORKERS = ".run.lock", ".workers.lock"


@contextmanager
def held_by_run(folder: Path, note: Callable[[str], None]) -> Iterator[None]:
    """Hold a folder for one run, made where there is none.

    ``note`` hears of it where the workers of a run that was killed are still
    at work; each ends after the pair it has.

    Raises:
        CorpusError: Another run has it, or the disk refuses something in the meantime.
    """
    with disk_errors(folder), _opened(folder / _RUN) as run, _opened(folder / _WORKERS) as workers:
        if not _taken(run.fileno()):
            raise CorpusError(
                f"{folder}: another run is at work in it; wait for its end, or use another folder"
            )
        if not _taken(workers.fileno()):
            note("waiting for the workers of a run that was stopped")
            fcntl.flock(workers, fcntl.LOCK_EX)
        fcntl.flock(workers, fcntl.LOCK_UN)
        yield


@contextmanager
def held_by_worker(folder: Path) -> Iterator[None]:
    """Tell a later run that a worker of this one is still there.

    Raises:
        CorpusError: The disk refuses something in the meantime.
    """
    with disk_errors(folder), (folder / _WORKERS).open() as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


def _opened(path: Path) -> TextIO:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("w")


def _taken(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
