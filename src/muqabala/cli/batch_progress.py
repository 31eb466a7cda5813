"""How far a batch is: a bar on a terminal, lines in a log, JSON for programs; all on standard error."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from muqabala.batch.run import Tally

Show = Callable[["Tally"], None]

SECONDS_BETWEEN = {"lines": 10.0, "json": 1.0, "bar": 0.1}
"""A log of an hour has 360 lines; a program may want each second; an eye takes no more than ten a second."""


@contextmanager
def display(kind: str | None) -> Iterator[Show]:
    """Give the function that shows how far a run is: ``bar``, ``lines``, ``json`` or ``none``.

    Without a kind it is a bar where standard error is a terminal, else lines.
    """
    kind = kind or ("bar" if sys.stderr.isatty() else "lines")
    if kind == "none":
        yield lambda tally: None
    elif kind == "bar":
        with _bar() as show:
            yield _throttled(show, SECONDS_BETWEEN[kind])
    else:
        write = _line if kind == "lines" else _json
        yield _throttled(lambda tally: click.echo(write(tally), err=True), SECONDS_BETWEEN[kind])


def _throttled(show: Show, seconds: float) -> Show:
    """Show the last state always, and others no oftener than every so many seconds."""
    due = time.monotonic() + seconds
    shown = -1

    def throttled(tally: Tally) -> None:
        nonlocal due, shown
        finished = tally.kept + tally.done
        if finished != shown and (time.monotonic() >= due or finished == tally.total):
            show(tally)
            due, shown = time.monotonic() + seconds, finished

    return throttled


def _line(tally: Tally) -> str:
    finished = tally.kept + tally.done
    failed = f", {tally.all_failed:,} failed" if tally.all_failed else ""
    return (
        f"align: {finished:,} of {tally.total:,} articles ({100 * finished / tally.total:.0f} %), "
        f"{tally.rate:.1f} a second, {_duration(tally.seconds_left)} left{failed}"
    )


def _json(tally: Tally) -> str:
    left = tally.seconds_left
    return json.dumps(
        {
            "total": tally.total,
            "kept": tally.kept,
            "kept_failed": tally.kept_failed,
            "done": tally.done,
            "failed": tally.failed,
            "drifting": tally.drifting,
            "rate": round(tally.rate, 2),
            "seconds_left": None if left is None else round(left),
        }
    )


def _duration(seconds: float | None) -> str:
    """Return a time as hours, minutes and seconds.

    >>> _duration(3725)
    '1:02:05'
    """
    if seconds is None:
        return "?"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


@contextmanager
def _bar() -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading the models", total=None)

        def show(tally: Tally) -> None:
            failed = f", {tally.all_failed:,} failed" if tally.all_failed else ""
            bar.update(
                task,
                total=tally.total,
                completed=tally.kept + tally.done,
                description=f"{tally.rate:.1f} a second{failed}",
            )

        yield show
