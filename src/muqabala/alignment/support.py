"""Which words have a counterpart on the other side, by their vectors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.space import unit
from muqabala.embed.base import Encoder, Tokens, Vectors
from muqabala.records import Bead

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


STEEPNESS = 4.0
"""A word at the median of those with a counterpart gets support 0.88, one at the median of those without 0.12."""

PRIOR_WORDS = 100
PRIOR_WITHOUT, PRIOR_WITH = 0.35, 0.75
"""Medians of best cosines, as with the embedded model, that a document's own have to outweigh."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a word's best cosine means in this document pair: medians without and with a counterpart."""

    without: float = PRIOR_WITHOUT
    with_counterpart: float = PRIOR_WITH

    @classmethod
    def measured(cls, unrelated: NDArray[np.float32], aligned: NDArray[np.float32]) -> Yardstick:
        """Measure it on the best cosines of the document's own words.

        ``aligned`` holds them against the sentences they are linked with,
        ``unrelated`` against others of about the same length.
        """
        without = _outweigh(unrelated, PRIOR_WITHOUT)
        return cls(without, max(_outweigh(aligned, PRIOR_WITH), without + 0.1))

    def __call__(self, cosine: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the support of words with these best cosines: 0.5 half way between the medians."""
        middle = (self.without + self.with_counterpart) / 2
        steepness = STEEPNESS / (self.with_counterpart - self.without)
        support: NDArray[np.float32] = 1 / (1 + np.exp(-steepness * (cosine - middle)))
        return support


def _outweigh(cosine: NDArray[np.float32], prior: float) -> float:
    if not len(cosine):
        return prior
    return float((len(cosine) * np.median(cosine) + PRIOR_WORDS * prior) / (len(cosine) + PRIOR_WORDS))


CONTEXT_BEADS = 1
"""Beads on either side in which a word may find its counterpart: words move across sentence ends."""


@dataclass(frozen=True, slots=True)
class SupportedWords:
    """The words of one sentence with the support each has on the other side, shape (words,)."""

    words: Words
    support: NDArray[np.float32]


def supports(
    beads: Sequence[Bead], words: tuple[Sequence[Words], Sequence[Words]]
) -> tuple[list[SupportedWords], list[SupportedWords]]:
    """Return every sentence's words with their support, the translation's and the original's.

    A word is looked for in the other side of its own bead and of the beads
    next to it.
    """
    cosines = tuple([np.zeros(len(sentence), np.float32) for sentence in side] for side in words)
    unrelated: list[NDArray[np.float32]] = []
    aligned: list[NDArray[np.float32]] = []
    for place, bead in enumerate(beads):
        around = beads[max(0, place - CONTEXT_BEADS) : place + CONTEXT_BEADS + 1]
        far = beads[(place + len(beads) // 2) % len(beads)]
        for side, other in ((0, 1), (1, 0)):
            near = [words[other][number] for neighbour in around for number in _numbers(neighbour, other)]
            for number in _numbers(bead, side):
                cosines[side][number] = best_cosine(words[side][number], near)
                if not bead.is_null:
                    aligned.append(cosines[side][number])
                if far not in around and _numbers(far, other):
                    elsewhere = [words[other][there] for there in _numbers(far, other)]
                    unrelated.append(best_cosine(words[side][number], elsewhere))
    yardstick = Yardstick.measured(_joined(unrelated), _joined(aligned))
    translation, original = (
        [SupportedWords(sentence, yardstick(cosine)) for sentence, cosine in zip(side, found, strict=True)]
        for side, found in zip(words, cosines, strict=True)
    )
    return translation, original


def _numbers(bead: Bead, side: int) -> tuple[int, ...]:
    return bead.original if side else bead.translation


def _joined(parts: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.concatenate([np.zeros(0, np.float32), *parts])
