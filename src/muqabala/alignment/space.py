"""Both sides' sentences in one space, with what similarity means in this document pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muqabala.embed.base import Vectors

Integers = NDArray[np.int64]

CENTRING_SENTENCES = 20
"""A side's mean is trusted by n / (n + 20): under some thirty it is noise (research/alignment.md, 4.1)."""

BLOCK_ROWS = 1024
"""Rows of the similarity matrix computed at once, so that books need no matrix of their own size."""

SAMPLED_PAIRS = 20_000

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


@dataclass(frozen=True, slots=True)
class Nearest:
    """Each sentence's best partner on the other side, its similarity, and its lead over the second best."""

    partner: Integers
    similarity: NDArray[np.float32]
    lead: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scale:
    """Similarity of unrelated (0) and of true pairs (1) in this document pair."""

    unrelated: float
    true: float

    def __call__(self, similarity: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return similarities on the document's own scale."""
        scaled: NDArray[np.float32] = (similarity - np.float32(self.unrelated)) / np.float32(
            self.true - self.unrelated
        )
        return scaled


def centre(vectors: Vectors) -> Vectors:
    """Subtract the side's mean, which carries its language and topic, and return unit rows."""
    count = len(vectors)
    if not count:
        return vectors
    centred = vectors - vectors.mean(axis=0) * (count / (count + CENTRING_SENTENCES))
    return unit(centred)


def unit(vectors: Vectors) -> Vectors:
    """Return rows of length one; a zero row stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    rows: Vectors = (vectors / np.maximum(norms, 1e-9)).astype(np.float32)
    return rows


def nearest(translation: Vectors, original: Vectors) -> tuple[Nearest, Nearest]:
    """Find the nearest partner of every sentence of both sides, in blocks of rows."""
    rows, columns = len(translation), len(original)
    row_best = np.empty((rows, 2), np.float32)
    row_arg = np.empty(rows, np.int64)
    column_best = np.full((columns, 2), -np.inf, np.float32)
    column_arg = np.zeros(columns, np.int64)
    for start in range(0, rows, BLOCK_ROWS):
        block = translation[start : start + BLOCK_ROWS] @ original.T
        row_arg[start : start + len(block)] = block.argmax(axis=1)
        row_best[start : start + len(block)] = _top_two(block)
        top = _top_two(block.T)
        better = top[:, 0] > column_best[:, 0]
        column_arg[better] = start + block.argmax(axis=0)[better]
        column_best = np.sort(np.concatenate([column_best, top], axis=1), axis=1)[:, :-3:-1]
    return (
        Nearest(row_arg, row_best[:, 0], row_best[:, 0] - row_best[:, 1]),
        Nearest(column_arg, column_best[:, 0], column_best[:, 0] - column_best[:, 1]),
    )


def _top_two(similarity: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the best and second best of each row; a single column's second is its own best less one."""
    if similarity.shape[1] == 1:
        return np.concatenate([similarity, similarity - 1], axis=1)
    return -np.partition(-similarity, 1, axis=1)[:, :2]


def scale(translation: Vectors, original: Vectors, chain: tuple[Integers, Integers]) -> Scale:
    """Measure what similarity means here: ``chain`` holds trusted pairs (rows, columns)."""
    unrelated, spread = _random_pairs(translation, original)
    trusted = (translation[chain[0]] * original[chain[1]]).sum(axis=1)
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
    return float(np.median(similarity)), float(similarity.std())
