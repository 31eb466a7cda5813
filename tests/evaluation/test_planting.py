"""Planting: where edits fall, what is known of them, and the figures they give."""

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muqabala.errors import DocumentError
from muqabala.evaluation.planted import Outcome, PlantedFigures, auroc, clean_articles, evaluate_planted
from muqabala.evaluation.planting import (
    SPACING,
    CleanArticle,
    Planter,
    drifts,
    harmless,
    strangers_to,
)
from muqabala.settings import Settings

PAIRS = [
    ("The minister said that 24 people had arrived.", "قال الوزير إن 24 شخصا وصلوا."),
    ("The council did not accept the plan on Monday.", "لم يقبل المجلس الخطة يوم الاثنين."),
    ("Prices rose by 5 percent because of the drought.", "ارتفعت الأسعار بنسبة 5 في المئة بسبب الجفاف."),
    ("All members must pay before the end of the year.", "يجب على جميع الأعضاء أن يدفعوا قبل نهاية العام."),
    ("Lebanon sent a letter to Jordan after the meeting.", "أرسل لبنان رسالة إلى الأردن بعد الاجتماع."),
    ("The bridge is 300 metres long, and it is the oldest.", "يبلغ طول الجسر 300 متر، وهو الأقدم."),
    (
        "The school reopened in March, but it has no teachers.",
        "أعادت المدرسة فتح أبوابها في مارس، لكن ليس فيها معلمون.",
    ),
    (
        "The court rejected the appeal of the two companies against a fine of 40 dollars for each truck.",
        "رفضت المحكمة استئناف الشركتين على غرامة قدرها 40 دولارا عن كل شاحنة.",
    ),
]
ARTICLE = CleanArticle("news", tuple(en for en, _ in PAIRS), tuple(ar for _, ar in PAIRS))
OTHERS = CleanArticle("other", ("The harbour was closed for repairs until the end of the summer.",), ("…",))


def edits(kinds):
    return {name: kind[1] if isinstance(kind, tuple) else kind for name, kind in kinds.items()}


@given(st.integers(0, 200))
def test_edits_keep_their_distance_and_all_other_paragraphs_stay(seed):
    planted = Planter(edits(drifts()), seed).plant(ARTICLE, OTHERS.translation)
    places = sorted(place for plant in planted.plants for place in plant.original)
    assert all(second - first >= SPACING for first, second in pairwise(places))
    untouched = [text for place, text in enumerate(ARTICLE.translation) if place not in places]
    assert all(text in planted.translation for text in untouched)


@given(st.integers(0, 50))
def test_a_plant_is_found_where_it_says(seed):
    planted = Planter(edits(drifts()), seed).plant(ARTICLE, OTHERS.translation)
    for plant in planted.plants:
        (place,) = plant.original
        shown = [planted.translation[index] for index in plant.translation]
        if plant.type == "moved":
            assert shown == [ARTICLE.translation[place]]
        else:
            assert ARTICLE.translation[place] not in shown


def test_the_same_seed_plants_the_same():
    first, second = (Planter(edits(drifts()), 7).plant(ARTICLE, OTHERS.translation) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", [*drifts(), *harmless()])
def test_every_edit_finds_a_handle_in_a_small_article(name):
    kinds = {**edits(drifts()), **edits(harmless())}
    planters = (Planter({name: kinds[name]}, seed) for seed in range(60))
    strangers = ["He closed the shop at the corner of the market early, because the owner had come back."]
    assert any(planter.plant(ARTICLE, strangers).plants for planter in planters)


def test_strangers_are_sentences_of_other_articles():
    assert strangers_to(ARTICLE, [ARTICLE, OTHERS]) == list(OTHERS.translation)


@pytest.mark.parametrize(
    ("positive", "negative", "area"),
    [([1.0, 0.9], [0.0, 0.1], 1.0), ([0.0], [0.0, 0.0], 0.5), ([0.2], [0.1, 0.3], 0.5)],
)
def test_the_area_is_the_chance_to_stand_above(positive, negative, area):
    assert auroc(np.array(positive), np.array(negative)) == area


def test_the_figures_tell_drifts_from_harmless_edits():
    planted = tuple(Outcome(0, "number", 0.9, flagged=True, named=True) for _ in range(3))
    edited = (Outcome(0, "synonym", 0.0, flagged=False, named=False),)
    figures = PlantedFigures(planted, edited, ((0.0, 0.6),), (1,))
    assert [(row.type, row.planted, row.auroc, row.flagged) for row in figures.rows] == [
        ("number", 3, 1.0, 1.0),
        ("all", 3, 1.0, 1.0),
    ]
    assert figures.harmless_flagged == {"synonym": (0, 1)}
    assert figures.summary()["false_flags_per_article"] == 1.0
    assert "synonym" in figures.table()


def test_a_planted_number_is_found_and_the_clean_article_passes():
    figures = evaluate_planted([ARTICLE], Settings(select=("number", "untranslated", "percent")), rounds=4)
    assert figures.false_flags == (0,)
    by_type = {row.type: row for row in figures.rows}
    assert by_type["number"].flagged == by_type["number"].named == 1.0
    assert by_type["untranslated"].flagged == 1.0


LABEL = {"type": "number", "severity": "major", "english_paragraphs": [0], "arabic_paragraphs": [0]}


def write(folder, english, arabic, drift=None):
    folder.mkdir()
    (folder / "english.txt").write_text("\n\n".join(english), encoding="utf-8")
    (folder / "arabic.txt").write_text("\n\n".join(arabic), encoding="utf-8")
    if drift is not None:
        (folder / "labels.json").write_text(json.dumps({"drifts": drift}), encoding="utf-8")


def test_drifts_are_planted_only_where_none_is_labelled(tmp_path):
    write(tmp_path / "clean", ARTICLE.translation, ARTICLE.original, drift=[])
    write(tmp_path / "unlabelled", ARTICLE.translation, ARTICLE.original)
    write(tmp_path / "drifted", ARTICLE.translation, ARTICLE.original, drift=[LABEL])
    write(tmp_path / "uneven", ARTICLE.translation, ARTICLE.original[:-1])
    assert [article.name for article in clean_articles(tmp_path)] == ["clean", "unlabelled"]


def test_a_folder_without_clean_articles_is_refused(tmp_path):
    with pytest.raises(DocumentError, match="no clean articles"):
        clean_articles(tmp_path)
