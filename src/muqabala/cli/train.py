"""``align train``: make a model, or correct the confidences by verdicts."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import click

from muqabala import settings


@click.command()
@click.argument("config", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that the paths in CONFIG are relative to.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder of the new model, replaced at the end where it is there; with --verdicts, a .json file.",
)
@click.option(
    "--lexicon-only",
    is_flag=True,
    help="Make only the lexicon, the last step of training, for the model that lies in the output folder.",
)
@click.option(
    "--verdicts",
    metavar="STORE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Verdicts given in 'align review': correct the confidences by them, without CONFIG.",
)
def train(
    config: Path | None, data: Path | None, output: Path, verdicts: Path | None, *, lexicon_only: bool
) -> None:
    """Train an encoder as the TOML file CONFIG says.

    A run that was stopped goes on where it was: give the same command again.
    The model lies in a folder that sentence-transformers reads, with a model
    card that says what it was made from and how good it is.

    With --verdicts it corrects how sure the checks are, and with that the drift
    score, by what reviewers said. Runs take the file with --calibration.
    """
    if verdicts:
        if config or data or lexicon_only:
            raise click.UsageError("with --verdicts there is no model to train: leave out the other options")
        _recalibrate(verdicts, output)
        return
    if not (config and data):
        raise click.UsageError("give CONFIG and --data, or --verdicts")
    if output.is_file():
        raise click.UsageError(f"{output} is a file; give the folder of the new model")
    import logging

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    if lexicon_only:
        from muqabala.training.word_alignment import make_lexicon

        make_lexicon(config, data, output)
        return
    from muqabala.cli.outputs import print_text
    from muqabala.evaluation.retrieval import table
    from muqabala.training.run import train as train_model

    command = shlex.join(
        ["align", "train", config.as_posix(), "--data", data.as_posix(), "-o", output.as_posix()]
    )
    figures = train_model(config, data, output, command=command)
    print_text(table(figures))


def _recalibrate(verdicts: Path, output: Path) -> None:
    """Write the correction that the verdicts of a store teach."""
    from muqabala.cli.outputs import check_destination, note, print_text
    from muqabala.reports.files import write_whole
    from muqabala.review.learning import learn

    check_destination(output)
    in_use = settings.resolve({}, Path.cwd(), os.environ).settings.calibration
    before = {path.resolve() for path in (output, *([Path(in_use)] if in_use else [])) if path.exists()}
    learnt = learn(verdicts, before)
    write_whole({output: learnt.calibration.to_text()})
    print_text(learnt.summary())
    note(f"wrote {output}; runs take it with --calibration, or as the setting 'calibration'")
