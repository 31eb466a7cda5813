"""Verdicts as what the confidences can learn from, and how many of them are enough."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

ENOUGH = 100
"""Verdicts that are enough. Of simulated reviewers who differ much from the shipped confidences, 100 verdicts
bring the calibration error on others from 0.11 to 0.05, better in 89 of 100 trials; of those who differ a
little, from 0.06 to 0.04, better in 63. With 20 it is 73 and 43: a coin's toss (benchmarks/verdicts.py)."""

ENOUGH_OF_EACH = 10
"""Verdicts of drift, and of fine: with fewer the odds of the rarer are a guess."""


class Judgement(NamedTuple):
    """A reviewer's word on a finding of a check, shipped with a confidence, in an article."""

    check: str
    confidence: float
    is_drift: bool
    article: str


def lacking(judgements: Collection[Judgement]) -> int:
    """Return how many verdicts are missing at least, 0 where there are enough."""
    drift = sum(judgement.is_drift for judgement in judgements)
    fine = len(judgements) - drift
    rarer = max(0, ENOUGH_OF_EACH - drift) + max(0, ENOUGH_OF_EACH - fine)
    return max(ENOUGH - len(judgements), rarer, 0)
