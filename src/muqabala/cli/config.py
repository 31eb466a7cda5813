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

    resolved = settings.resolve({}, Path.cwd(), os.environ)
    chosen(resolved.settings)  # refuses unknown checks
    for name in settings.NAMES:
        value = getattr(resolved.settings, name)
        shown = ", ".join(value) if isinstance(value, tuple) else value
        click.echo(f"{settings.option_name(name):11}  {shown or '-':11}  {resolved.origins[name]}")
