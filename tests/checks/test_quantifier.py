"""Quantities put in another's place."""

from pathlib import Path

import pytest

from bitexts import bitext
from muqabala.checks.quantifier import Quantifier

CASES = Path(__file__).parents[3] / "shared" / "data" / "cases.tsv"

FLAGGED = [
    ("All members objected.", "اعترض معظم الأعضاء.", "all", "most"),
    ("Few members objected.", "اعترض كثير من الأعضاء.", "few", "many"),
    ("All of these roads are open.", "بعض هذه الطرق مفتوح.", "all", "some"),
    ("Sales doubled in a year.", "تضاعفت المبيعات في سنة ثلاث مرات.", "double", "triple"),
    ("Everyone who attended signed the statement.", "وقع بعض الحاضرين البيان.", "all", "some"),
    ("Some of the roads were closed.", "أغلقت جميع الطرق.", "some", "all"),
    ("You often find a doctor in these villages.", "نادرا ما تجد طبيبا في هذه القرى.", "often", "rarely"),
    ("He received half the sum.", "تسلم ثلث المبلغ.", "half", "third"),
    ("The price has tripled in a year.", "تضاعف السعر في سنة.", "triple", "double"),
    ("The plan passed by an overwhelming majority.", "أقرت الخطة بأغلبية ضئيلة.", "large", "small"),
    ("Prices rose sharply in March.", "ارتفعت الأسعار قليلا في مارس.", "sharply", "slightly"),
]

SILENT = [
    ("Some members objected.", "اعترض بعض الأعضاء."),
    ("Nevertheless, the members agreed.", "ومع كل ذلك اتفق الأعضاء."),
    ("Both Egypt and Jordan agreed.", "وافقت كل من مصر والأردن."),
    ("They accused each other.", "اتهم بعضهم بعضا."),
    ("The majority of the seats went to women.", "ذهبت معظم المقاعد إلى النساء."),
    ("Nearly all the shops were shut.", "أغلقت معظم المتاجر."),
    ("Not all the members objected.", "اعترض بعض الأعضاء."),
    ("A handful of houses were left standing.", "بقي عدد قليل من البيوت قائما."),
    ("Some 300 people attended.", "حضر نحو ثلاثمئة شخص."),
    ("This is the most important of all the reports.", "هذا أهم التقارير كلها."),
    ("The share is 50 percent.", "الحصة هي النصف."),
    ("He is rarely at home.", "قلما يكون في البيت."),
    ("Prices fell a little.", "انخفضت الأسعار قليلا."),
]

KNOWN_MISSES: dict[str, str] = {}


@pytest.mark.parametrize(("english", "arabic", "told", "meant"), FLAGGED)
def test_flags(english, arabic, told, meant):
    (finding,) = Quantifier().run(bitext((english, arabic)))
    assert finding.values == (told, meant)
    assert finding.original.text in arabic
    assert finding.translation is None or finding.translation.text in english


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not list(Quantifier().run(bitext((english, arabic))))


@pytest.mark.skipif(not CASES.exists(), reason="needs ../shared/data/cases.tsv")
def test_the_shared_cases_are_told_apart():
    rows = [line.split("\t") for line in CASES.read_text("utf-8").splitlines()[1:]]
    wrong = {
        row[0]
        for row in rows
        if row[1] in ("quantifier",)
        and bool(list(Quantifier().run(bitext((row[2], row[3]))))) != (row[4] == "yes")
    }
    assert wrong == set(KNOWN_MISSES)


def test_page_is_complete():
    assert all(part in Quantifier.page() for part in ("Why it matters", "Example", "When to ignore"))
