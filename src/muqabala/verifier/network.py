"""A transformer encoder that reads a translation and its original as one row of tokens, with numpy alone.

The layers are those of BERT (J. Devlin et al., 2019): attention over both texts, then a wide layer, each
added to what went in and normed. The output tells of each token whether it drifts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

_TINY = np.float32(1e-12)
_GELU, _CUBE = np.float32(0.7978845608), np.float32(0.044715)
"""Square root of 2/pi, and the weight of the cube (D. Hendrycks and K. Gimpel, 2016)."""

_MARKS = 3
"""Rows of ``words`` behind the tokens: the beginning, the end of a text, a hidden word (for training)."""

LONGEST = 160
"""Tokens that are read of a side: more it never met in training."""


class Words(NamedTuple):
    """The vectors of tokens, shape (tokens, dimension), in units of ``scale``, shape (tokens, 1)."""

    rows: NDArray[np.int8]
    scale: NDArray[np.float16]

    def of(self, ids: Sequence[int]) -> Numbers:
        """Return the vectors of tokens."""
        return np.multiply(self.rows[ids], self.scale[ids], dtype=np.float32)


class Network:
    """The network. A mark begins what is read, and one stands behind each text: last rows of ``words``."""

    def __init__(self, words: Words, weights: Mapping[str, Numbers], heads: int) -> None:
        """Take the vectors of tokens, and weights by name: ``blocks.0.qkv.weight`` is of shape (in, out)."""
        self._words = words
        self._weights = weights
        self._heads = heads
        self._blocks = len({name.split(".")[1] for name in weights if name.startswith("blocks.")})

    def read(self, translation: Sequence[int], original: Sequence[int]) -> tuple[Numbers, Numbers]:
        """Return the shares of the classes at each token of both sides, up to LONGEST of each.

        Their shapes are (tokens, classes); the first class is that nothing drifts.
        """
        ours, theirs = list(translation[:LONGEST]), list(original[:LONGEST])
        first = len(self._words.rows) - _MARKS
        ids = [first, *ours, first + 1, *theirs, first + 1]
        types = np.zeros(len(ids), dtype=np.int64)
        types[len(ours) + 2 :] = 1
        rows = self._words.of(ids) + self._weights["positions"][: len(ids)]
        rows = self._normed(rows + self._weights["types"][types], "norm")
        for number in range(self._blocks):
            rows = self._block(rows, f"blocks.{number}.")
        shares = _softmax(self._linear(rows, "judge"))
        return shares[1 : len(ours) + 1], shares[len(ours) + 2 : -1]

    def _block(self, rows: Numbers, block: str) -> Numbers:
        length, dimension = rows.shape
        mixed = self._linear(rows, f"{block}qkv").reshape(length, 3, self._heads, -1)
        queries, keys, values = mixed.transpose(1, 2, 0, 3)
        scale = np.float32(queries.shape[-1] ** -0.5)
        seen = _softmax(queries @ keys.transpose(0, 2, 1) * scale) @ values
        seen = seen.transpose(1, 0, 2).reshape(length, dimension)
        rows = self._normed(rows + self._linear(seen, f"{block}o"), f"{block}n1")
        wide = _gelu(self._linear(rows, f"{block}f1"))
        return self._normed(rows + self._linear(wide, f"{block}f2"), f"{block}n2")

    def _linear(self, rows: Numbers, name: str) -> Numbers:
        found: Numbers = rows @ self._weights[f"{name}.weight"]
        found += self._weights[f"{name}.bias"]
        return found

    def _normed(self, rows: Numbers, name: str) -> Numbers:
        """Return the rows normed (J. Ba et al., Layer Normalization, 2016)."""
        rows = rows - rows.mean(axis=-1, keepdims=True)
        rows /= np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + _TINY)[:, None]
        rows *= self._weights[f"{name}.weight"]
        rows += self._weights[f"{name}.bias"]
        return rows


def _softmax(scores: Numbers) -> Numbers:
    shares: Numbers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    return shares


def _gelu(rows: Numbers) -> Numbers:
    inner = rows * rows
    inner *= _CUBE
    inner += 1
    inner *= rows
    inner *= _GELU
    found: Numbers = np.tanh(inner, out=inner)
    found += 1
    found *= rows
    found *= np.float32(0.5)
    return found
