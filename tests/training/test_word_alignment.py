"""IBM Model 1 against a plain reading of its equations, and the lexicon it ends in."""

import shutil
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from safetensors.numpy import load_file
from tokenizers import Tokenizer, models, pre_tokenizers

from muqabala.cli.train import train as command
from muqabala.embed.lexicon import LEXICON, TOKENIZER, Lexicon
from muqabala.errors import ConfigError
from muqabala.training import word_alignment
from muqabala.training.config import Source
from muqabala.training.sources import SourcePairs
from muqabala.training.word_alignment import ROUNDS, Pieces, Table, ibm1, write_lexicon

VOCABULARY = 40
NULL = None
SOURCE = Source("pairs.tsv", "pairs", 1.0, "CC0-1.0", "made up")


def plain_model1(pairs, weights):
    """Return t(piece | other) of the first side, in Brown et al.'s words and nobody's haste."""
    t = defaultdict(lambda: 1 / VOCABULARY)
    for _ in range(ROUNDS):
        counts, totals = defaultdict(float), defaultdict(float)
        for (pieces, others), weight in zip(pairs, weights, strict=True):
            for piece in pieces:
                whole = sum(t[piece, other] for other in (*others, NULL))
                for other in (*others, NULL):
                    share = weight * t[piece, other] / whole
                    counts[piece, other] += share
                    totals[other] += share
        t = {met: count / totals[met[1]] for met, count in counts.items()}
    return t, counts


def random_pairs(rng, count):
    def text():
        return sorted(rng.choice(VOCABULARY, size=rng.integers(1, 8), replace=False).tolist())

    return [(text(), text()) for _ in range(count)]


def joined(texts):
    return Pieces(np.concatenate(texts).astype(np.int64), np.array([len(text) for text in texts]))


def entries(table: Table):
    return {
        divmod(int(key), VOCABULARY): value
        for key, value in zip(table.keys, table.probabilities, strict=True)
    }


@pytest.mark.parametrize("cells", [1, 50, 10**6])
def test_both_directions_are_those_of_the_plain_equations_however_they_are_cut(monkeypatch, cells):
    monkeypatch.setattr(word_alignment, "CELLS", cells)
    rng = np.random.default_rng(5)
    pairs, weights = random_pairs(rng, 60), rng.uniform(0.5, 4, 60)
    tables = ibm1(*(joined(side) for side in zip(*pairs, strict=True)), weights, VOCABULARY)
    turned = [(arabic, english) for english, arabic in pairs]
    for table, given in zip(tables, (pairs, turned), strict=True):
        probabilities, counts = plain_model1(given, weights)
        met = sorted(pair for pair in probabilities if pair[1] is not NULL)
        assert list(entries(table)) == met
        np.testing.assert_allclose(table.probabilities, [probabilities[pair] for pair in met], rtol=1e-9)
        np.testing.assert_allclose(table.counts, [counts[pair] for pair in met], rtol=1e-9)


def test_a_weight_counts_as_so_many_pairs():
    rng = np.random.default_rng(6)
    pairs = random_pairs(rng, 20)
    repeated = [*pairs, *pairs[:5], *pairs[:5]]
    weights = np.array([3.0] * 5 + [1.0] * 15)
    once = ibm1(*(joined(side) for side in zip(*pairs, strict=True)), weights, VOCABULARY)
    thrice = ibm1(*(joined(side) for side in zip(*repeated, strict=True)), np.ones(30), VOCABULARY)
    for weighted, plain in zip(once, thrice, strict=True):
        np.testing.assert_allclose(weighted.probabilities, plain.probabilities, rtol=1e-9)
        np.testing.assert_allclose(weighted.frequencies, plain.frequencies, rtol=1e-9)


WORDS = {
    "ministers": "وزراء",
    "doctors": "أطباء",
    "schools": "مدارس",
    "rivers": "أنهار",
    "cities": "مدن",
    "letters": "رسائل",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a tokenizer of whole words."""
    pieces = ["[UNK]", *WORDS, *WORDS.values(), "the", "long"]
    tokenizer = Tokenizer(models.WordLevel({piece: n for n, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(tmp_path / TOKENIZER))
    return tmp_path


def all_couples():
    """Return every two of the words in a pair, turned round in Arabic, with a word that has no Arabic."""
    items = list(WORDS.items())
    return tuple(
        (f"the {first[0]} {second[0]}", f"{second[1]} {first[1]}")
        for first in items
        for second in items
        if first != second
    )


def associations(folder: Path, side: str):
    lexicon = Lexicon.load(folder)
    english, arabic = ([lexicon.pieces([word])[0].ids for word in words] for words in (WORDS, WORDS.values()))
    ours, theirs = (english, arabic) if side == "translation" else (arabic, english)
    return np.array([[lexicon.associations(one, other, side)[0].max() for other in theirs] for one in ours])


@pytest.mark.parametrize("side", ["translation", "original"])
def test_each_word_stands_for_its_translation(folder, side):
    write_lexicon([SourcePairs(SOURCE, all_couples(), 0)], folder)
    found = associations(folder, side)
    right = np.diag(found)
    assert (found.argmax(axis=1) == np.arange(len(WORDS))).all()
    assert right.min() > 1.5
    assert not found[~np.eye(len(WORDS), dtype=bool)].any()


def test_a_word_that_is_everywhere_stands_for_nothing(folder):
    write_lexicon([SourcePairs(SOURCE, all_couples(), 0)], folder)
    lexicon = Lexicon.load(folder)
    the, arabic = lexicon.pieces(["the", " ".join(WORDS.values())])
    assert not lexicon.associations(the.ids, np.unique(arabic.ids), "translation").any()


def test_a_source_that_is_not_for_the_lexicon_leaves_no_trace(folder):
    wrong = SourcePairs(replace(SOURCE, lexicon=False), (("rivers", "وزراء"),) * 100, 0)
    write_lexicon([SourcePairs(SOURCE, all_couples(), 0), wrong], folder)
    found = associations(folder, "translation")
    assert found[list(WORDS).index("rivers"), list(WORDS).index("ministers")] == 0


def test_texts_of_too_many_pieces_are_not_counted(folder, monkeypatch):
    monkeypatch.setattr(word_alignment, "LONGEST", 3)
    long = ("the long rivers ministers", "وزراء")
    write_lexicon([SourcePairs(SOURCE, (*all_couples(), *[long] * 100), 0)], folder)
    assert associations(folder, "translation").argmax(axis=1).tolist() == list(range(len(WORDS)))


def test_one_model_has_the_same_lexicon_each_time(folder):
    written = []
    for _ in range(2):
        write_lexicon([SourcePairs(SOURCE, all_couples(), 0)], folder)
        written.append(load_file(folder / LEXICON))
    assert written[0].keys() == written[1].keys()
    for name, tensor in written[0].items():
        np.testing.assert_array_equal(tensor, written[1][name])


@pytest.mark.parametrize(
    "part",
    [
        SourcePairs(SOURCE, (), 0),
        SourcePairs(SOURCE, (("unknown words", "فقط"),), 0),
        SourcePairs(replace(SOURCE, lexicon=False), (("rivers", "أنهار"),), 0),
    ],
)
def test_no_pair_to_align_is_told(folder, part):
    with pytest.raises(ConfigError, match="no source gives a pair for the lexicon; add one"):
        write_lexicon([part], folder)


def test_too_large_a_vocabulary_is_told(folder, monkeypatch):
    monkeypatch.setattr(word_alignment, "LARGEST_VOCABULARY", 10)
    with pytest.raises(ConfigError, match="made of up to 10 pieces, not 15"):
        write_lexicon([SourcePairs(SOURCE, all_couples(), 0)], folder)


CONFIG = """
seed = 7
licence = "Apache-2.0"
[tokenizer]
vocabulary = 200
[optimiser]
dimension = 16
epochs = 4
batch = 32
learning_rate = 0.05
scale = 20.0
[[sources]]
path = "pairs.tsv"
kind = "pairs"
weight = 4.0
licence = "CC0-1.0"
origin = "made up"
"""


@pytest.fixture
def arguments(folder: Path, tmp_path: Path) -> list[str]:
    rows = "".join(f"{english}\t{arabic}\n" for english, arabic in all_couples())
    (tmp_path / "pairs.tsv").write_text(rows, encoding="utf-8")
    (tmp_path / "training.toml").write_text(CONFIG, encoding="utf-8")
    return [str(tmp_path / "training.toml"), "--data", str(tmp_path), "-o", str(folder), "--lexicon-only"]


def test_the_command_makes_only_the_lexicon_of_a_model_that_is_there(folder, arguments):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert after.keys() - before.keys() == {LEXICON}
    assert {name: after[name] for name in before} == before
    assert associations(folder, "translation").argmax(axis=1).tolist() == list(range(len(WORDS)))


def test_there_is_no_lexicon_without_a_model(folder, arguments):
    (folder / TOKENIZER).unlink()
    with pytest.raises(ConfigError, match=r"holds no tokenizer\.json; train the model first"):
        CliRunner().invoke(command, arguments, catch_exceptions=False)


@pytest.mark.torch
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # those of five libraries
def test_sentence_transformers_loads_a_folder_with_a_lexicon_as_one_without(tmp_path):
    from sentence_transformers import SentenceTransformer

    from muqabala.embed import embedded_model

    model = embedded_model()
    if not (model / LEXICON).is_file():
        pytest.skip(f"{model} has no lexicon")
    bare = tmp_path / "bare"
    shutil.copytree(model, bare, ignore=shutil.ignore_patterns(LEXICON))
    texts = ["The ministers met.", "اجتمع الوزراء."]
    with_lexicon, without = (
        SentenceTransformer(str(folder), device="cpu").encode(texts) for folder in (model, bare)
    )
    np.testing.assert_array_equal(with_lexicon, without)
