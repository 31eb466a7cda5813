"""Denials and what else is negative."""

from collections import Counter

import pytest

from muqabala.languages.claims.words.polarity import arabic_polarity, english_polarity
from muqabala.languages.tables import rows

ARABIC = [
    ("لم يحضر الوزير", 1),
    ("لن يحضر الوزير ولن يوقع", 2),
    ("لا يزال الطريق مغلقا", 0),
    ("لا سيما القرى", 0),
    ("لا تلبث النتائج أن تتبخر", 0),
    ("لم يحضر إلا الوزير", 0),
    ("غير أن الأزمة انتهت", 0),
    ("يجب ألا نتأخر", 1),
    ("المعاهدة ليست واضحة", 1),
]

ENGLISH = [
    ("He did not come.", 1),
    ("Nobody came and nothing happened.", 2),
    ("Not only he came.", 0),
    ("He doesn’t know.", 1),
    ("No fewer than six came.", 0),
    ("He refused.", 0),
]


@pytest.mark.parametrize(("text", "denied"), ARABIC)
def test_arabic_denials_are_counted(text, denied):
    assert arabic_polarity(text).denied == denied


@pytest.mark.parametrize(("text", "denied"), ENGLISH)
def test_english_denials_are_counted(text, denied):
    assert english_polarity(text).denied == denied


def test_a_negative_of_both_sides_renders_no_denial():
    refused = english_polarity("He refused the offer.")
    assert refused.surplus(arabic_polarity("لم يقبل العرض")) == 1
    assert refused.surplus(arabic_polarity("رفض العرض")) == 0


def test_each_phrase_stands_once_under_a_concept():
    for column in ("english", "arabic"):
        phrases = Counter(
            (row["concept"], phrase)
            for row in rows("polarity.tsv")
            for phrase in row[column].split("|")
            if phrase
        )
        assert [key for key, number in phrases.items() if number > 1] == []


def test_rows_of_other_negatives_say_their_sense():
    senses = [row["sense"] for row in rows("polarity.tsv") if row["concept"] == "other"]
    assert all(senses)
    assert len(senses) == len(set(senses)) > 1
