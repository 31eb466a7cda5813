"""What is done to the vectors when training ends: weights evened out, common directions taken out.

Both are linear in a text's mean vector, so that the finished model is a plain
StaticEmbedding.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch.nn.functional import embedding_bag, normalize

from muqabala.training.config import FinishConfig
from muqabala.training.embedding import DroppedEmbedding

SAMPLE = 20_000
"""Texts of each language from which the common directions are told: more do not move them."""


def finish(embedding: DroppedEmbedding, texts: Sequence[str], config: FinishConfig) -> None:
    """Change the vectors of an embedding in place; ``texts`` are of both languages in equal parts."""
    features = embedding.preprocess(list(texts))
    with torch.no_grad():
        vectors = evened(embedding.embedding.weight, config.power)
        means = embedding_bag(features["input_ids"], vectors, features["offsets"], mode="mean")
        embedding.embedding.weight.copy_(without_common(vectors, means, config.directions))


def evened(vectors: torch.Tensor, power: float) -> torch.Tensor:
    """Return vectors whose lengths are those of ``vectors`` to a power; a zero vector stays zero.

    A token's length is the weight that training gave it. Trained in batches,
    it gives the rare ones too much: they tell a text from 2,000 others.
    """
    lengths = vectors.norm(dim=1, keepdim=True)
    result: torch.Tensor = vectors * torch.where(lengths > 0, lengths ** (power - 1), 0)
    return result


def without_common(vectors: torch.Tensor, means: torch.Tensor, count: int) -> torch.Tensor:
    """Return vectors without the ``count`` directions in which texts (rows of ``means``) are most alike.

    Arora, Liang and Ma (2017), "A Simple but Tough-to-Beat Baseline for
    Sentence Embeddings", section 3; Mu and Viswanath (2018), "All-but-the-Top".
    """
    if not count:
        return vectors
    unit = normalize(means, dim=1)
    directions: torch.Tensor = torch.linalg.eigh(unit.T @ unit)[1]  # by size, the greatest last
    common = directions[:, -count:]
    return vectors - vectors @ common @ common.T
