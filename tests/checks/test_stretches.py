"""Stretches that begin and end where a clause or a member may."""

import pytest

from bitexts import document, grouped, pair, whole
from muqabala.checks.faces import units
from muqabala.checks.stretches import Joint, stretches

ARABIC = "علّمتهن السباحة حتى صار لي فوج كامل."
ENGLISH = "I taught them to swim until I had a whole class and left my job at the bank."


def faces(english, arabic, *, links=(), **lacking):
    linked = pair((whole(0, english),), (whole(0, arabic),), **lacking)._replace(links=links)
    (unit,) = units(grouped(document("en", english), document("ar", arabic), linked))
    return unit.translation, unit.original


def heaviest(found):
    return max(found, key=lambda stretch: (stretch.lack, stretch.start + stretch.end))


@pytest.mark.parametrize(
    ("added", "start"),
    [("and left my job at the bank", Joint.CLAUSE), ("left my job at the bank", Joint.CLAUSE)],
)
def test_a_stretch_begins_with_its_and(added, start):
    found = heaviest(stretches(*faces(ENGLISH, ARABIC, added=added)))
    assert found.span.text == "and left my job at the bank"
    assert (found.start, found.end) == (start, Joint.MARK)


def test_an_arabic_stretch_begins_at_its_conjunction_and_ends_at_a_mark():
    arabic = "سيُزرع المنحدر خلال سنة، وتُعفى البلدية من كلفة الغرس، كما أعلن الوزير."
    ours, theirs = faces("The slope will be planted.", arabic, left_out="وتُعفى البلدية من كلفة الغرس")
    found = heaviest(stretches(theirs, ours))
    assert found.span.text == "وتُعفى البلدية من كلفة الغرس"
    assert (found.start, found.end) == (Joint.MARK, Joint.MARK)


def test_a_whole_side_is_no_stretch():
    assert not list(stretches(*faces("They left the bank.", "غادروا المصرف.", added="They left the bank")))


def test_words_between_the_counterparts_of_its_neighbours_may_render_a_stretch():
    english = "The crews, some of them still very young, sailed home at dawn."
    arabic = "أبحرت الطواقم وبعضها لا يزال فتيا جدا عائدة إلى الوطن عند الفجر."
    added = "some of them still very young"
    near = heaviest(stretches(*faces(english, arabic, added=added, links=((1, 1), (9, 7)))))
    far = heaviest(stretches(*faces(english, arabic, added=added, links=((1, 8), (9, 9)))))
    assert near.waiting > far.waiting


def test_linked_words_of_a_stretch_are_counted():
    ours, theirs = faces(ENGLISH, ARABIC, added="and left my job", links=((14, 2),))
    assert {found.linked for found in stretches(ours, theirs) if found.span.text.endswith("bank")} == {1}
