"""``align evaluate``: figures against labelled articles."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from muqabala import settings
from muqabala.cli.options import model_option


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@model_option
@click.option(
    "--json",
    "json_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the figures, to be read by programs.",
)
def evaluate(folder: Path, model: str | None, json_file: Path | None) -> None:
    """Measure on a FOLDER of labelled articles.

    Each article is a folder with english.txt, arabic.txt and labels.json, as in corpora/articles.
    """
    from muqabala.cli.outputs import check_destination, print_text
    from muqabala.evaluation.articles import evaluate_articles
    from muqabala.reports.files import write_whole

    chosen = settings.resolve({"model": model}, Path.cwd(), os.environ).settings
    if json_file:
        check_destination(json_file)
    figures = evaluate_articles(folder, chosen)
    if json_file:
        write_whole({json_file: json.dumps(figures.summary(), ensure_ascii=False, indent=2) + "\n"})
    print_text(figures.table())
