"""Enumerations that lost, won or changed members."""

import pytest

from bitexts import bitext, document
from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.checks.enumeration import WrongList
from muqabala.records import Document, Kind, Paragraph, Span


def messages(english, arabic):
    return [finding.message for finding in WrongList().run(bitext((english, arabic)))]


FLAGGED = [
    ("from Iraq, Kuwait and Palestine", "من العراق والكويت والجزائر وفلسطين", "Algeria"),
    ("Austria, Tunisia, Jordan and Lebanon took part.", "شاركت النمسا وتونس والأردن.", "Lebanon"),
    ("It fell in Jordan and Lebanon, and rose in Egypt, Morocco and Iraq.",
     "انخفض في الأردن والعراق، وارتفع في مصر والمغرب ولبنان.", "Lebanon"),
    ("They did boxing, swimming, fencing and judo.", "تنافسوا في الملاكمة والسباحة والجودو.", "fencing"),
    ("There are four causes: cost, trust, and site.", "الأسباب أربعة: الكلفة والثقة والموقع والوقت.", "four"),
    ("There are three reasons: cost and trust.", "هناك ثلاثة أسباب: الكلفة والثقة والموقع.", "three reasons"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "arabic", "told"), FLAGGED)
def test_a_changed_enumeration_is_found(english, arabic, told):
    assert any(told in message for message in messages(english, arabic))


SILENT = [
    (
        "The two companies traded charges: the first says the second did not open its gates.",
        "تبادلت الشركتان الاتهامات: فالأولى تقول إن الثانية لم تفتح أبوابها.",
    ),
    ("from Palestine, Algeria, Kuwait and Iraq", "من العراق والكويت والجزائر وفلسطين"),
    ("Saudi, Jordanian and Turkish ministers met.", "اجتمع وزراء السعودية والأردن وتركيا."),
    ("Austria, Tunisia and Jordan took part, as did Lebanon.", "شاركت النمسا وتونس والأردن ولبنان."),
    ("It fell in Lebanon and Jordan and rose in Morocco and Egypt.",
     "انخفض في الأردن ولبنان، وارتفع في مصر والمغرب."),
    ("There are several reasons: cost and trust.", "هناك عدة أسباب: الكلفة والثقة."),
    ("There are three reasons: cost, trust, and geography.", "هناك ثلاثة أسباب: الكلفة والثقة والجغرافيا."),
    ("It has three pillars: schools and clinics.", "لها ثلاث ركائز: المدارس، والعيادات."),
    ("It set three conditions: a truce and a vote.", "وضع ثلاثة شروط: وقف القتال وانتخابات."),
    ("Two towns fell: Homs.", "سقطت مدينة حمص."),
]  # fmt: skip


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_the_same_members_are_no_finding(english, arabic):
    assert not messages(english, arabic)


def bulleted(language, opening, *bullets):
    items = (Paragraph(bullet, Kind.LIST_ITEM) for bullet in bullets)
    return Document(language, language, (Paragraph(opening), *items))


@pytest.mark.parametrize(("bullets", "found"), [(("cost", "trust"), 1), (("cost", "trust", "geography"), 0)])
def test_bullets_are_counted_where_a_number_announces_them(bullets, found):
    english = bulleted("en", "There are three reasons:", *bullets)
    arabic = bulleted("ar", "هناك ثلاثة أسباب:", "الكلفة", "الثقة", "الجغرافيا")
    spans = [Span(0, 0, len(side.paragraphs[0].text), side.paragraphs[0].text) for side in (english, arabic)]
    group = Group((0,), (0,), (Pair((spans[0],), (spans[1],)),))
    assert len(list(WrongList().run(Bitext(english, arabic, (group,))))) == found


def test_a_group_without_an_original_is_passed_over():
    english = document("en", "from Iraq, Kuwait and Palestine")
    text = english.paragraphs[0].text
    group = Group((0,), (), (Pair((Span(0, 0, len(text), text),), ()),))
    assert not list(WrongList().run(Bitext(english, document("ar"), (group,))))
