"""An encoder that looks up what it has encoded before; for models that take longer than a look into a file.

A text's vector depends, in its last bits, on the texts that a transformer reads beside it. Here
each is read alone, so that a report is the same, byte by byte, whatever the cache holds; on one
core this takes no longer. Vectors are kept in half precision, and new ones are rounded alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

import numpy as np

from muqabala.embed.base import Encoder, Tokens, Vectors
from muqabala.embed.cache import Cache
from muqabala.embed.static import unit

_KEY_BYTES = 16
_SHAPE = np.dtype("<i4")
_HALF = np.dtype("<f2")
_SINGLE = np.dtype("<f4")


class CachedEncoder:
    """An encoder with a cache around it.

    ``identity`` names everything that the encoder's vectors depend on besides
    the texts. Without a cache the vectors are the same as with one.
    """

    def __init__(self, encoder: Encoder, identity: str, cache: Cache | None) -> None:
        self.name = encoder.name
        self._encoder = encoder
        self._identity = identity
        self._cache = cache

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of shape (texts, dimension)."""
        if not texts:
            return self._encoder.encode(texts)
        values = self._values(
            "sentence", texts, lambda new: (_packed(self._encoder.encode([text])) for text in new)
        )
        return np.concatenate([_vectors(value) for value in values])

    def tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Return the tokens of each text."""
        values = self._values("tokens", texts, lambda new: map(_packed_tokens, self._encoder.tokens(new)))
        return [_tokens(value) for value in values]

    def _values(
        self, kind: str, texts: Sequence[str], compute: Callable[[Sequence[str]], Iterable[bytes]]
    ) -> list[bytes]:
        """Return what is known of each text, computed where it is new."""
        keys = [self._key(kind, text) for text in texts]
        values = self._cache.get(keys) if self._cache else {}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in values}
        made = dict(zip(new, compute(list(new.values())), strict=True))
        if self._cache:
            self._cache.put(made)
        values |= made
        return [values[key] for key in keys]

    def _key(self, kind: str, text: str) -> bytes:
        parts = "\x00".join((self._identity, kind, text)).encode("utf-8", "surrogatepass")
        return blake2b(parts, digest_size=_KEY_BYTES).digest()


def _packed(vectors: Vectors) -> bytes:
    return np.array(vectors.shape, _SHAPE).tobytes() + vectors.astype(_HALF).tobytes()


def _vectors(value: bytes) -> Vectors:
    shape = np.frombuffer(value, _SHAPE, 2)
    return unit(np.frombuffer(value, _HALF, offset=shape.nbytes).reshape(shape).astype(np.float32))[0]


def _packed_tokens(tokens: Tokens) -> bytes:
    """Return the vectors, followed by the spans and the weights of their tokens."""
    spans, weights = tokens.spans.astype(_SHAPE), tokens.weights.astype(_SINGLE)
    return _packed(tokens.vectors) + spans.tobytes() + weights.tobytes()


def _tokens(value: bytes) -> Tokens:
    count, dimension = np.frombuffer(value, _SHAPE, 2).tolist()
    spans_from = 2 * _SHAPE.itemsize + count * dimension * _HALF.itemsize
    weights_from = spans_from + 2 * count * _SHAPE.itemsize
    return Tokens(
        np.frombuffer(value, _SHAPE, 2 * count, spans_from).reshape(count, 2).astype(np.int64),
        _vectors(value[:spans_from]),
        np.frombuffer(value, _SINGLE, count, weights_from).copy(),
    )
