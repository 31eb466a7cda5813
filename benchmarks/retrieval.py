"""Retrieval by the embedded model: whether, of all sentences of the other side, the nearest is the right one.

python benchmarks/retrieval.py [MODEL]
"""

from __future__ import annotations

import sys
from time import process_time

from results import ROOT, markdown_table, write_section

from muqabala.embed import Encoder, load_encoder
from muqabala.evaluation.retrieval import evaluate_pairs, read_pairs

SETS = ROOT.parent / "shared" / "data" / "eval"
NAMES = (
    "ntrex-dev",
    "flores200_devtest",
    "tico19",
    "xquad-dev",
    "tatoeba",
    "unpc_conflict_eval",
    "sts17_ar_en",
)


def main(model: str | None = None) -> None:
    """Write accuracy at 1, both directions averaged, or Spearman's correlation with human scores."""
    start = process_time()
    encoder = load_encoder(model)
    loading = process_time() - start
    figures = [evaluate_pairs(encoder, SETS / f"{name}.tsv") for name in NAMES]
    rows: list[list[object]] = [
        [it.name, it.pairs, it.measure, f"{it.value:.4f}", f"{it.low:.4f} to {it.high:.4f}"] for it in figures
    ]
    note = (
        "Intervals: 95 %, bootstrap over the pairs. NTREX dev was used to choose the configuration, and the "
        "other sets were looked at while it was chosen; none was trained on."
    )
    table = markdown_table(["set", "pairs", "measure", "figure", "interval"], rows)
    speed = f"Loading took {loading:.2f} s; {_rate(encoder):,.0f} sentences of TICO-19 are encoded in one."
    write_section(f"Retrieval, {encoder.name.partition(':')[0]}", f"{table}\n\n{note}\n\n{speed}")


def _rate(encoder: Encoder) -> float:
    """Return how many sentences one core encodes in a second, both languages mixed; the best of three."""
    texts = [text for pair in read_pairs(SETS / "tico19.tsv") for text in pair]
    seconds = []
    for _ in range(3):
        start = process_time()
        encoder.encode(texts)
        seconds.append(process_time() - start)
    return len(texts) / min(seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
