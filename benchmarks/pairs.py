"""Sentences that differ in one claim, and faithful ones of many forms: what is flagged of either.

    python benchmarks/pairs.py

Writes a section of RESULTS.md. Each file of corpora/pairs is read as articles of ten sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pseudo_articles import PARAGRAPHS, plain, rows_of
from results import ROOT, markdown_table, write_section

from muqabala.comparison import compare, load_models

PAIRS = ROOT / "corpora" / "pairs"


def main() -> None:
    """Count the flags of both kinds in every file, and write them."""
    rows: list[list[object]] = []
    for path in sorted(PAIRS.glob("*.tsv")):
        pairs, flagged = Counter[str](), Counter[str]()
        for kind, is_flagged in judged(path):
            pairs[kind] += 1
            flagged[kind] += is_flagged
        shares = (
            f"{flagged[kind]} of {pairs[kind]} ({flagged[kind] / pairs[kind]:.1%})"
            for kind in ("right", "wrong")
        )
        rows.append([path.stem, *shares])
    header = ["pairs", "faithful, flagged", "drifted, flagged"]
    write_section("Pairs of sentences", markdown_table(header, rows))


def judged(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the kind of each pair, and whether it is flagged."""
    models, left = load_models(), iter(rows_of(path))
    while rows := list(islice(left, PARAGRAPHS)):
        article = plain([row["english"] for row in rows], [row["arabic"] for row in rows])
        report = compare(article.translation, article.original, models=models)
        yield from ((row["kind"], part.flagged) for row, part in zip(rows, report.paragraphs, strict=True))


if __name__ == "__main__":
    main()
