"""``align explain``: what the checks look for, why, how sure they are, and how often reviewers agreed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from muqabala.cli.options import STORE

if TYPE_CHECKING:
    from muqabala.checks.base import Check
    from muqabala.review.precision import Precision


@click.command()
@click.argument("check", required=False)
@click.option(
    "--store",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"Verdicts given in 'align review': how often a check was right.  [default: {STORE}, if here]",
)
def explain(check: str | None, store: Path | None) -> None:
    """Show what a check looks for; without a name, list all checks."""
    from muqabala.checks import CHECKS
    from muqabala.cli.outputs import print_text
    from muqabala.errors import ConfigError
    from muqabala.settings import did_you_mean

    if check is not None and check not in CHECKS:
        raise ConfigError(f"unknown check '{check}'; 'align explain' lists them{did_you_mean(check, CHECKS)}")
    verdicts = store or (Path(STORE) if Path(STORE).is_file() else None)
    judged = _judged(verdicts) if verdicts else {}
    if check is None:
        width = max(map(len, CHECKS))
        lines = (_line(kind, judged.get(kind.slug), width=width) for kind in CHECKS.values())
        print_text("\n".join((*lines, "", _cost())))
    else:
        told = f"\n\nJudged ({verdicts})\n    {_told(judged.get(check))}" if verdicts else ""
        print_text(_page(CHECKS[check]) + told)


def _line(kind: type[Check], judged: Precision | None, *, width: int) -> str:
    first = kind.page().partition("\n")[0]
    state = " (preview)" if kind.preview else ""
    right = f" [right in {judged.drift} of {judged.judged} verdicts]" if judged and judged.judged else ""
    return f"{kind.slug:{width}}  {first}{state}{right}"


def _page(kind: type[Check]) -> str:
    state = "a preview, off unless selected" if kind.preview else "on unless ignored"
    if kind.any_language:
        state += ", for any pair of languages"
    measured = _measured().get(kind.slug)
    parts = [f"{kind.slug}: {kind.mqm}, {kind.severity}, {state}", kind.page()]
    if measured:
        parts.append(
            "Measured (benchmarks/RESULTS.md)\n"
            f"    precision {measured['precision']} of {measured['flags']} flags, "
            f"recall {measured['recall']} of {measured['drifts']} drifts"
        )
    return "\n\n".join(parts)


def _cost() -> str:
    """Say what each sensitivity costs in false flags."""
    from muqabala.drift.expectation import PARAGRAPHS, false_flags
    from muqabala.drift.score import THRESHOLDS

    costs = ", ".join(f"{name} {false_flags(name, PARAGRAPHS):.1f}" for name in THRESHOLDS)
    return f"False flags to expect in a clean article of {PARAGRAPHS} paragraphs, by --sensitivity: {costs}"


def _told(judged: Precision | None) -> str:
    """Say how often reviewers found a check right, and at least how often it is."""
    if judged is None:
        return "no verdicts yet"
    unsure = f"; {judged.unsure} unsure" if judged.unsure else ""
    if not judged.judged:
        return f"no verdict one way or the other{unsure}"
    return (
        f"precision {judged.precision:.2f} of {judged.judged} verdicts, "
        f"at least {judged.at_least:.2f} (95 % interval){unsure}"
    )


def _judged(store: Path) -> Mapping[str, Precision]:
    """Return how often each check was right by the verdicts of a store."""
    from contextlib import closing

    from muqabala.review.precision import precision_by_check
    from muqabala.review.store import Store

    with closing(Store(store)) as opened:
        return {each.check: each for each in precision_by_check(opened.standing("verdict"))}


def _measured() -> dict[str, dict[str, str]]:
    """Return what the benchmarks wrote of each check: precision and recall, and of how many."""
    import csv
    from importlib.resources import files

    table = files("muqabala.checks") / "data" / "measured.tsv"
    if not table.is_file():
        return {}
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return {row["check"]: row for row in rows}
