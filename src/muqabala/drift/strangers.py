"""Whether the two texts belong together at all."""

from __future__ import annotations

from muqabala.records import Coverage

STRANGERS = 0.6
"""A translation of which less than this share has an original is hardly one; drifted ones have over 0.9."""


def strangers_note(coverage: Coverage) -> str | None:
    """Return what is to be said, before all else, of texts that hardly have anything in common."""
    if coverage.translation >= STRANGERS:
        return None
    return (
        f"only {coverage.translation * 100:.0f} % of the translation has an original: the files may not "
        "belong together, or the model may not know both languages"
    )
