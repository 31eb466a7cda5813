"""The table of words that exclude each other."""

from collections import defaultdict

import pytest

from muqabala.languages.claims.contrasts.opposites import opposites
from muqabala.languages.claims.contrasts.sets import contrasts
from muqabala.languages.tables import rows

TABLE = list(rows("contrasts.tsv"))
SETS = [row for row in TABLE if row["set"] != "-"]
CHECKS = {"negation", "quantifier", "modality", "relation", "comparison"}


def cell(row, column):
    return [phrase for phrase in row[column].split("|") if phrase]


@pytest.mark.parametrize("row", SETS, ids=lambda row: f"{row['set']}: {row['member']}")
def test_a_member_can_be_said_or_allowed_in_both_languages(row):
    assert row["check"] in CHECKS
    assert cell(row, "english") + cell(row, "english_allows")
    assert cell(row, "arabic") + cell(row, "arabic_allows")
    assert not row["substituted"] or cell(row, "arabic")


@pytest.mark.parametrize("column", ["english", "arabic"])
def test_no_phrase_says_two_members_of_a_set(column):
    said = defaultdict(list)
    for row in SETS:
        for phrase in cell(row, column):
            said[row["set"], phrase].append(row["member"])
    assert not {key: members for key, members in said.items() if len(members) > 1}


def test_each_check_has_a_set_with_two_members():
    members = defaultdict(set)
    for row in SETS:
        members[row["check"], row["set"]].add(row["member"])
    assert {check for (check, _), names in members.items() if len(names) > 1} == CHECKS


def test_shares_are_shares():
    shares = [float(row[column]) for row in SETS for column in ("substituted", "lost") if row[column]]
    assert all(0 < share <= 1 for share in shares)


def test_each_arabic_word_renders_one_english_word():
    assert contrasts(
        "وافق بعض النواب وامتنع جميع الوزراء", "All the MPs agreed and all the ministers abstained."
    )
    assert not contrasts(
        "وافق بعض النواب وامتنع جميع الوزراء", "Some MPs agreed and all the ministers abstained."
    )


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("عوقب الحارس لأنه لم يغلق الباب.", "The guard was punished because he did not close the door."),
        ("لم تكد الأمطار تتوقف حتى عادت السيول.", "The rain had barely stopped when the floods returned."),
        ("سجل الهدف قبل دقيقتين من النهاية.", "He scored two minutes from the end."),
    ],
)
def test_a_word_within_a_phrase_says_nothing_by_itself(arabic, english):
    assert not [it for it in (*contrasts(arabic, english), *opposites(arabic, english)) if _is_relation(it)]


def _is_relation(contrast):
    return contrast.meant.check == "relation"
