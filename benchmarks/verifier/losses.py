"""What the verifier learns from: words hidden, words put in each other's places, and labelled drifts."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from batches import Batch, Places, Texts
from network import MASK, Verifier
from passages import IGNORED
from torch import Tensor
from torch.nn import functional

HIDDEN_LEAST, HIDDEN_MOST = 0.15, 0.5
"""The share of the words of a text that are to be foretold."""

ARABIC_TOO = 0.5
"""How often Arabic words are among them."""

ALONE = 0.12
"""How often they are foretold with the other side unseen."""

MASKED = 0.9
"""The share of them that is masked; the others stay, for a text that is whole is read too."""

PUT = 0.15
"""The share of English words that the English alone is asked for."""

SHARPNESS = 1.1
"""What their scores are multiplied with before one is drawn: unlikely words are too easy to find."""

ARABIC_WEIGHT, JUDGED_WEIGHT = 0.5, 6.0
"""Of the losses, where that of English words has 1."""

HIDDEN = -1e4
"""The score of a word that must not be drawn."""

Terms = dict[str, Tensor]
"""The terms of a loss by name, weighted."""


def halved(device: str) -> torch.autocast:
    """Compute in bfloat16 on a GPU, and on a CPU that has it: others are slower with it."""
    has_it = device == "cuda" or torch.cpu._is_avx512_bf16_supported()  # torch has no other way
    return torch.autocast(device, torch.bfloat16, enabled=has_it)


@dataclass(frozen=True, slots=True)
class Losses:
    """The losses of a network; ``classes`` are the names of its outputs."""

    verifier: Verifier
    classes: list[str]
    device: str

    def pretraining(self, texts: Texts, places: Places) -> Terms:
        """Return the losses of foretelling words and of finding those that are wrong."""
        batch = texts.batch(places)
        return {**self._foretold(batch), "judged": JUDGED_WEIGHT * self._found(batch, places)}

    def labelled(self, texts: Texts, places: Places) -> Tensor:
        """Return the loss of telling the labels of texts."""
        batch = texts.batch(places)
        return self._judged(batch, batch.ids, batch.labels)

    def _chances(self, rows: int) -> Tensor:
        return torch.rand(rows, 1, device=self.device)

    def _chosen(self, where: Tensor, share: Tensor | float) -> Tensor:
        return (torch.rand(where.shape, device=self.device) < share) & where

    def _foretold(self, batch: Batch) -> Terms:
        mask = self.verifier.vocabulary + MASK
        count = len(batch.ids)
        share = HIDDEN_LEAST + (HIDDEN_MOST - HIDDEN_LEAST) * self._chances(count)
        either = batch.english | (batch.arabic & (self._chances(count) < ARABIC_TOO))
        chosen = self._chosen(either, share)
        ids = torch.where(self._chosen(chosen, MASKED), mask, batch.ids)
        seen = batch.seen & ~((self._chances(count) < ALONE) & (batch.types == 1))
        english, arabic = chosen & seen & batch.english, chosen & seen & batch.arabic
        with halved(self.device):
            rows = self.verifier(ids, batch.positions, batch.types, seen)
            terms = {}
            for name, where in (("english", english), ("arabic", arabic)):
                scores = self.verifier.scores(rows[where]).float()
                words = batch.ids[where]
                terms[name] = functional.cross_entropy(scores, words, reduction="sum") / max(1, len(words))
        terms["arabic"] = ARABIC_WEIGHT * terms["arabic"]
        return terms

    def _found(self, batch: Batch, places: Places) -> Tensor:
        """Put words in their places that the English alone expects, and find them and what has no match."""
        column = torch.arange(batch.ids.shape[1], device=self.device)[None]
        length, english, arabic = (
            torch.tensor(part, device=self.device)[:, None]
            for part in (places.english_length, places.english_matched, places.arabic_matched)
        )
        changed = self._changed(batch)
        labels = torch.where(batch.english | batch.arabic, 0, IGNORED)
        labels = torch.where(changed != batch.ids, self.classes.index("mistranslation"), labels)
        left_out = batch.arabic & (column >= length + 2 + arabic)
        labels = torch.where(left_out, self.classes.index("omission"), labels)
        put_in = batch.english & (column > english)
        labels = torch.where(put_in, self.classes.index("addition"), labels)
        return self._judged(batch, changed, labels)

    @torch.no_grad()
    def _changed(self, batch: Batch) -> Tensor:
        mask = self.verifier.vocabulary + MASK
        arabic = self.verifier.is_arabic
        put = self._chosen(batch.english, PUT)
        ids = torch.where(put, mask, batch.ids)
        put = put & ~arabic[batch.ids.clamp(max=len(arabic) - 1)]
        self.verifier.eval()
        with halved(self.device):
            rows = self.verifier(ids, batch.positions, batch.types, batch.seen & (batch.types == 0))
            scores = self.verifier.scores(rows[put]).float()
        self.verifier.train()
        chances = (scores.masked_fill(arabic[None], HIDDEN) * SHARPNESS).softmax(-1)
        changed = batch.ids.clone()
        changed[put] = torch.multinomial(chances, 1)[:, 0]
        return changed

    def _judged(self, batch: Batch, ids: Tensor, labels: Tensor) -> Tensor:
        with halved(self.device):
            rows = self.verifier(ids, batch.positions, batch.types, batch.seen)
            outputs = self.verifier.judge(rows).float()
        return functional.cross_entropy(outputs.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
