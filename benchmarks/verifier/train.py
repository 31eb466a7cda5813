"""Train the verifier, first on pairs, then on edited passages.

python benchmarks/verifier/train.py FOLDER OUT [--seconds PRETRAINING TUNING]

FOLDER has init.npz, pairs.npz and labelled.npz. OUT gets checkpoint.pt, from which a run that was stopped
goes on with the seconds that it had left, and at the end model.safetensors: all weights but the words, which
stay as init.npz has them. Needs torch, numpy and safetensors alone, and takes a GPU where there is one.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from batches import Data
from epochs import Job, pretraining, tuning
from losses import Losses
from network import HEADS, Verifier
from safetensors.torch import save_file
from torch import Tensor, nn

SECONDS, RATES, TOKENS = (350.0, 330.0), (2.5e-4, 1.2e-4), (32768, 16384)
"""Of pre-training and of tuning: time (on an H200), peak of the learning rate, tokens of a batch."""

CHECKPOINT, MODEL = "checkpoint.pt", "model.safetensors"
SEED = 1
WARMUP, LEAST_RATE = 0.04, 0.03
"""The share of a stage in which the rate rises, and the share of its peak that it does not fall below."""

BETAS, EPSILON, DECAY, LONGEST_GRADIENT = (0.9, 0.98), 1e-6, 0.02, 1.0
LOG_STEPS, CHECKPOINT_SECONDS = 20, 120.0

LONGEST_STEP = 3.0
"""Seconds that a step counts for at most: the first ones compile."""


@dataclass(slots=True)
class Progress:
    """How far a run is: jobs done of an epoch of a stage, and steps and seconds of the stage."""

    stage: int = 0
    epoch: int = 0
    job: int = 0
    steps: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of training; ``epoch`` gives the jobs of an epoch, told by a generator of random numbers."""

    name: str
    seconds: float
    rate: float
    epoch: Callable[[np.random.Generator], list[Job]]


def main() -> None:
    """Train both stages, or what a stopped run left of them, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, nargs=2, default=SECONDS)
    options = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(SEED)
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.backends.cuda.enable_cudnn_sdp(False)  # noqa: FBT003  # it plans anew for each shape
    options.out.mkdir(parents=True, exist_ok=True)
    data = Data(options.folder, device)
    verifier = Verifier(data.init, len(data.classes)).to(device)
    if device == "cuda":
        verifier.compile_blocks()
    losses = Losses(verifier, data.classes, device)
    stages = [
        Stage(epoch.__name__, seconds, rate, partial(epoch, data, losses, tokens))
        for epoch, seconds, rate, tokens in zip(
            (pretraining, tuning), options.seconds, RATES, TOKENS, strict=True
        )
    ]
    run = Run(verifier, options.out / CHECKPOINT, device)
    while run.progress.stage < len(stages):
        run.stage(stages[run.progress.stage])
    write_model(verifier, data.classes, options.out / MODEL)


class Run:
    """A run of training, which goes on from its checkpoint where there is one."""

    def __init__(self, verifier: Verifier, checkpoint: Path, device: str) -> None:
        self.verifier, self.checkpoint = verifier, checkpoint
        self.progress = Progress()
        self.saved = time.monotonic()
        self.optimiser = optimiser_of(verifier)
        if checkpoint.exists():
            state = torch.load(checkpoint, map_location=device)
            self.progress = Progress(**state["progress"])
            verifier.load_state_dict(state["verifier"])
            self.optimiser.load_state_dict(state["optimiser"])
            print(f"going on from {self.progress}", flush=True)

    def stage(self, stage: Stage) -> None:
        """Train until the seconds of a stage are over."""
        progress = self.progress
        self.verifier.train()
        while progress.seconds < stage.seconds:
            jobs = stage.epoch(np.random.default_rng((SEED, progress.stage, progress.epoch)))
            print(f"{stage.name}, epoch {progress.epoch + 1}: {len(jobs)} batches", flush=True)
            self._epoch(stage, jobs)
        self.progress = Progress(stage=progress.stage + 1)
        self.optimiser = optimiser_of(self.verifier)
        self.save()

    def _epoch(self, stage: Stage, jobs: list[Job]) -> None:
        progress = self.progress
        logged: dict[str, list[Tensor]] = defaultdict(list)
        before = time.monotonic()
        for job in jobs[progress.job :]:
            self._step(job, stage.rate * _schedule(progress.seconds / stage.seconds), logged)
            progress.job, progress.steps = progress.job + 1, progress.steps + 1
            now = time.monotonic()
            progress.seconds, before = progress.seconds + min(now - before, LONGEST_STEP), now
            if progress.steps % LOG_STEPS == 0:
                means = ", ".join(f"{name} {torch.stack(terms).mean():.4f}" for name, terms in logged.items())
                print(f"{progress.seconds:.0f} s, step {progress.steps}: {means}", flush=True)
                logged.clear()
            if progress.seconds >= stage.seconds:
                return
            if now - self.saved > CHECKPOINT_SECONDS:
                self.save()
        progress.epoch, progress.job = progress.epoch + 1, 0

    def _step(self, job: Job, rate: float, logged: dict[str, list[Tensor]]) -> None:
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        terms = job()
        torch.stack(list(terms.values())).sum().backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.verifier.parameters(), LONGEST_GRADIENT)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        for name, term in terms.items():
            logged[name].append(term.detach())

    def save(self) -> None:
        """Write the checkpoint; a run that is stopped meanwhile finds the one before."""
        state = {
            "progress": asdict(self.progress),
            "verifier": self.verifier.state_dict(),
            "optimiser": self.optimiser.state_dict(),
        }
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.checkpoint)
        self.saved = time.monotonic()


def optimiser_of(verifier: Verifier) -> torch.optim.Optimizer:
    """Return a new optimiser; weights decay, but not those of norms and biases."""
    decaying = [weight for weight in verifier.parameters() if weight.ndim > 1]
    others = [weight for weight in verifier.parameters() if weight.ndim == 1]
    groups = [{"params": decaying, "weight_decay": DECAY}, {"params": others, "weight_decay": 0.0}]
    fused = decaying[0].is_cuda
    return torch.optim.AdamW(groups, betas=BETAS, eps=EPSILON, fused=fused)


def _schedule(share: float) -> float:
    return min(1.0, share / WARMUP) * max(LEAST_RATE, 1 - share)


def write_model(verifier: Verifier, classes: Sequence[str], path: Path) -> None:
    """Write the weights as float16; what rows are multiplied with has the shape (in, out)."""
    tensors = {
        name: (weights.T if weights.ndim == 2 and name.endswith(".weight") else weights).half().contiguous()
        for name, weights in verifier.cpu().state_dict().items()
    }
    save_file(tensors, path, metadata={"classes": ",".join(classes), "heads": str(HEADS)})


if __name__ == "__main__":
    main()
