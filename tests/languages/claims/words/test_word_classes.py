"""Arabic words by what they look like."""

import pytest

from muqabala.languages.claims.words.forms import arabic_forms


@pytest.mark.parametrize(
    ("word", "look"),
    [
        ("سيلتقي", "{future}"),
        ("ينخفض", "{imperfect}"),
        ("تكفي", "{imperfect}"),  # "it suffices": no perfect is written so
        ("وتواجه", "{imperfect}"),
        ("تراجع", "{t-verb}"),  # "he retreated" and "she reviews"
        ("تعهد", "{t-verb}"),
        ("أنجع", "{elative}"),
    ],
)
def test_a_word_is_of_the_class_it_looks_like(word, look):
    assert [form for form in arabic_forms(word) if form.startswith("{")] == [look]


@pytest.mark.parametrize("word", ["كتاب", "مدرسة", "إلى", "ألف", "أعلنت"])
def test_other_words_are_of_none(word):
    assert not [form for form in arabic_forms(word) if form.startswith("{")]
