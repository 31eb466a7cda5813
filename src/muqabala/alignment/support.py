"""Which words have a counterpart on the other side: vectors and lexicon vouch for each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.space import median
from muqabala.alignment.words import Associations, Words, best_cosine
from muqabala.embed.lexicon import Lexicon
from muqabala.records import Bead

Shares = NDArray[np.float32]

STEEPNESS = 4.0
"""A word at the median of those with a counterpart gets support 0.88, one of those without 0.12."""

PRIOR_WORDS = 100
PRIOR_WITHOUT, PRIOR_WITH = 0.17, 0.75
"""Medians of best cosines, as with the embedded model, that a document's own have to outweigh."""

CLEAR_ASSOCIATION = 3.5
"""Log association at which the lexicon is as likely right as wrong; 0 is none, 6 and more is certain."""

PASSAGE = 32
"""Beads whose pieces are looked up at once: a side has some thousand, and their table takes 4 MB."""


class Yardstick(NamedTuple):
    """What a word's best cosine means in this document pair: medians without and with a counterpart."""

    without: float = PRIOR_WITHOUT
    with_counterpart: float = PRIOR_WITH

    @classmethod
    def measured(cls, unrelated: Shares, aligned: Shares) -> Yardstick:
        """Measure it on the best cosines of the document's own words.

        ``aligned`` holds them against the sentences they are linked with,
        ``unrelated`` against others of about the same length.
        """
        without = _outweigh(unrelated, PRIOR_WITHOUT)
        return cls(without, max(_outweigh(aligned, PRIOR_WITH), without + 0.1))

    def __call__(self, cosine: Shares) -> Shares:
        """Return the support of words with these best cosines: 0.5 half way between the medians."""
        middle = (self.without + self.with_counterpart) / 2
        return logistic((cosine - middle) * (STEEPNESS / (self.with_counterpart - self.without)))


def _outweigh(cosine: Shares, prior: float) -> float:
    if not len(cosine):
        return prior
    return float((len(cosine) * median(cosine) + PRIOR_WORDS * prior) / (len(cosine) + PRIOR_WORDS))


def logistic(value: Shares) -> Shares:
    """Return the logistic function of each value."""
    share: Shares = (1 / (1 + np.exp(-value))).astype(np.float32)
    return share


class SupportedWords(NamedTuple):
    """The words of one sentence with the support each has on the other side, shape (words,)."""

    words: Words
    support: Shares


Paragraphs = tuple[Sequence[int], Sequence[int]]
"""The paragraph of each sentence of the translation and of the original."""

Sentences = tuple[Sequence[Words], Sequence[Words]]
"""The words of each sentence of the translation and of the original."""


def supports(
    beads: Sequence[Bead], words: Sentences, paragraphs: Paragraphs, lexicon: Lexicon
) -> tuple[list[SupportedWords], list[SupportedWords]]:
    """Return every sentence's words with their support, the translation's and the original's.

    A word is looked for in its own bead and in the beads beside it that share
    a paragraph with it: words move across sentence ends. It is supported where
    its vector or the lexicon says so (noisy-or), since each of them misses
    counterparts that the other knows.
    """
    cosines = tuple([np.zeros(len(sentence), np.float32) for sentence in side] for side in words)
    lexical = tuple([np.zeros(len(sentence), np.float32) for sentence in side] for side in words)
    unrelated: list[Shares] = []
    aligned: list[Shares] = []
    for place, bead in enumerate(beads):
        if place % PASSAGE == 0:
            passage = beads[max(0, place - 1) : place + PASSAGE + 1]
            associations = Associations.of(lexicon, (_others(passage, words, 1), _others(passage, words, 0)))
        around = _around(beads, place, paragraphs)
        far = beads[(place + len(beads) // 2) % len(beads)]
        for side in (0, 1):
            near = _others(around, words, side)
            elsewhere = [] if far in around else _others([far], words, side)
            for number in _numbers(bead, side):
                sentence = words[side][number]
                cosines[side][number] = best_cosine(sentence, near)
                lexical[side][number] = associations.best(sentence, near, side)
                if not bead.is_null:
                    aligned.append(cosines[side][number])
                if elsewhere:
                    unrelated.append(best_cosine(sentence, elsewhere))
    yardstick = Yardstick.measured(_joined(unrelated), _joined(aligned))

    def supported(side: int) -> list[SupportedWords]:
        return [
            SupportedWords(sentence, 1 - (1 - yardstick(cosine)) * (1 - logistic(known - CLEAR_ASSOCIATION)))
            for sentence, cosine, known in zip(words[side], cosines[side], lexical[side], strict=True)
        ]

    return supported(0), supported(1)


def _around(beads: Sequence[Bead], place: int, paragraphs: Paragraphs) -> list[Bead]:
    """Return a bead with its neighbours of the same paragraph, or, for a lone null bead, with both."""

    def homes(bead: Bead) -> set[tuple[int, int]]:
        return {(side, paragraphs[side][number]) for side in (0, 1) for number in _numbers(bead, side)}

    bead = beads[place]
    beside = [*beads[max(0, place - 1) : place], *beads[place + 1 : place + 2]]
    near = [neighbour for neighbour in beside if homes(neighbour) & homes(bead)]
    return [bead, *(near or beside * bead.is_null)]


def _numbers(bead: Bead, side: int) -> tuple[int, ...]:
    return bead.original if side else bead.translation


def _others(beads: Sequence[Bead], words: Sentences, side: int) -> list[Words]:
    return [words[1 - side][number] for bead in beads for number in _numbers(bead, 1 - side)]


def _joined(parts: Sequence[Shares]) -> Shares:
    return np.concatenate([np.zeros(0, np.float32), *parts])
