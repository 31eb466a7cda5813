"""Which model is loaded for which name."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from muqabala.embed import load_encoder
from muqabala.embed.static import StaticEncoder
from muqabala.embed.store import EMBEDDED, embedded_model
from muqabala.embed.weights import digest, read_weights
from muqabala.errors import ModelError
from muqabala.languages.folding import fold

PAIRS = [
    ("The minister denied the report.", "نفى الوزير صحة التقرير."),
    ("Oil prices rose by three percent yesterday.", "ارتفعت أسعار النفط أمس بنسبة ثلاثة في المئة."),
    ("The novel won a prize in Cairo.", "فازت الرواية بجائزة في القاهرة."),
    ("The two sides agreed on a ceasefire.", "اتفق الطرفان على وقف إطلاق النار."),
]


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    encoder = load_encoder()
    assert isinstance(encoder, StaticEncoder)
    return encoder


def test_the_embedded_model_finds_translations(encoder):
    english, arabic = zip(*PAIRS, strict=True)
    similarity = encoder.encode(english) @ encoder.encode(arabic).T
    assert similarity.argmax(axis=1).tolist() == similarity.argmax(axis=0).tolist() == [0, 1, 2, 3]


def test_the_digest_written_at_training_is_that_of_the_weights(encoder):
    matrix, written = read_weights(embedded_model() / "model.safetensors")
    assert written == digest(matrix)
    assert encoder.name == f"{EMBEDDED}:{written[:8]}"


@pytest.mark.parametrize("text", ["أعْلنتْ ٣ دولٍ عن قِمّـــة", "مُحَمَّدٌ إلى علىٰ", "IT’S 250 Years", "۱۲٪ of ٱلناس"])
def test_folding_before_the_model_changes_nothing(encoder, text):
    np.testing.assert_array_equal(encoder.encode([text]), encoder.encode([fold(text).text]))


@pytest.mark.parametrize("text", ["قَالَ الوَزِيرُ إنَّ ٣٫٥ ملايينَ شخصٍ غَادَرُوا.", "Café owners’ “voices”… naïve?"])
def test_the_spans_of_the_embedded_model_cover_every_word_in_order(encoder, text):
    [tokens] = encoder.tokens([text])
    covered = {place for start, end in tokens.spans for place in range(start, end)}
    assert {place for place, letter in enumerate(text) if letter.isalnum()} <= covered
    assert (np.diff(tokens.spans[:, 0]) >= 0).all()
    assert not any(text[start].isspace() for start, _ in tokens.spans)


def test_the_embedded_model_is_found_where_the_environment_says(tmp_path, monkeypatch):
    (tmp_path / EMBEDDED).symlink_to(embedded_model(), target_is_directory=True)
    monkeypatch.setenv("ALIGN_MODELS", str(tmp_path))
    assert embedded_model() == tmp_path / EMBEDDED


def test_a_wrong_environment_is_told_and_not_passed_over(tmp_path, monkeypatch):
    monkeypatch.setenv("ALIGN_MODELS", str(tmp_path))
    with pytest.raises(ModelError, match="set ALIGN_MODELS to the folder"):
        load_encoder()


def test_a_static_folder_is_loaded_by_its_path(encoder):
    assert load_encoder(str(embedded_model())).name == encoder.name


def test_loading_and_encoding_never_import_torch():
    code = "import sys, muqabala.embed as embed; embed.load_encoder().encode(['x']); print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert {name.partition(".")[0] for name in loaded}.isdisjoint(
        {"torch", "transformers", "sentence_transformers"}
    )


def test_the_embedded_model_is_small_enough_to_ship():
    assert sum(path.stat().st_size for path in Path(embedded_model()).rglob("*")) < 40e6
