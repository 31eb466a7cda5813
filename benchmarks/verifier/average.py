"""The mean of the weights of two verifiers, one of which the other was trained from.

python benchmarks/verifier/average.py FOLDER BEFORE AFTER OUT

reads FOLDER/init.npz and both model.safetensors, writes OUT/model.safetensors. Halfway between them the
network keeps what it knew of texts that the last round had none of, and has most of what that taught it
(WiSE-FT: M. Wortsman et al., 2022).
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from batches import read_arrays
from network import Verifier
from passages import CLASSES
from train import MODEL, read_model, write_model


def main(folder: Path, before: Path, after: Path, out: Path) -> None:
    """Write the mean of both."""
    init = read_arrays(folder / "init.npz")
    first, second = (Verifier(init, len(CLASSES)) for _ in range(2))
    read_model(first, before / MODEL)
    read_model(second, after / MODEL)
    with torch.no_grad():
        for weights, others in zip(first.parameters(), second.parameters(), strict=True):
            weights.lerp_(others, 0.5)
    out.mkdir(parents=True, exist_ok=True)
    write_model(first, CLASSES, out / MODEL)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:5]))
