"""Which words have a counterpart on the other side, by their vectors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.space import unit
from muqabala.embed.base import Encoder, Tokens, Vectors

WORD = re.compile(r"\w(?:[\w\u0610-\u061a\u064b-\u065f\u0670\u0640]|['’.-](?=\w))*")
"""Letters, marks and digits, with apostrophes, points and hyphens inside."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence.

    ``spans`` are code points into the sentence, shape (words, 2); ``vectors``
    has unit rows; ``weights`` is the meaning each word brings to its sentence.
    """

    spans: NDArray[np.int64]
    vectors: Vectors
    weights: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.spans)


def words(encoder: Encoder, sentences: Sequence[str]) -> list[Words]:
    """Join the encoder's tokens into words."""
    return [
        _join(sentence, tokens) for sentence, tokens in zip(sentences, encoder.tokens(sentences), strict=True)
    ]


def _join(sentence: str, tokens: Tokens) -> Words:
    spans = np.array([match.span() for match in WORD.finditer(sentence)], dtype=np.int64).reshape(-1, 2)
    totals = np.zeros((len(spans), tokens.vectors.shape[1]), np.float32)
    if len(spans) and len(tokens.spans):
        # A token belongs to the word that holds its last character.
        owner = np.searchsorted(spans[:, 1], tokens.spans[:, 1])
        inside = (owner < len(spans)) & (tokens.spans[:, 1] > spans[np.minimum(owner, len(spans) - 1), 0])
        np.add.at(totals, owner[inside], (tokens.vectors * tokens.weights[:, None])[inside])
    return Words(spans, unit(totals), np.linalg.norm(totals, axis=1))


def best_cosine(ours: Words, theirs: Sequence[Words]) -> NDArray[np.float32]:
    """Return each word's greatest cosine with a word, or two neighbouring words, of the other side.

    Pairs of neighbours count because one word often renders two: "ceasefire"
    for وقف إطلاق النار.
    """
    candidates = [candidate for other in theirs for candidate in _words_and_pairs(other)]
    if not len(ours) or not candidates:
        return np.zeros(len(ours), np.float32)
    cosine: NDArray[np.float32] = (ours.vectors @ np.concatenate(candidates).T).max(axis=1)
    return cosine


def _words_and_pairs(other: Words) -> list[Vectors]:
    if not len(other):
        return []
    weighted = other.vectors * other.weights[:, None]
    return [other.vectors, unit(weighted[:-1] + weighted[1:])]
