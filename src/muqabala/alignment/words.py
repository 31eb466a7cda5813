"""Sentences as words, each with its vector and its lexicon pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.space import unit
from muqabala.embed.base import Encoder, Tokens, Vectors
from muqabala.embed.lexicon import SIDES, Lexicon
from muqabala.embed.lexicon import Pieces as TextPieces

MARKS = r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
"""Marks on or under letters, which are no letters themselves: Latin, Cyrillic, Hebrew and Arabic ones."""

WORD = re.compile(rf"\w[\w{MARKS}]*+(?:['’.-]\w[\w{MARKS}]*+)*+")
"""Letters, marks and digits, with apostrophes, points and hyphens inside."""

BATCH = 128
"""Sentences taken at once: the vectors of a book's tokens would not fit the cache, nor a small machine."""

Spans = NDArray[np.int64]


class Pieces(NamedTuple):
    """The lexicon's pieces of one sentence: ids, the word each belongs to, and its length in characters."""

    ids: NDArray[np.int64]
    owners: NDArray[np.int64]
    lengths: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence.

    ``spans`` are code points into the sentence, shape (words, 2); ``vectors``
    has unit rows; ``weights`` is the meaning each word brings to its sentence.
    ``pairs`` are the unit vectors of neighbouring words taken together.
    """

    spans: Spans
    vectors: Vectors
    weights: NDArray[np.float32]
    pairs: Vectors
    pieces: Pieces

    def __len__(self) -> int:
        return len(self.spans)


def words(encoder: Encoder, lexicon: Lexicon, sentences: Sequence[str]) -> list[Words]:
    """Join the encoder's tokens, and the lexicon's pieces, into words."""
    found: list[Words] = []
    for start in range(0, len(sentences), BATCH):
        batch = sentences[start : start + BATCH]
        tokens = encoder.tokens(batch)
        found += _join(batch, tokens, lexicon.pieces_of(encoder, batch, tokens))
    return found


def _join(
    sentences: Sequence[str], tokens: Sequence[Tokens], pieces: Sequence[TextPieces]
) -> Iterator[Words]:
    """Yield the words of each sentence; all are joined at once, as if they were one text."""
    own = [[match.span() for match in WORD.finditer(sentence)] for sentence in sentences]
    ends = np.cumsum([0, *map(len, own)]).tolist()
    places = np.cumsum([0, *(len(sentence) + 1 for sentence in sentences)])
    spans = _in_one_text([np.array(part, np.int64).reshape(-1, 2) for part in own], places)
    inside, owners = _owners(_in_one_text([part.spans for part in tokens], places), spans)
    totals = _sums(
        np.concatenate([part.vectors for part in tokens])[inside]
        * np.concatenate([part.weights for part in tokens])[inside, None],
        owners,
        len(spans),
    )
    weights = np.linalg.norm(totals, axis=1)
    vectors, pairs = unit(totals), unit(totals[:-1] + totals[1:])
    piece_spans = _in_one_text([part.spans for part in pieces], places)
    in_words, piece_owners = _owners(piece_spans, spans)
    ids = np.concatenate([part.ids for part in pieces])[in_words]
    lengths = (piece_spans[:, 1] - piece_spans[:, 0])[in_words]
    piece_ends = np.searchsorted(piece_owners, ends).tolist()
    for place, first, last, low, high in zip(
        places.tolist(), ends, ends[1:], piece_ends, piece_ends[1:], strict=False
    ):
        yield Words(
            spans=spans[first:last] - place,
            vectors=vectors[first:last],
            weights=weights[first:last],
            pairs=pairs[first : max(first, last - 1)],
            pieces=Pieces(ids[low:high], piece_owners[low:high] - first, lengths[low:high]),
        )


def _in_one_text(spans: Sequence[Spans], places: Spans) -> Spans:
    """Return the spans of all sentences, each moved to where its sentence begins."""
    moved: Spans = np.concatenate(spans) + np.repeat(places[:-1], [len(part) for part in spans])[:, None]
    return moved


def _sums(vectors: Vectors, owners: Spans, words: int) -> Vectors:
    """Return the sum of the vectors of each word; those of one word follow one another."""
    sums = np.zeros((words, vectors.shape[1]), np.float32)
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    lengths = np.diff(starts, append=len(owners))
    for number in range(lengths.max(initial=0)):  # far faster than np.add.reduceat along the first axis
        places = starts[lengths > number] + number
        sums[owners[places]] += vectors[places]
    return sums


def _owners(tokens: Spans, spans: Spans) -> tuple[NDArray[np.bool_], Spans]:
    """Return which tokens lie in a word, and their words: a token belongs where its last character is."""
    if not len(spans):
        return np.zeros(len(tokens), bool), np.zeros(0, np.int64)
    owners = np.searchsorted(spans[:, 1], tokens[:, 1])
    inside = (owners < len(spans)) & (tokens[:, 1] > spans[np.minimum(owners, len(spans) - 1), 0])
    return inside, owners[inside]


Sentences = tuple[Sequence[Words], Sequence[Words]]
"""The words of each sentence of the translation and of the original."""


def best_cosine(ours: Words, theirs: Sequence[Words]) -> NDArray[np.float32]:
    """Return each word's greatest cosine with a word, or two neighbouring words, of the other side.

    Pairs of neighbours count because one word often renders two, as
    "ceasefire" may.
    """
    candidates = [part for other in theirs for part in (other.vectors, other.pairs) if len(part)]
    if not len(ours) or not candidates:
        return np.zeros(len(ours), np.float32)
    cosine: NDArray[np.float32] = (ours.vectors @ np.concatenate(candidates).T).max(axis=1)
    return cosine


class Associations(NamedTuple):
    """The lexicon of one passage: the pieces of both sides, ascending, and how each stands for the others.

    ``tables`` has shape (own pieces, other pieces) for each side.
    """

    pieces: tuple[NDArray[np.int64], NDArray[np.int64]]
    tables: tuple[NDArray[np.float32], NDArray[np.float32]]

    @classmethod
    def of(cls, lexicon: Lexicon, sides: tuple[Sequence[Words], Sequence[Words]]) -> Associations:
        """Look up all pieces of a passage at once."""
        ours, theirs = (np.unique(_pieces(side)) for side in sides)
        return cls(
            (ours, theirs),
            (
                lexicon.associations(ours, theirs, SIDES[0]),
                lexicon.associations(theirs, ours, SIDES[1]),
            ),
        )

    def best(self, ours: Words, theirs: Sequence[Words], side: int) -> NDArray[np.float32]:
        """Return each word's association with words of the other side: its pieces' best, by their length."""
        pieces = ours.pieces
        rows = np.searchsorted(self.pieces[side], pieces.ids)
        columns = np.searchsorted(self.pieces[1 - side], _pieces(theirs))
        best = self.tables[side][rows[:, None], columns].max(axis=1, initial=0) * pieces.lengths
        total = np.bincount(pieces.owners, weights=best, minlength=len(ours))
        length = np.bincount(pieces.owners, weights=pieces.lengths, minlength=len(ours))
        return (total / np.maximum(length, 1)).astype(np.float32)

    def between(self, ours: Words, theirs: Words, side: int) -> NDArray[np.float32]:
        """Return the association of each of our words with each of theirs, shape (ours, theirs)."""
        pieces, others = ours.pieces, theirs.pieces
        rows = np.searchsorted(self.pieces[side], pieces.ids)
        columns = np.searchsorted(self.pieces[1 - side], others.ids)
        found = np.zeros((len(ours), len(theirs)), np.float32)
        if not len(rows) or not len(columns):
            return found
        firsts, starts = np.unique(others.owners, return_index=True)
        best = np.maximum.reduceat(self.tables[side][rows[:, None], columns], starts, axis=1)
        owners, begins = np.unique(pieces.owners, return_index=True)
        total = np.add.reduceat(best * pieces.lengths[:, None], begins, axis=0)
        found[np.ix_(owners, firsts)] = total / np.add.reduceat(pieces.lengths, begins)[:, None]
        return found


def _pieces(sentences: Sequence[Words]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(0, np.int64), *(sentence.pieces.ids for sentence in sentences)])
