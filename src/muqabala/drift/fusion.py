"""The soft layer beside the findings: how likely a paragraph drifts where no check can name it.

A logistic regression over ``features``, each of whose weights lets it speak for drift and never against it.
Its chance joins the findings' confidences by noisy-or, as one more independent reason (the *leak* of a
noisy-or: J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, 4.3.2). It only orders: alone, it
flags at no sensitivity, since what it would flag so was more often fine than not (benchmarks/RESULTS.md).
With it come shifts of the confidences of checks that claim too much. benchmarks/fit_fusion.py fits both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np

from muqabala.checks.bitext import Bitext
from muqabala.drift.calibration import Correction
from muqabala.drift.features import FEATURES, Article, Numbers
from muqabala.records import Finding

LIMIT = 0.29
"""The greatest suspicion: under the threshold of every sensitivity."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """What was fitted: to the vectors of a model, for texts of whose paragraphs a share ``prior`` drifts."""

    model: str
    prior: float
    bias: float
    weights: Mapping[str, float]
    """By feature; one that the fit left out has none."""
    shifts: Mapping[str, float]
    """By check, in log-odds; whose confidences stay as they are has none."""

    def corrected(self, finding: Finding) -> Finding:
        """Return a finding with the confidence that its check's were found to be worth."""
        if finding.check not in self.shifts:
            return finding
        correction = Correction(checks=self.shifts)
        return replace(finding, confidence=correction.corrected(finding.check, finding.confidence))

    def suspicions(self, bitext: Bitext, model: str) -> dict[int, float]:
        """Return the chance of unnamed drift, 0 to 1, of each paragraph of the translation with an original.

        None of them with another ``model`` than the one whose vectors the weights were fitted to.
        """
        article = Article.of(bitext) if model == self.model else None
        if article is None or not article.paragraphs:
            return {}
        return dict(zip(article.paragraphs, self.chances(article).tolist(), strict=True))

    def chances(self, article: Article) -> Numbers:
        """Return the chance of each paragraph of an article."""
        total = self.bias + sum(
            (weight * FEATURES[name](article) for name, weight in self.weights.items()),
            start=np.zeros(len(article.paragraphs)),
        )
        found: Numbers = np.minimum(LIMIT, 1 / (1 + np.exp(-total)))
        return found


@cache
def fitted() -> Fusion:
    """Return what benchmarks/fit_fusion.py fitted."""
    text = files("muqabala.drift").joinpath("data/fusion.json").read_text(encoding="utf-8")
    return Fusion(**json.loads(text))
