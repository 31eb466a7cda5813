"""Any sentence-transformers model as an encoder. Imports torch; imported only when such a model is named."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import sentence_transformers
import torch
from huggingface_hub import model_info
from huggingface_hub.errors import HfHubHTTPError
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding

from muqabala.embed.base import Tokens, Vectors
from muqabala.embed.spans import widen
from muqabala.embed.static import unit
from muqabala.errors import ModelError

BATCH = 32

HUB_TIMEOUT_S = 10


class TransformerEncoder:
    """An encoder around a model of sentence-transformers, of a folder or a name of the Hugging Face hub.

    ``identity`` names what its vectors depend on: weights, modules with what
    they are set to, and the libraries that compute.
    """

    def __init__(self, model: str) -> None:
        """Load a model. Raise ModelError where there is none of that name, or it is broken."""
        self._model = _load(model)
        digest = _digest(self._model)
        self.name = f"{Path(model).name}:{digest[:8]}"
        libraries = f"{sentence_transformers.__version__} {torch.__version__}"
        self.identity = f"{digest} {self._model} {self._model.device} {libraries}"
        self._model.float()  # in half precision, a text without a known token would become NaN
        self._static = self._model[0] if isinstance(self._model[0], StaticEmbedding) else None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of shape (texts, dimension)."""
        if not texts:
            return np.zeros((0, self._model.get_embedding_dimension() or 0), dtype=np.float32)
        vectors: Vectors = self._model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors.astype(np.float32, copy=False)

    def tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Return the tokens of each text, special ones left out; the norm of a token's vector is its weight.

        A text longer than the model reads is cut: its last words have no token.
        """
        return [self._tokens(text) for text in texts]

    def _tokens(self, text: str) -> Tokens:
        offsets, vectors = _rows(self._static, text) if self._static else self._contextual(text)
        spans = widen(text, offsets)
        units, weights = unit(vectors)
        # A special token has an empty span.
        real = (weights > 0) & (spans[:, 1] > spans[:, 0])
        return Tokens(spans[real], units[real], weights[real])

    def _contextual(self, text: str) -> tuple[list[tuple[int, int]], Vectors]:
        """Return where each token of the text stands, and what the model makes of it there."""
        # One text at a time and without a prompt, so that no other token comes in between.
        [vectors] = self._model.encode(
            [text], output_value="token_embeddings", prompt="", batch_size=1, show_progress_bar=False
        )
        encoding = self._model.tokenizer(
            text, truncation=True, max_length=self._model.max_seq_length, return_offsets_mapping=True
        )
        offsets = encoding["offset_mapping"]
        if len(offsets) != len(vectors):
            raise ModelError(
                f"{self.name}: gives {len(vectors)} vectors for {len(offsets)} tokens; take another model"
            )
        return offsets, vectors.float().cpu().numpy()


def _rows(embedding: StaticEmbedding, text: str) -> tuple[list[tuple[int, int]], Vectors]:
    """Return where each token of the text stands, and its row of the matrix."""
    encoding = embedding.tokenizer.encode(text, add_special_tokens=False)
    return encoding.offsets, embedding.embedding.weight.detach()[encoding.ids].float().cpu().numpy()


def _load(model: str) -> SentenceTransformer:
    # Offline, the hub's library tells of each try; our one line says it all.
    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)
    try:
        # A folder runs through four libraries, each with errors of its own.
        return SentenceTransformer(model, local_files_only=Path(model).exists() or not _is_online(model))
    except Exception as error:
        if Path(model).exists():
            raise ModelError(
                f"{model}: is no model that can be loaded ({_line(error)}); copy it again"
            ) from error
        raise ModelError(
            f"there is no model called {model} here, and it could not be downloaded; "
            "give the folder of a sentence-transformers model, or a name from huggingface.co when online"
        ) from error


def _is_online(model: str) -> bool:
    """Tell whether the hub answers; where it does not, its library would try on for more than a minute."""
    try:
        model_info(model, timeout=HUB_TIMEOUT_S)
    except HfHubHTTPError:
        return True
    except Exception:  # noqa: BLE001  of whichever library it goes through
        return False
    return True


def _line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _digest(model: SentenceTransformer) -> str:
    """Return the SHA-256 of the numbers of all weights, as hexadecimal digits."""
    digest = hashlib.sha256()
    for tensor in model.state_dict().values():
        digest.update(tensor.detach().cpu().contiguous().flatten().view(torch.uint8).numpy())
    return digest.hexdigest()
