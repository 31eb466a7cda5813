"""What the disk refuses, told in a line: it is no fault of the pair that was in hand."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from muqabala.errors import CorpusError

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def disk_errors(place: Path) -> Iterator[None]:
    """Raise CorpusError where the files of a folder of results cannot be read or written."""
    try:
        yield
    except ConnectionError:  # no disk, but a line between processes
        raise
    except OSError as error:
        is_full = error.errno in _FULL
        problem = "the disk is full; make room" if is_full else f"{error.strerror or error}; mend that"
        raise CorpusError(f"{error.filename or place}: {problem} and run the same command again") from error
