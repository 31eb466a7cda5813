"""Verdicts of a store to a calibration: what reviewers said corrects how sure the checks are."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from muqabala.drift.calibration import Calibration, Correction, read_calibration
from muqabala.drift.judgement import ENOUGH, ENOUGH_OF_EACH, Judgement, lacking
from muqabala.drift.recalibration import Gain, fit, held_out_gain
from muqabala.errors import StoreError
from muqabala.reports.wording import counted
from muqabala.review.judgements import judgements
from muqabala.review.store import Store


@dataclass(frozen=True, slots=True)
class Learnt:
    """A calibration, and the verdicts that it is made from."""

    calibration: Calibration
    judgements: tuple[Judgement, ...]
    gain: Gain

    def summary(self) -> str:
        """Say what it gains, and what it does to each check."""
        drift = sum(it.is_drift for it in self.judgements)
        lines = [
            f"{counted(len(self.judgements), 'verdict')}: {drift} drift, {len(self.judgements) - drift} fine",
            "",
            "on verdicts held out    shipped  corrected",
            f"calibration error       {self.gain.error_shipped:7.3f}  {self.gain.error_corrected:9.3f}",
            f"log loss                {self.gain.loss_shipped:7.3f}  {self.gain.loss_corrected:9.3f}",
            "",
            "check              verdicts  drift  shipped  corrected",
        ]
        for check in sorted({it.check for it in self.judgements}):
            of_it = [it for it in self.judgements if it.check == check]
            shipped = sum(it.confidence for it in of_it) / len(of_it)
            correct = self.calibration.correction.corrected
            corrected = sum(correct(check, it.confidence) for it in of_it) / len(of_it)
            share = sum(it.is_drift for it in of_it) / len(of_it)
            lines.append(f"{check:18} {len(of_it):8}  {share:5.2f}  {shipped:7.2f}  {corrected:9.2f}")
        return "\n".join(lines)


def learn(store: Path, calibrations: Iterable[Path]) -> Learnt:
    """Return what the verdicts of a store teach.

    ``calibrations`` are the files under which verdicts may have been given. Raise StoreError where the
    verdicts are too few, or the shipped confidences fit them as well; ConfigError where a file holds no
    calibration.
    """
    known: dict[str, Correction] = {}
    for path in calibrations:
        known |= read_calibration(path).known
    with closing(Store(store)) as opened:
        found = tuple(judgements(opened.standing("verdict"), known))
    missing = lacking(found)
    if missing:
        raise StoreError(
            f"{store}: holds {counted(len(found), 'verdict')} to learn from, {missing} too few: "
            f"{ENOUGH} of drift or fine are enough, with {ENOUGH_OF_EACH} of each; go on with 'align review'"
        )
    gain = held_out_gain(found)
    if not gain.is_one:
        raise StoreError(
            f"{store}: the shipped confidences fit these {len(found)} verdicts as well as corrected ones "
            f"(log loss {gain.loss_shipped:.3f} and {gain.loss_corrected:.3f}); nothing was written"
        )
    correction = fit(found)
    earlier = tuple(it for digest, it in known.items() if digest != correction.digest)
    return Learnt(Calibration(correction, earlier), found, gain)
