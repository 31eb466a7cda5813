"""Whether the translation is an abridgement: then whole missing paragraphs are told, not flagged."""

from __future__ import annotations

from muqabala.checks.bitext import Bitext
from muqabala.records import Kind

ABRIDGED_SHARE = 0.15
"""More than this share of the original's text missing in whole paragraphs makes an abridgement."""


def abridged_share(bitext: Bitext) -> float | None:
    """Return the share of the original, in characters, that an abridgement leaves out; None where it is none.

    A lone missing paragraph is never an abridgement, however long it is.
    """
    paragraphs = bitext.original.paragraphs
    missing = [
        paragraphs[index] for group in bitext.groups if not group.translation for index in group.original
    ]
    whole = sum(len(paragraph.text) for paragraph in paragraphs if not paragraph.kind.is_furniture)
    share = sum(len(paragraph.text) for paragraph in missing) / max(1, whole)
    several = sum(paragraph.kind is not Kind.HEADING for paragraph in missing) > 1
    return share if several and share > ABRIDGED_SHARE else None
