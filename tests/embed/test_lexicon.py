"""The lexicon against a table small enough to read."""

import re
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from muqabala.embed import load_encoder, load_lexicon
from muqabala.embed.lexicon import DIGEST, LEXICON, SCALE, SIDES, TOKENIZER, Lexicon, tokenizer_digest
from muqabala.errors import ModelError
from muqabala.training.tokenizer import normalizer

WORDS = {"[UNK]": 0, "نعم": 1, "yes": 2, "قال": 3, "said": 4, "indeed": 5}
VOCABULARY = len(WORDS)
SCALE_OF_ONE_LEVEL = 0.5

# piece, piece of the other side, association in levels
TRANSLATION = [("yes", "نعم", 12), ("said", "قال", 10), ("indeed", "قال", 3), ("indeed", "نعم", 8)]
ORIGINAL = [("نعم", "yes", 9), ("نعم", "indeed", 7), ("قال", "said", 255)]


def ids(*words: str) -> np.ndarray:
    return np.array([WORDS[word] for word in words], dtype=np.int64)


def tensors(side: str, entries: list[tuple[str, str, int]]) -> dict[str, np.ndarray]:
    rows = sorted((WORDS[piece] * VOCABULARY + WORDS[other], level) for piece, other, level in entries)
    keys, levels = zip(*rows, strict=True)
    return {f"{side}.keys": np.array(keys, np.uint32), f"{side}.levels": np.array(levels, np.uint8)}


def write(folder: Path, metadata: dict[str, str] | None = None, *, without: str = "") -> None:
    saved = {**tensors("translation", TRANSLATION), **tensors("original", ORIGINAL)}
    saved.pop(without, None)
    whole = {SCALE: str(SCALE_OF_ONE_LEVEL), DIGEST: tokenizer_digest(folder)}
    save_file(saved, folder / LEXICON, metadata=whole if metadata is None else metadata)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tokenizer of six words and its lexicon."""
    tokenizer = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence([normalizer()])
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(tmp_path / TOKENIZER))
    write(tmp_path)
    return tmp_path


BEST = [
    ("translation", ["yes", "said"], ["نعم"], [6.0, 0.0]),
    ("translation", ["indeed"], ["قال"], [1.5]),
    ("translation", ["indeed"], ["قال", "نعم", "قال"], [4.0]),
    ("translation", ["indeed", "yes", "indeed"], ["نعم"], [4.0, 6.0, 4.0]),
    ("original", ["قال", "نعم"], ["yes", "said"], [127.5, 4.5]),
    ("original", ["نعم"], ["indeed"], [3.5]),
    ("original", ["[UNK]"], ["[UNK]", "yes"], [0.0]),
    ("translation", ["yes"], [], [0.0]),
    ("translation", [], ["نعم"], []),
    ("original", [], [], []),
]


@pytest.mark.parametrize(("side", "pieces", "others", "expected"), BEST)
def test_a_piece_has_its_best_association_with_the_other_side(folder, side, pieces, others, expected):
    found = Lexicon.load(folder).associations(ids(*pieces), np.unique(ids(*others)), side)
    assert found.dtype == np.float32
    assert found.max(axis=1, initial=0).tolist() == expected


def test_the_two_sides_have_tables_of_their_own(folder):
    lexicon = Lexicon.load(folder)
    assert lexicon.associations(ids("said"), ids("قال"), "translation").tolist() == [[5.0]]
    assert lexicon.associations(ids("said"), ids("قال"), "original").tolist() == [[0.0]]


def test_an_empty_table_associates_nothing(folder):
    empty = {f"{side}.keys": np.zeros(0, np.uint32) for side in SIDES}
    empty |= {f"{side}.levels": np.zeros(0, np.uint8) for side in SIDES}
    save_file(empty, folder / LEXICON, metadata={SCALE: "1", DIGEST: tokenizer_digest(folder)})
    assert Lexicon.load(folder).associations(ids("yes"), ids("نعم"), "translation").tolist() == [[0.0]]


SPANS = [
    ("yes  نعم", ["yes", "نعم"]),
    ("قَالَ نَعَمْ", ["قَالَ", "نَعَمْ"]),
    ("", []),
    ("🙂 yes", ["🙂", "yes"]),
]


@pytest.mark.parametrize(("text", "words"), SPANS)
def test_spans_cut_the_pieces_out_of_the_text_as_given(folder, text, words):
    _, pieces = Lexicon.load(folder).pieces(["yes", text])
    assert [text[start:end] for start, end in pieces.spans] == words
    assert pieces.ids.shape == (len(words),)


def test_pieces_are_those_of_the_tokenizer(folder):
    [pieces] = Lexicon.load(folder).pieces(["نَعَمْ said 猫"])
    assert pieces.ids.dtype == np.int64
    assert pieces.ids.tolist() == ids("نعم", "said", "[UNK]").tolist()


def test_no_texts_have_no_pieces(folder):
    assert Lexicon.load(folder).pieces([]) == []


def test_a_tokenizer_that_is_loaded_already_is_used(folder):
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("-", "removed")
    [pieces] = Lexicon.load(folder, tokenizer).pieces(["yes-said"])
    assert pieces.ids.tolist() == ids("yes", "said").tolist()


def _cut(folder: Path) -> None:
    path = folder / LEXICON
    path.write_bytes(path.read_bytes()[:-4])


def _no_safetensors(folder: Path) -> None:
    (folder / LEXICON).write_text("not a lexicon", encoding="utf-8")


def _another_tokenizer(folder: Path) -> None:
    path = folder / TOKENIZER
    path.write_bytes(path.read_bytes() + b"\n")


BROKEN = [
    (lambda folder: (folder / LEXICON).unlink(), "lexicon.safetensors: no such file"),
    (_cut, "lexicon.safetensors: is no lexicon, or is cut off"),
    (_no_safetensors, "lexicon.safetensors: is no lexicon"),
    (lambda folder: write(folder, without="original.levels"), "lexicon.safetensors: is no lexicon"),
    (lambda folder: write(folder, {}), "lexicon.safetensors: is no lexicon"),
    (lambda folder: write(folder, {SCALE: "much", DIGEST: ""}), "lexicon.safetensors: is no lexicon"),
    (_another_tokenizer, "lexicon.safetensors: was made for another tokenizer.json"),
    (lambda folder: (folder / TOKENIZER).unlink(), "tokenizer.json: cannot be read"),
]


@pytest.mark.parametrize(("harm", "problem"), BROKEN)
def test_what_is_broken_is_told_in_one_line_with_advice(folder, harm, problem):
    harm(folder)
    with pytest.raises(ModelError, match=f"^.*{re.escape(problem)}.*; copy the model again[^\n]*$"):
        Lexicon.load(folder)


def test_a_tokenizer_file_that_is_none_is_told(folder):
    (folder / TOKENIZER).write_text("{}", encoding="utf-8")
    write(folder)
    with pytest.raises(ModelError, match=r"tokenizer\.json: is no tokenizer .*; copy the model again$"):
        Lexicon.load(folder)


def test_the_embedded_encoder_and_its_lexicon_cut_a_text_alike():
    encoder = load_encoder()
    lexicon = load_lexicon(encoder)
    texts = ["The port's new quay opened in 2024.", "افتُتح رصيف الميناء الجديد عام ٢٠٢٤."]
    shared = lexicon.pieces_of(encoder, texts, encoder.tokens(texts))
    for own, cut in zip(lexicon.pieces(texts), shared, strict=True):
        assert set(cut.ids.tolist()) <= set(own.ids.tolist())
        assert len(cut.ids) >= len(own.ids) - 1
        assert cut.spans.shape == (len(cut.ids), 2)
