"""Tokenizers that are loaded while others go on."""

import pytest

from muqabala.embed.store import TOKENIZER, begin_to_load, embedded_model, load_tokenizer
from muqabala.errors import ModelError


def test_a_tokenizer_loaded_ahead_is_taken_once_and_cuts_as_another():
    folder = embedded_model()
    begin_to_load(folder)
    ahead, after = load_tokenizer(folder), load_tokenizer(folder)
    assert ahead is not after
    assert ahead.encode("ألقت الشرطة القبض").ids == after.encode("ألقت الشرطة القبض").ids


def test_a_broken_tokenizer_is_told_when_it_is_loaded(tmp_path):
    (tmp_path / TOKENIZER).write_text("{}", encoding="utf-8")
    begin_to_load(tmp_path)
    with pytest.raises(ModelError, match="is no tokenizer"):
        load_tokenizer(tmp_path)
