"""Sentences and tokens to unit vectors."""

from __future__ import annotations

from pathlib import Path

from muqabala.embed.base import Encoder, Tokens, Vectors
from muqabala.embed.lexicon import Lexicon
from muqabala.embed.static import StaticEncoder, is_static
from muqabala.embed.store import embedded_model
from muqabala.errors import ModelError

__all__ = ["Encoder", "Tokens", "Vectors", "load_encoder", "load_lexicon"]


def load_encoder(name: str | None = None) -> Encoder:
    """Load a model: the embedded one, or that of a folder or a name sentence-transformers knows.

    Torch is imported only for a model that is not static; what such a model
    has encoded before is looked up (``cache.usual_cache``). A static model is
    faster than the looking. Raise ModelError where there is no such model, or
    it is broken, ConfigError where the cache's limit is no number.
    """
    folder = embedded_model() if name is None else Path(name)
    if is_static(folder):
        return StaticEncoder(folder)
    model = str(folder) if name is None else name
    try:
        from muqabala.embed.cache import usual_cache
        from muqabala.embed.cached import CachedEncoder
        from muqabala.embed.transformer import TransformerEncoder
    except ImportError as error:
        raise ModelError(
            f"the model {model} needs {error.name}; pip install sentence-transformers"
        ) from error
    encoder = TransformerEncoder(model)
    return CachedEncoder(encoder, encoder.identity, usual_cache())


def load_lexicon(encoder: Encoder) -> Lexicon:
    """Load the embedded model's lexicon; it serves every encoder, and shares the tokenizer with its own."""
    folder = embedded_model()
    if isinstance(encoder, StaticEncoder) and encoder.folder == folder:
        return Lexicon.load(folder, encoder.tokenizer)
    return Lexicon.load(folder)
