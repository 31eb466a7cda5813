"""Links between facts put in another's place."""

from pathlib import Path

import pytest

from bitexts import bitext
from muqabala.checks.relation import Relation

CASES = Path(__file__).parents[3] / "shared" / "data" / "cases.tsv"

FLAGGED = [
    (
        "The roads were closed because of the better weather.",
        "أغلقت الطرق رغم تحسن الطقس.",
        "because of",
        "despite",
    ),
    ("The port stayed open despite the storm.", "بقي الميناء مفتوحا بسبب العاصفة.", "despite", "because of"),
    ("He left before the vote.", "غادر بعد التصويت.", "before", "after"),
    ("He stayed despite the request.", "بقي استجابة للطلب.", "despite", "in response to"),
    ("The club will fold if it is paid.", "سيحل النادي ما لم يدفع له.", "if", "unless"),
    ("They met shortly after the elections.", "اجتمعوا قبيل الانتخابات.", "after", "before"),
    ("The office will close even if it is paid.", "سيغلق المكتب ما لم يدفع له.", "even if", "unless"),
    (
        "In addition to a statement, they sent a letter.",
        "بدلا من بيان أرسلوا رسالة.",
        "in addition to",
        "instead of",
    ),
    ("All took part, including the minors.", "شارك الجميع باستثناء القاصرين.", "including", "except"),
    (
        "In line with the statement, the road is open.",
        "خلافا للبيان فإن الطريق مفتوح.",
        "in line with",
        "unlike",
    ),
]

SILENT = [
    ("The roads were closed despite the better weather.", "أغلقت الطرق رغم تحسن الطقس."),
    ("The weather was better; even so, the roads were closed.", "أغلقت الطرق رغم تحسن الطقس."),
    ("The port was shut because of the storm.", "أغلق الميناء بسبب العاصفة."),
    ("The office will close if it is not paid.", "سيغلق المكتب ما لم يدفع له."),
    ("He stayed because he was asked to.", "بقي استجابة للطلب."),
    ("Two years ago he left the party.", "قبل عامين غادر الحزب."),
    ("The verdict has not been issued yet.", "لم يصدر الحكم بعد."),
    ("Once the vote was over, he left.", "غادر بعد التصويت."),
    ("The house was hit by a missile.", "أصيب البيت من قبل صاروخ."),
    ("The office will close unless it is paid.", "سيغلق المكتب ما لم يدفع له."),
    ("He accepted provided that he works at night.", "قبل شريطة أن يعمل ليلا."),
    ("The village stands to the west, away from the road.", "تقع القرية غربا على بعد ميل من الطريق."),
]

KNOWN_MISSES: dict[str, str] = {}


@pytest.mark.parametrize(("english", "arabic", "told", "meant"), FLAGGED)
def test_flags(english, arabic, told, meant):
    (finding,) = Relation().run(bitext((english, arabic)))
    assert finding.values == (told, meant)
    assert finding.original.text in arabic
    assert finding.translation is None or finding.translation.text in english


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not list(Relation().run(bitext((english, arabic))))


@pytest.mark.skipif(not CASES.exists(), reason="needs ../shared/data/cases.tsv")
def test_the_shared_cases_are_told_apart():
    rows = [line.split("\t") for line in CASES.read_text("utf-8").splitlines()[1:]]
    wrong = {
        row[0]
        for row in rows
        if row[1] in ("relation",)
        and bool(list(Relation().run(bitext((row[2], row[3]))))) != (row[4] == "yes")
    }
    assert wrong == set(KNOWN_MISSES)


def test_page_is_complete():
    assert all(part in Relation.page() for part in ("Why it matters", "Example", "When to ignore"))
