"""Findings to the drift score of a paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from muqabala.records import Finding, Severity

SCORE_MEANING = "drift score: 0 to 1, the estimated chance that a careful editor would mark the paragraph"

THRESHOLDS = {"low": 0.8, "balanced": 0.5, "high": 0.3}
"""Least score that is flagged, by sensitivity.

At *balanced* a flag is more likely right than wrong; what each costs in
false flags on clean documents is in data/false_flags.tsv.
"""


def drift_score(findings: Iterable[Finding], suspicion: float = 0.0) -> float:
    """Combine the checks' confidences by noisy-or: each is an independent reason to mark.

    Findings of one check are not: the most confident counts. ``suspicion`` is
    the chance of a drift that no check names (``fusion``): one more reason.

    A hard contradiction is never averaged away. Neutral findings do not count.

    >>> drift_score([]), drift_score([], 0.25)
    (0.0, 0.25)
    """
    doubts: dict[str, float] = {}
    for finding in findings:
        if finding.severity is not Severity.NEUTRAL:
            doubts[finding.check] = min(doubts.get(finding.check, 1.0), 1 - finding.confidence)
    return round(1 - prod(doubts.values(), start=1 - suspicion), 4)
