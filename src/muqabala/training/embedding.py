"""The module that is trained: a StaticEmbedding that hides some tokens while it learns."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import itemgetter
from typing import Any

import torch
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from torch.nn.functional import embedding_bag

INITIAL_DEVIATION = 0.1
"""Standard deviation of new vectors: small against the steps of the first epoch (0.02 each)."""

SHORT = 4
"""Texts of fewer tokens keep them all: each of them counts."""


class DroppedEmbedding(StaticEmbedding):
    """A StaticEmbedding that hides a share of each text's tokens in training.

    A text is then known by any half of its words, and not by one rare token.
    Nothing is hidden in evaluation, so that its weights serve a plain
    StaticEmbedding.
    """

    def __init__(self, tokenizer: Tokenizer, dimension: int, drop: float) -> None:
        """Make new vectors of a dimension for all tokens of the tokenizer."""
        super().__init__(tokenizer, embedding_dim=dimension)
        torch.nn.init.normal_(self.embedding.weight, std=INITIAL_DEVIATION)
        self.drop = drop
        self._ids: dict[str, list[int]] = {}

    def preprocess(  # type: ignore[override]  # as StaticEmbedding has it
        self,
        inputs: list[str],
        prompt: str | None = None,
        **options: Any,  # noqa: ANN401
    ) -> dict[str, torch.Tensor]:
        """Return the token ids of the texts end to end, and where each text begins."""
        self.cut_up(inputs)
        ids = [self._ids[text] for text in inputs]
        lengths = torch.tensor([len(text) for text in ids])
        return {
            "input_ids": torch.tensor(list(chain.from_iterable(ids)), dtype=torch.long),
            "offsets": lengths.cumsum(0) - lengths,
        }

    def cut_up(self, texts: Iterable[str]) -> None:
        """Find the tokens of texts, once for each: for a batch that takes as long as a step of training.

        All texts at once go faster than batch by batch.
        """
        new = list({text: None for text in texts if text not in self._ids})
        encodings = self.tokenizer.encode_batch_fast(new, add_special_tokens=False)
        self._ids.update((text, encoding.ids) for text, encoding in zip(new, encodings, strict=True))

    def widened(self, tokenizer: Tokenizer) -> DroppedEmbedding:
        """Return an embedding for a tokenizer with more tokens, each at the sum of its present ones.

        So the sums of all texts, and their directions, are what they were.
        """
        vocabulary = self.tokenizer.get_vocab_size()
        tokens = sorted(tokenizer.get_vocab().items(), key=itemgetter(1))
        new = [token for token, number in tokens if number >= vocabulary]
        wider = DroppedEmbedding(tokenizer, self.embedding.embedding_dim, self.drop)
        with torch.no_grad():
            old = self.embedding.weight
            wider.embedding.weight[:vocabulary] = old
            if new:
                features = self.preprocess(new)
                sums = embedding_bag(features["input_ids"], old, features["offsets"], mode="sum")
                wider.embedding.weight[vocabulary:] = sums
        return wider

    def forward(self, features: dict[str, torch.Tensor], **options: Any) -> dict[str, torch.Tensor]:  # noqa: ANN401
        """Add the mean of the vectors of the tokens not hidden."""
        if self.training and self.drop:
            features |= hide(features["input_ids"], features["offsets"], self.drop)
        return super().forward(features, **options)


def hide(ids: torch.Tensor, offsets: torch.Tensor, share: float) -> dict[str, torch.Tensor]:
    """Return the flat token ids and the offsets of the texts without a random share of the tokens.

    At least the first token of each text stays.
    """
    lengths = torch.diff(offsets, append=torch.tensor([len(ids)]))
    texts = torch.repeat_interleave(torch.arange(len(offsets)), lengths)
    kept = (torch.rand(len(ids)) >= share) | (lengths < SHORT)[texts]
    kept[offsets[lengths > 0]] = True
    left = torch.bincount(texts[kept], minlength=len(offsets))
    return {"input_ids": ids[kept], "offsets": left.cumsum(0) - left}
