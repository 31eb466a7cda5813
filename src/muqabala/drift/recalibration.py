"""Verdicts to a correction of the confidences, and how much better it is on verdicts that it has not seen.

A logistic regression on the log-odds of the shipped confidences, shrunk to leaving them as they are: a check
with few verdicts stays near what all checks show, and all of them near what was shipped. Reviewers judge
mostly what is flagged; that is no harm, as the regression asks what a confidence is worth and not
how frequent it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from muqabala.drift.calibration import Correction, logit
from muqabala.drift.judgement import Judgement

_SLOPE_SPREAD, _SHIFT_SPREAD, _CHECK_SPREAD = 0.5, 1.0, 0.7
"""What is believed before any verdict: how far the slope is from 1, the common and a check's shift from 0."""

_LEAST_SLOPE, _HELD = 0.1, 1e-3
"""A correction keeps the order of a check's confidences, whatever the verdicts; how firmly it is held."""

_STEPS, _SETTLED = 50, 1e-9
"""Newton's method settles in about six steps."""

_DIGITS = 6
FOLDS = 5
BINS = 5
"""Bins of equal counts: of 100 verdicts, 20 each."""

Numbers = NDArray[np.float64]


class Gain(NamedTuple):
    """How well confidences fit verdicts that were held out, as shipped and as corrected; less is better."""

    error_shipped: float
    error_corrected: float
    loss_shipped: float
    loss_corrected: float
    doubt: float
    """The standard error of the difference of the losses."""

    @property
    def is_one(self) -> bool:
        """Tell whether the correction is better than nothing, by more than its doubt."""
        return self.loss_shipped - self.loss_corrected > self.doubt


def fit(judgements: Sequence[Judgement]) -> Correction:
    """Return the most likely correction (maximum a posteriori; normal priors)."""
    checks = sorted({judgement.check for judgement in judgements})
    inputs = np.zeros((len(judgements), 2 + len(checks)))
    inputs[:, 0] = [logit(judgement.confidence) for judgement in judgements]
    inputs[:, 1] = 1.0
    for row, judgement in enumerate(judgements):
        inputs[row, 2 + checks.index(judgement.check)] = 1.0
    right = np.array([judgement.is_drift for judgement in judgements], dtype=np.float64)
    mean = np.array([1.0, 0.0, *(0.0 for _ in checks)])
    spread = np.array([_SLOPE_SPREAD, _SHIFT_SPREAD, *(_CHECK_SPREAD for _ in checks)])
    weights = _most_likely(inputs, right, mean, spread)
    if weights[0] < _LEAST_SLOPE:  # held there, with shifts to suit
        mean[0], spread[0] = _LEAST_SLOPE, _HELD
        weights = _most_likely(inputs, right, mean, spread)
    slope, shift, *shifts = (round(float(weight), _DIGITS) for weight in weights)
    return Correction(slope, shift, dict(zip(checks, shifts, strict=True)))


def held_out_gain(judgements: Sequence[Judgement]) -> Gain:
    """Return what a correction gains, by cross-validation over articles where there are enough of them."""
    articles = sorted({judgement.article for judgement in judgements})
    folds = [
        (articles.index(judgement.article) if len(articles) >= FOLDS else number) % FOLDS
        for number, judgement in enumerate(judgements)
    ]
    corrected = np.zeros(len(judgements))
    for fold in range(FOLDS):
        seen = [it for it, its in zip(judgements, folds, strict=True) if its != fold]
        correction = fit(seen)
        for number, (judgement, its) in enumerate(zip(judgements, folds, strict=True)):
            if its == fold:
                corrected[number] = correction.corrected(judgement.check, judgement.confidence)
    shipped = np.array([judgement.confidence for judgement in judgements])
    right = np.array([judgement.is_drift for judgement in judgements], dtype=np.float64)
    differences = losses(shipped, right) - losses(corrected, right)
    return Gain(
        calibration_error(shipped, right),
        calibration_error(corrected, right),
        float(losses(shipped, right).mean()),
        float(losses(corrected, right).mean()),
        float(differences.std() / np.sqrt(len(differences))),
    )


def calibration_error(confidences: Numbers, right: Numbers) -> float:
    """Return the expected calibration error, 0 to 1, in bins of equal counts (Naeini et al., AAAI 2015)."""
    order = np.argsort(confidences, kind="stable")
    bins = np.array_split(order, BINS)
    gaps = [abs(float(confidences[it].sum() - right[it].sum())) for it in bins]
    return sum(gaps) / len(right)


def losses(confidences: Numbers, right: Numbers) -> Numbers:
    """Return the negative log-likelihood of each verdict, in nats, shape (verdicts,)."""
    odds = np.array([logit(float(confidence)) for confidence in confidences])
    found: Numbers = np.logaddexp(0.0, odds) - right * odds
    return found


def _most_likely(inputs: Numbers, right: Numbers, mean: Numbers, spread: Numbers) -> Numbers:
    """Return the weights of greatest posterior, by Newton's method; the posterior has one peak.

    A step that overshoots is halved until it leads upwards.
    """
    precision = spread**-2.0

    def unlikelihood(weights: Numbers) -> float:
        odds = inputs @ weights
        return float((np.logaddexp(0.0, odds) - right * odds).sum() + precision @ (weights - mean) ** 2 / 2)

    weights = mean.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(inputs @ weights, -50, 50)))
        slope = inputs.T @ (right - chance) - precision * (weights - mean)
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + np.diag(precision)
        step = np.linalg.solve(curve, slope)
        while np.abs(step).max() > _SETTLED and unlikelihood(weights + step) > unlikelihood(weights):
            step = step / 2
        weights = weights + step
        if np.abs(step).max() <= _SETTLED:
            break
    return weights
