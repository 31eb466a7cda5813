"""Static embeddings: a sentence is the mean of its tokens' vectors, whatever their order.

Reads the folder that sentence-transformers writes for a StaticEmbedding
module, with numpy and tokenizers alone, and gives the same vectors.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from muqabala.embed.base import Tokens, Vectors
from muqabala.embed.spans import widen
from muqabala.embed.store import load_tokenizer
from muqabala.embed.weights import read_weights
from muqabala.errors import ModelError

BATCH = 1024
"""Texts encoded at once: at 20 tokens of 256 numbers, 20 MB of rows."""

WORDS = 1 << 13
"""Words whose tokens are remembered: four times as many make an archive no faster and take 11 MB more."""

TEXTS = 1 << 10
"""Texts whose tokens are remembered, since their vectors are asked for after their own: 2 MB."""

_WORD = re.compile("[^\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
"""What stands between Unicode's White_Space, where WhitespaceSplit splits; Python's ``\\s`` has more."""

_NUMBER = "i"
"""The type of the numbers that are remembered: 32 bits."""

_MODULES = (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])


def is_static(folder: Path) -> bool:
    """Tell whether a folder holds a model that StaticEncoder reads. Raise ModelError if it is broken."""
    return [kind for kind, _ in _modules(folder)] in _MODULES


def _modules(folder: Path) -> list[tuple[str, str]]:
    """Return class name and subfolder of each module, none for a folder that lists none."""
    path = folder / "modules.json"
    try:
        return [
            (module["type"].rpartition(".")[-1], module["path"])
            for module in json.loads(path.read_text(encoding="utf-8"))
        ]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); copy the model again") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: is not a list of modules; copy the model again") from error


class _Cut(NamedTuple):
    """The tokens of a text or word: their numbers, and start and end of each, in code points into it.

    Arrays take half of the memory of lists.
    """

    ids: array[int]
    spans: array[int]


class StaticEncoder:
    """An encoder that looks its tokens up in one matrix.

    ``name`` is the folder's name and the first digits of the matrix's digest.
    """

    def __init__(self, folder: Path) -> None:
        """Load the model of a folder. Raise ModelError where it is missing or broken."""
        self.folder = folder
        if not is_static(folder):
            raise ModelError(f"{folder}: holds no static model; give a folder whose modules.json lists one")
        home = folder / _modules(folder)[0][1]
        self._matrix, digest = read_weights(home / "model.safetensors")
        self.tokenizer = load_tokenizer(home)
        if self.tokenizer.get_vocab_size() > len(self._matrix):
            raise ModelError(f"{folder}: has more tokens than vectors; copy the model again")
        self.name = f"{folder.resolve().name}:{digest[:8]}"
        self._cuts_words_apart = "[WhitespaceSplit()" in str(self.tokenizer.pre_tokenizer)
        self._cut_word = lru_cache(maxsize=WORDS)(self._cut_whole)
        self._cut = lru_cache(maxsize=TEXTS)(self._cut_text)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of shape (texts, dimension); a zero row for a text without a known token."""
        vectors = np.zeros((len(texts), self._matrix.shape[1]), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            cuts = [self._cut(text) for text in texts[start : start + BATCH]]
            rows, place = self._rows(cuts), 0
            # A sum for each text is five times as fast as np.add.reduceat along the first axis.
            for number, cut in enumerate(cuts, start):
                vectors[number] = rows[place : place + len(cut.ids)].sum(axis=0)
                place += len(cut.ids)
        return unit(vectors)[0]

    def tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Return the known tokens of each text; the norm of a token's vector is its weight.

        A span takes in the diacritics after the token, which the tokenizer drops.
        """
        cuts = [self._cut(text) for text in texts]
        vectors, weights = unit(self._rows(cuts))
        tokens, start = [], 0
        for cut in cuts:
            end = start + len(cut.ids)
            known = weights[start:end] > 0
            spans = np.array(cut.spans, dtype=np.int64).reshape(-1, 2)
            ids = np.array(cut.ids, dtype=np.int64)[known]
            tokens.append(Tokens(spans[known], vectors[start:end][known], weights[start:end][known], ids))
            start = end
        return tokens

    def _cut_text(self, text: str) -> _Cut:
        """Cut a text; the words of a language are few, so that most are known from before."""
        if not self._cuts_words_apart:
            return self._cut_whole(text)
        ids, spans = array(_NUMBER), array(_NUMBER)
        for match in _WORD.finditer(text):
            word = self._cut_word(match.group())
            ids += word.ids
            spans.extend(map(match.start().__add__, word.spans))
        return _Cut(ids, spans)

    def _cut_whole(self, text: str) -> _Cut:
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        spans = widen(text, encoding.offsets)
        return _Cut(array(_NUMBER, encoding.ids), array(_NUMBER, spans.ravel().tolist()))

    def _rows(self, cuts: Sequence[_Cut]) -> Vectors:
        ids = np.concatenate([np.zeros(0, np.int32), *(np.asarray(cut.ids) for cut in cuts)])
        rows: Vectors = self._matrix[ids].astype(np.float32, copy=False)
        return rows


def unit(vectors: Vectors) -> tuple[Vectors, NDArray[np.float32]]:
    """Return the vectors scaled to length one, and their lengths; a zero vector stays zero."""
    lengths: NDArray[np.float32] = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    divisors = lengths.copy()
    divisors[lengths == 0] = 1
    return vectors / divisors[:, None], lengths
