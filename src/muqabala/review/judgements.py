"""Verdicts of a store to judgements, from which the confidences can learn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from muqabala.drift.calibration import Correction
from muqabala.drift.judgement import Judgement
from muqabala.records import Severity
from muqabala.reports.wording import WITHOUT_FINDING
from muqabala.review.store import Event
from muqabala.signature import calibration_of

DRIFT, FINE = "drift", "fine"


def judgements(
    verdicts: Iterable[Event], corrections: Mapping[str, Correction] | None = None
) -> Iterator[Judgement]:
    """Yield what the verdicts one way or the other say of the confidences.

    ``corrections``, by their digests, bring confidences that a run has corrected back to those that were
    shipped; verdicts under other corrections are left out. Without any, confidences stay as they are.
    Nothing is said of neutral findings and of flags without a finding: no confidence stands behind them.
    """
    for event in verdicts:
        it = event.finding
        check, confidence = str(it["check"]), it["confidence"]
        countless = it["severity"] == Severity.NEUTRAL or it["message"] == WITHOUT_FINDING
        if event.value not in (DRIFT, FINE) or countless or not isinstance(confidence, float | int):
            continue
        digest = calibration_of(str(it["signature"]))
        if digest and corrections is not None:
            if digest not in corrections:
                continue
            confidence = corrections[digest].shipped(check, confidence)
        yield Judgement(check, confidence, event.value == DRIFT, str(it["original"]))
