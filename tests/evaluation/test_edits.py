"""Single edits: what each does to a sentence, and where it finds no handle."""

from random import Random

import pytest

from muqabala.evaluation import edits

SENTENCE = (
    "The minister said 24 people from Jordan had arrived in Egypt on Monday, which surprised the local press."
)


@pytest.mark.parametrize(
    ("edit", "kept", "gone"),
    [
        (edits.other_digits, "people from Jordan had arrived", "24 people"),
        (edits.other_date, "24 people from Jordan", "Monday"),
        (edits.affirmed_or_denied, "24 people from Jordan had not arrived", "had arrived"),
        (edits.cut_clause, "arrived in Egypt on Monday.", "surprised"),
        (edits.swapped_names, "people from Egypt had arrived in Jordan", "from Jordan"),
        (edits.digits_in_words, "said twenty-four people", "24"),
        (edits.truncate, "The minister said 24 people", "local press"),
        (edits.swapper("term"), "said 24 people", "The minister"),
    ],
)
def test_an_edit_changes_its_part_and_no_other(edit, kept, gone):
    edited = edit(SENTENCE, Random(0))
    assert kept in edited
    assert gone not in edited


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (edits.other_digits, "He left in an F-16 and came back."),
        (edits.other_percentage, "There were 30 of them."),
        (edits.other_date, "They may march."),
        (edits.affirmed_or_denied, "Is he coming?"),
        (edits.swapped_names, "Jordan and Egypt agreed."),
        (edits.cut_clause, "He came home."),
        (edits.digits_in_words, "It ended 24-0 on May 24."),
        (edits.split, "He came, saw and won."),
        (edits.swapper("currency"), "It weighed five pounds2."),
    ],
)
def test_an_edit_without_a_handle_is_none(edit, text):
    assert edit(text, Random(0)) is None


def test_a_negation_is_taken_away_where_there_is_one():
    assert edits.affirmed_or_denied("They did not agree, and will not.", Random(1)) in {
        "They did agree, and will not.",
        "They did not agree, and will.",
    }


def test_a_name_gives_way_to_one_of_its_region():
    edited = edits.another_name("They met in Lebanon.", Random(0))
    assert edited != "They met in Lebanon."
    assert edits.another_name(edited, Random(0)) is not None  # and the new one is a known name too


def test_a_swapped_word_keeps_its_capital():
    assert edits.swapper("relation")("Before the vote he spoke.", Random(0)) == "After the vote he spoke."


def test_a_currency_sign_is_swapped_before_a_figure():
    assert edits.swapper("currency")("It cost $30.", Random(0)) == "It cost €30."


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He came, but they had left.", "He came. But they had left."),
        ("He came; nobody was there.", "He came. Nobody was there."),
    ],
)
def test_a_sentence_is_split_where_both_halves_stand(text, parts):
    assert edits.split(text, Random(0)) == parts


def test_a_sentence_is_left_out_of_several_and_nothing_is_left_of_one():
    assert edits.without_sentence("One came. Two left.", Random(0)) in {"One came.", "Two left."}
    assert edits.without_sentence("One came.", Random(0)) == ""
