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


def rendered(arabic, english, *pairs):
    """Return where words start that a model holds for each other's counterparts."""
    return frozenset((arabic.index(ours), english.index(theirs)) for ours, theirs in pairs)


@pytest.mark.parametrize(
    ("arabic", "english", "lost"),
    [
        ("يحتاج البستاني إلى الرفش والمعزقة والصبر.", "The gardener needs a spade and patience.", "والمعزقة"),
        ("باع السوق الفخار ومئة وعشرين بساطا.", "The market sold pottery and rugs.", None),
    ],
)
def test_a_noun_that_no_table_knows_is_lost_where_all_others_are_linked(arabic, english, lost):
    links = (
        [("الرفش", "spade"), ("والصبر", "patience")] if lost else [("الفخار", "pottery"), ("بساطا", "rugs")]
    )
    told = changes(
        arabic, english, lambda place: False, lambda place: False, rendered(arabic, english, *links)
    )
    assert [arabic[slice(*it.original)] for it in told] == ([lost] if lost else [])


def test_one_of_two_members_between_others_is_put_in_where_the_other_is_rendered():
    arabic = "يعاني المريض من الحمى وفقر الدم والأرق."
    english = "The patient suffers from fever, anaemia, sugar and insomnia."
    links = rendered(arabic, english, ("الحمى", "fever"), ("والأرق", "insomnia"))
    strange = lacking(english, "sugar")
    (change,) = changes(arabic, english, lambda place: False, strange, links)
    assert english[slice(*change.translation)] == "sugar"
    assert not change.is_lost
