"""Simulated reviewers: they find drift with other odds than the shipped confidences say."""

import numpy as np

from muqabala.drift.calibration import Correction
from muqabala.drift.judgement import Judgement

CHECKS = ("number", "negation", "name", "date", "omission", "mistranslation")


AGREEING = Correction()
STRICT = Correction(0.8, -0.9, {"name": -1.2, "mistranslation": -0.6, "number": 1.2})
"""What the shipped confidences are worth to a reviewer."""


def verdicts(rng, reviewer, count):
    """Return verdicts on findings of six checks in twelve articles."""
    checks = rng.choice(CHECKS, count)
    shipped = np.clip(rng.beta(5, 1.6, count), 0.5, 0.99)
    return [
        Judgement(
            str(check),
            float(confidence),
            bool(rng.random() < reviewer.corrected(check, confidence)),
            f"arabic/{rng.integers(12)}.txt",
        )
        for check, confidence in zip(checks, shipped, strict=True)
    ]


def put(store, found, signature="align|model:made|version:1", correct=lambda check, confidence: confidence):
    """Keep verdicts in a store, as the app does; ``correct`` is what a run made of the confidences."""
    for number, it in enumerate(found):
        finding = {
            "key": f"{number:x}",
            "id": f"{number:x}",
            "check": it.check,
            "severity": "major",
            "confidence": correct(it.check, it.confidence),
            "message": "The English says something else.",
            "translation": "english.txt",
            "original": it.article,
            "signature": signature,
        }
        store.record("Salma", "verdict", f"{number:x}", "drift" if it.is_drift else "fine", finding)
