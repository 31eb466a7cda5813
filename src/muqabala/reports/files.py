"""Texts to files: each whole, and all of them or none."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from muqabala.errors import ReportError


def write_whole(texts: Mapping[Path, str]) -> None:
    """Write every file whole, or none. Raise ReportError where one cannot be written.

    A link is written through, and so is a device or a pipe, which must not be
    replaced by a file.
    """
    with ExitStack() as leftovers:
        finished: list[tuple[Path, Path, Path]] = []
        for path, text in texts.items():
            target = Path(os.path.realpath(path))  # raises nothing where links lead to themselves
            part = target
            if target.is_file() or not target.exists():
                # No other process writes to a name with a token.
                part = target.with_name(f".{target.name}.{secrets.token_hex(8)}.part")
                leftovers.callback(part.unlink, missing_ok=True)
                finished.append((path, part, target))
            with _telling(path):
                # The name of an input may hold bytes that are no UTF-8; JSON reads their escapes back.
                part.write_bytes(text.encode("utf-8", errors="backslashreplace"))
        for path, part, target in finished:
            with _telling(path):
                part.replace(target)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into a line that names the file."""
    try:
        yield
    except OSError as error:
        raise ReportError(f"{path}: cannot be written ({error.strerror})") from error
