"""Training from end to end on data made up here: seventy words, each with its translation."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from muqabala.cli.train import train as command
from muqabala.embed import load_encoder
from muqabala.embed.lexicon import Lexicon
from muqabala.embed.weights import digest, read_weights
from muqabala.errors import ConfigError

pytestmark = [
    pytest.mark.torch,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # those of five libraries
]

CONFIG = """
seed = 7
licence = "Apache-2.0"
notes = ["All of it made up."]
[tokenizer]
vocabulary = 200
drop = 0.2
[optimiser]
dimension = 16
epochs = 4
batch = 32
learning_rate = 0.05
scale = 20.0
warmup_steps = 5
checkpoint_steps = 50
[words]
least = 20
epochs = 2
learning_rate = 0.02
[finish]
power = 0.8
directions = 1
[evaluation]
sets = ["eval.tsv", "scores.tsv"]
[[sources]]
path = "pairs.tsv"
kind = "pairs"
weight = 4.0
licence = "CC0-1.0"
origin = "made up"
"""

ARABIC = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
LATIN = "abcdefghijklmnopqrstuvwxyz"


def _word(number: int, alphabet: str) -> str:
    tens, ones = divmod(number, 10)
    return "".join(alphabet[place] for place in (tens, 10 + ones, tens + ones))


def _sentence(rng: np.random.Generator) -> str:
    words = rng.choice(70, size=6, replace=False)
    return "\t".join(" ".join(_word(number, alphabet) for number in words) for alphabet in (LATIN, ARABIC))


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    rng = np.random.default_rng(1)
    folder = tmp_path / "data"
    folder.mkdir()
    rows = [_sentence(rng) for _ in range(340)]
    (folder / "pairs.tsv").write_text("".join(row + "\n" for row in rows[40:]), encoding="utf-8")
    (folder / "eval.tsv").write_text("".join(row + "\n" for row in rows[:40]), encoding="utf-8")
    scores = "".join(f"{row}\td\t{number}\t{number % 5}\n" for number, row in enumerate(rows[:40]))
    (folder / "scores.tsv").write_text(scores, encoding="utf-8")
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    return folder


def _train(data, name):
    arguments = [str(data.parent / "config.toml"), "--data", str(data), "-o", str(data.parent / name)]
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_a_model_is_trained_found_good_written_and_described(data):
    result = _train(data, "model")
    assert result.exit_code == 0
    figures = {row[0]: row[1:] for row in map(str.split, result.stdout.splitlines()[1:3])}
    assert [figures[name][:2] for name in ("eval", "scores")] == [["40", "retrieval"], ["40", "similarity"]]
    assert float(figures["eval"][2]) > 0.5

    folder = data.parent / "model"
    encoder = load_encoder(str(folder))
    matrix, written = read_weights(folder / "model.safetensors")
    assert matrix.shape[1] == 16
    assert written == digest(matrix)
    assert not matrix[0].any()
    assert encoder.encode(["猫"]).tolist() == [[0.0] * 16]
    assert [module["path"] for module in json.loads((folder / "modules.json").read_text())] == [
        "",
        "1_Normalize",
    ]

    pieces = np.arange(len(matrix))
    assert Lexicon.load(folder).associations(pieces, pieces, "translation").any()

    card = (folder / "README.md").read_text(encoding="utf-8")
    assert "| pairs | 300 | 4.0 | 0 | CC0-1.0 | made up |" in card
    assert f"| eval | 40 | retrieval | {figures['eval'][2]} |" in card
    assert "All of it made up." in card
    assert "words that stand 20 times in an epoch" in card
    assert (folder / "training.toml").read_text(encoding="utf-8") == CONFIG
    assert sorted(path.name for path in data.parent.iterdir()) == ["config.toml", "data", "model"]


def test_a_run_that_was_stopped_in_both_stages_goes_on_and_ends_as_if_it_was_not(data, monkeypatch):
    from muqabala.training import run
    from muqabala.training.tokenizer import train_tokenizer

    # Threads make each tokenizer a little different: both runs need the same.
    tokenizer = train_tokenizer((data / "pairs.tsv").read_text(encoding="utf-8").splitlines(), 200)
    for name in ("whole", "halves"):
        work = data.parent / f".{name}.training"
        work.mkdir()
        tokenizer.save(str(work / "tokenizer.json"))
    _train(data, "whole")

    for evaluations, checkpoint in [(1, "checkpoint-50"), (3, "words/checkpoint-50")]:
        with monkeypatch.context() as patch:
            patch.setattr(run, "retrieval_accuracy", _stopping_after(evaluations))
            with pytest.raises(KeyboardInterrupt):
                run.train(data.parent / "config.toml", data, data.parent / "halves")
        assert not (data.parent / "halves").exists()
        assert (work / checkpoint).is_dir()

    _train(data, "halves")
    whole, halves = (
        read_weights(data.parent / name / "model.safetensors")[0] for name in ("whole", "halves")
    )
    np.testing.assert_allclose(halves, whole, atol=1e-5)


def _stopping_after(evaluations):
    left = iter(range(evaluations))

    def accuracy(*_):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return 0.0

    return accuracy


def test_a_stopped_run_of_another_configuration_is_not_gone_on_with(data):
    work = data.parent / ".model.training"
    work.mkdir()
    (work / "configuration.sha256").write_text("another", encoding="utf-8")
    with pytest.raises(ConfigError, match="another configuration lies here; remove the folder"):
        _train(data, "model")


def test_half_of_a_text_is_hidden_but_never_all_of_it():
    import torch

    from muqabala.training.embedding import hide

    torch.manual_seed(0)
    lengths = torch.tensor([3, 0, 100, 1000])
    kept = hide(torch.arange(1103), lengths.cumsum(0) - lengths, 0.5)
    left = torch.diff(kept["offsets"], append=torch.tensor([len(kept["input_ids"])])).tolist()
    assert left[:2] == [3, 0]
    assert 30 < left[2] < 70
    assert 400 < left[3] < 600
    assert (torch.diff(kept["input_ids"]) > 0).all()
    everything_hidden = hide(torch.arange(10), torch.tensor([0, 5]), 1.0)
    assert everything_hidden["input_ids"].tolist() == [0, 5]


def test_a_new_word_begins_where_its_pieces_were_so_that_no_text_moves():
    import torch

    from muqabala.training.embedding import DroppedEmbedding
    from muqabala.training.tokenizer import train_tokenizer, with_words

    texts = ["as long as they do so", "as they say"]
    pieces = train_tokenizer(texts * 20, 30)
    embedding = DroppedEmbedding(pieces, 8, 0.0).eval()
    wider = embedding.widened(with_words(pieces, texts, least=2)).eval()
    assert len(wider.embedding.weight) > len(embedding.embedding.weight)

    def directions(module):
        means = module(module.preprocess(texts))["sentence_embedding"]
        return torch.nn.functional.normalize(means, dim=1)

    torch.testing.assert_close(directions(wider), directions(embedding))
