"""The soft layer beside the findings: how likely a paragraph drifts where no check can name it.

A logistic regression over ``features``, each of whose weights lets it speak for drift and never against it.
Its chance joins the findings' confidences by noisy-or, as one more independent reason (the *leak* of a
noisy-or: J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, 4.3.2). It only orders: alone, it
flags at no sensitivity, since what it would flag so was more often fine than not (benchmarks/RESULTS.md).

With it comes what confidences are worth: a shift for each check that claims too much or too little, and one
that grows with how freely the paragraph is rendered beside the finding, for checks that look for words: a
free rendering has others. benchmarks/fit_fusion.py fits all of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from statistics import mean
from typing import NamedTuple

import numpy as np

from muqabala.checks.bitext import Bitext, Group
from muqabala.checks.units import missing_share, words_beside
from muqabala.drift.calibration import Correction
from muqabala.drift.features import FEATURES, Article, Numbers
from muqabala.records import Finding

LIMIT = 0.29
"""The greatest suspicion: under the threshold of every sensitivity."""

CLOSE = 0.1
"""Share of the words, by weight, that lacks a counterpart in half of the faithful renderings."""

_FEW = 8
"""Words of a side that tell half as much of how freely it is rendered as many: one of four is an accident."""

EXACT = frozenset(
    (
        "bidi",
        "code",
        "contact",
        "currency",
        "date",
        "encoding",
        "name",
        "number",
        "percent",
        "repetition",
        "truncation",
        "unit",
        "untranslated",
    )
)
"""Checks of what is told however freely the rest is rendered: what is written alike, what is said twice, and
where a text breaks off. A contradiction there stays one."""


class Fusion(NamedTuple):
    """What was fitted: to the vectors of a model, for texts of whose paragraphs a share ``prior`` drifts."""

    model: str
    prior: float
    bias: float
    weights: Mapping[str, float]
    """By feature; one that the fit left out has none."""
    shifts: Mapping[str, float]
    """By check, in log-odds; whose confidences stay as they are has none."""
    freedom: float
    """What a confidence of a check that is not exact loses, in log-odds, for an ``excess`` of 1."""

    def corrected(self, bitext: Bitext, findings: Iterable[Finding], model: str) -> list[Finding]:
        """Return findings with the confidences that their checks' were found to be worth.

        Paragraphs without a counterpart were not among those that this was learnt from: theirs stay. With
        another ``model``, which finds counterparts of its own, freedom is not judged.
        """
        groups = {place: group for group in bitext.groups for place in _places(group)}
        freedom = self.freedom if model == self.model else 0.0

        def worth(finding: Finding) -> Finding:
            spans = enumerate((finding.translation, finding.original))
            places = [(side, span.paragraph) for side, span in spans if span]
            own = [groups[place] for place in places if place in groups]
            if not all(group.linked for group in own):
                return finding
            shift = self.shifts.get(finding.check, 0.0)
            if own and finding.check not in EXACT:
                shift -= freedom * excess(finding, own[0])
            if not shift:
                return finding
            confidence = Correction(shift=shift).corrected(finding.check, finding.confidence)
            return replace(finding, confidence=confidence)

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


def excess(finding: Finding, group: Group) -> float:
    """Return how much more of a group lacks a counterpart, beside a finding, than in a faithful rendering.

    It is a share of the words by weight, the mean of both sides, each drawn to nothing where these are few.
    """
    beside = [
        words_beside(finding.translation, [word for pair in group.linked for word in pair.translation_words]),
        words_beside(finding.original, [word for pair in group.linked for word in pair.original_words]),
    ]
    shares = [(missing_share(words) - CLOSE) * len(words) / (len(words) + _FEW) for words in beside]
    return max(0.0, mean(shares))


def _places(group: Group) -> Iterator[tuple[int, int]]:
    """Yield side and paragraph of all of a group."""
    yield from ((0, paragraph) for paragraph in group.translation)
    yield from ((1, paragraph) for paragraph in group.original)


@cache
def fitted() -> Fusion:
    """Return what benchmarks/fit_fusion.py fitted."""
    text = files("muqabala.drift").joinpath("data/fusion.json").read_text(encoding="utf-8")
    return Fusion(**json.loads(text))
