"""Words of several senses, and the sense that their subject gives them."""

import pytest

from muqabala.languages.claims.contrasts.homographs import misreadings
from muqabala.languages.folding import folded_text
from muqabala.languages.tables import rows

MISREAD = [
    ("The farmers bought a jar.", "اشترى المزارعون الجرار.", "tractor", "jar"),
    ("The bank's arrow fell.", "هبط سهم المصرف.", "share", "arrow"),
    (
        "He suffers from kidney palaces, the doctors say.",
        "يقول الأطباء إنه يعاني قصورا في الكلى.",
        "failure",
        "palaces",
    ),
    ("The poets published two offices.", "نشر الشعراء ديوانين.", "collection", "offices"),
    ("The coup of the bus blocked the road.", "سد انقلاب الحافلة الطريق.", "overturn", "coup"),
]


@pytest.mark.parametrize(("english", "arabic", "meant", "told"), MISREAD)
def test_a_word_in_a_sense_foreign_to_its_subject_is_found(english, arabic, meant, told):
    (found,) = misreadings(arabic, english, [arabic])
    assert found.meant.english[0] == meant
    assert english[found.translation.start : found.translation.end] == told


RIGHT = [
    ("The farmers bought a tractor.", "اشترى المزارعون الجرار."),
    ("The farmers bought a machine.", "اشترى المزارعون الجرار."),
    ("He bought a jar.", "اشترى الجرار."),
    ("The farmers keep oil in a jar.", "يحفظ المزارعون الزيت في الجرار."),
    ("The comet, and no culprit, was seen in the telescope.", "شوهد المذنب بالتلسكوب."),
    ("The bank financed a cartoon.", "مول المصرف رسوما متحركة."),
    ("The ministers met the members.", "التقى الوزراء الأعضاء."),
]


@pytest.mark.parametrize(("english", "arabic"), RIGHT)
def test_the_right_sense_a_fitting_one_and_an_unclear_subject_are_passed_over(english, arabic):
    assert not list(misreadings(arabic, english, [arabic]))


def test_one_word_makes_the_subject_of_a_short_text_clear_and_two_that_of_a_longer_one():
    arabic, english = "اشترى المزارعون الجرار", "The farmers bought the jars"
    rest = (
        "ثم ذهبوا إلى بيوتهم قبل أن تغيب الشمس وهم يتحدثون عما رأوه في ذلك اليوم الطويل مع أصحابهم وجيرانهم"
    )
    assert list(misreadings(arabic, english, [arabic]))
    assert not list(misreadings(arabic, english, [arabic, rest]))
    assert list(misreadings(arabic, english, [arabic, rest, "ونقلوا القمح"]))


SENSES = list(rows("homographs.tsv"))
DOMAINS = {row["domain"] for row in rows("domains.tsv")}


@pytest.mark.parametrize("row", SENSES, ids=lambda row: row["english"].partition("|")[0])
def test_a_sense_has_english_and_known_subjects(row):
    assert "" not in row["arabic"].split("|") + row["english"].split("|")
    assert {*filter(None, row["domains"].split("|"))} <= DOMAINS
    assert {*filter(None, row["elsewhere"].split("|"))} <= DOMAINS | {"*"}


def test_the_words_of_subjects_are_folded_as_texts_are():
    for row in rows("domains.tsv"):
        assert row["arabic"] == folded_text(row["arabic"])
