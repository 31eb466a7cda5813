"""Options that more than one command takes. Imports nothing heavy: the help is made of these."""

from __future__ import annotations

from pathlib import Path

import click

output_option = click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Write a report in the format of its suffix: .html .json .jsonl .csv .md. May repeat.",
)

model_option = click.option(
    "--model", metavar="NAME_OR_FOLDER", help="A sentence-transformers model instead of the embedded one."
)
