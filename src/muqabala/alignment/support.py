"""Which words have a counterpart on the other side: vectors and lexicon vouch for each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from muqabala.alignment.links import Links, bead_links
from muqabala.alignment.words import Associations, Sentences, Words, best_cosine
from muqabala.alignment.yardstick import CLEAR_ASSOCIATION, Shares, Yardstick, logistic
from muqabala.embed.lexicon import Lexicon
from muqabala.records import Bead

PASSAGE = 32
"""Beads whose pieces are looked up at once: a side has some thousand, and their table takes 4 MB."""


class SupportedWords(NamedTuple):
    """The words of one sentence with the support each has on the other side, shape (words,)."""

    words: Words
    support: Shares


Paragraphs = tuple[Sequence[int], Sequence[int]]
"""The paragraph of each sentence of the translation and of the original."""


class WordEvidence(NamedTuple):
    """What the words of two texts say of each other.

    ``translation`` and ``original`` have the words of each sentence with their support, ``links`` the words
    of each bead that are each other's best counterpart.
    """

    translation: list[SupportedWords]
    original: list[SupportedWords]
    links: list[Links]


def compare_words(
    beads: Sequence[Bead], words: Sentences, paragraphs: Paragraphs, lexicon: Lexicon
) -> WordEvidence:
    """Look for a counterpart of every word.

    A word is looked for in its own bead and in the beads beside it that share
    a paragraph with it: words move across sentence ends. It is supported where
    its vector or the lexicon says so (noisy-or), since each of them misses
    counterparts that the other knows.
    """
    cosines = tuple([np.zeros(len(sentence), np.float32) for sentence in side] for side in words)
    lexical = tuple([np.zeros(len(sentence), np.float32) for sentence in side] for side in words)
    unrelated: list[Shares] = []
    aligned: list[Shares] = []
    links: list[Links] = []
    for place, bead in enumerate(beads):
        if place % PASSAGE == 0:
            passage = beads[max(0, place - 1) : place + PASSAGE + 1]
            associations = Associations.of(lexicon, (_others(passage, words, 1), _others(passage, words, 0)))
        links.append(bead_links(bead, words, associations))
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

    return WordEvidence(supported(0), supported(1), links)


def _around(beads: Sequence[Bead], place: int, paragraphs: Paragraphs) -> list[Bead]:
    """Return a bead with its neighbours of the same paragraph and those without another side.

    A lone null bead has both: a line that leads over to a list may be one with the list on the other side.
    """

    def homes(bead: Bead) -> set[tuple[int, int]]:
        return {(side, paragraphs[side][number]) for side in (0, 1) for number in _numbers(bead, side)}

    bead = beads[place]
    beside = [*beads[max(0, place - 1) : place], *beads[place + 1 : place + 2]]
    own = [neighbour for neighbour in beside if homes(neighbour) & homes(bead)]
    if bead.is_null:
        return [bead, *(own or beside)]
    return [bead, *(neighbour for neighbour in beside if neighbour.is_null or neighbour in own)]


def _numbers(bead: Bead, side: int) -> tuple[int, ...]:
    return bead.original if side else bead.translation


def _others(beads: Sequence[Bead], words: Sentences, side: int) -> list[Words]:
    return [words[1 - side][number] for bead in beads for number in _numbers(bead, 1 - side)]


def _joined(parts: Sequence[Shares]) -> Shares:
    return np.concatenate([np.zeros(0, np.float32), *parts])
