"""How well an encoder finds a text's translation among others, and agrees with people on likeness."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from muqabala.embed.base import Vectors

Pair = tuple[str, str]
"""An English text and its Arabic original."""

SCORE_COLUMN = 4


class SentenceEncoder(Protocol):
    """What is measured here of an encoder: its sentence vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of shape (texts, dimension)."""
        ...


def read_pairs(path: Path) -> list[Pair]:
    """Read the first two columns of a tab-separated file."""
    return [(row[0], row[1]) for row in _rows(path)]


def read_scores(path: Path) -> list[float]:
    """Read the human score of each pair, from the fifth column."""
    return [float(row[SCORE_COLUMN]) for row in _rows(path)]


def retrieval_accuracy(encoder: SentenceEncoder, pairs: Sequence[Pair]) -> float:
    """Return the share of texts whose nearest text of the other language is their own translation.

    The mean of both directions, 0 to 1. A text that stands there more than
    once is found where any of its copies is.
    """
    translations, originals = zip(*pairs, strict=True)
    similarity = encoder.encode(translations) @ encoder.encode(originals).T
    forward = np.mean([originals[j] == originals[i] for i, j in enumerate(similarity.argmax(axis=1))])
    backward = np.mean([translations[i] == translations[j] for j, i in enumerate(similarity.argmax(axis=0))])
    return float(forward + backward) / 2


def similarity_correlation(encoder: SentenceEncoder, pairs: Sequence[Pair], scores: Sequence[float]) -> float:
    """Return Spearman's correlation of the encoder's similarities with human scores."""
    translations, originals = zip(*pairs, strict=True)
    similarity = np.einsum("ij,ij->i", encoder.encode(translations), encoder.encode(originals))
    return float(np.corrcoef(_ranks(similarity), _ranks(np.asarray(scores)))[0, 1])


def _ranks(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return the rank of each value; equal values share the mean of their ranks."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: NDArray[np.float64] = (last - (counts - 1) / 2)[inverse]
    return ranks


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]
