"""How well a trained verifier parts the drifted passages from the faithful ones.

python benchmarks/verifier/evaluate.py FOLDER OUT    reads the arrays in FOLDER, and OUT/checkpoint.pt

A passage's score is the mean chance of drift of its two most doubtful tokens, of the English, of the Arabic,
or of the side where it is greater. Passages of even lines were trained on; dev is of the second round's.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from batches import HELD_OUT, Data, Numbers
from epochs import LONGEST_LABELLED
from losses import halved
from network import Verifier
from numpy.typing import NDArray
from torch import Tensor
from train import CHECKPOINT

from muqabala.evaluation.planted import auroc

TEXTS = 128
"""Read at once."""

DOUBTFUL = 2
"""Tokens that a passage's score is the mean of."""

FALSE_SHARES = (0.05, 0.01)
"""Of the faithful passages, the shares that may be flagged."""

TRAINED_ON = 600
"""Passages that were trained on, to compare with the others."""

Floats = NDArray[np.float64]


def main(folder: Path, out: Path) -> None:
    """Print, by source and side, the area under the ROC curve and the recall at shares of false flags."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    data = Data(folder, device)
    verifier = Verifier(data.init, len(data.classes)).to(device).eval()
    verifier.load_state_dict(torch.load(out / CHECKPOINT, map_location=device)["verifier"])
    chosen = {"dev": data.rows(data.dev & data.more)}
    chosen |= {source: data.rows(data.source == source) for source in HELD_OUT}
    chosen["even"] = data.rows((data.source == "even") & ~data.dev)[:TRAINED_ON]
    for source, rows in chosen.items():
        scores = np.concatenate([*_scores(verifier, data, rows, device)])
        drifts = data.drifts[rows]
        sides = {"English": scores[:, 0], "Arabic": scores[:, 1], "either": scores.max(1)}
        for side, of in sides.items():
            recalls = (
                f"{recall(of[drifts], of[~drifts], share):.3f} at {share:.0%}" for share in FALSE_SHARES
            )
            area = auroc(of[drifts], of[~drifts])
            print(f"{source} ({len(rows)}), {side}: area {area:.3f}, recall {', '.join(recalls)}")


@torch.no_grad()
def _scores(verifier: Verifier, data: Data, rows: Numbers, device: str) -> Iterator[Floats]:
    """Yield the scores of both sides of passages, shape (passages, 2)."""
    for start in range(0, len(rows), TEXTS):
        places = data.labelled.places(rows[start : start + TEXTS], LONGEST_LABELLED)
        batch = data.labelled.batch(places)
        with halved(device):
            tokens = verifier(batch.ids, batch.positions, batch.types, batch.seen)
            outputs: Tensor = verifier.judge(tokens)
        doubts = 1 - outputs.float().softmax(-1)[..., 0]
        sides = [
            (doubts * side).topk(DOUBTFUL, dim=1).values.sum(1) / side.sum(1).clamp(max=DOUBTFUL)
            for side in (batch.english, batch.arabic)
        ]
        yield torch.stack(sides, 1).double().cpu().numpy()


def recall(drifted: Floats, faithful: Floats, share: float) -> float:
    """Return the share of drifted passages above all but a share of the faithful ones."""
    bound = np.sort(faithful)[int((1 - share) * len(faithful))]
    return float((drifted > bound).mean())


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
