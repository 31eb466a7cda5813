"""What is named one after another, and what a translation leaves out, adds or changes of it."""

import re

import pytest

from muqabala.languages.claims.series import changes


def lacking(text, words):
    """Tell which words of a text have no counterpart."""
    places = {
        match.start() for match in re.finditer(r"\S+", text) if match.group().strip("،,.") in words.split()
    }
    return places.__contains__


def found(arabic, english, missing="", strange=""):
    return [
        (
            arabic[slice(*it.original)] if it.is_lost else "",
            english[slice(*it.translation)] if it.is_added else "",
        )
        for it in changes(arabic, english, lacking(arabic, missing), lacking(english, strange))
    ]


CHANGED = [
    ("اشترى الخبز والجبن والزيت.", "He bought bread and oil.", "والجبن", "", [("والجبن", "")]),
    ("اشترى الخبز والزيت والجبن.", "He bought bread and oil.", "والجبن", "", [("والجبن", "")]),
    ("اشترى الخبز والزيت والملح.", "He bought bread, oil, honey and salt.", "", "honey", [("", "honey")]),
    ("اشترى الخبز والزيت.", "He bought bread, oil and honey.", "", "honey", [("", "honey")]),
    (
        "اشترى الخبز والجبن والزيت.",
        "He bought bread, honey and oil.",
        "والجبن",
        "honey",
        [("والجبن", "honey")],
    ),
]


@pytest.mark.parametrize(("arabic", "english", "missing", "strange", "told"), CHANGED)
def test_a_member_between_others_or_behind_two_is_found(arabic, english, missing, strange, told):
    assert found(arabic, english, missing, strange) == told


SILENT = [
    ("اشترى الخبز والجبن والزيت.", "He bought bread, cheese and oil.", "", ""),
    (
        "اشترى الخبز والجبن والزيت.",
        "He bought oil and bread.",
        "والجبن",
        "",
    ),  # another order: a free rendering
    ("اشترى الخبز والجبن والزيت.", "He bought bread and oil.", "", ""),  # a vector vouches for the cheese
    ("اشترى الخبز والزيت.", "He bought bread, then hurried, and oil.", "", "hurried"),  # no noun
    ("زار مصر ومالي والأردن.", "He visited Egypt, Maly and Jordan.", "ومالي", "Maly"),  # sounds alike
]


@pytest.mark.parametrize(("arabic", "english", "missing", "strange"), SILENT)
def test_what_is_kept_or_told_freely_is_left_alone(arabic, english, missing, strange):
    assert not found(arabic, english, missing, strange)
