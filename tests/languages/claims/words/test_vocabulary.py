"""What is known of single nouns, and which of them may be taken for each other."""

import pytest

from muqabala.languages.claims.words.vocabulary import are_near, is_mistakable, noun_read, nouns_of
from muqabala.languages.tables import rows


@pytest.mark.parametrize(
    ("word", "noun"),
    [("والمدافئ", "مدافئ"), ("المحراث", "محراث"), ("كتبت", ""), ("زغبرط", "")],
    ids=["with clitics", "with its article", "a verb", "no word"],
)
def test_a_noun_is_read_as_nearly_as_written_as_can_be(word, noun):
    assert noun_read(word) == noun


@pytest.mark.parametrize(
    ("word", "is_known"), [("cannons", True), ("heater", True), ("write", False), ("under", False)]
)
def test_verbs_and_small_words_are_no_nouns(word, is_known):
    assert bool(nouns_of(word)) is is_known


@pytest.mark.parametrize(
    ("noun", "word", "expected"),
    [
        ("مدافئ", "cannons", True),  # مدافع, by one letter
        ("ثروة", "revolution", True),  # ثورة, by two that change places
        ("فصائل", "season", True),  # فصل, by its root
        ("مدافئ", "heaters", False),  # its own meaning
        ("مدافئ", "tables", False),
        ("بيت", "daughter", False),  # too short
    ],
)
def test_a_noun_is_mistakable_for_one_that_looks_like_it(noun, word, expected):
    assert is_mistakable(noun, word) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("vehicles", "carriage", True), ("volume", "quantities", True), ("cheque", "sukuk", False)],
)
def test_near_words_may_render_each_other(first, second, expected):
    assert are_near(first, second) is are_near(second, first) is expected


def test_each_group_of_near_words_has_some_and_each_of_them_once():
    for row in rows("thesaurus.tsv"):
        words = row["english"].split("|")
        assert len(words) > 1
        assert all(word == word.strip().lower() for word in words), row
