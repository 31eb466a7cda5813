"""How many verdicts are enough to recalibrate on: simulated reviewers, and others of theirs held out.

usage: python benchmarks/verdicts.py

A reviewer finds drift with other odds than the shipped confidences say: by a slope, a shift, and a shift for
each check. Prints, for reviewers that agree, differ a little or much, and for numbers of verdicts: in what
share of trials the correction fits other verdicts better (log loss), the expected calibration error before
and after, and in what share cross-validation lets it pass.
"""

from __future__ import annotations

import numpy as np

from muqabala.drift.judgement import Judgement
from muqabala.drift.recalibration import calibration_error, fit, held_out_gain, losses

CHECKS, ARTICLES, TRIALS, HELD_OUT = 12, 12, 150, 1500
SPREADS = {"agree": 0.0, "differ a little": 0.4, "differ much": 0.8}
"""Standard deviation of the common shift and of those of checks; half of it, of the slope's logarithm."""
COUNTS = (20, 50, 100, 200, 400)


def draw(rng: np.random.Generator, reviewer: tuple[float, float, np.ndarray], count: int) -> list[Judgement]:
    """Return verdicts of a reviewer on flagged findings, most of them of a few checks."""
    slope, shift, shifts = reviewer
    frequency = 1 / np.arange(1, CHECKS + 1)
    checks = rng.choice(CHECKS, count, p=frequency / frequency.sum())
    shipped = np.clip(rng.beta(5, 1.6, count), 0.5, 0.99)
    odds = slope * np.log(shipped / (1 - shipped)) + shift + shifts[checks]
    drift = rng.random(count) < 1 / (1 + np.exp(-odds))
    return [
        Judgement(f"check-{check}", float(confidence), bool(is_drift), f"article-{rng.integers(ARTICLES)}")
        for check, confidence, is_drift in zip(checks, shipped, drift, strict=True)
    ]


def trial(rng: np.random.Generator, spread: float, count: int) -> tuple[bool, float, float, bool]:
    """Return whether the correction is better, both calibration errors, and whether it would be written."""
    reviewer = (
        float(np.exp(rng.normal(0, spread / 2))),
        float(rng.normal(0, spread)),
        rng.normal(0, spread, CHECKS),
    )
    seen, others = draw(rng, reviewer, count), draw(rng, reviewer, HELD_OUT)
    correction = fit(seen)
    right = np.array([it.is_drift for it in others], float)
    shipped = np.array([it.confidence for it in others])
    corrected = np.array([correction.corrected(it.check, it.confidence) for it in others])
    return (
        bool(losses(corrected, right).mean() < losses(shipped, right).mean()),
        calibration_error(shipped, right),
        calibration_error(corrected, right),
        held_out_gain(seen).is_one,
    )


def main() -> None:
    """Print the table."""
    rng = np.random.default_rng(0)
    print("reviewers        verdicts  better  error shipped  corrected  written")
    for name, spread in SPREADS.items():
        for count in COUNTS:
            figures = np.mean([trial(rng, spread, count) for _ in range(TRIALS)], axis=0)
            better, shipped, corrected, written = figures
            print(
                f"{name:16} {count:8}  {better:6.0%}  {shipped:13.3f}  {corrected:9.3f}  {written:7.0%}",
                flush=True,
            )


if __name__ == "__main__":
    main()
