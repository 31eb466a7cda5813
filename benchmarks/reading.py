"""What the verifier adds where it reads every passage (``--read all``).

    python benchmarks/reading.py

Writes a section of RESULTS.md: labelled and clean whole articles, on none of which the verifier was trained.
"""

from __future__ import annotations

import time
from pathlib import Path

from results import ROOT, markdown_table, write_section

from drift import ARTICLES, CLEAN, whole_article
from muqabala.comparison import compare, load_models
from muqabala.evaluation.articles import evaluate_articles
from muqabala.records import Severity
from muqabala.settings import Read, Settings

MODES: tuple[Read, Read] = ("found", "all")


def main() -> None:
    """Measure both modes and write them side by side."""
    labelled: list[list[object]] = []
    clean: list[list[object]] = []
    for mode in MODES:
        for name, *_ in ARTICLES:
            figures = evaluate_articles(ROOT / "corpora" / name, Settings(read=mode))
            major = figures.recall(least=Severity.MAJOR)
            labelled.append([name, mode, f"{figures.recall():.2f}", f"{major:.2f}"])
        clean += [[it.name, mode, *clean_figures(it, mode)] for it in sorted(CLEAN.iterdir())]
    tables = [
        markdown_table(["labelled articles", "read", "recall", "of major and critical drifts"], labelled),
        markdown_table(
            ["clean articles", "read", "number", "false flags per article", "ms an article"], clean
        ),
    ]
    write_section("Reading every passage", "\n\n".join(tables))


def clean_figures(folder: Path, mode: Read) -> list[object]:
    """Return the number of articles, the false flags of one, and the milliseconds that it takes."""
    models, settings = load_models(), Settings(read=mode)
    articles = [whole_article(path) for path in sorted(folder.iterdir())]
    compare(articles[0].translation, articles[0].original, settings, models=models)  # everything is loaded
    start = time.process_time()
    flags = sum(len(compare(it.translation, it.original, settings, models=models).flagged) for it in articles)
    spent = (time.process_time() - start) / len(articles)
    return [len(articles), f"{flags / len(articles):.2f}", f"{spent * 1000:.0f}"]


if __name__ == "__main__":
    main()
