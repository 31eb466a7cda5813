"""How strongly pieces of English and Arabic words stand for each other: a table beside the embedded model.

The association of a piece with one of the other side is
``log(1 + t(piece | other) / p(piece))``: how much likelier the piece is in a
translation where the other side has ``other``. ``training/word_alignment.py``
makes the table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from muqabala.embed.base import Encoder, Tokens
from muqabala.embed.spans import widen
from muqabala.embed.store import TOKENIZER, load_tokenizer
from muqabala.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Side = Literal["translation", "original"]

SIDES: tuple[Side, Side] = ("translation", "original")

LEXICON = "lexicon.safetensors"
"""The lexicon's file, in the model's folder."""

SCALE, DIGEST = "scale", "tokenizer"
"""The metadata entries: the association of one level; the SHA-256 of the tokenizer's file."""

_ADVICE = "copy the model again, or make its lexicon with align train --lexicon-only"


class Pieces(NamedTuple):
    """The pieces of one text: ids, shape (pieces,), and code points into the text, shape (pieces, 2)."""

    ids: NDArray[np.int64]
    spans: NDArray[np.int64]


class Associations(NamedTuple):
    """The associations of one side's pieces with the other's, as the tensors ``{side}.keys`` and ``.levels``.

    ``keys`` are ``piece * vocabulary + other``, in order; ``levels`` are the
    associations in units of the lexicon's scale.
    """

    keys: NDArray[np.uint32]
    levels: NDArray[np.uint8]


class Lexicon:
    """Which pieces stand for which, in both directions."""

    def __init__(self, tokenizer: Tokenizer, sides: Mapping[Side, Associations], scale: float) -> None:
        """Keep the associations of both sides; ``scale`` is the association of one level."""
        self._tokenizer = tokenizer
        self._vocabulary = tokenizer.get_vocab_size()
        self._sides = sides
        self._scale = np.float32(scale)

    @classmethod
    def load(cls, folder: Path, tokenizer: Tokenizer | None = None) -> Lexicon:
        """Load the lexicon of a model's folder. Raise ModelError where it is missing, broken, or another's.

        ``tokenizer`` is that of the folder, where it is loaded already.
        """
        path = folder / LEXICON
        sides, scale, digest = _read(path)
        if digest != tokenizer_digest(folder):
            raise ModelError(f"{path}: was made for another {TOKENIZER}; {_ADVICE}")
        return cls(tokenizer or load_tokenizer(folder), sides, scale)

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Return the pieces of each text; a span takes in the diacritics after the piece."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [
            Pieces(np.array(encoding.ids, dtype=np.int64), widen(text, encoding.offsets))
            for text, encoding in zip(texts, encodings, strict=True)
        ]

    def pieces_of(self, encoder: Encoder, texts: Sequence[str], tokens: Sequence[Tokens]) -> list[Pieces]:
        """Return the pieces of texts with these tokens: the same, where the encoder has this tokenizer."""
        if getattr(encoder, "tokenizer", None) is not self._tokenizer:
            return self.pieces(texts)
        return [Pieces(text.ids, text.spans) for text in tokens if text.ids is not None]

    def associations(
        self, ids: NDArray[np.int64], others: NDArray[np.int64], side: Side
    ) -> NDArray[np.float32]:
        """Return the association of each piece of ``side`` with each of ``others``, 0 for none.

        Its shape is (ids, others); ``others`` are in ascending order, none of them twice.
        """
        table = self._sides[side]
        columns = np.full(self._vocabulary, -1)
        columns[others] = np.arange(len(others))
        # Of the keys' own type: searchsorted would otherwise copy all keys into a wider one.
        rows = (ids * self._vocabulary).astype(np.uint32)
        first = np.searchsorted(table.keys, rows)
        counts = np.searchsorted(table.keys, rows + np.uint32(self._vocabulary - 1), side="right") - first
        owners = np.repeat(np.arange(len(ids)), counts)
        entries = np.arange(len(owners)) + np.repeat(first - np.cumsum(counts) + counts, counts)
        columns = columns[table.keys[entries] - rows[owners]]
        met = columns >= 0
        found = np.zeros((len(ids), len(others)), dtype=np.float32)
        found[owners[met], columns[met]] = table.levels[entries[met]] * self._scale
        return found


def tokenizer_digest(folder: Path) -> str:
    """Return the SHA-256 of the tokenizer's file in a model's folder, as hexadecimal digits."""
    path = folder / TOKENIZER
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); copy the model again") from error


def _read(path: Path) -> tuple[dict[Side, Associations], float, str]:
    """Return the associations of both sides, the scale, and the digest of the tokenizer they belong to."""
    from safetensors import SafetensorError, safe_open

    if not path.is_file():
        raise ModelError(f"{path}: no such file; {_ADVICE}")
    try:
        with safe_open(path, framework="numpy") as file:
            metadata = file.metadata()
            sides = {
                side: Associations(file.get_tensor(f"{side}.keys"), file.get_tensor(f"{side}.levels"))
                for side in SIDES
            }
        return sides, float(metadata[SCALE]), metadata[DIGEST]
    except (SafetensorError, OSError, TypeError, KeyError, ValueError) as error:
        raise ModelError(f"{path}: is no lexicon, or is cut off; {_ADVICE}") from error
