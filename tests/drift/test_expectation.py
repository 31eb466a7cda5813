"""The false flags that a report says to expect."""

import pytest

from muqabala.drift.expectation import false_flags
from muqabala.drift.score import THRESHOLDS


def test_a_longer_article_gets_more_of_them():
    assert false_flags("balanced", 40) == pytest.approx(2 * false_flags("balanced", 20), abs=0.02)


def test_less_sensitivity_costs_fewer():
    costs = [false_flags(sensitivity, 100) for sensitivity in THRESHOLDS]
    assert costs == sorted(costs)
    assert costs[0] < costs[-1]
