"""The static encoder against a model small enough to work out by hand."""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from muqabala.embed.spans import widen
from muqabala.embed.static import StaticEncoder, is_static
from muqabala.embed.store import embedded_model
from muqabala.embed.weights import DIGEST, digest
from muqabala.errors import ModelError
from muqabala.training.tokenizer import normalizer

WORDS = {"[UNK]": 0, "نعم": 1, "yes": 2, "قال": 3, "said": 4, "،": 5}
VECTORS = np.array([[0, 0], [3, 4], [6, 8], [0, 2], [0, 1], [1, 0]], dtype=np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model of six words in two dimensions; the unknown word has a zero vector."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    tokenizer = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence([normalizer()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Punctuation()]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    save_file({"embedding.weight": VECTORS}, folder / "model.safetensors")
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    return folder


def test_a_sentence_is_the_scaled_mean_of_its_tokens(folder):
    [vector] = StaticEncoder(folder).encode(["yes said said"])
    np.testing.assert_allclose(vector, np.array([6, 10]) / np.hypot(6, 10), rtol=1e-6)


def test_a_text_without_a_known_token_is_a_zero_row_among_others(folder):
    vectors = StaticEncoder(folder).encode(["", "yes", "猫", "  ", "نعم", ""])
    assert np.linalg.norm(vectors, axis=1).tolist() == pytest.approx([0, 1, 0, 0, 1, 0])


def test_no_texts_give_no_rows(folder):
    encoder = StaticEncoder(folder)
    assert encoder.encode([]).shape == (0, 2)
    assert encoder.tokens([]) == []


def test_many_texts_are_encoded_as_each_alone(folder):
    encoder = StaticEncoder(folder)
    texts = ["yes", "", "said yes", "نعم ، قال"] * 600
    np.testing.assert_array_equal(encoder.encode(texts)[-4:], encoder.encode(texts[-4:]))


SPANS = [
    ("yes, نعم", ["yes", "نعم"]),
    ("قَالَ نَعَمْ", ["قَالَ", "نَعَمْ"]),
    ("قـــال، نعم", ["قـــال", "،", "نعم"]),
    ("🙂 نَعَمْ yes", ["نَعَمْ", "yes"]),
    ("\u200fقال\u200f", ["قال"]),
]


@pytest.mark.parametrize(("text", "words"), SPANS)
def test_spans_cut_the_words_out_of_the_text_as_given(folder, text, words):
    [tokens] = StaticEncoder(folder).tokens([text])
    assert [text[start:end] for start, end in tokens.spans] == words


def test_tokens_have_unit_vectors_and_the_norm_as_weight(folder):
    none, tokens = StaticEncoder(folder).tokens(["猫", "نعم yes قال"])
    assert tokens.weights.tolist() == [5, 10, 2]
    np.testing.assert_allclose(tokens.vectors, [[0.6, 0.8], [0.6, 0.8], [0, 1]], rtol=1e-6)
    assert none.spans.shape == (0, 2)
    assert none.vectors.shape == (0, 2)


def test_the_name_holds_the_digest_of_the_weights(folder):
    assert StaticEncoder(folder).name == f"tiny:{digest(VECTORS)[:8]}"


def test_a_digest_in_the_file_is_taken_instead_of_computed(folder):
    save_file(
        {"embedding.weight": VECTORS}, folder / "model.safetensors", metadata={DIGEST: "0123456789abcdef"}
    )
    assert StaticEncoder(folder).name == "tiny:01234567"


def test_float16_is_read(folder):
    save_file({"embedding.weight": VECTORS.astype(np.float16)}, folder / "model.safetensors")
    [vector] = StaticEncoder(folder).encode(["yes"])
    assert vector.dtype == np.float32
    np.testing.assert_allclose(vector, [0.6, 0.8], rtol=1e-6)


def test_a_module_in_a_subfolder_is_found(folder):
    home = folder / "0_StaticEmbedding"
    home.mkdir()
    for name in ("tokenizer.json", "model.safetensors"):
        (folder / name).rename(home / name)
    modules = [{"idx": 0, "name": "0", "path": home.name, "type": "any.where.StaticEmbedding"}]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    assert StaticEncoder(folder).encode(["yes"]).shape == (1, 2)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-8])


def _another_matrix(path: Path) -> None:
    save_file({"other": VECTORS}, path)


def _too_few_rows(path: Path) -> None:
    save_file({"embedding.weight": VECTORS[:2]}, path)


def _noise(path: Path) -> None:
    path.write_bytes(b"\xff" * 64)


BREAKS = [
    ("model.safetensors", Path.unlink, "cannot be read"),
    ("model.safetensors", _noise, "not a safetensors file"),
    ("model.safetensors", _cut, "cut off"),
    ("model.safetensors", _another_matrix, "holds no matrix embedding.weight"),
    ("model.safetensors", _too_few_rows, "more tokens than vectors"),
    ("tokenizer.json", Path.unlink, "no tokenizer"),
    ("tokenizer.json", _noise, "no tokenizer"),
    ("modules.json", _noise, "not a list of modules"),
]


@pytest.mark.parametrize(("name", "damage", "problem"), BREAKS)
def test_a_broken_folder_is_told_in_one_line(folder, name, damage, problem):
    damage(folder / name)
    with pytest.raises(ModelError, match=problem) as caught:
        StaticEncoder(folder)
    assert "\n" not in str(caught.value)
    assert str(folder) in str(caught.value)


def test_a_folder_of_another_kind_is_not_static(tmp_path):
    (tmp_path / "modules.json").write_text(
        '[{"path": "", "type": "sentence_transformers.models.Transformer"}]'
    )
    assert not is_static(tmp_path)
    assert not is_static(tmp_path / "missing")
    with pytest.raises(ModelError, match="no static model"):
        StaticEncoder(tmp_path)


LETTERS = "aZé5٥٪.,،'’\u2018 \u00a0\u2009\n\t\x1c\x1fلاأآىةًُّـ\u0670\u200f\u2067ﷺﻻｱ㎏ǆİß½"


@settings(deadline=None)  # the first call loads the model
@given(st.text(alphabet=st.one_of(st.sampled_from(LETTERS), st.characters(exclude_categories=["Cs"]))))
def test_a_text_cut_word_by_word_has_the_tokens_of_the_whole(text):
    encoder = embedded()
    assert encoder._cuts_words_apart
    whole = encoder.tokenizer.encode(text, add_special_tokens=False)
    cut = encoder._cut(text)
    assert cut.ids.tolist() == whole.ids
    assert cut.spans.tolist() == widen(text, whole.offsets).ravel().tolist()


@cache
def embedded():
    return StaticEncoder(embedded_model())
