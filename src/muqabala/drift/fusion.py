"""The soft layer beside the findings: how likely a paragraph drifts where no check can name it.

A logistic regression over ``features``, each of whose weights lets it speak for drift and never against it.
Its chance joins the findings' confidences by noisy-or, as one more independent reason (the *leak* of a
noisy-or: J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, 4.3.2). It only orders: alone, it
flags at no sensitivity, since what it would flag so was more often fine than not (benchmarks/RESULTS.md).

With it comes what confidences are worth: a shift for each check that claims too much or too little, and one
for what speaks against each finding of a check that looks for words (``doubts``). benchmarks/fit_fusion.py
fits all of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from operator import mul
from typing import NamedTuple

import numpy as np

from muqabala.checks.bitext import Bitext
from muqabala.drift.calibration import confidence_of, logit
from muqabala.drift.doubts import EXACT, Doubter, Doubts
from muqabala.drift.features import FEATURES, Article
from muqabala.records import Finding
from muqabala.verifier import Reading

LIMIT = 0.29
"""The greatest suspicion: under the threshold of every sensitivity."""


UNSURE = (-1.5, 2.0)
"""The log-odds between which the verifier is asked: under them its answer would flag 2 of 115 findings, and
over them it would take the flag from 3 of 101, wrongly (articles and passages that it was not trained on)."""


class Trust(NamedTuple):
    """How the log-odds of a finding and of the chance that the verifier sees become one."""

    slope: float = 1.0
    weight: float = 0.0
    bias: float = 0.0

    def odds(self, own: float, chance: float) -> float:
        """Return the log-odds of a finding in whose words the verifier sees a chance of drift."""
        return self.slope * own + self.weight * logit(chance) + self.bias


class Seen(NamedTuple):
    """What a chance that the verifier sees where no check finds anything is worth, in log-odds."""

    slope: float = 1.0
    bias: float = 0.0
    checks: Mapping[str, float] = {}
    """What is added for a drift of a check; nothing for others."""

    def odds(self, chance: float, check: str = "") -> float:
        """Return the log-odds."""
        return self.slope * logit(chance) + self.bias + self.checks.get(check, 0.0)


class Fusion(NamedTuple):
    """What was fitted: to the vectors of a model, for texts of whose paragraphs a share ``prior`` drifts."""

    model: str
    prior: float
    bias: float
    weights: Mapping[str, float]
    """By feature; one that the fit left out has none."""
    shifts: Mapping[str, float]
    """By check, in log-odds; whose confidences stay as they are has none."""
    doubts: Doubts
    """What a confidence loses, in log-odds, for a doubt of 1."""
    trust: Trust = Trust()
    alone: Seen = Seen()
    """By itself, of a drift that it is sure of."""
    beside: Seen = Seen()
    """Beside the features, where it reads every passage."""

    def corrected(
        self,
        bitext: Bitext,
        findings: Iterable[Finding],
        model: str,
        reading: Reading | None = None,
    ) -> list[Finding]:
        """Return findings with the confidences that their checks' were found to be worth.

        Paragraphs without a counterpart were not among those that this was learnt from: theirs stay. With
        another ``model``, which finds counterparts of its own, there are no doubts. What is neither
        exact nor sure is weighed by what the verifier reads in its words.
        """
        doubter = Doubter(bitext)

        def worth(finding: Finding) -> Finding:
            group = doubter.group_of(finding)
            if group is None:
                return finding
            shift = self.shifts.get(finding.check, 0.0)
            if model == self.model:
                shift -= sum(map(mul, self.doubts, doubter.doubts(finding, group)))
            odds = logit(finding.confidence) + shift
            asked = finding.check not in EXACT and UNSURE[0] < odds < UNSURE[1]
            chance = reading.chance(finding, group) if reading and asked else None
            if chance is not None:
                odds = self.trust.odds(odds, chance)
            elif not shift:
                return finding
            return replace(finding, confidence=confidence_of(odds))

        return list(map(worth, findings))

    def suspicions(self, bitext: Bitext, model: str, reading: Reading | None = None) -> dict[int, float]:
        """Return the chance of unnamed drift, 0 to 1, of each paragraph of the translation with an original.

        None of them with another ``model`` than the one whose vectors the weights were fitted to. With a
        ``reading``, what the verifier sees in the paragraph speaks, too.
        """
        article = Article.of(bitext) if model == self.model else None
        if article is None or not article.paragraphs:
            return {}
        odds = self.bias + sum(weight * FEATURES[name](article) for name, weight in self.weights.items())
        if reading:
            groups = bitext.rendering
            seen = [reading.greatest(groups[paragraph]) for paragraph in article.paragraphs]
            odds = odds + np.array([self.beside.odds(chance) for chance in seen])
        chances = np.minimum(LIMIT, 1 / (1 + np.exp(-odds)))
        return dict(zip(article.paragraphs, chances.tolist(), strict=True))


@cache
def fitted() -> Fusion:
    """Return what benchmarks/fit_fusion.py fitted."""
    text = files("muqabala.drift").joinpath("data/fusion.json").read_text(encoding="utf-8")
    data = json.loads(text)
    parts = {"doubts": Doubts, "trust": Trust, "alone": Seen, "beside": Seen}
    return Fusion(**{**data, **{name: kind(**data[name]) for name, kind in parts.items()}})
