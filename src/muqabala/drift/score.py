"""Findings to the drift score of a paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from muqabala.records import Finding, Severity

SCORE_MEANING = "drift score: 0 to 1, the estimated chance that a careful editor would mark the paragraph"

THRESHOLDS = {"low": 0.8, "balanced": 0.5, "high": 0.3}
"""Least score that is flagged, by sensitivity.

At *balanced* a flag is more likely right than wrong; benchmarks/RESULTS.md
shows what each costs in false flags on clean documents.
"""


def drift_score(findings: Iterable[Finding]) -> float:
    """Combine the checks' confidences by noisy-or: each is an independent reason to mark.

    Findings of one check are not: the most confident counts.

    A hard contradiction is never averaged away (research/drift.md, 6); neutral
    findings do not count.

    >>> drift_score([])
    0.0
    """
    doubts: dict[str, float] = {}
    for finding in findings:
        if finding.severity is not Severity.NEUTRAL:
            doubts[finding.check] = min(doubts.get(finding.check, 1.0), 1 - finding.confidence)
    return round(1 - prod(doubts.values(), start=1.0), 4)
