"""How sure a figure is: 95 % intervals of shares and of statistics."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1_000
"""As Koehn (2004), "Statistical significance tests for machine translation evaluation"."""

_SEED = 2004
"""The same rows give the same interval."""

_ENDS = (2.5, 97.5)
"""Percentiles of a 95 % interval."""

_Z = 1.96
"""Standard deviations of a 95 % interval."""


def of_share(share: float, count: int) -> tuple[float, float]:
    """Return the interval of a share of ``count`` (E. B. Wilson, JASA 22, 1927); all of it for none.

    >>> [round(end, 2) for end in of_share(0.5, 10)]
    [0.24, 0.76]
    """
    if not count:
        return 0.0, 1.0
    scale = 1 + _Z**2 / count
    middle = (share + _Z**2 / (2 * count)) / scale
    half = _Z / scale * sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def resampled(statistic: Callable[[NDArray[np.int64]], float], count: int) -> tuple[float, float]:
    """Return the bootstrap interval of a statistic of ``count`` rows; it takes the numbers of those drawn."""
    generator = np.random.default_rng(_SEED)
    drawn = [statistic(generator.integers(count, size=count)) for _ in range(RESAMPLES)]
    low, high = np.percentile(drawn, _ENDS).tolist()
    return low, high
