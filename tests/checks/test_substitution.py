"""One noun in another's place: what makes it likely, and what excuses it."""

import pytest

from bitexts import document, grouped, pair, whole
from muqabala.checks.bitext import Bitext, Pair
from muqabala.checks.substitution import FEATURES, substitutions
from muqabala.checks.term import Term

SENTENCE = "The organisation sent twenty {} to the camp schools before the winter."
ORIGINAL = "أرسلت المنظمة عشرين {} إلى مدارس المخيم قبل الشتاء."


def linked(english: str, arabic: str, *, added: str, left_out: str) -> Pair:
    return pair((whole(0, english),), (whole(0, arabic),), added=added, left_out=left_out)


def put(english: str, arabic: str) -> Pair:
    return linked(SENTENCE.format(english), ORIGINAL.format(arabic), added=english, left_out=arabic)


def told(both: Pair) -> list[tuple[str, str]]:
    return [(found.english.text, found.arabic.text) for found in substitutions(both)]


def as_bitext(both: Pair) -> Bitext:
    english, arabic = both.translation[0].text, both.original[0].text
    return grouped(document("en", english), document("ar", arabic), both)


@pytest.mark.parametrize(
    ("english", "arabic"), [("cannons", "مدفأة"), ("peaches", "محراثا"), ("violins", "صندوقا")]
)
def test_a_noun_in_anothers_place_is_told(english, arabic):
    assert told(put(english, arabic)) == [(english, arabic)]


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("heaters", "مدفأة"),
        ("stoves", "مدفأة"),
        ("wagons", "سيارة"),
        ("Beirut", "مدفأة"),
        ("sent", "مدفأة"),
        ("blorps", "مدفأة"),
    ],
    ids=["its meaning", "its other meaning", "a near word", "a name", "a verb", "no word"],
)
def test_a_rendering_and_what_no_table_knows_are_not(english, arabic):
    assert told(put(english, arabic)) == []


def test_nothing_is_told_of_words_that_have_counterparts():
    both = linked(SENTENCE.format("cannons"), ORIGINAL.format("مدفأة"), added="", left_out="مدفأة")
    assert told(both) == []


def test_nothing_is_told_of_a_free_rendering():
    both = linked(
        "The agency hauled cannons far up north.",
        ORIGINAL.format("مدفأة"),
        added="hauled cannons far up north",
        left_out="مدفأة إلى مدارس المخيم قبل الشتاء",
    )
    assert told(both) == []


def test_nouns_that_look_alike_are_likelier_mistaken():
    alike, unlike = (next(substitutions(put(english, "مدفأة"))) for english in ("cannons", "peaches"))
    place = FEATURES.index("Arabic nouns look alike")
    assert (alike.features[place], unlike.features[place]) == (0.0, 0.0)
    plural = next(substitutions(put("cannons", "المدافئ")))
    assert plural.features[place] == 1.0
    assert plural.confidence > alike.confidence


def test_every_feature_has_a_weight_that_speaks_for_drift():
    found = next(substitutions(put("cannons", "المدافئ")))
    assert len(found.features) == len(FEATURES)
    for place in range(len(FEATURES)):
        more = tuple(value + (number == place) for number, value in enumerate(found.features))
        likelier = type(found)(found.english, found.arabic, found.meant, more)
        assert likelier.confidence > found.confidence


def test_term_reports_the_noun_with_what_the_arabic_means():
    (finding,) = Term().run(as_bitext(put("cannons", "المدافئ")))
    assert (finding.translation.text, finding.original.text) == ("cannons", "المدافئ")
    assert finding.values == ("cannons", "heater")
    assert "heater" in finding.message
