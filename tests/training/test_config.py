"""The configuration of a training run and its errors."""

from pathlib import Path

import pytest

from muqabala.errors import ConfigError
from muqabala.training.config import read_config

REPOSITORY = Path(__file__).parents[2]

GOOD = """
seed = 1
licence = "Apache-2.0"
[tokenizer]
vocabulary = 100
[optimiser]
dimension = 8
epochs = 2
batch = 4
learning_rate = 0.1
scale = 20
[evaluation]
sets = ["eval.tsv"]
[[sources]]
path = "pairs/data.tsv.gz"
kind = "pairs"
weight = 2
licence = "CC0-1.0"
origin = "here"
"""

WRONG = [
    ("seed = 1", "sede = 1", "unknown key 'sede'; known are seed, licence"),
    ("vocabulary = 100", "", "tokenizer lacks the key 'vocabulary'"),
    ("vocabulary = 100", "vocabulary = -1", "vocabulary is -1, which is not above 0"),
    ("vocabulary = 100", "vocabulary = 1.5", "vocabulary is 1.5, not of type int"),
    ("vocabulary = 100", "vocabulary = true", "tokenizer: vocabulary is True, not of type int"),
    ("[tokenizer]\nvocabulary = 100", "tokenizer = 5", "tokenizer is 5, not a table of keys"),
    ("seed = 1", "seed = 1\nwords = []", r"words is \[\], not a table of keys"),
    ('sets = ["eval.tsv"]', "sets = [1]", r"sets is \[1\], not a list of values of type str"),
    ('sets = ["eval.tsv"]', 'sets = "eval.tsv"', "sets is 'eval.tsv', not a list of values of type str"),
    ('origin = "here"', 'origin = "here"\nlexicon = 1', "source 1: lexicon is 1, not of type bool"),
    ("vocabulary = 100", "vocabulary = 100\ndrop = 1", "drop is 1, not from 0 up to 1"),
    ("epochs = 2", "epochs = 0", "epochs is 0, which is not above 0"),
    ('kind = "pairs"', 'kind = "triads"', "kind is 'triads', not one of pairs"),
    ("weight = 2", "weight = 0", "weight is 0, which is not above 0"),
    ("weight = 2", 'weight = "2"', "source 1: weight is '2', not of type float"),
    ('origin = "here"', 'origin = "here"\nlines = "odd"', "lines is 'odd', not one of all, even"),
    (
        "[evaluation]",
        '[finish]\nprecision = "int4"\n[evaluation]',
        "precision is 'int4', not one of float32",
    ),
    ("[evaluation]", "[finish]\npower = 2\n[evaluation]", "power is 2, not from 0 to 1"),
    ("[evaluation]", "[words]\nleast = 15\n[evaluation]", "above 0, or none is given"),
    (
        "[evaluation]",
        "[words]\nleast = 0\nepochs = 1\nlearning_rate = 0.1\n[evaluation]",
        "above 0, or none is given",
    ),
    ("[tokenizer]", "[tokenizer", "is not TOML"),
]


def test_a_configuration_is_read_with_its_defaults(tmp_path):
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    config = read_config(tmp_path / "good.toml")
    assert config.optimiser.epochs == 2
    assert config.tokenizer.drop == 0
    assert config.words.epochs == 0
    assert config.evaluation.files == ("eval.tsv",)
    [source] = config.sources
    assert (source.name, source.lines, source.without) == ("data", "all", ())


@pytest.mark.parametrize(("right", "wrong", "problem"), WRONG)
def test_what_is_wrong_is_told_with_the_file_and_the_key(tmp_path, right, wrong, problem):
    path = tmp_path / "wrong.toml"
    path.write_text(GOOD.replace(right, wrong), encoding="utf-8")
    with pytest.raises(ConfigError, match=problem) as caught:
        read_config(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("sources", "problem"),
    [("5", "sources is 5, not a list of tables"), ("[1]", "source 1 is 1, not a table")],
)
def test_sources_that_are_no_tables_are_told(tmp_path, sources, problem):
    path = tmp_path / "wrong.toml"
    path.write_text(f"sources = {sources}\n{GOOD.partition('[[sources]]')[0]}", encoding="utf-8")
    with pytest.raises(ConfigError, match=problem):
        read_config(path)


def test_a_missing_configuration_is_told(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(tmp_path / "none.toml")


def test_the_shipped_model_names_a_licence_and_an_origin_for_every_source():
    config = read_config(REPOSITORY / "models" / "muqabala-static" / "training.toml")
    assert all(source.licence and source.origin for source in config.sources)
    assert not any("GPL" in source.licence or "NC" in source.licence for source in config.sources)
