"""Whether the translation is an abridgement: then whole missing paragraphs are told, not flagged."""

from __future__ import annotations

from muqabala.checks.bitext import Bitext
from muqabala.records import Kind

ABRIDGED_SHARE = 0.15
"""More than this share of the original's text missing in whole paragraphs makes an abridgement (HOUSE.md)."""


def missing_share(bitext: Bitext) -> float:
    """Return the share of the original's body text, in characters, that is missing in whole paragraphs."""
    body = {
        index: len(paragraph.text)
        for index, paragraph in enumerate(bitext.original.paragraphs)
        if not paragraph.kind.is_furniture
    }
    missing = [index for group in bitext.groups if not group.translation for index in group.original]
    return sum(body[index] for index in missing) / max(1, sum(body.values()))


def is_abridged(bitext: Bitext) -> bool:
    """Tell whether the translation leaves out so much that it must be meant.

    A lone missing paragraph is never an abridgement, however long it is.
    """
    missing = [
        index
        for group in bitext.groups
        if not group.translation
        for index in group.original
        if bitext.original.paragraphs[index].kind is not Kind.HEADING
    ]
    return len(missing) > 1 and missing_share(bitext) > ABRIDGED_SHARE
