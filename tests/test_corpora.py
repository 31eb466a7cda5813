"""The labelled texts of corpora/.

Each label of an article names the paragraphs in which its words stand, each edit of a passage words that
stand in it once.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from muqabala.documents import read_document
from muqabala.records import Severity

CORPORA = Path(__file__).parents[1] / "corpora"
ABRIDGED = 0.15
"""The share of the original in missing paragraphs above which a translation is abridged."""

ARTICLES = sorted(labels.parent for labels in CORPORA.glob("*/*/labels.json"))
each_article = pytest.mark.parametrize(
    "article", ARTICLES, ids=[f"{article.parent.name}/{article.name}" for article in ARTICLES]
)


@cache
def labels_of(article):
    return json.loads((article / "labels.json").read_text("utf-8"))


@cache
def paragraphs(article, language):
    return [part.text for part in read_document(article / f"{language}.txt").paragraphs]


@each_article
@pytest.mark.parametrize("language", ["english", "arabic"])
def test_the_evidence_of_a_label_stands_in_a_paragraph_it_names(article, language):
    texts = paragraphs(article, language)
    astray = [
        label
        for label in labels_of(article)["drifts"]
        if (words := label[f"evidence_{language[:2]}"])
        and not any(words in texts[index] for index in label[f"{language}_paragraphs"])
    ]
    assert astray == []


@each_article
def test_a_label_names_two_sides_that_the_alignment_links(article):
    labels = labels_of(article)
    unlinked = [
        label for label in labels["drifts"] if not any(_links(link, label) for link in labels["alignment"])
    ]
    assert unlinked == []


def _links(link, label):
    """Tell whether a link joins the two sides of a label; one without a counterpart has one side."""
    sides = zip(link, (label["english_paragraphs"], label["arabic_paragraphs"]), strict=True)
    return all(set(linked) & set(named) for linked, named in sides if linked)


@each_article
@pytest.mark.parametrize(("side", "language"), [(0, "english"), (1, "arabic")])
def test_the_alignment_places_every_paragraph_once(article, side, language):
    placed = sorted(index for link in labels_of(article)["alignment"] for index in link[side])
    assert placed == list(range(len(paragraphs(article, language))))


@each_article
def test_the_frame_of_the_labels_holds(article):
    labels = labels_of(article)
    drifting = {index for label in labels["drifts"] for index in label["english_paragraphs"]}
    assert labels["id"].startswith(article.name)
    assert labels["clean"] == (not labels["drifts"])
    assert {label["severity"] for label in labels["drifts"]} <= {it.value for it in Severity} - {"neutral"}
    assert drifting.isdisjoint(labels["boilerplate_english_paragraphs"])


@each_article
def test_an_article_lacks_whole_paragraphs_only_where_it_is_said_to_be_abridged(article):
    texts = paragraphs(article, "arabic")
    missing = [ar for english, arabic in labels_of(article)["alignment"] if not english for ar in arabic]
    share = sum(len(texts[index]) for index in missing) / sum(map(len, texts))
    assert (share > ABRIDGED) == labels_of(article).get("abridged", False)


EDITED = sorted((CORPORA / "edits").glob("*.txt"))
each_field = pytest.mark.parametrize("path", EDITED, ids=[path.stem for path in EDITED])


@cache
def edits_of(path):
    """Return (passage, what is edited, words, other words, Arabic words) of each line of edits."""
    found = []
    for block in path.read_text("utf-8").split("\n\n"):
        _, *lines = block.strip().splitlines()
        passage = dict(line.split(" ", 1) for line in lines if line[:2] not in {"- ", "= "})
        for line in lines[len(passage) :]:
            version, *kind, edit, arabic = [*line[2:].split("|"), *([""] if line[0] == "=" else [])]
            assert (len(kind) == 1) == (line[0] == "-"), line
            old, new = edit.split("=>")
            found.append((passage, version.strip().upper(), old.strip(), new.strip(), arabic.strip()))
    return found


@each_field
def test_the_words_of_an_edit_stand_in_its_text_once(path):
    astray = [old for passage, version, old, _, _ in edits_of(path) if passage[version].count(old) != 1]
    assert astray == []


@each_field
def test_an_edit_changes_its_text(path):
    assert [old for _, _, old, new, _ in edits_of(path) if old == new] == []


@each_field
def test_the_arabic_words_that_an_edit_belies_stand_in_the_original(path):
    assert [words for passage, _, _, _, words in edits_of(path) if words not in passage["AR"]] == []


@each_field
def test_a_passage_has_an_original_and_two_translations(path):
    assert {frozenset(passage) for passage, *_ in edits_of(path)} == {frozenset({"AR", "NEAR", "FREE"})}
