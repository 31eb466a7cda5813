"""``align explain``: what the checks look for, why, and how sure they are."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from muqabala.checks.base import Check


@click.command()
@click.argument("check", required=False)
def explain(check: str | None) -> None:
    """Show what a check looks for; without a name, list all checks."""
    from muqabala.checks import CHECKS
    from muqabala.errors import ConfigError
    from muqabala.settings import did_you_mean

    if check is None:
        for kind in CHECKS.values():
            click.echo(_line(kind, width=max(map(len, CHECKS))))
    elif check in CHECKS:
        click.echo(_page(CHECKS[check]))
    else:
        raise ConfigError(f"unknown check '{check}'{did_you_mean(check, CHECKS)}; 'align explain' lists them")


def _line(kind: type[Check], *, width: int) -> str:
    first = kind.page().partition("\n")[0]
    return f"{kind.slug:{width}}  {first}{' (preview)' if kind.preview else ''}"


def _page(kind: type[Check]) -> str:
    state = "a preview, off unless selected" if kind.preview else "on unless ignored"
    measured = _measured().get(kind.slug)
    parts = [f"{kind.slug}: {kind.mqm}, {kind.severity}, {state}", kind.page()]
    if measured:
        parts.append(
            "Measured (benchmarks/RESULTS.md)\n"
            f"    precision {measured['precision']} of {measured['flags']} flags, "
            f"recall {measured['recall']} of {measured['drifts']} drifts"
        )
    return "\n\n".join(parts)


def _measured() -> dict[str, dict[str, str]]:
    """Return what the benchmarks wrote of each check: precision and recall, and of how many."""
    table = files("muqabala.checks") / "data" / "measured.tsv"
    if not table.is_file():
        return {}
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return {row["check"]: row for row in rows}
