"""Write the model as it is shipped: a folder that sentence-transformers and StaticEncoder both read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

from muqabala.embed.weights import DIGEST, WEIGHTS, digest
from muqabala.training.tokenizer import UNKNOWN

READABLE = 0o644

MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
"""The modules by the names that every version of sentence-transformers since 3.2 knows."""


def export(embedding: StaticEmbedding, folder: Path, precision: str) -> None:
    """Write the model of an embedding into a new folder, with the digest of its weights among them.

    ``precision`` is the numpy name of the type that the weights are stored
    as. The unknown token gets a zero vector, so that it moves no mean.
    """
    vectors = embedding.embedding.weight.detach().clone()
    vectors[embedding.tokenizer.token_to_id(UNKNOWN)] = 0
    if folder.exists():
        shutil.rmtree(folder)
    plain = SentenceTransformer(
        modules=[StaticEmbedding(embedding.tokenizer, embedding_weights=vectors), Normalize()], device="cpu"
    )
    plain.save_pretrained(str(folder), create_model_card=False)
    matrix = vectors.numpy().astype(precision)
    weights = folder / "model.safetensors"
    save_file({WEIGHTS: matrix}, weights, metadata={"format": "pt", DIGEST: digest(matrix)})
    weights.chmod(READABLE)  # safetensors makes files that only their owner reads
    (folder / "modules.json").write_text(json.dumps(MODULES, indent=2) + "\n", encoding="utf-8")
