"""Words that exclude each other in one place of a close rendering."""

from collections import Counter

import pytest

from muqabala.languages.claims.contrasts.opposites import opposites
from muqabala.languages.tables import rows

TABLE = list(rows("opposites.tsv"))

TOLD = [
    (
        "رفضت المحكمة الطعن وأيدت القانون",
        "The court accepted the appeal and upheld the law.",
        "reject",
        "accept",
    ),
    ("يعرف بعض الموظفين كلمات المرور", "All employees know the passwords.", "some", "all"),
    (
        "اندلع القتال بعد أسبوع من توقيع الهدنة",
        "Fighting broke out a week before the truce.",
        "after",
        "before",
    ),
    ("انكمش الاقتصاد الياباني هذا العام", "The Japanese economy expanded this year.", "down", "up"),
    ("يجوز للقاضي تأجيل الجلسة", "The judge must postpone the session.", "may", "must"),
    ("وقد تكفي سيارة واحدة", "One car will be enough.", "may", "will"),
    (
        "زرعوا النخيل، ومع هذا ماتت الأغنام",
        "They planted palms, which is why the sheep died.",
        "although",
        "so",
    ),
    ("هذا المحرك أنجع من سابقه", "This engine is less efficient than the old one.", "more", "less"),
    ("لأن الجسر لم يرمم", "Although the bridge was not restored", "because", "although"),
]

SILENT = [
    ("رفضت المحكمة الطعن", "The court rejected the appeal."),
    ("لم يقبل القاضي الطعن", "The judge rejected the appeal."),
    ("لا يمكن للقاضي تأجيل الجلسة", "The judge can no longer postpone the session."),
    ("ارتفعت الأسعار وانخفضت الأجور", "Prices rose and wages fell."),
    ("وافق الوزير على الخطة قبل الاجتماع", "Before the meeting the minister approved the plan."),
    ("القرار غير ملزم للحكومة", "The decision is not binding on the government."),
    ("هذا المحرك أسهل من سابقه", "This engine is less difficult than the old one."),
    ("راتبه أقل من راتبها", "His salary is lower than hers."),
]


@pytest.mark.parametrize(("arabic", "english", "meant", "told"), TOLD)
def test_an_opposite_in_the_same_place_is_told(arabic, english, meant, told):
    assert (meant, told) in {(it.meant.name, it.told.name) for it in opposites(arabic, english)}


@pytest.mark.parametrize(
    ("arabic", "english", "is_placed"),
    [
        ("رفضت المحكمة الطعن", "The court accepted the appeal.", True),
        ("تسارع ذوبان الجليد", "The melting of the ice all over the far north has slowed.", False),
    ],
)
def test_where_a_verb_leads_its_place_is_not_known(arabic, english, is_placed):
    assert opposites(arabic, english)[0].is_placed is is_placed


@pytest.mark.parametrize(("arabic", "english"), SILENT)
def test_the_same_in_other_words_is_not(arabic, english):
    assert opposites(arabic, english) == ()


def test_sets_are_not_those_of_other_tables():
    own = {row["set"] for row in TABLE}
    assert own.isdisjoint(row["set"] for name in ("contrasts.tsv", "terms.tsv") for row in rows(name))


def test_every_set_has_two_members_said_in_both_languages():
    members = Counter(row["set"] for row in TABLE if row["english"] and row["arabic"])
    assert members.keys() == {row["set"] for row in TABLE}
    assert min(members.values()) > 1
