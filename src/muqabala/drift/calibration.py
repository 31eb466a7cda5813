"""Confidences as verdicts correct them: a small file that a run takes (``recalibration`` makes it).

The correction of a confidence p is a line in its log-odds, ``slope * logit(p) + shift`` (J. Platt, 1999),
with a shift of its own for each check. It can be undone, so that verdicts given on corrected
confidences teach as much as those on shipped ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import exp, isfinite, log
from pathlib import Path
from typing import NamedTuple

from muqabala.errors import ConfigError
from muqabala.records import Finding, fingerprint

VERSION = "1.0"

EDGE = 0.001
"""Confidences are kept this far from 0 and 1: their log-odds must be finite."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The correction of confidences: a slope over 0, a shift for all checks, and one for each."""

    slope: float = 1.0
    shift: float = 0.0
    checks: Mapping[str, float] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Return what a run's signature says of it."""
        return fingerprint(json.dumps(self.to_json(), sort_keys=True))[:8]

    def corrected(self, check: str, confidence: float) -> float:
        """Return the corrected confidence of a check's finding.

        >>> Correction(shift=-1.0).corrected("number", 0.9)
        0.768
        """
        return confidence_of(self.slope * logit(confidence) + self._shift(check))

    def shipped(self, check: str, corrected: float) -> float:
        """Return the confidence that was corrected so.

        >>> round(Correction(shift=-1.0).shipped("number", 0.7681), 2)
        0.9
        """
        return _within(_chance((logit(corrected) - self._shift(check)) / self.slope))

    def to_json(self) -> dict[str, object]:
        """Return it as JSON objects."""
        return {"slope": self.slope, "shift": self.shift, "checks": dict(self.checks)}

    def _shift(self, check: str) -> float:
        return self.shift + self.checks.get(check, 0.0)


class Calibration(NamedTuple):
    """The correction that a run applies, and those before it, under which verdicts may have been given."""

    correction: Correction
    earlier: tuple[Correction, ...] = ()

    @property
    def known(self) -> dict[str, Correction]:
        """Return all corrections by their digests."""
        return {it.digest: it for it in (self.correction, *self.earlier)}

    def applied(self, finding: Finding) -> Finding:
        """Return a finding with its confidence corrected."""
        return replace(finding, confidence=self.correction.corrected(finding.check, finding.confidence))

    def to_text(self) -> str:
        """Return it as the JSON text of its file."""
        data = {
            "schema_version": VERSION,
            "correction": self.correction.to_json(),
            "earlier": [it.to_json() for it in self.earlier],
        }
        return json.dumps(data, indent=2) + "\n"


def read_calibration(path: Path) -> Calibration:
    """Read the file of a calibration. Raise ConfigError where it holds none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Calibration(_read(data["correction"]), tuple(map(_read, data["earlier"])))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError(f"{path}: holds no calibration; make one with 'align train --verdicts'") from error


def _read(data: dict[str, object]) -> Correction:
    slope, shift, checks = data["slope"], data["shift"], data["checks"]
    if not isinstance(checks, dict):
        raise TypeError("no shifts of checks")
    numbers = [slope, shift, *checks.values()]
    if not all(isinstance(number, float | int) and isfinite(number) for number in numbers) or slope <= 0:  # type: ignore[operator]  # a number by then
        raise ValueError("no correction")
    return Correction(float(slope), float(shift), {str(name): float(it) for name, it in checks.items()})  # type: ignore[arg-type]


def logit(confidence: float) -> float:
    """Return the log-odds of a confidence.

    >>> round(logit(0.75), 2), round(logit(1.0), 1)
    (1.1, 6.9)
    """
    kept = _within(confidence)
    return log(kept / (1 - kept))


def confidence_of(log_odds: float) -> float:
    """Return the confidence that has these log-odds, within EDGE of 0 and 1.

    >>> confidence_of(0.0), confidence_of(99.0)
    (0.5, 0.999)
    """
    return round(_within(_chance(log_odds)), 4)


def _chance(log_odds: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, log_odds))))  # exp of more would overflow


def _within(confidence: float) -> float:
    return min(max(confidence, EDGE), 1 - EDGE)
