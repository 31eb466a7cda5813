import pytest

from bitexts import bitext
from muqabala.checks.currency import Currency
from muqabala.checks.number import Number
from muqabala.records import Severity


def findings(english, arabic, check=Currency):
    return list(check().run(bitext((english, arabic))))


FLAGGED = [
    (
        "It cost eighteen million dollars.",
        "بلغت كلفته ثمانية عشر مليون دينار تونسي.",
        "18 million Tunisian dinars",
    ),
    ("It sold for two million Egyptian pounds.", "بيعت بمليوني جنيه إسترليني.", "2 million pounds sterling"),
    ("They pay 60,000 dirhams.", "يدفعون 60 ألف دينار.", "60,000 dinars"),
    ("It owes three million Omani rials.", "عليه ثلاثة ملايين ريال قطري.", "3 million Qatari riyals"),
    ("It holds €3 billion.", "يضم 3 مليارات دولار.", "3 billion dollars"),
    ("The euro fell.", "تراجع الدولار.", "dollars"),
]


@pytest.mark.parametrize(("english", "arabic", "original"), FLAGGED)
def test_a_changed_currency_is_found_once(english, arabic, original):
    (finding,) = findings(english, arabic)
    assert finding.values[1] == original
    assert finding.severity is Severity.CRITICAL
    assert not findings(english, arabic, Number)


SILENT = [
    ("It holds $3 billion.", "يضم 3 مليارات دولار أميركي."),
    ("It sold for £500 million.", "بيع بخمسمئة مليون جنيه إسترليني."),
    ("They were fined 1.7 billion Lebanese pounds.", "غُرّموا مليارا وسبعمئة مليون ليرة لبنانية."),
    (
        "They spent AED 220 million (about $60 million).",
        "أنفقوا مئتين وعشرين مليون درهم (نحو ستين مليون دولار).",
    ),
    ("It pays 7 fils (AED 0.07) a share.", "يوزع سبعة فلوس للسهم."),
    ("The net weighs 40 pounds.", "تزن الشبكة أربعين رطلا."),
    ("They won the real prize.", "بات الفوز حقيقيا."),
]


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_the_same_currency_said_otherwise_is_no_finding(english, arabic):
    assert not findings(english, arabic)
