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
