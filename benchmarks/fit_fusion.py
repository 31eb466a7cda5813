"""Fit the fusion: what the checks' confidences are worth, and the soft layer beside the findings.

    python benchmarks/fit_fusion.py

Learns from the development half of the hand-written passages and from the blind ones to develop on (drifted
ones among faithful ones, faithful, free, and those with three faithful versions), from whole articles,
labelled or clean, and from TICO-19, in which it plants drifts and harmless edits. NTREX and the
report half are not touched. A score is a noisy-or of the confidences and of a leak (``drift.fusion``);
both are fitted by maximum likelihood, on rows weighted to a prior. What is found in a drifted passage and
does not name its drift counts as found where there is none. What doubts weigh, and how far the verifier is
trusted with them, is fitted on articles and passages that it was not trained on, unread ones among them:
where misses were read and mended, findings look surer than they are. Figures are of documents held out,
without the verifier.
Writes src/muqabala/drift/data/fusion.json. Needs scipy, which sentence-transformers brings.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product, starmap

import numpy as np
from fusion_rows import (
    READ,
    UNREAD,
    free_passages,
    news,
    passages,
    unread_passages,
    whole_articles,
)
from fusion_sample import (
    DOUBTS,
    DRIFTED_PRIOR,
    FIELD_PRIOR,
    FOLDS,
    MIX,
    SHIFT_SPREAD,
    Numbers,
    Sample,
    Weights,
    chance,
)
from numpy.typing import NDArray
from results import ROOT, markdown_table, write_section
from scipy.optimize import minimize

from muqabala.comparison import load_models
from muqabala.drift.calibration import logit
from muqabala.drift.doubts import CLOSE, Doubts
from muqabala.drift.features import FEATURES
from muqabala.drift.fusion import Seen, Trust
from muqabala.drift.score import THRESHOLDS
from muqabala.drift.search import LEAST
from muqabala.evaluation.planted import auroc

WEIGHTS = ROOT / "src" / "muqabala" / "drift" / "data" / "fusion.json"

DOUBTED = tuple(starmap(Doubts, product((5, 10, 15, 20, 25), (0, 1, 2, 3))))
"""What a doubt of 1 may take from a confidence, in log-odds."""

TRUST_PRIOR = 0.2
"""Share of paragraphs with drift for which the trust in the verifier is fitted: half the articles drift."""

BINS = 10

NO_WEIGHT, NO_SHIFT = 5e-4, 0.005
"""Less than this is written as nothing."""


def fusion(sample: Sample, kept: NDArray[np.bool_], judges: Sample) -> tuple[Weights, Trust]:
    """Fit what findings are worth at the prior of articles that drift, then the leak at the field's."""
    known = sample.fit(kept, DRIFTED_PRIOR)
    doubts, trust = best_weights(judges, known.shifts)
    return sample.fit(kept, FIELD_PRIOR, replace(known, doubts=np.array(doubts))), trust


def best_weights(judges: Sample, shifts: Numbers) -> tuple[Doubts, Trust]:
    """Return the likeliest weights of doubts, each with the trust in the verifier that suits them."""
    pairs = [(doubts, best_trust(judges, shifts, doubts)) for doubts in DOUBTED]
    return min(pairs, key=lambda pair: unlikelihood(judges, judges.findings(shifts, *pair)))


def best_trust(judges: Sample, shifts: Numbers, doubts: Doubts) -> Trust:
    """Return the likeliest trust in the verifier, on rows that it was not trained on."""

    def loss(values: Numbers) -> float:
        return unlikelihood(judges, judges.findings(shifts, doubts, Trust(*values)))

    return Trust(*np.round(minimize(loss, [1.0, 0.3, 0.0], method="Nelder-Mead").x, 2).tolist())


def best_alone(judges: Sample, scores: Numbers) -> Seen:
    """Return what the verifier's chance is worth where no check flags, of those chances that are told.

    It is surer than right of some checks' drifts, and of few of them are there many: what these add is
    believed to be as small as what other checks' confidences are moved.
    """
    unflagged = (scores < THRESHOLDS["balanced"]) & (judges.alone > LEAST)
    drifting, told = judges.drifting[unflagged], judges.told[unflagged]
    checks = sorted(set(told))
    seen = np.array([logit(it) for it in judges.alone[unflagged]])
    inputs = np.column_stack([seen, np.ones(len(seen)), *(told == check for check in checks)])

    def loss(values: Numbers) -> float:
        odds = inputs @ values
        unlikely = -np.log(chance(np.where(drifting, odds, -odds))).sum()
        return float(unlikely + ((values[2:] / SHIFT_SPREAD) ** 2).sum() / 2)

    start = [1.0, -4.0, *(0.0 for _ in checks)]
    slope, bias, *added = np.round(minimize(loss, start, method="L-BFGS-B").x, 2).tolist()
    return Seen(slope, bias, dict(zip(checks, added, strict=True)))


def best_beside(judges: Sample, scores: Numbers, weights: Weights) -> Seen:
    """Return what the verifier's chance is worth beside the features, at the field's prior."""
    leaks = weights.bias + judges.features @ weights.features

    def loss(values: Numbers) -> float:
        unnamed = chance(leaks + values[0] * judges.seen + values[1])
        return unlikelihood(judges, 1 - (1 - scores) * (1 - unnamed), FIELD_PRIOR)

    return Seen(*np.round(minimize(loss, [0.5, 0.0], method="Nelder-Mead").x, 2).tolist())


def unlikelihood(judges: Sample, scores: Numbers, prior: float = TRUST_PRIOR) -> float:
    """Return the loss of scores where a share ``prior`` of the paragraphs drifts."""
    drifting = judges.drifting
    mass = np.where(drifting, prior / drifting.mean(), (1 - prior) / (1 - drifting.mean()))
    scores = np.clip(scores, NO_WEIGHT, 1 - NO_WEIGHT)
    return -float(np.mean(mass * np.log(np.where(drifting, scores, 1 - scores))))


def main() -> None:
    """Fit, measure on documents held out, and write the weights."""
    models = load_models()
    read = list(whole_articles(models, *READ))
    free = list(free_passages(models))
    learnt = [*passages(models), *free, *read, *news(models)]
    judging = [*read, *free, *whole_articles(models, *UNREAD), *unread_passages(models)]
    checks = tuple(sorted({check for row in (*learnt, *judging) for check in row.confidences}))
    sample, judges = Sample.of(learnt, checks), Sample.of(judging, checks)
    every = sample.folds >= 0
    outer = [fusion(sample, sample.folds != fold, judges)[0] for fold in range(FOLDS)]
    leaks = sample.held_out([it.bias + sample.features @ it.features for it in outer])
    calibrated = [sample.platt(leaks, weights, sample.folds != fold) for fold, weights in enumerate(outer)]
    fitted, trust = fusion(sample, every, judges)
    weights = sample.platt(leaks, fitted, every)
    found = judges.findings(weights.shifts, Doubts(*weights.doubts), trust)
    alone = best_alone(judges, found)
    seen = zip(judges.alone, judges.told, strict=True)
    told = np.array([chance(alone.odds(*it)) if it[0] > LEAST else 0.0 for it in seen])
    beside = best_beside(judges, 1 - (1 - found) * (1 - told), weights)
    write_weights(models.encoder.name, weights, sample.checks, trust, alone, beside)
    as_written = Weights(0.0, weights.features, np.zeros(len(sample.checks)), np.zeros(DOUBTS))
    scores = {
        "checks as written": sample.scores(as_written, leak=False),
        "corrected": sample.held_out([sample.scores(it, leak=False) for it in calibrated]),
        "with the soft layer": sample.held_out([sample.scores(it) for it in calibrated]),
    }
    texts = [
        weights_table(weights, sample),
        f"With the verifier: {trust.slope} of a finding's log-odds, {trust.weight} of those that it sees "
        f"in its words, {trust.bias:+}; alone, {alone.slope} of them, {alone.bias:+} and by check "
        f"{', '.join(f'{check} {added:+}' for check, added in alone.checks.items())}; beside the features "
        f"{beside.slope} of the greatest in a paragraph, {beside.bias:+}.",
        gain_table(sample, scores),
        *(reliability(sample, scores, prior) for prior in (DRIFTED_PRIOR, FIELD_PRIOR)),
        "All of documents held out: five folds, and the soft layer's scale and bias set on others than its "
        "weights. The drifted passages are of the half on which the checks were built: they flatter.",
    ]
    write_section("Fusion (development half and TICO-19)", "\n\n".join(texts))


def write_weights(
    model: str, weights: Weights, checks: Sequence[str], trust: Trust, alone: Seen, beside: Seen
) -> None:
    """Write the file that the package reads."""
    data = {
        "model": model,
        "prior": FIELD_PRIOR,
        "bias": round(weights.bias, 3),
        "weights": {
            name: round(float(weight), 3)
            for name, weight in zip(FEATURES, weights.features, strict=True)
            if weight > NO_WEIGHT
        },
        "shifts": {
            check: round(float(shift), 2)
            for check, shift in zip(checks, weights.shifts, strict=True)
            if abs(shift) > NO_SHIFT
        },
        "doubts": dict(zip(Doubts._fields, weights.doubts.round(1).tolist(), strict=True)),
        "trust": trust._asdict(),
        "alone": alone._asdict(),
        "beside": {"slope": beside.slope, "bias": beside.bias},
    }
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def weights_table(weights: Weights, sample: Sample) -> str:
    """Return the features by what one standard deviation of them adds, and the checks that are set down."""
    spread = sample.features.std(axis=0)
    features = sorted(zip(FEATURES, weights.features * spread, strict=True), key=lambda it: -it[1])
    lines: list[list[object]] = [[name, f"{weight:.2f}"] for name, weight in features if weight > NO_SHIFT]
    shifts = zip(sample.checks, weights.shifts, strict=True)
    moved = ", ".join(f"{check} {shift:+.2f}" for check, shift in shifts if abs(shift) > NO_SHIFT)
    table = markdown_table(["feature", "log-odds for one standard deviation"], lines)
    return (
        f"{table}\n\nConfidences moved, in log-odds: {moved}; and {weights.doubts[0] / 10:.2f} for each "
        f"tenth of the words, by weight, that lacks a counterpart beside the finding, beyond {CLOSE:.0%}, "
        f"and {weights.doubts[1] / 10:.2f} for each tenth of the words around it with counterparts "
        "elsewhere; not for figures, names and marks."
    )


def gain_table(sample: Sample, scores: Mapping[str, Numbers]) -> str:
    """Return what is flagged of each sort, and the area under the curve of natural and of planted drifts."""
    lines: list[list[object]] = []
    for name, score in scores.items():
        flagged = [f"{(score[sample.sorts == sort] >= THRESHOLDS['balanced']).mean():.3f}" for sort in MIX]
        natural = auroc(
            score[np.isin(sample.sorts, ["drifted", "drifted article"])],
            score[np.isin(sample.sorts, ["faithful", "free", "three versions", "article"])],
        )
        planted = auroc(score[sample.sorts == "planted"], score[sample.sorts == "news"])
        lines.append([name, *flagged, f"{natural:.3f}", f"{planted:.3f}"])
    return markdown_table(["score", *MIX, "AUROC, natural", "AUROC, planted"], lines)


def reliability(sample: Sample, scores: Mapping[str, Numbers], prior: float) -> str:
    """Return how often paragraphs of like score drift, where a share ``prior`` of all does."""
    mass = sample.mass(prior)
    edges = np.linspace(0, 1, BINS + 1)
    lines: list[list[object]] = []
    errors = dict.fromkeys(scores, 0.0)
    bins = {name: np.digitize(score, edges[1:-1]) for name, score in scores.items()}
    for place in range(BINS):
        line: list[object] = [f"{edges[place]:.1f} to {edges[place + 1]:.1f}"]
        for name, score in scores.items():
            own = bins[name] == place
            total = mass[own].sum()
            if total:
                mean, right = (mass[own] @ values[own] / total for values in (score, sample.drifting))
                errors[name] += total / mass.sum() * abs(mean - right)
            line.append(f"{mean:.2f}, {right:.2f} ({own.sum()})" if total else "none")
        lines.append(line)
    table = markdown_table(["score", *scores], lines)
    said = ", ".join(f"{name} {error:.3f}" for name, error in errors.items())
    return (
        f"Where {prior:.0%} of the paragraphs drift: mean score, share that drifts (paragraphs)\n\n"
        f"{table}\n\nExpected calibration error: {said}."
    )


if __name__ == "__main__":
    main()
