"""A small network that reads both sides: each English token foretold from the words around it and the Arabic.

Two causal transformers (A. Vaswani et al., 2017) read the English before and after a token, a third the
Arabic; what the two expect at the token looks at the Arabic through cross-attention and is compared with
the vectors of the tokens. Blocks are pre-norm with root-mean-square norms (B. Zhang and R. Sennrich, 2019).
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

HEADS = 4
SHARPNESS = 4.0
"""The score of a token is this times its product with the answer, over the root of the dimension."""

WAVES = 0.3
"""The size of the sines that tell positions."""

LONGEST = 512
"""Tokens of a text that have a position."""

HIDDEN = -1e4
"""What is added to the score of a position that must not be seen."""

_NORM_FLOOR = 1e-6


class Norm(nn.Module):
    """A root-mean-square norm."""

    def __init__(self, dimension: int) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.ones(dimension))

    def forward(self, rows: Tensor) -> Tensor:
        """Return the rows scaled to one size, and each dimension by its gain."""
        rows = rows.float()
        return rows * torch.rsqrt(rows.square().mean(-1, keepdim=True) + _NORM_FLOOR) * self.gain


class Look(nn.Module):
    """One look of attention: shape (texts, tokens, dimension) at (texts, others, dimension)."""

    def __init__(self, dimension: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q = nn.Linear(dimension, dimension, bias=False)
        self.kv = nn.Linear(dimension, 2 * dimension, bias=False)
        self.o = nn.Linear(dimension, dimension, bias=False)

    def forward(self, rows: Tensor, others: Tensor, mask: Tensor, values: Tensor | None = None) -> Tensor:
        """Return what is seen. ``mask`` is added to the scores; ``values`` are seen instead of ``others``."""
        keys, kept = self.kv(others).chunk(2, -1)
        if values is not None:
            kept = functional.linear(values, self.kv.weight.chunk(2)[1])
        queries, keys, kept = (
            it.unflatten(-1, (self.heads, -1)).transpose(1, 2) for it in (self.q(rows), keys, kept)
        )
        scores = queries @ keys.transpose(-1, -2) * queries.shape[-1] ** -0.5 + mask.to(queries.dtype)
        seen = scores.float().softmax(-1).to(kept.dtype) @ kept
        return self.o(seen.transpose(1, 2).flatten(2))  # type: ignore[no-any-return]  # nn.Module's call


class Block(Look):
    """A pre-norm block that begins as nothing but its look."""

    def __init__(self, dimension: int, inner: int) -> None:
        super().__init__(dimension, HEADS)
        self.norm, self.norm2 = Norm(dimension), Norm(dimension)
        self.widen, self.narrow = nn.Linear(dimension, inner), nn.Linear(inner, dimension)
        nn.init.zeros_(self.narrow.weight)
        nn.init.zeros_(self.narrow.bias)

    def step(self, rows: Tensor, others: Tensor | None, mask: Tensor, drop: float) -> Tensor:
        """Return the rows after the block; they look at themselves where ``others`` is None."""
        seen = self.norm(rows)
        rows = rows + _dropped(self(seen, seen if others is None else others, mask), drop)
        inner = functional.gelu(self.widen(self.norm2(rows)), approximate="tanh")
        return rows + _dropped(self.narrow(inner), drop)


class Stack(nn.Module):
    """Blocks, called by their numbers, and a norm."""

    def __init__(self, dimension: int, inner: int, layers: int) -> None:
        super().__init__()
        self.blocks = [Block(dimension, inner) for _ in range(layers)]
        for number, block in enumerate(self.blocks):
            self.add_module(str(number), block)
        self.norm = Norm(dimension)

    def forward(self, rows: Tensor, others: Tensor | None, mask: Tensor, drop: float) -> Tensor:
        """Return the rows after all blocks."""
        for block in self.blocks:
            rows = block.step(rows, others, mask, drop)
        return self.norm(rows)  # type: ignore[no-any-return]  # nn.Module's call


class Cloze(nn.Module):
    """The network. Texts are padded at their ends; ``vectors`` has two rows more than there are tokens."""

    waves: Tensor
    later: Tensor

    def __init__(self, vectors: Tensor, *, inner: int, layers: int, drop: float) -> None:
        """Begin with the vectors of the tokens, shape (tokens, dimension)."""
        super().__init__()
        tokens, dimension = vectors.shape
        self.edge, self.nothing = tokens, tokens + 1
        self.drop = drop
        extra = torch.randn(2, dimension) * vectors.std()
        self.vectors = nn.Embedding(tokens + 2, dimension, _weight=torch.cat([vectors, extra]))
        self.original, self.before, self.after, self.cross = (
            Stack(dimension, inner, layers) for _ in range(4)
        )
        self.join, self.reply = nn.Linear(2 * dimension, dimension), nn.Linear(dimension, dimension)
        self.copy = Look(dimension, 1)
        self.bias = nn.Parameter(torch.zeros(tokens + 2))
        with torch.no_grad():  # the answer begins as what is expected and the vectors looked at
            for matrix in (self.reply.weight, self.copy.o.weight, self.copy.kv.weight[dimension:]):
                matrix.copy_(torch.eye(dimension))
        self.register_buffer("waves", _waves(LONGEST, dimension), persistent=False)
        self.register_buffer("later", torch.full((LONGEST, LONGEST), HIDDEN).triu(1), persistent=False)

    def forward(self, translation: Tensor, lengths: Tensor, original: Tensor, absent: Tensor) -> Tensor:
        """Return the answers at all tokens of translations, shape (texts, tokens, dimension).

        ``lengths`` are the tokens of each translation; ``absent`` is True at the padding of the originals.
        """
        drop = self.drop if self.training else 0.0
        mask = absent[:, None, None, :].float() * HIDDEN
        vectors = self.vectors(original)
        states = self.original(vectors + self.waves[: original.shape[1]], None, mask, drop)
        answers = self.cross(self._expected(translation, lengths, drop), states, mask, drop)
        copied: Tensor = self.copy(answers, states, mask, values=vectors)
        return self.reply(answers) + copied  # type: ignore[no-any-return]  # nn.Module's call

    def scores(self, answers: Tensor, tokens: Tensor) -> Tensor:
        """Return the unnormalised log-probabilities of tokens, shape (answers, tokens)."""
        scale = SHARPNESS / math.sqrt(answers.shape[-1])
        scores: Tensor = answers @ self.vectors(tokens).T.to(answers.dtype) * scale + self.bias[tokens]
        return scores

    def score_of(self, answers: Tensor, tokens: Tensor) -> Tensor:
        """Return the score of each answer's own token, shape (answers,)."""
        scale = SHARPNESS / math.sqrt(answers.shape[-1])
        scores: Tensor = (answers * self.vectors(tokens)).sum(-1).float() * scale + self.bias[tokens]
        return scores

    def _expected(self, translation: Tensor, lengths: Tensor, drop: float) -> Tensor:
        width = translation.shape[1]
        later, waves = self.later[:width, :width], self.waves[:width]
        backwards = (lengths[:, None] - 1 - torch.arange(width)).clamp(min=0)
        before = self.before(self.vectors(self._shifted(translation)) + waves, None, later, drop)
        turned = self._shifted(translation.gather(1, backwards))
        after = self.after(self.vectors(turned) + waves, None, later, drop)
        after = after.gather(1, backwards[..., None].expand(-1, -1, after.shape[2]))
        return self.join(torch.cat([before, after], -1)) + waves  # type: ignore[no-any-return]

    def _shifted(self, tokens: Tensor) -> Tensor:
        edge = torch.full_like(tokens[:, :1], self.edge)
        return torch.cat([edge, tokens[:, :-1]], 1)


def _dropped(rows: Tensor, share: float) -> Tensor:
    """Drop a share of the dimensions, the same at all tokens of a text: a draw for each would take longer."""
    if not share:
        return rows
    kept = torch.rand(rows.shape[0], 1, rows.shape[2]) > share
    return rows * kept.to(rows.dtype) / (1 - share)


def _waves(positions: int, dimension: int) -> Tensor:
    """Return the sines and cosines of positions (A. Vaswani et al., 2017, 3.5), alternating."""
    rates = torch.exp(torch.arange(0, dimension, 2) * (-math.log(10_000) / dimension))
    angles = torch.arange(positions)[:, None] * rates
    return torch.stack([angles.sin(), angles.cos()], -1).flatten(1) * WAVES
