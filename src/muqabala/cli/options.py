"""Options that more than one command takes. Imports nothing heavy: the help is made of these."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from muqabala import settings
from muqabala.errors import ConfigError
from muqabala.reports import formats, suffixes

STORE = "align-review.sqlite"
"""Verdicts, beside the reports and in plain view: there is work of hours in it."""

Command = TypeVar("Command", bound=Callable[..., int | None])

output_option = click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help=f"Write a report in the format of its suffix: {' '.join(suffixes())}; "
    "the last two are a Moses corpus. May repeat.",
)

model_option = click.option(
    "--model", metavar="NAME_OR_FOLDER", help="A sentence-transformers model instead of the embedded one."
)

languages_option = click.option(
    "--languages",
    metavar="CODES",
    help="The languages of translation and original, such as de-fr; others than these need --model.  "
    f"[default: {settings.Settings().languages}]",
)


def format_option(default: str = "") -> Callable[[Command], Command]:
    """Return the option ``-f``; its help names what is printed without it."""
    names = ", ".join(formats())
    shown = f"  [default: {default}]" if default else ""
    return click.option("-f", "--format", "format_", metavar="NAME", help=f"What to print: {names}.{shown}")


def require_checks(chosen: settings.Settings) -> None:
    """Raise ConfigError where no check is left to run: that nothing is found would say nothing."""
    from muqabala.checks import chosen as checks_of  # the help does without

    if not checks_of(chosen):
        raise ConfigError(
            "'select' and 'ignore' leave no check to run; 'align config' shows where they are set"
        )


def _slugs(_ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the slugs of all values, each a list with commas between, or None where none was given."""
    return tuple(slug for value in values for slug in settings.split_list(value)) if values else None


def _checks_option(name: str, text: str) -> Callable[[Command], Command]:
    return click.option(name, metavar="CHECKS", multiple=True, callback=_slugs, help=text)


def choice_option(setting: str, text: str) -> Callable[[Command], Command]:
    """Return the option of a setting that takes one of a few words."""
    default = getattr(settings.Settings(), setting)
    return click.option(
        f"--{settings.option_name(setting)}",
        type=click.Choice(settings.CHOICES[setting]),
        help=f"{text}  [default: {default}]",
    )


select_option = _checks_option("--select", "Run only these checks, such as number,date. May repeat.")
ignore_option = _checks_option("--ignore", "Leave these checks out. May repeat.")
sensitivity_option = choice_option("sensitivity", "How readily to flag.")
read_option = choice_option(
    "read",
    "What the verifier reads: every passage, which finds most; only what a check found and is unsure of; "
    "or nothing, for speed.",
)
exit_zero_option = click.option("--exit-zero", is_flag=True, help="Exit with 0 where there is drift, too.")

glossary_option = click.option(
    "--glossary",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Terms and their translations: CSV or TSV with the columns arabic, english, forbidden; or TBX.",
)

calibration_option = click.option(
    "--calibration",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Confidences corrected by verdicts, made by 'align train --verdicts'.",
)

baseline_option = click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Verdicts exported by 'align review': what was judged fine is not flagged.",
)
