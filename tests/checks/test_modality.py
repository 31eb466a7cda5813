"""Possibility, certainty and duty put in another's place."""

from pathlib import Path

import pytest

from bitexts import bitext
from muqabala.checks.modality import Modality
from muqabala.records import Severity

CASES = Path(__file__).parents[3] / "shared" / "data" / "cases.tsv"

FLAGGED = [
    ("The alliance will act.", "قد يتحرك الحلف.", "will", "may"),
    ("If talks fail, the army will withdraw.", "وقد ينسحب الجيش إذا فشلت المحادثات.", "will", "may"),
    ("Repairs will take two weeks.", "وقد تستغرق أعمال الإصلاح أسبوعين.", "will", "may"),
    ("The contract can be renewed.", "يجب أن يجدد العقد.", "may (is allowed to)", "must"),
    ("The judge must reduce the penalty.", "يجوز للقاضي تخفيف العقوبة.", "must", "may (is allowed to)"),
    (
        "The buyer may pay the fee in advance.",
        "يتعين على المشتري دفع الرسم مقدما.",
        "may (is allowed to)",
        "must",
    ),
    (
        "The government has decided to withdraw the bill.",
        "تدرس الحكومة سحب المشروع.",
        "has decided",
        "is considering",
    ),
    ("The minister confirmed that the strike would end.", "رجح الوزير انتهاء الإضراب.", "certain", "likely"),
    ("The plane collided with the tower.", "كادت الطائرة تصطدم بالبرج.", "", "almost did"),
    ("The tablet was stolen from the museum.", "ربما سرق اللوح من المتحف.", "", "may"),
]

SILENT = [
    ("The alliance may act.", "قد يتحرك الحلف."),
    ("The alliance had acted.", "كان الحلف قد تحرك."),
    ("The ship has reached the port.", "لقد وصلت السفينة إلى الميناء."),
    ("The number has shrunk, and it has fallen again.", "وقد تقلص العدد ثم انخفض ثانية."),
    ("The bridge could collapse.", "قد ينهار الجسر."),
    ("Prices have risen, and sales will fall.", "وقد تضاعف السعر وستتراجع المبيعات."),
    ("If it rains, the match could be postponed.", "وقد تؤجل المباراة إذا هطل المطر."),
    ("Perhaps the coach will return tomorrow.", "ربما يعود المدرب غدا."),
    ("There is a chance that he wins.", "قد يفوز."),
    ("The buyer has to pay the fee.", "يجب على المشتري دفع الرسم."),
    ("Children must not enter.", "يجب ألا يدخل الأطفال."),
    ("Time does not permit a longer talk.", "لا يسمح الوقت بحديث أطول."),
    ("Accounts may be opened only with a guardian.", "لا يجوز فتح الحسابات إلا بحضور الولي."),
    ("The talks will resume in May.", "ستستأنف المحادثات في مايو."),
    ("In all probability he will be away.", "سيغيب على الأرجح."),
]

KNOWN_MISSES = {
    "212": "may added to what is told as fact",
}


@pytest.mark.parametrize(("english", "arabic", "told", "meant"), FLAGGED)
def test_flags(english, arabic, told, meant):
    (finding,) = Modality().run(bitext((english, arabic)))
    assert finding.values == (told, meant)
    assert finding.original.text in arabic
    assert finding.translation is None or finding.translation.text in english


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not list(Modality().run(bitext((english, arabic))))


@pytest.mark.parametrize("english", ["The council should act.", "The council may act."])
def test_a_prohibition_turned_round_is_critical(english):
    (finding,) = Modality().run(bitext((english, "يحظر على المجلس أن يتحرك.")))
    assert finding.severity is Severity.CRITICAL


@pytest.mark.skipif(not CASES.exists(), reason="needs ../shared/data/cases.tsv")
def test_the_shared_cases_are_told_apart():
    rows = [line.split("\t") for line in CASES.read_text("utf-8").splitlines()[1:]]
    wrong = {
        row[0]
        for row in rows
        if row[1] in ("modality",)
        and bool(list(Modality().run(bitext((row[2], row[3]))))) != (row[4] == "yes")
    }
    assert wrong == set(KNOWN_MISSES)


def test_page_is_complete():
    assert all(part in Modality.page() for part in ("Why it matters", "Example", "When to ignore"))
