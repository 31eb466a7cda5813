"""The soft layer beside the findings: how likely a paragraph drifts where no check can name it.

A logistic regression over ``features``, each of whose weights lets it speak for drift and never against it.
Its chance joins the findings' confidences by noisy-or, as one more independent reason (the *leak* of a
noisy-or: J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, 4.3.2). It only orders: alone, it
flags at no sensitivity, since what it would flag so was more often fine than not (benchmarks/RESULTS.md).
With it come shifts of the confidences of checks that claim too much. benchmarks/fit_fusion.py fits both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np

from muqabala.checks.bitext import Bitext, Group
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

    def corrected(self, bitext: Bitext, findings: Iterable[Finding]) -> list[Finding]:
        """Return findings with the confidences that their checks' were found to be worth.

        Paragraphs without a counterpart were not among those that this was learnt from: theirs stay.
        """
        correction = Correction(checks=self.shifts)
        lone = {place for group in bitext.groups if not group.linked for place in _places(group)}

        def worth(finding: Finding) -> Finding:
            spans = (finding.translation, finding.original)
            if finding.check not in self.shifts or any(
                span and (side, span.paragraph) in lone for side, span in enumerate(spans)
            ):
                return finding
            return replace(finding, confidence=correction.corrected(finding.check, finding.confidence))

        return list(map(worth, findings))

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


def _places(group: Group) -> Iterator[tuple[int, int]]:
    """Yield side and paragraph of all of a group."""
    yield from ((0, paragraph) for paragraph in group.translation)
    yield from ((1, paragraph) for paragraph in group.original)


@cache
def fitted() -> Fusion:
    """Return what benchmarks/fit_fusion.py fitted."""
    text = files("muqabala.drift").joinpath("data/fusion.json").read_text(encoding="utf-8")
    return Fusion(**json.loads(text))
