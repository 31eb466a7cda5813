"""Train a verifier on, with passages that were written after it: on two cores, where there is no GPU.

python benchmarks/verifier/retrain.py FOLDER MODEL NEWEST OUT [--seconds SECONDS]

FOLDER has init.npz and labelled.npz, MODEL is a model.safetensors that train.py wrote, and NEWEST is how many
of the last passages it has not seen. OUT gets the same as from train.py, and a stopped run goes on from it.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

import torch
from batches import Data
from epochs import retuning
from losses import Losses
from network import Verifier
from safetensors.torch import load_file
from torch import nn
from train import CHECKPOINT, MODEL, SEED, Run, Stage, write_model

SECONDS, RATE, TOKENS = 2700.0, 6e-5, 4096
"""Time on two cores, peak of the learning rate, tokens of a batch."""

STILL_BLOCKS = 4
"""Blocks that stay as they are, from the first, with what lies before them: a quarter less time."""

OF_THE_VOCABULARY = "bias"
"""The weights that have another shape where the vocabulary has; only pre-training uses them."""


def main() -> None:
    """Train, or finish a stopped run, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("newest", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    options.out.mkdir(parents=True, exist_ok=True)
    data = Data(options.folder, "cpu")
    verifier = Verifier(data.init, len(data.classes))
    load(verifier, options.model)
    keep_still(verifier)
    losses = Losses(verifier, data.classes, "cpu")
    epoch = partial(retuning, data, losses, TOKENS, options.newest)
    run = Run(verifier, options.out / CHECKPOINT, "cpu")
    if run.progress.stage == 0:
        run.stage(Stage("retuning", options.seconds, RATE, epoch))
    write_model(verifier, data.classes, options.out / MODEL)


def load(verifier: Verifier, model: Path) -> None:
    """Take the weights that ``write_model`` wrote."""
    weights = {
        name: (tensor.T if tensor.ndim == 2 and name.endswith(".weight") else tensor).float()
        for name, tensor in load_file(model).items()
        if name != OF_THE_VOCABULARY
    }
    missing, unknown = verifier.load_state_dict(weights, strict=False)
    assert (missing, unknown) == ([OF_THE_VOCABULARY], []), (missing, unknown)


def keep_still(verifier: Verifier) -> None:
    """Leave the first blocks and what they read as they are."""
    still: list[nn.Module] = [verifier.norm, verifier.expect, *list(verifier.blocks)[:STILL_BLOCKS]]
    for weights in (verifier.positions, verifier.types, verifier.bias):
        weights.requires_grad_(False)  # noqa: FBT003
    for module in still:
        module.requires_grad_(False)  # noqa: FBT003


if __name__ == "__main__":
    main()
