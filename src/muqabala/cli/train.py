"""``align train``: make a model."""

from __future__ import annotations

import logging
import shlex
import sys
from pathlib import Path

import click


@click.command()
@click.argument("config", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="The folder that the paths in CONFIG are relative to.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder of the new model; one that is there is replaced at the end.",
)
@click.option(
    "--lexicon-only",
    is_flag=True,
    help="Make only the lexicon, the last step of training, for the model that lies in the output folder.",
)
def train(config: Path, data: Path, output: Path, *, lexicon_only: bool) -> None:
    """Train an encoder as the TOML file CONFIG says.

    A run that was stopped goes on where it was: give the same command again.
    The model lies in a folder that sentence-transformers reads, with a model
    card that says what it was made from and how good it is.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    if lexicon_only:
        from muqabala.training.word_alignment import make_lexicon

        make_lexicon(config, data, output)
        return
    from muqabala.evaluation.retrieval import table
    from muqabala.training.run import train as train_model

    command = shlex.join(
        ["align", "train", config.as_posix(), "--data", data.as_posix(), "-o", output.as_posix()]
    )
    figures = train_model(config, data, output, command=command)
    click.echo(table(figures))
