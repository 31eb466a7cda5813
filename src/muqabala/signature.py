"""One line naming everything that must be equal for two runs to be comparable (after sacrebleu)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from muqabala import __version__


def signature(
    *,
    model: str,
    checks: Iterable[str],
    languages: tuple[str, str],
    sensitivity: str,
    baseline: str = "",
    glossary: str = "",
) -> str:
    """Return the signature: model and its hash, checks run, languages, sensitivity, version last.

    ``baseline`` and ``glossary`` are the digests of the verdicts that the run accepts and of the terms that
    it wants, empty where there are none.

    >>> line = signature(model="m:1a", checks=["number", "date"], languages=("en", "ar"), sensitivity="low")
    >>> line.rpartition("|")[0]
    'align|model:m:1a|checks:2-2c0f48|languages:en-ar|sensitivity:low'
    """
    slugs = sorted(checks)
    digest = hashlib.sha256(",".join(slugs).encode()).hexdigest()[:6]
    parts = {
        "model": model,
        "checks": f"{len(slugs)}-{digest}",
        "languages": "-".join(languages),
        "sensitivity": sensitivity,
        **({"baseline": baseline} if baseline else {}),
        **({"glossary": glossary} if glossary else {}),
        "version": __version__,
    }
    return "|".join(["align", *(f"{key}:{value}" for key, value in parts.items())])
