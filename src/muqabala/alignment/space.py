"""Both sides' sentences in one space, with what similarity means in this document pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from muqabala.embed.base import Vectors

Integers = NDArray[np.int64]
Floating = TypeVar("Floating", bound=np.floating)
Similarity = TypeVar("Similarity", float, NDArray[np.float32])

CENTRING_SENTENCES = 20
"""A side's mean is trusted by n / (n + 20): under some thirty it is noise."""

SAMPLED_PAIRS = 4_000

TRUE_PAIR_SIMILARITY = 0.6
TRUE_PAIR_PRIOR = 3
"""Until a document shows its own, a true pair is taken to be this similar, with the weight of three pairs."""


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of one side.

    ``vectors`` has shape (sentences, dimension), unit rows; ``lengths`` counts
    characters; ``paragraphs`` is the paragraph of each sentence, ascending.
    """

    vectors: Vectors
    lengths: NDArray[np.float64]
    paragraphs: Integers

    def __len__(self) -> int:
        return len(self.vectors)

    def breaks(self) -> NDArray[np.bool_]:
        """Return, for each of the n + 1 places between sentences, whether a paragraph ends there."""
        inner = self.paragraphs[1:] != self.paragraphs[:-1]
        return np.concatenate([[True], inner, [True]]) if len(self) else np.ones(1, bool)


class Scale(NamedTuple):
    """Similarity of unrelated (0) and of true pairs (1) in this document pair."""

    unrelated: float
    true: float

    @property
    def unit(self) -> float:
        """Return the cosine that one unit of the scale spans."""
        return self.true - self.unrelated

    def __call__(self, similarity: Similarity) -> Similarity:
        """Return similarities on the document's own scale."""
        return (similarity - self.unrelated) / self.unit


def centre(vectors: Vectors, half_trusted: int = CENTRING_SENTENCES) -> Vectors:
    """Subtract the side's mean, which carries its language and topic, and return unit rows.

    The mean of ``half_trusted`` rows is subtracted by half.
    """
    count = len(vectors)
    if not count:
        return vectors
    centred = vectors - vectors.mean(axis=0) * np.float32(count / (count + half_trusted))
    return unit(centred)


def unit(vectors: Vectors) -> Vectors:
    """Return rows of length one; a zero row stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    rows: Vectors = (vectors / np.maximum(norms, 1e-9)).astype(np.float32, copy=False)
    return rows


def median(values: NDArray[Floating]) -> Floating:
    """Return the median of some values, one at least; ``np.median`` imports masked arrays for it (20 ms)."""
    last = values.size - 1
    middle = [last // 2, (last + 1) // 2]
    value: Floating = np.partition(values, middle, axis=None)[middle].mean()
    return value


def scale(translation: Vectors, original: Vectors, trusted: NDArray[np.float32]) -> Scale:
    """Measure what similarity means here: ``trusted`` holds that of trusted pairs."""
    unrelated, spread = _random_pairs(translation, original)
    true = (trusted.sum() + TRUE_PAIR_PRIOR * TRUE_PAIR_SIMILARITY) / (len(trusted) + TRUE_PAIR_PRIOR)
    return Scale(unrelated, max(float(true), unrelated + 2 * spread, unrelated + 0.1))


def _random_pairs(translation: Vectors, original: Vectors) -> tuple[float, float]:
    """Return median and spread of the similarity of all pairs, or of a sample in a large text."""
    if len(translation) * len(original) <= SAMPLED_PAIRS:
        similarity = translation @ original.T
    else:
        draw = np.random.default_rng(0)
        rows = draw.integers(0, len(translation), SAMPLED_PAIRS)
        columns = draw.integers(0, len(original), SAMPLED_PAIRS)
        similarity = (translation[rows] * original[columns]).sum(axis=1)
    return float(median(similarity)), float(similarity.std())
