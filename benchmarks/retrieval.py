"""Retrieval by the embedded model: whether, of all sentences of the other side, the nearest is the right one.

python benchmarks/retrieval.py [MODEL]
"""

from __future__ import annotations

import sys

from results import ROOT, markdown_table, write_section

from muqabala.embed import load_encoder
from muqabala.evaluation.retrieval import (
    read_pairs,
    read_scores,
    retrieval_accuracy,
    similarity_correlation,
)

SETS = ROOT.parent / "shared" / "data" / "eval"
RETRIEVAL = ("ntrex-dev", "flores200_devtest", "tico19", "xquad-dev", "tatoeba", "unpc_conflict_eval")
SIMILARITY = "sts17_ar_en"


def main(model: str | None = None) -> None:
    """Write accuracy at 1, both directions averaged, and Spearman's correlation with human scores."""
    encoder = load_encoder(model)
    rows: list[list[object]] = []
    for name in RETRIEVAL:
        pairs = read_pairs(SETS / f"{name}.tsv")
        rows.append([name, len(pairs), f"{retrieval_accuracy(encoder, pairs):.4f}"])
    scored = SETS / f"{SIMILARITY}.tsv"
    pairs = read_pairs(scored)
    correlation = similarity_correlation(encoder, pairs, read_scores(scored))
    rows.append([f"{SIMILARITY} (Spearman)", len(pairs), f"{correlation:.4f}"])
    note = "NTREX dev was used to choose scale, token drop and learning rate; the other sets were not."
    table = markdown_table(["set", "pairs", "accuracy at 1"], rows)
    write_section(f"Retrieval, {encoder.name}", f"{table}\n\n{note}")


if __name__ == "__main__":
    main(*sys.argv[1:])
