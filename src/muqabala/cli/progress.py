"""A bar on the terminal for work that lasts."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds before a bar is worth its flicker; a usual article takes less."""


class ProgressBar:
    """Takes the name of a stage and its share done, 0 to 1.

    It shows nothing where standard error is no terminal, or in the first
    second; rich is imported only when there is something to show.
    """

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted and sys.stderr.isatty()
        self._started = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, stage: str, share: float) -> None:
        """Show how far a stage is."""
        if not self._wanted or time.monotonic() - self._started < PATIENCE:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(stage, total=1.0)
            self._bar.start()
        if self._task is not None:
            self._bar.update(self._task, description=stage, completed=share)
