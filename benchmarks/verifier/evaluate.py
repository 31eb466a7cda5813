"""How well a verifier parts the drifted passages from the faithful ones, as the tool runs it.

python benchmarks/verifier/evaluate.py FOLDER MODEL    reads the arrays in FOLDER, and the verifier in MODEL

A passage's score is the mean chance of drift of its two most doubtful tokens, of the English, of the Arabic,
or of the side where it is greater. Passages of even lines were trained on; dev is of corpora/edits.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from batches import HELD_OUT, Data, Numbers
from epochs import LONGEST_LABELLED
from numpy.typing import NDArray

from muqabala.evaluation.planted import auroc
from muqabala.verifier.network import Network
from muqabala.verifier.store import read_verifier

DOUBTFUL = 2
"""Tokens that a passage's score is the mean of."""

FALSE_SHARES = (0.05, 0.01)
"""Of the faithful passages, the shares that may be flagged."""

TRAINED_ON = 600
"""Passages that were trained on, to compare with the others."""

Floats = NDArray[np.float64]


def main(folder: Path, model: Path) -> None:
    """Print, by source and side, the area under the ROC curve and the recall at shares of false flags."""
    data = Data(folder, "cpu")
    network = read_verifier(model).network
    chosen = {"dev": data.rows(data.dev & (data.source == "edits"))}
    chosen |= {source: data.rows(data.source == source) for source in HELD_OUT}
    chosen["even"] = data.rows((data.source == "even") & ~data.dev)[:TRAINED_ON]
    for source, rows in chosen.items():
        scores = scored(network, data, rows)
        drifts = data.drifts[rows]
        sides = {"English": scores[:, 0], "Arabic": scores[:, 1], "either": scores.max(1)}
        for side, of in sides.items():
            recalls = (
                f"{recall(of[drifts], of[~drifts], share):.3f} at {share:.0%}" for share in FALSE_SHARES
            )
            area = auroc(of[drifts], of[~drifts])
            print(f"{source} ({len(rows)}), {side}: area {area:.3f}, recall {', '.join(recalls)}", flush=True)


def scored(network: Network, data: Data, rows: Numbers) -> Floats:
    """Return the scores of both sides of texts, shape (texts, 2)."""
    texts, places = data.labelled, data.labelled.places(rows, LONGEST_LABELLED)
    found = []
    for start, length, other, other_length, *_ in zip(*places, strict=True):
        english = texts.english[start : start + length].tolist()
        arabic = texts.arabic[other : other + other_length].tolist()
        found.append([np.sort(1 - side[:, 0])[-DOUBTFUL:].mean() for side in network.read(english, arabic)])
    return np.array(found, np.float64)


def recall(drifted: Floats, faithful: Floats, share: float) -> float:
    """Return the share of drifted passages above all but a share of the faithful ones."""
    bound = np.sort(faithful)[int((1 - share) * len(faithful))]
    return float((drifted > bound).mean())


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
