"""What every encoder gives: unit vectors of sentences and of their tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Tokens(NamedTuple):
    """The tokens of one text.

    ``spans`` has shape (tokens, 2): start and end code points into the text as
    given. ``vectors`` has shape (tokens, dimension), unit rows. ``weights`` has
    shape (tokens,): the share of meaning each token brings to its sentence.
    ``ids`` are the tokens' numbers where the encoder looks them up in a table.
    """

    spans: NDArray[np.int64]
    vectors: Vectors
    weights: NDArray[np.float32]
    ids: NDArray[np.int64] | None = None


class Encoder(Protocol):
    """Text to vectors."""

    name: str
    """What the report's signature calls the model: its name and the hash of its weights."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of shape (texts, dimension); a zero row for a text without a known token."""
        ...

    def tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Return the tokens of each text."""
        ...
