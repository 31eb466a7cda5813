"""Doubts: words around a finding whose counterparts stand elsewhere."""

import pytest

from bitexts import document, grouped, pair, whole
from muqabala.drift.doubts import Doubter
from muqabala.records import Finding, Severity

ENGLISH = "The council will meet on Monday morning and the mayor may sign the old contract there."
ARABIC = "قد يجتمع المجلس صباح الاثنين وسيوقع العمدة العقد القديم هناك."
MAY_MEET, WILL_MEET, MAY_SIGN = ("قد", "will", "may sign")
COUNCIL, MEET, MORNING, MAYOR, CONTRACT = (1, 2), (3, 1), (6, 3), (9, 6), (14, 7)
"""Numbers of words that render each other: of the English, and of the Arabic."""


def apart(english, check="modality", links=(COUNCIL, MEET, MORNING, MAYOR, CONTRACT)):
    linked = pair((whole(0, ENGLISH),), (whole(0, ARABIC),))._replace(links=links)
    bitext = grouped(document("en", ENGLISH), document("ar", ARABIC), linked)
    start = ENGLISH.index(english)
    finding = Finding(
        check,
        "m",
        Severity.MAJOR,
        0.9,
        "…",
        translation=whole(0, ENGLISH).part(start, start + len(english)),
        original=whole(0, ARABIC).part(0, len(MAY_MEET)),
    )
    return Doubter(bitext).doubts(finding, bitext.groups[0]).apart


def test_words_in_one_place_are_not_apart():
    assert apart(WILL_MEET) == 0


def test_a_word_of_another_clause_is_apart():
    assert apart(MAY_SIGN) > 0.5


def test_where_no_word_around_is_rendered_nothing_is_apart():
    assert apart(MAY_SIGN, links=()) == 0


@pytest.mark.parametrize("check", ["role", "attribution", "number"])
def test_who_does_it_and_how_many_is_told_wherever_it_stands(check):
    assert apart(MAY_SIGN, check=check) == 0
