"""Models of sentence-transformers as encoders."""

import numpy as np
import pytest

from muqabala.embed import load_encoder
from muqabala.embed.store import embedded_model
from muqabala.errors import ModelError

pytestmark = [pytest.mark.torch, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

MIXED = [
    "The minister said 3,500 people left.",
    "قَالَ الوَزِيرُ إنَّ ٣٥٠٠ شخصٍ غَادَرُوا.",
    "Café «مقهى» – OPEC+ خفّضت الإنتاج بـ 1.5%",
    "",
    "🙂",
    "word " * 400,
]


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)


@pytest.fixture(scope="module")
def transformer(tmp_path_factory):
    """A folder with a transformer of random weights."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    home = tmp_path_factory.mktemp("bert")
    words = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        "the",
        "minister",
        "said",
        "قال",
        "الوزير",
        "##s",
        "yes",
    ]
    (home / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(vocab=str(home / "vocab.txt")).save_pretrained(home)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
    )
    BertModel(config).save_pretrained(home)
    module = Transformer(str(home))
    folder = tmp_path_factory.mktemp("model") / "tiny-bert"
    SentenceTransformer(modules=[module, Pooling(16)], device="cpu").save_pretrained(str(folder))
    return folder


def test_numpy_and_sentence_transformers_give_the_same_vectors():
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(embedded_model()), device="cpu").float()
    np.testing.assert_allclose(load_encoder().encode(MIXED), model.encode(MIXED), atol=1e-5)


def test_numpy_and_sentence_transformers_give_the_same_tokens():
    from muqabala.embed.transformer import TransformerEncoder

    torch_encoder = TransformerEncoder(str(embedded_model()))
    assert torch_encoder.name == load_encoder().name
    for ours, theirs in zip(load_encoder().tokens(MIXED), torch_encoder.tokens(MIXED), strict=True):
        np.testing.assert_array_equal(ours.spans, theirs.spans)
        np.testing.assert_allclose(ours.vectors, theirs.vectors, atol=1e-6)
        np.testing.assert_allclose(ours.weights, theirs.weights, rtol=1e-5)


def test_a_transformer_gives_unit_vectors_and_the_spans_of_its_tokens(transformer):
    encoder = load_encoder(str(transformer))
    texts = ["the ministers said yes", "قال الوزير", ""]
    np.testing.assert_allclose(np.linalg.norm(encoder.encode(texts), axis=1), 1, rtol=1e-5)
    english, arabic, empty = encoder.tokens(texts)
    assert [texts[0][start:end] for start, end in english.spans] == ["the", "minister", "s", "said", "yes"]
    assert [texts[1][start:end] for start, end in arabic.spans] == ["قال", "الوزير"]
    assert len(empty.spans) == 0
    np.testing.assert_allclose(np.linalg.norm(english.vectors, axis=1), 1, rtol=1e-5)
    assert (english.weights > 0).all()


def test_what_a_transformer_has_encoded_is_looked_up(transformer, monkeypatch):
    from muqabala.embed.transformer import TransformerEncoder

    texts = ["the ministers said yes", "قال الوزير"]
    encoder = load_encoder(str(transformer))
    vectors, tokens = encoder.encode(texts), encoder.tokens(texts)
    for deed in ("encode", "tokens"):
        monkeypatch.setattr(TransformerEncoder, deed, lambda _, new: [pytest.fail(text) for text in new])
    again = load_encoder(str(transformer))
    np.testing.assert_array_equal(again.encode(texts), vectors)
    for ours, theirs in zip(again.tokens(texts), tokens, strict=True):
        np.testing.assert_array_equal(ours.vectors, theirs.vectors)
        np.testing.assert_array_equal(ours.spans, theirs.spans)


def test_a_transformer_reads_a_text_alone_and_among_others_alike(transformer):
    from muqabala.embed.transformer import TransformerEncoder

    encoder = TransformerEncoder(str(transformer))
    texts = ["said", "the minister said yes"]
    np.testing.assert_allclose(encoder.encode(texts)[0], encoder.encode(texts[:1])[0], atol=1e-6)
    np.testing.assert_allclose(
        encoder.tokens(texts)[0].vectors, encoder.tokens(texts[:1])[0].vectors, atol=1e-6
    )


def test_a_transformer_of_no_texts_gives_no_rows(transformer):
    assert load_encoder(str(transformer)).encode([]).shape == (0, 16)


@pytest.mark.parametrize("name", ["no-such-model-anywhere", "nobody/no-such-model", "/nowhere/model"])
def test_a_missing_model_is_told_in_one_line_with_advice(name):
    with pytest.raises(ModelError, match="give the folder of") as caught:
        load_encoder(name)
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "looks_here_only"), [("none", True), ("not known", False), ("known", False)]
)
def test_a_model_is_looked_for_here_alone_where_the_hub_does_not_answer(monkeypatch, answer, looks_here_only):
    from huggingface_hub.errors import HfHubHTTPError

    class NotFoundError(HfHubHTTPError):
        def __init__(self):
            """Take no response."""

    def hub(name, timeout):
        if answer == "none":
            raise ConnectionError("Name or service not known")
        if answer == "not known":
            raise NotFoundError

    asked = []

    def load(name, *, local_files_only):
        asked.append(local_files_only)
        raise OSError(name)

    monkeypatch.setattr("muqabala.embed.transformer.model_info", hub)
    monkeypatch.setattr("muqabala.embed.transformer.SentenceTransformer", load)
    with pytest.raises(ModelError):
        load_encoder("nobody/no-such-model")
    assert asked == [looks_here_only]


def test_a_broken_transformer_is_told_in_one_line(tmp_path):
    (tmp_path / "modules.json").write_text(
        '[{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"}]',
        encoding="utf-8",
    )
    with pytest.raises(ModelError, match="copy it again") as caught:
        load_encoder(str(tmp_path))
    assert "\n" not in str(caught.value)
