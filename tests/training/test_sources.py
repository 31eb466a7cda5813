"""Reading training data: forms, weights, and what is held out."""

import gzip
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from muqabala.errors import ConfigError, DocumentError
from muqabala.training.config import (
    KINDS,
    EvaluationConfig,
    OptimiserConfig,
    Source,
    TokenizerConfig,
    TrainingConfig,
)
from muqabala.training.sources import READERS, SourcePairs, epoch, evaluation_keys, read_sources

FORMS = [
    ("pairs", ["He left.\tغادر.\tdoc\t1"], [("He left.", "غادر.")]),
    ("sentences", ["غادر.\tHe left.\tnews"], [("He left.", "غادر.")]),
    (
        "triples",
        ["غادر.\tHe left.\tHe went.\tHe stayed.\trole"],
        [("He left.", "غادر."), ("He went.", "غادر.")],
    ),
    (
        "lexicon",
        ["غادر|يغادر\tleave|leaves|left\tverb\tgeneral\tstay"],
        [("leave", "غادر"), ("leaves", "يغادر"), ("left", "غادر"), ("leave leaves left", "غادر يغادر")],
    ),
    ("lexicon", ["وزير\tminister\tnoun"], [("minister", "وزير")]),
]


def source(kind: str = "pairs", **fields: object) -> Source:
    return replace(Source("data.tsv", kind, 1.0, "Apache-2.0", "here"), **fields)


def config(*sources: Source, held_out: tuple[str, ...] = ()) -> TrainingConfig:
    optimiser = OptimiserConfig(dimension=8, epochs=1, batch=4, learning_rate=0.1, scale=20.0)
    evaluation = EvaluationConfig(held_out=held_out)
    return TrainingConfig(1, "Apache-2.0", TokenizerConfig(100), optimiser, sources, evaluation)


def write(path: Path, *rows: str) -> None:
    path.write_text("".join(row + "\n" for row in rows), encoding="utf-8")


@pytest.mark.parametrize(("kind", "rows", "pairs"), FORMS)
def test_each_form_is_read_as_english_and_arabic(tmp_path, kind, rows, pairs):
    write(tmp_path / "data.tsv", *rows)
    assert list(READERS[kind](source(kind), tmp_path / "data.tsv")) == pairs


def test_a_file_that_is_damaged_or_not_utf_8_is_told(tmp_path):
    whole = gzip.compress("He left.\tغادر.\n".encode())
    for name, content, problem in (
        ("cut.tsv.gz", whole[:-12], "is damaged"),
        ("plain.tsv.gz", b"He left.", "cannot be read"),
        ("latin.tsv", "café\tقهوة".encode("cp1256"), "is not UTF-8"),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(DocumentError, match=problem):
            list(READERS["pairs"](source(), tmp_path / name))


def test_every_form_has_a_reader_and_a_test():
    assert set(READERS) == set(KINDS) == {kind for kind, *_ in FORMS}


def test_a_packed_file_is_read(tmp_path):
    with gzip.open(tmp_path / "data.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("yes\tنعم\tdoc\t1\n")
    [part] = read_sources(config(source(path="data.tsv.gz")), tmp_path)
    assert part.pairs == (("yes", "نعم"),)
    assert part.source.name == "data"


def test_only_even_lines_are_read_where_odd_ones_are_kept(tmp_path):
    write(tmp_path / "data.tsv", "one\tواحد", "two\tاثنان", "three\tثلاثة")
    [part] = read_sources(config(source(lines="even")), tmp_path)
    assert [english for english, _ in part.pairs] == ["one", "three"]


def test_documents_named_are_left_out(tmp_path):
    write(tmp_path / "data.tsv", "one\tواحد\tprogit:ch1\t1", "two\tاثنان\treact\t1")
    [part] = read_sources(config(source(without=("progit",))), tmp_path)
    assert part.pairs == (("two", "اثنان"),)


HELD_OUT = [
    ("He left the old city.", "شيء آخر"),
    ("Something else", "غادَرَ المدينةَ القديمةَ"),
    ("He never came back", "شيء آخر"),
]


@pytest.mark.parametrize("pair", HELD_OUT)
def test_a_pair_that_shares_a_text_or_a_sentence_with_an_evaluation_set_is_held_out(tmp_path, pair):
    write(tmp_path / "eval.tsv", "He left the old city. He never came back.\tغادر المدينة القديمة.\tdoc\t1")
    write(tmp_path / "data.tsv", "\t".join(pair), "He came.\tجاء.")
    [part] = read_sources(config(source(), held_out=("eval.tsv",)), tmp_path)
    assert part.pairs == (("He came.", "جاء."),)
    assert part.held_out == 1


def test_short_sentences_of_an_evaluation_paragraph_hold_nothing_out(tmp_path):
    write(tmp_path / "eval.tsv", "He left the city. Yes.\tغادر المدينة. نعم.")
    assert "yes" not in evaluation_keys([tmp_path / "eval.tsv"])


def test_a_pair_is_taken_from_the_first_source_that_has_it(tmp_path):
    write(tmp_path / "data.tsv", "Yes!\tنَعَم", "yes\tنعم")
    write(tmp_path / "more.tsv", "yes\tنعم", "no\tلا")
    first, second = read_sources(config(source(), source(path="more.tsv")), tmp_path)
    assert len(first.pairs) == 1
    assert second.pairs == (("no", "لا"),)


def test_texts_too_long_or_without_letters_are_left_out(tmp_path):
    write(tmp_path / "data.tsv", "a " * 700 + "\tطويل", "...\t…", "yes\tنعم")
    [part] = read_sources(config(source()), tmp_path)
    assert part.pairs == (("yes", "نعم"),)


def test_a_missing_file_is_told_with_advice(tmp_path):
    with pytest.raises(ConfigError, match=r"no such file; give the folder that holds data\.tsv with --data"):
        read_sources(config(source()), tmp_path)


@pytest.mark.parametrize(("weight", "drawn"), [(1.0, 10), (2.5, 25), (0.3, 3), (4.0, 40)])
def test_an_epoch_draws_each_source_as_often_as_its_weight_says(weight, drawn):
    pairs = tuple((f"text {number}", f"نص {number}") for number in range(10))
    taken = epoch([SourcePairs(source(weight=weight), pairs, 0)], seed=3)
    assert len(taken) == drawn
    counts = {Counter(taken)[pair] for pair in pairs}
    assert counts <= {int(weight), int(weight) + 1}


def test_epochs_of_one_seed_are_alike_and_of_two_seeds_are_not():
    part = SourcePairs(source(weight=0.5), tuple((str(number), str(number)) for number in range(100)), 0)
    assert epoch([part], 1) == epoch([part], 1)
    assert epoch([part], 1) != epoch([part], 2)
