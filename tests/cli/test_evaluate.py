"""``align evaluate``: figures on labelled articles."""

import json
from pathlib import Path

import pytest

from muqabala.evaluation.articles import ArticleFigures, ArticleResult
from muqabala.settings import Settings


@pytest.fixture
def evaluated(monkeypatch):
    calls = []

    def fake(folder, settings):
        calls.append((folder, settings))
        return ArticleFigures((ArticleResult("A01", (), (), 0),))

    monkeypatch.setattr("muqabala.evaluation.articles.evaluate_articles", fake)
    return calls


def test_figures_are_printed_and_written(align, evaluated):
    Path("articles").mkdir()
    result = align("evaluate", "articles", "--json", "figures.json", "--model", "mine")
    assert result.code == 0
    assert "A01" in result.out
    assert json.loads(Path("figures.json").read_text("utf-8"))["articles"] == 1
    assert evaluated == [(Path("articles"), Settings(model="mine"))]


def test_a_place_that_cannot_be_is_refused_before_the_work(align, evaluated):
    Path("articles").mkdir()
    assert align("evaluate", "articles", "--json", "nowhere/figures.json").code == 2
    assert evaluated == []


def test_a_folder_without_articles_is_refused_in_one_line(align):
    Path("articles").mkdir()
    result = align("evaluate", "articles")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "labels.json" in result.err


@pytest.mark.parametrize("labels", ["{", '{"x": 1}', "[]", '{"drifts": [{"type": "number"}]}'])
@pytest.mark.parametrize("options", [(), ("--plant",)])
def test_labels_that_are_none_are_refused_in_one_line(align, labels, options):
    Path("articles/one").mkdir(parents=True)
    for name, text in (("english.txt", "A text."), ("arabic.txt", "نص."), ("labels.json", labels)):
        Path(f"articles/one/{name}").write_text(text, encoding="utf-8")
    result = align("evaluate", "articles", *options)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "articles/one/labels.json: holds no labels" in result.err


def test_drifts_are_planted_in_clean_articles_on_demand(align):
    Path("articles/one").mkdir(parents=True)
    for name, text in (("english", "They met 24 times."), ("arabic", "التقوا 24 مرة.")):
        Path(f"articles/one/{name}.txt").write_text(text, encoding="utf-8")
    result = align("evaluate", "articles", "--plant", "--json", "figures.json")
    assert result.code == 0
    assert json.loads(Path("figures.json").read_text("utf-8"))["articles"] == 1


def test_planting_needs_articles(align):
    Path("pairs.tsv").write_text(PAIRS, encoding="utf-8")
    assert align("evaluate", "pairs.tsv", "--plant").code == 2


PAIRS = "The harbour is closed.\tالميناء مغلق.\nThe minister resigned.\tاستقال الوزير.\n"


def test_a_model_is_measured_on_files_of_pairs(align):
    Path("pairs.tsv").write_text(PAIRS, encoding="utf-8")
    result = align("evaluate", "pairs.tsv", "--json", "figures.json")
    assert result.code == 0
    assert "retrieval" in result.out
    assert json.loads(Path("figures.json").read_text("utf-8"))["sets"]["pairs"]["value"] == 1.0


def test_files_of_one_name_are_refused_before_the_work(align):
    for name in ("one", "two"):
        Path(name).mkdir()
        Path(name, "test.tsv").write_text(PAIRS, encoding="utf-8")
    result = align("evaluate", "one/test.tsv", "two/test.tsv", "--json", "figures.json")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "one/test.tsv: another file has the name 'test'" in result.err
    assert not Path("figures.json").exists()


def test_articles_beside_files_of_pairs_are_refused(align):
    Path("articles").mkdir()
    Path("pairs.tsv").write_text(PAIRS, encoding="utf-8")
    result = align("evaluate", "articles", "pairs.tsv")
    assert (result.code, "one folder of labelled articles at a time" in result.err) == (2, True)


def test_a_folder_of_pairs_is_all_of_its_files(align):
    Path("sets").mkdir()
    for name in ("one", "two"):
        Path("sets", f"{name}.tsv").write_text(PAIRS, encoding="utf-8")
    out = align("evaluate", "sets").out
    assert out.index("one") < out.index("two")
