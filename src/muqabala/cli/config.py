"""``align config``: every setting and its origin."""

from __future__ import annotations

import os
from pathlib import Path

import click

from muqabala import settings


@click.command()
def config() -> None:
    """Show every setting, its value, and where the value comes from."""
    from muqabala.checks import chosen
    from muqabala.cli.outputs import print_text

    resolved = settings.resolve({}, Path.cwd(), os.environ)
    chosen(resolved.settings)  # refuses unknown checks
    print_text("\n".join(_line(name, resolved) for name in settings.NAMES))


def _line(name: str, resolved: settings.Resolved) -> str:
    value = getattr(resolved.settings, name)
    shown = ", ".join(value) if isinstance(value, tuple) else value
    return f"{settings.option_name(name):11}  {shown or '-':11}  {resolved.origins[name]}"
