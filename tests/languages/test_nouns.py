"""Arabic nouns in any form, and their duals."""

import pytest

from muqabala.languages.nouns import base_meanings, dual_meanings


@pytest.mark.parametrize(
    ("word", "english"),
    [("مدرستين", "school"), ("للمستشفيان", "hospital"), ("وبالشركتين", "company"), ("جامعتي", "university")],
)
def test_a_dual_is_known(word, english):
    assert english in dual_meanings(word)
    assert english in base_meanings(word)


@pytest.mark.parametrize("word", ["مدارس", "لاعبين", "مدرسة", "يومان", "بين"])
def test_no_other_form_is_a_dual(word):
    assert not dual_meanings(word)


@pytest.mark.parametrize(
    ("word", "english"),
    [("مصانعها", "factory"), ("والسفن", "ship"), ("رجلا", "man"), ("حكومتهم", "government")],
)
def test_a_noun_is_known_in_other_forms(word, english):
    assert english in base_meanings(word)
