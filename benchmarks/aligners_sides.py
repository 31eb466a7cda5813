"""Sides of planted and of long texts, as our aligner and as its peers take them."""

from __future__ import annotations

import numpy as np
from aligners_texts import texts
from numpy.typing import NDArray

from muqabala.alignment import Side
from muqabala.embed.base import Encoder, Vectors

OVERLAPS = 4
"""Sentences that the peers' largest concatenations hold, as they are shipped: Bertalign 4, vecalign 3."""
EDITION_NOISE = 0.5
"""Length of the vector added to both sides' copies of a sentence, so that a long text holds no two alike."""

Overlaps = tuple[Vectors, NDArray[np.float64]]
"""Vectors (sizes, sentences, dimension) and bytes (sizes, sentences) of all concatenations."""


def overlaps(encoder: Encoder, lines: tuple[str, ...]) -> Overlaps:
    """Encode all concatenations of up to ``OVERLAPS`` sentences, by the sentence that they end with."""
    vectors, lengths = [], []
    for size in range(1, OVERLAPS + 1):
        joined = [" ".join(lines[max(0, end - size) : end]) for end in range(1, len(lines) + 1)]
        vectors.append(encoder.encode(joined))
        lengths.append([len(text.encode()) for text in joined])
    return np.stack(vectors), np.array(lengths, float)


def side(vectors: Vectors, lines: tuple[str, ...], paragraphs: tuple[int, ...] = ()) -> Side:
    """Return one side for our aligner, of one paragraph where none are given."""
    numbers = np.array(paragraphs or [0] * len(lines), np.int64)
    return Side(vectors, np.array([len(line) for line in lines], float), numbers)


def long_text(encoder: Encoder, count: int, largest: int = OVERLAPS) -> tuple[Overlaps, Overlaps]:
    """Return a text of any length: the sentences of all texts over and over, each copy moved a little.

    The vectors of concatenations are sums here, since only time is measured.
    """
    pairs = [
        pair
        for tuning in (True, False)
        for documents in texts(tuning=tuning).values()
        for document in documents.values()
        for pair in document
    ]
    random = np.random.default_rng(0)
    which = np.arange(count) % len(pairs)
    noise = random.normal(size=(count, encoder.encode(["a"]).shape[1])).astype(np.float32)
    noise *= EDITION_NOISE / np.linalg.norm(noise, axis=1, keepdims=True)
    sides = []
    for number in (0, 1):
        lines = [pair[number] for pair in pairs]
        single = encoder.encode(lines)[which] + noise
        bytes_long = np.array([len(line.encode()) for line in lines], float)[which]
        vectors, lengths = [single], [bytes_long]
        for size in range(1, largest):
            vectors.append(vectors[-1] + np.roll(single, size, axis=0))
            lengths.append(lengths[-1] + np.roll(bytes_long, size))
        unit = [part / np.linalg.norm(part, axis=1, keepdims=True) for part in vectors]
        # One sentence in thirty is left out on either side, and others on each.
        kept = np.flatnonzero(random.random(count) > 1 / 30)
        sides.append((np.stack(unit)[:, kept], np.stack(lengths)[:, kept]))
    return sides[0], sides[1]


def unread(overlapping: Overlaps) -> Side:
    """Return one side of a long text for our aligner."""
    return Side(overlapping[0][0], overlapping[1][0], np.zeros(overlapping[1].shape[1], np.int64))
