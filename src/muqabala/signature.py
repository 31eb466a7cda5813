"""One line naming everything that must be equal for two runs to be comparable (after sacrebleu)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from muqabala import __version__

CALIBRATION = "calibration"


def calibration_of(line: str) -> str:
    """Return the digest of the correction that a signature names, empty where it names none.

    >>> calibration_of("align|model:m:1a|calibration:1f2e|version:1")
    '1f2e'
    """
    parts = (part.partition(":") for part in line.split("|"))
    return next((value for key, _, value in parts if key == CALIBRATION), "")


def signature(
    *,
    model: str,
    checks: Iterable[str],
    languages: tuple[str, str],
    sensitivity: str,
    verifier: str = "",
    baseline: str = "",
    glossary: str = "",
    calibration: str = "",
) -> str:
    """Return the signature: model and its hash, checks run, languages, sensitivity, version last.

    ``verifier`` is its name and hash and what it reads, empty where none reads the languages.
    ``baseline``, ``glossary`` and ``calibration`` are the digests of the verdicts that the run accepts, of
    the terms that it wants and of the correction of its confidences, empty where there are none.

    >>> line = signature(model="m:1a", checks=["number", "date"], languages=("en", "ar"), sensitivity="low")
    >>> line.rpartition("|")[0]
    'align|model:m:1a|checks:2-2c0f48|languages:en-ar|sensitivity:low'
    """
    slugs = sorted(checks)
    digest = hashlib.sha256(",".join(slugs).encode()).hexdigest()[:6]
    parts = {
        "model": model,
        **({"verifier": verifier} if verifier else {}),
        "checks": f"{len(slugs)}-{digest}",
        "languages": "-".join(languages),
        "sensitivity": sensitivity,
        **({"baseline": baseline} if baseline else {}),
        **({"glossary": glossary} if glossary else {}),
        **({CALIBRATION: calibration} if calibration else {}),
        "version": __version__,
    }
    return "|".join(["align", *(f"{key}:{value}" for key, value in parts.items())])
