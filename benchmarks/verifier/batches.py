"""Arrays -> batches on the device: texts of like length, laid out as [CLS] English [SEP] Arabic [SEP]."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from claims import TURNED
from network import CLS, SEP
from numpy.typing import NDArray
from passages import DEV_EVERY, IGNORED
from torch import Tensor

HELD_OUT = ("report", "blind4")
"""Sources to report on."""

PLANTED, WORD = "lexical", "word"
"""Sources made from the lexicon."""

MULTIPLE = 16
"""Texts are padded to multiples of this number of tokens."""

SPARE = 400
"""Tokens behind the last text, so that a padded one can be cut out of the array."""

SPREAD = 6
"""Tokens by which lengths may differ before texts count as of unlike length."""

Numbers = NDArray[np.int64]


class Batch(NamedTuple):
    """Some texts, all of shape (texts, tokens). ``seen`` is False at the padding; labels are those known."""

    ids: Tensor
    positions: Tensor
    types: Tensor
    seen: Tensor
    english: Tensor
    arabic: Tensor
    labels: Tensor


class Places(NamedTuple):
    """Where texts begin in the arrays, and their tokens: all, and those that the other side renders."""

    english: Numbers
    english_length: Numbers
    arabic: Numbers
    arabic_length: Numbers
    english_matched: Numbers
    arabic_matched: Numbers

    def at(self, rows: Numbers | NDArray[np.bool_]) -> Places:
        """Return the places of some of the texts."""
        return Places(*(part[rows] for part in self))

    @property
    def lengths(self) -> Numbers:
        """Return the tokens of both sides together."""
        return self.english_length + self.arabic_length


class Texts:
    """The tokens of many texts on the device; without labels, all of them are unknown."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], vocabulary: int, device: str) -> None:
        self.vocabulary, self.device = vocabulary, device
        self.english, self.arabic = (self._flat(arrays[side]) for side in ("en", "ar"))
        self.labels = [self._flat(arrays[side]) for side in ("en_l", "ar_l") if side in arrays]
        self.english_length, self.arabic_length = (
            arrays[f"{side}_n"].astype(np.int64) for side in ("en", "ar")
        )
        self.english_start, self.arabic_start = (
            np.cumsum(lengths) - lengths for lengths in (self.english_length, self.arabic_length)
        )

    def _flat(self, array: NDArray[Any]) -> Tensor:
        return torch.tensor(np.pad(array, (0, SPARE)).astype(np.int32), device=self.device)

    def places(self, rows: Numbers, longest: int) -> Places:
        """Return the places of whole texts, each side cut at the longest number of tokens."""
        english = np.minimum(self.english_length[rows], longest)
        arabic = np.minimum(self.arabic_length[rows], longest)
        starts = self.english_start[rows], self.arabic_start[rows]
        return Places(starts[0], english, starts[1], arabic, english, arabic)

    def batch(self, places: Places) -> Batch:
        """Lay texts out."""
        width = -(-(int(places.lengths.max()) + 3) // MULTIPLE) * MULTIPLE
        english_start, english_length, arabic_start, arabic_length, *_ = (
            torch.tensor(part, device=self.device)[:, None] for part in places
        )
        column = torch.arange(width, device=self.device)[None]
        middle, last = english_length + 1, english_length + 2 + arabic_length
        english = (column >= 1) & (column < middle)
        arabic = (column > middle) & (column < last)
        ours = (english_start + column - 1).clamp(0, len(self.english) - 1)
        theirs = (arabic_start + column - middle - 1).clamp(0, len(self.arabic) - 1)
        ids = torch.where(english, self.english[ours], torch.where(arabic, self.arabic[theirs], 0)).long()
        ids = torch.where((column == middle) | (column == last), self.vocabulary + SEP, ids)
        ids = torch.where(column == 0, self.vocabulary + CLS, ids)
        labels = torch.full_like(ids, IGNORED)
        if self.labels:
            labels = torch.where(arabic, self.labels[1][theirs], IGNORED)
            labels = torch.where(english, self.labels[0][ours], labels).long()
        types = (column > middle).long()
        return Batch(ids, column.expand_as(ids), types, column <= last, english, arabic, labels)


class Data:
    """The arrays of a folder, and which of the labelled texts are for what."""

    def __init__(self, folder: Path, device: str) -> None:
        """Read init.npz, pairs.npz and labelled.npz."""
        self.init, pairs, labelled = (
            read_arrays(folder / f"{name}.npz") for name in ("init", "pairs", "labelled")
        )
        vocabulary = len(self.init["arabic"])
        self.pairs, self.labelled = (Texts(arrays, vocabulary, device) for arrays in (pairs, labelled))
        self.weights = pairs["weight"].astype(np.float64)
        self.classes = [str(name) for name in labelled["classes"]]
        self.source = labelled["sources"][labelled["source"]]
        self.group = labelled["group"].astype(np.int64)
        self.drifts = np.array([*_drifts(self.labelled, labelled["en_l"], labelled["ar_l"])])
        self.made = np.isin(self.source, (PLANTED, WORD, TURNED))
        held_out = np.isin(self.source, HELD_OUT)
        self.dev = ~self.made & ~held_out & (self.group % DEV_EVERY == 0)
        self.usable = ~self.dev & ~held_out

    def rows(self, chosen: NDArray[np.bool_]) -> Numbers:
        """Return the numbers of the labelled texts that are chosen."""
        return np.flatnonzero(chosen).astype(np.int64)


def read_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """Read the arrays of a file."""
    with np.load(path) as arrays:
        return dict(arrays)


def _drifts(texts: Texts, english: NDArray[np.uint8], arabic: NDArray[np.uint8]) -> Iterator[bool]:
    """Tell of each text whether a label is a class of drift; an Arabic side of unknown labels is one too."""
    bounds = (texts.english_start, texts.english_length, texts.arabic_start, texts.arabic_length)
    for start, length, other, other_length in zip(*bounds, strict=True):
        drifting = english[start : start + length] % IGNORED > 0
        yield bool(drifting.any() or arabic[other : other + other_length].any())


def batches(lengths: Numbers, tokens: int, rng: np.random.Generator) -> list[Numbers]:
    """Return the numbers of texts in batches of like length, of up to a number of tokens with the padding."""
    order = np.argsort(lengths + rng.integers(0, SPREAD, len(lengths)), kind="stable")
    found: list[Numbers] = []
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (lengths[order[end]] + SPREAD) * (end + 1 - start) <= tokens:
            end += 1
        found.append(order[start:end].astype(np.int64))
        start = end
    return [found[place] for place in rng.permutation(len(found))]
