"""Words of one kind that exclude each other, by the word lists."""

import pytest

from muqabala.checks import CHECKS
from muqabala.languages.claims.contrasts.competitors import rivals
from muqabala.languages.inflection import base_forms
from muqabala.languages.tables import rows

TABLE = list(rows("competitors.tsv"))

FLAGGED = [
    ("تراجع عدد الزوار، فأُغلق المتحف", "The number of visitors fell, so the library closed", "museum"),
    ("يزعم المالك أن الفاتورة سُددت", "The owner has proved that the bill was paid", "claim"),
    ("خفض الأطباء الجرعة", "Doctors raised the dose", "reduce"),
    ("أخفق الفريق في بلوغ النهائي", "The team managed to reach the final", "fail"),
]

SILENT = [
    ("خفض الأطباء الجرعة", "Doctors reduced the dose"),
    # another Arabic word licenses the English one
    ("أُغلق المتحف قرب المكتبة", "The museum near the library closed"),
    # one word of several senses means none of them for sure
    ("مضى عقد على الحرب", "Ten years have passed since the war"),
    # a negation turns the word into its opposite
    ("لم يخفق الفريق في بلوغ النهائي", "The team managed to reach the final"),
    ("أخفق الفريق في بلوغ النهائي", "The team did not manage to reach the final"),
]


@pytest.mark.parametrize(("arabic", "english", "meant"), FLAGGED)
def test_a_word_in_place_of_another_of_its_kind_is_found(arabic, english, meant):
    assert meant in [rival.meant for rival in rivals(arabic, english)]


@pytest.mark.parametrize(("arabic", "english"), SILENT)
def test_a_word_that_something_accounts_for_is_none(arabic, english):
    assert rivals(arabic, english) == ()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["members"][:40])
def test_a_row_has_members_that_share_no_word(row):
    members = [member.split("|") for member in row["members"].split(" / ")]
    words = [word for member in members for word in member]
    assert row["check"] in CHECKS
    assert len(members) > 1
    assert len(words) == len(set(words))


def test_the_word_lists_know_every_word():
    known = {
        base
        for table in ("nouns.tsv", "predicates.tsv")
        for row in rows(table)
        for word in row["english"].split("|")
        for base in base_forms(word)
    }
    words = {word for row in TABLE for member in row["members"].split(" / ") for word in member.split("|")}
    assert {word for word in words if " " not in word} <= known
