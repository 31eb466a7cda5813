"""The verifier: E5's blocks over an English text and its original: [CLS] English [SEP] Arabic [SEP]."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

CLS, SEP, MASK = range(MARKS := 3)
"""Tokens behind those of the vocabulary."""

DIMENSION, HEADS, INNER = 384, 12, 1536
NORM_FLOOR = 1e-12
"""As E5 has them."""

DROP = 0.1

FAITHFUL_BIAS = 3.0
"""Most tokens are faithful: the verifier begins with saying so."""

JUDGE_SHARE = 0.1
"""The size that its other weights begin with, as a share of torch's."""

EXPECT_SCALE = 20
"""The size that expected words begin with, in standard deviations of the word vectors."""

Arrays = Mapping[str, NDArray[Any]]


class Block(nn.Module):
    """A post-norm block of attention."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.o = nn.Linear(DIMENSION, 3 * DIMENSION), nn.Linear(DIMENSION, DIMENSION)
        self.f1, self.f2 = nn.Linear(DIMENSION, INNER), nn.Linear(INNER, DIMENSION)
        self.n1, self.n2 = nn.LayerNorm(DIMENSION, NORM_FLOOR), nn.LayerNorm(DIMENSION, NORM_FLOOR)

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        """Return the rows (texts, tokens, dimension) after the block; ``mask`` is True at what is seen."""
        drop = DROP if self.training and rows.is_cuda else 0.0  # on a CPU twice as slow with it
        queries, keys, values = self.qkv(rows).unflatten(-1, (3, HEADS, -1)).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(queries, keys, values, attn_mask=mask, dropout_p=drop)
        seen = self.o(seen.transpose(1, 2).flatten(2))
        rows = self.n1(rows + functional.dropout(seen, DROP, self.training))
        inner = self.f2(functional.gelu(self.f1(rows)))
        after: Tensor = self.n2(rows + functional.dropout(inner, DROP, self.training))
        return after

    def load(self, init: Arrays, layer: int) -> None:
        """Take the weights of one of E5's layers."""
        for part, names in ((self.qkv, "qkv"), (self.o, ("o",)), (self.f1, ("f1",)), (self.f2, ("f2",))):
            part.weight.copy_(torch.cat([_dequantised(init, f"{layer}.{name}") for name in names]))
            part.bias.copy_(torch.cat([_tensor(init, f"{layer}.{name}_b") for name in names]))
        for norm, name in ((self.n1, "n1"), (self.n2, "n2")):
            _load_norm(norm, init, f"{layer}.{name}")


class Verifier(nn.Module):
    """The network, with two heads: ``judge`` tells the class of each token, ``scores`` a hidden word.

    The vectors of the words stay as E5 has them.
    """

    is_arabic: Tensor
    words: Tensor

    def __init__(self, init: Arrays, classes: int) -> None:
        """Begin with the arrays that beginning.py wrote."""
        super().__init__()
        self.vocabulary = len(init["arabic"])
        self.register_buffer("is_arabic", torch.tensor(init["arabic"]), persistent=False)
        self.register_buffer("words", vectors := _dequantised(init, "words"), persistent=False)
        self.positions = nn.Parameter(_tensor(init, "positions"))
        self.types = nn.Parameter(_tensor(init, "types"))
        self.norm = nn.LayerNorm(DIMENSION, NORM_FLOOR)
        self.blocks = nn.ModuleList(Block() for _ in range(int(init["layers"])))
        self.judge = nn.Linear(DIMENSION, classes)
        self.expect = nn.Sequential(
            nn.Linear(DIMENSION, DIMENSION), nn.GELU(), last := nn.LayerNorm(DIMENSION)
        )
        self.bias = nn.Parameter(torch.zeros(self.vocabulary))
        with torch.no_grad():
            _load_norm(self.norm, init, "norm")
            for layer, block in enumerate(self.blocks):
                assert isinstance(block, Block)
                block.load(init, layer)
            last.weight.mul_(vectors.std() * EXPECT_SCALE)
            self.judge.weight.mul_(JUDGE_SHARE)
            self.judge.bias.zero_()
            self.judge.bias[0] = FAITHFUL_BIAS

    def compile_blocks(self) -> None:
        """Have torch compile the blocks, once for all batches whatever their shape."""
        for block in self.blocks:
            block.compile(dynamic=True)

    def forward(self, ids: Tensor, positions: Tensor, types: Tensor, seen: Tensor) -> Tensor:
        """Return a vector for each token. All have shape (texts, tokens); ``seen`` is what others look at."""
        rows: Tensor = self.norm(
            functional.embedding(ids, self.words) + self.positions[positions] + self.types[types]
        )
        rows = functional.dropout(rows, DROP, self.training)
        mask = seen[:, None, None, :].expand(-1, 1, ids.shape[1], -1)
        for block in self.blocks:
            rows = block(rows, mask)
        return rows

    def scores(self, rows: Tensor) -> Tensor:
        """Return the scores of all words of the vocabulary at hidden places."""
        return functional.linear(self.expect(rows), self.words[: self.vocabulary], self.bias)


def _tensor(init: Arrays, name: str) -> Tensor:
    return torch.tensor(init[name].astype(np.float32))


def _dequantised(init: Arrays, name: str) -> Tensor:
    """Return a matrix of blocks of numbers that share a scale."""
    numbers, scales = _tensor(init, f"{name}_q"), _tensor(init, f"{name}_s")
    return (numbers.unflatten(1, (scales.shape[1], -1)) * scales[..., None]).flatten(1)


def _load_norm(norm: nn.LayerNorm, init: Arrays, name: str) -> None:
    norm.weight.copy_(_tensor(init, f"{name}_w"))
    norm.bias.copy_(_tensor(init, f"{name}_b"))
