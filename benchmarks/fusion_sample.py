"""The fit of what findings are worth and of the leak beside them, on rows laid out as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from fusion_rows import DRIFT_EVERY, Row
from numpy.typing import NDArray
from scipy.optimize import minimize

from muqabala.drift.calibration import logit
from muqabala.drift.doubts import Doubts
from muqabala.drift.fusion import UNSURE, Trust

DRIFTED_PRIOR = 1 / DRIFT_EVERY
"""Share of paragraphs with drift in an article that drifts, which a check's confidence is meant for.

It is that of the passages; in the articles of corpora/articles that drift it is about 0.4.
"""

FIELD_PRIOR = 0.04
"""The same over all articles, most of which are clean: 2 to 5 %."""

MIX = {
    "drifted": 1.0,
    "drifted article": 1.0,
    "planted": 1.0,
    "faithful": 1.0,
    "three versions": 1.0,
    "free": 1.0,
    "article": 2.0,
    "news": 1.0,
}
"""What each sort of text weighs among those with drift, or without: articles are what the tool is for."""

SHRINKAGE = 10.0
"""Penalty on the square of a feature's weight per standard deviation; a tenth and tenfold do as well."""

SHIFT_SPREAD, LEAST_SHIFT, MOST_SHIFT = 0.7, -1.0, 0.5
"""How far a check's confidence is believed to be off, in log-odds, and how far down and up it may be set.

Not far up: the checks were built on the development half and look better there than elsewhere. On passages
that nobody had read (the blind ones with a 3), of what scores .4 to .5 without it, .84 drift.
"""

BOUNDS = {"omission": (-0.5, MOST_SHIFT), "encoding": (0.0, 0.0), "bidi": (0.0, 0.0)}
"""Bounds of checks that the clean texts wrong: TICO-19 was translated into Arabic, which says more than its
English here and there and leaves nothing out of it; and where a text is broken, it is so without a label.
"""

FOLDS = 5
DOUBTS = len(Doubts._fields)

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """A leak's bias and weight for each feature, the shift of each check, and the loss by doubts."""

    bias: float
    features: Numbers
    shifts: Numbers
    doubts: Numbers


@dataclass(frozen=True, slots=True)
class Sample:
    """Rows as arrays; ``odds`` and ``found`` have a column for each check, ``doubts`` a value for each."""

    features: Numbers
    odds: Numbers
    doubts: Numbers
    found: NDArray[np.bool_]
    named: NDArray[np.bool_]
    drifting: NDArray[np.bool_]
    chances: Numbers
    """What the verifier sees in the words of each finding; NaN where it is not asked."""
    alone: Numbers
    """What it would tell by itself of each paragraph."""
    told: NDArray[np.str_]
    """The check that this would be of."""
    seen: Numbers
    """The log-odds of the greatest chance that it sees in each."""
    sorts: NDArray[np.str_]
    folds: NDArray[np.int64]
    checks: tuple[str, ...]

    @classmethod
    def of(cls, given: Sequence[Row], checks: tuple[str, ...]) -> Sample:
        """Lay rows out; those of one document share a fold."""
        documents = sorted({row.document for row in given})
        order = np.random.default_rng(0).permutation(len(documents))
        return cls(
            np.array([row.features for row in given]),
            np.array([[logit(row.confidences.get(check, 0.5)) for check in checks] for row in given]),
            np.array([[row.doubts.get(check, Doubts()) for check in checks] for row in given]),
            np.array([[check in row.confidences for check in checks] for row in given]),
            np.array([[check in row.named for check in checks] for row in given]),
            np.array([row.drifts for row in given]),
            np.array([[row.chances.get(check, np.nan) for check in checks] for row in given]),
            np.array([row.alone for row in given]),
            np.array([row.told for row in given]),
            np.array([logit(row.seen) for row in given]),
            np.array([row.sort for row in given]),
            np.array([order[documents.index(row.document)] % FOLDS for row in given]),
            checks,
        )

    def mass(self, prior: float) -> Numbers:
        """Return the weight of each row: drift has the share ``prior``, and each sort its part of the MIX."""
        mass = np.zeros(len(self.drifting))
        for drifting, share in ((True, prior), (False, 1 - prior)):
            sorts = sorted(set(self.sorts[self.drifting == drifting]))
            for sort in sorts:
                own = self.sorts == sort
                mass[own] = share * MIX[sort] / sum(MIX[it] for it in sorts) / own.sum()
        return mass * len(mass)

    def scores(self, weights: Weights, *, leak: bool = True) -> Numbers:
        """Return the scores by these weights, with or without the leak."""
        odds = self.odds + weights.shifts - self.doubts @ weights.doubts
        chances = np.where(self.found, chance(odds), 0.0)
        unnamed = chance(weights.bias + self.features @ weights.features) if leak else 0.0
        found: Numbers = 1 - (1 - unnamed) * np.prod(1 - chances, axis=1)
        return found

    def findings(self, shifts: Numbers, doubts: Doubts, trust: Trust) -> Numbers:
        """Return the scores by findings, those that are unsure with what the verifier sees in them."""
        odds = self.odds + shifts - self.doubts @ np.array(doubts)
        asked = (odds > UNSURE[0]) & (odds < UNSURE[1]) & ~np.isnan(self.chances)
        odds[asked] = [
            trust.odds(own, seen) for own, seen in zip(odds[asked], self.chances[asked], strict=True)
        ]
        found: Numbers = 1 - np.prod(np.where(self.found, 1 - chance(odds), 1.0), axis=1)
        return found

    def fit(self, kept: NDArray[np.bool_], prior: float, known: Weights | None = None) -> Weights:
        """Return the most likely weights on the rows ``kept``; with those of findings known, of the leak."""
        spread = np.maximum(self.features[kept].std(axis=0), 1e-9)
        inputs = np.column_stack([np.ones(kept.sum()), self.features[kept] / spread])
        odds, doubts, found = self.odds[kept], self.doubts[kept], self.found[kept]
        named, drifting = self.named[kept], self.drifting[kept]
        mass = self.mass(prior)[kept]
        shrinkage = np.full(len(spread), SHRINKAGE)
        held_down = np.full(len(self.checks), SHIFT_SPREAD**-2)
        penalty = np.concatenate([[0.0], shrinkage, held_down, np.zeros(DOUBTS)])
        size = inputs.shape[1]

        def unlikelihood(weights: Numbers) -> tuple[float, Numbers]:
            leak = chance(inputs @ weights[:size])
            chances = np.where(found, chance(odds + weights[size:-DOUBTS] - doubts @ weights[-DOUBTS:]), 0.0)
            none = np.log1p(-np.minimum(chances, 1 - 1e-9))
            doubt = np.log1p(-leak) + np.where(named, none, 0.0).sum(axis=1)
            score = np.maximum(-np.expm1(doubt), 1e-12)
            loss = np.where(drifting, -np.log(score), -doubt) - np.where(named, 0.0, none).sum(axis=1)
            slope = np.where(drifting, -np.exp(doubt) / score, 1.0)
            by_check = chances * mass[:, None] * np.where(named, slope[:, None], 1.0)
            lost = np.einsum("rc,rcd->d", by_check, doubts)
            slopes = np.concatenate([inputs.T @ (mass * slope * leak), by_check.sum(axis=0), -lost])
            return float(mass @ loss + penalty @ weights**2 / 2), slopes + penalty * weights

        start = np.concatenate([[-3.0], np.full(size - 1, 0.05), np.zeros(len(self.checks) + DOUBTS)])
        held = [*(BOUNDS.get(check, (LEAST_SHIFT, MOST_SHIFT)) for check in self.checks)]
        held += [(0.0, None)] * DOUBTS
        if known:
            start[size:] = [*known.shifts, *known.doubts]
            held = [(value, value) for value in start[size:]]
        bounds = [(None, None), *[(0.0, None)] * (size - 1), *held]
        best = minimize(unlikelihood, start, jac=True, bounds=bounds, method="L-BFGS-B").x
        return Weights(float(best[0]), best[1:size] / spread, best[size:-DOUBTS], best[-DOUBTS:])

    def held_out(self, by_fold: Sequence[Numbers]) -> Numbers:
        """Return for each row the value that belongs to its fold."""
        found: Numbers = np.choose(self.folds, by_fold)
        return found

    def platt(self, leaks: Numbers, weights: Weights, kept: NDArray[np.bool_]) -> Weights:
        """Return weights, the leak's scale and bias set on log-odds of rows held out (J. Platt, 1999)."""
        line = replace(self, features=leaks[:, None]).fit(kept, FIELD_PRIOR, weights)
        scale = line.features[0]
        return replace(
            weights, bias=float(line.bias + scale * weights.bias), features=scale * weights.features
        )


def chance(odds: Numbers) -> Numbers:
    """Return the chance of log-odds."""
    found: Numbers = 1 / (1 + np.exp(-np.clip(odds, -50, 50)))
    return found
