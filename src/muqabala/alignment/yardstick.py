"""What the cosine of two words, and their association in the lexicon, say for their being counterparts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.space import median

Shares = NDArray[np.float32]

STEEPNESS = 4.0
"""A word at the median of those with a counterpart gets support 0.88, one of those without 0.12."""

PRIOR_WORDS = 100
PRIOR_WITHOUT, PRIOR_WITH = 0.17, 0.75
"""Medians of best cosines, as with the embedded model, that a document's own have to outweigh."""

CLEAR_ASSOCIATION = 3.5
"""Log association at which the lexicon is as likely right as wrong; 0 is none, 6 and more is certain."""


class Yardstick(NamedTuple):
    """What a word's best cosine means in this document pair: medians without and with a counterpart."""

    without: float = PRIOR_WITHOUT
    with_counterpart: float = PRIOR_WITH

    @classmethod
    def measured(cls, unrelated: Shares, aligned: Shares) -> Yardstick:
        """Measure it on the best cosines of the document's own words.

        ``aligned`` holds them against the sentences they are linked with,
        ``unrelated`` against others of about the same length.
        """
        without = _outweigh(unrelated, PRIOR_WITHOUT)
        return cls(without, max(_outweigh(aligned, PRIOR_WITH), without + 0.1))

    def __call__(self, cosine: Shares) -> Shares:
        """Return the support of words with these best cosines: 0.5 half way between the medians."""
        middle = (self.without + self.with_counterpart) / 2
        return logistic((cosine - middle) * (STEEPNESS / (self.with_counterpart - self.without)))


def _outweigh(cosine: Shares, prior: float) -> float:
    if not len(cosine):
        return prior
    return float((len(cosine) * median(cosine) + PRIOR_WORDS * prior) / (len(cosine) + PRIOR_WORDS))


def logistic(value: Shares) -> Shares:
    """Return the logistic function of each value."""
    share: Shares = (1 / (1 + np.exp(-value))).astype(np.float32)
    return share
