"""Names that no table knows, in the place of another."""

import pytest

from bitexts import document, grouped, pair, whole
from muqabala.checks.name import WrongName

FLAGGED = [
    # the other half of the name is the same
    ("The lawyer Nizar al-Wazzan defended him.", "دافع عنه المحامي نزار القرشبي.", "Wazzan", "القرشبي"),
    ("The nurse Salim Mubarkan signed it.", "وقّعه الممرض سليم الزغلاط.", "Mubarkan", "الزغلاط"),
    # behind a word that a name follows
    ("The strike began in the town of Tilwane.", "بدأ الإضراب في بلدة قرمشيت.", "Tilwane", "قرمشيت"),
    (
        "They praised the engineer Bjornlund warmly.",
        "أثنوا بحرارة على المهندس تكفارين.",
        "Bjornlund",
        "تكفارين",
    ),
    # a known town for an unknown one
    ("The mission found a tomb in Luxor.", "عثرت البعثة على مقبرة في زرقيشة.", "Luxor", "زرقيشة"),
]

SILENT = [
    # one name, spelt by another ear, or written as one word
    ("The lawyer Nizar al-Gailani defended him.", "دافع عنه المحامي نزار الكيلاني.", "Gailani", "الكيلاني"),
    ("The mayor, Hedi Bensultan, agreed.", "وافق رئيس البلدية الهادي بن سلطان.", "Bensultan", "سلطان"),
    ("Anthony Fauci agreed.", "وافق أنتوني فاوتشي.", "Fauci", "فاوتشي"),
    # a first name that the Arabic leaves out: a title stands there
    ("Barnaby Tilwane agreed.", "وافق الوزير تلوان.", "Barnaby", "الوزير"),
    # an adjective behind a title, ordinary words, an acronym, a date, a book
    ("Later Bjornlund himself agreed.", "ثم وافق الوزير السابق نفسه.", "Bjornlund", "السابق"),
    ("They met in the town of Tilwane.", "اجتمعوا في بلدة كبيرة.", "Tilwane", "كبيرة"),
    ("They met the GPs there.", "التقوا هناك الطبيب قرمشيت.", "GPs", "قرمشيت"),
    ("It was signed in March.", "وُقّع في قرمشيت.", "March", "قرمشيت"),
    ("It is in the Guinness Book of Records.", "ورد ذلك في غينيس قرمشيت.", "Book", "قرمشيت"),
    # two strangers: nobody knows which is which
    ("They left Tilwane and also Mubarkan.", "غادروا بلدة قرمشيت.", "Tilwane and also Mubarkan", "قرمشيت"),
]  # fmt: skip


def findings(english, arabic, strange, lost):
    sides = document("en", english), document("ar", arabic)
    return list(
        WrongName().run(
            grouped(*sides, pair((whole(0, english),), (whole(0, arabic),), added=strange, left_out=lost))
        )
    )


@pytest.mark.parametrize(("english", "arabic", "strange", "lost"), FLAGGED)
def test_a_strange_name_in_the_place_of_a_lost_one_is_told(english, arabic, strange, lost):
    [finding] = findings(english, arabic, strange, lost)
    assert finding.translation.text == strange
    assert finding.original.text == lost
    assert finding.message == f"The Arabic names {lost} here; the English names {strange}."


@pytest.mark.parametrize(("english", "arabic", "strange", "lost"), SILENT)
def test_is_silent(english, arabic, strange, lost):
    assert not findings(english, arabic, strange, lost)


@pytest.mark.parametrize(("english", "arabic", "strange", "lost"), FLAGGED)
def test_a_name_that_has_a_counterpart_is_not_strange(english, arabic, strange, lost):
    assert not findings(english, arabic, "", lost)
