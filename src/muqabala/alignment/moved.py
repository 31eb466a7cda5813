"""Sentences that the translation has, but elsewhere: linked after the monotone pass."""

from __future__ import annotations

import numpy as np

from muqabala.alignment.space import Scale
from muqabala.embed.base import Vectors
from muqabala.records import Bead

MOVED_MATCH = 0.6
"""Similarity on the document's scale (a true pair is 1) that a moved sentence must reach."""


def link_moved(beads: list[Bead], translation: Vectors, original: Vectors, scale: Scale) -> list[Bead]:
    """Join null beads of both sides that are surely each other's rendering, and mark them as moved.

    Both must be each other's nearest among all that is unmatched, and very
    similar: a moved sentence that is missed shows as an omission and an
    addition, which is milder than a wrong link that hides both.
    """
    extra = [bead for bead in beads if not bead.original]
    missing = [bead for bead in beads if not bead.translation]
    if not extra or not missing:
        return beads
    rows = np.array([bead.translation[0] for bead in extra])
    columns = np.array([bead.original[0] for bead in missing])
    similarity = translation[rows] @ original[columns].T
    match = scale(similarity)
    links = {}
    for row, column in enumerate(match.argmax(axis=1)):
        if match[:, column].argmax() == row and match[row, column] > MOVED_MATCH:
            links[extra[row]] = Bead(
                extra[row].translation, missing[column].original, float(similarity[row, column]), moved=True
            )
    taken = {link.original for link in links.values()}
    return [links.get(bead, bead) for bead in beads if bead.translation or bead.original not in taken]
