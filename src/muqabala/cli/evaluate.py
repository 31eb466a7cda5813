"""``align evaluate``: figures against labelled articles, of planted drifts, or of the model alone."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import click

from muqabala import settings
from muqabala.cli.options import model_option


@click.command()
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@model_option
@click.option(
    "--plant", is_flag=True, help="Plant drifts in the articles without any, and count what is found."
)
@click.option(
    "--json",
    "json_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the figures, to be read by programs.",
)
def evaluate(paths: tuple[Path, ...], *, model: str | None, plant: bool, json_file: Path | None) -> None:
    """Measure on a folder of labelled articles, or a model on files of pairs.

    Each article is a folder with english.txt, arabic.txt and labels.json, as in corpora/articles: what
    is found, and what is flagged for nothing. With --plant, drifts of every kind and edits that change
    nothing are planted in the articles that are clean (no labelled drift, or no labels.json). A file of
    pairs (.tsv) has an English and an Arabic text on each line, maybe a human score of their likeness in
    the fifth column: how well the model finds the pairs. A folder of such files is all of them.
    """
    from muqabala.cli.outputs import check_destination, print_text
    from muqabala.reports.files import write_whole

    chosen = settings.resolve({"model": model}, Path.cwd(), os.environ).settings
    if json_file:
        check_destination(json_file)
    files = [file for path in paths for file in (sorted(path.glob("*.tsv")) if path.is_dir() else [path])]
    if len(paths) > 1 and any(path.is_dir() and not any(path.glob("*.tsv")) for path in paths):
        raise click.UsageError("give one folder of labelled articles at a time")
    names = Counter(file.stem for file in files)
    for file in files:
        if names[file.stem] > 1:
            raise click.UsageError(f"{file}: another file has the name '{file.stem}'; rename one of them")
    if plant and files:
        raise click.UsageError("--plant needs a folder of articles")
    of_folder = _of_planted if plant else _of_articles
    figures, text = _of_model(files, chosen) if files else of_folder(paths[0], chosen)
    if json_file:
        import json

        write_whole({json_file: json.dumps(figures, ensure_ascii=False, indent=2) + "\n"})
    print_text(text)


Figures = tuple[dict[str, object], str]
"""For programs, and for people."""


def _of_articles(folder: Path, chosen: settings.Settings) -> Figures:
    from muqabala.evaluation.articles import evaluate_articles

    figures = evaluate_articles(folder, chosen)
    return figures.summary(), figures.table()


def _of_planted(folder: Path, chosen: settings.Settings) -> Figures:
    from muqabala.evaluation.planted import clean_articles, evaluate_planted

    figures = evaluate_planted(clean_articles(folder), chosen)
    return figures.summary(), figures.table()


def _of_model(files: list[Path], chosen: settings.Settings) -> Figures:
    from muqabala.embed import load_encoder
    from muqabala.evaluation.retrieval import evaluate_pairs, summary, table

    encoder = load_encoder(chosen.model)
    figures = [evaluate_pairs(encoder, file) for file in files]
    return {"model": encoder.name, "sets": summary(figures)}, f"{encoder.name}\n\n{table(figures)}"
