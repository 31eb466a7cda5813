import pytest

from bitexts import bitext
from muqabala.checks.quotation import Quotation
from muqabala.records import Severity


def findings(english, arabic):
    return list(Quotation().run(bitext((english, arabic))))


FLAGGED = [
    ("He said the alliance is stronger.", "قال إن الحلف «أقوى»."),
    ("The “peace process” is dead.", "ماتت عملية السلام."),
    ("He said the army would not leave the border before winter.",
     "قال: «لن يغادر الجيش الحدود قبل حلول الشتاء»."),
    ("He said “we” would not leave the border before winter.", "قال: «لن نغادر الحدود قبل حلول الشتاء»."),
]  # fmt: skip


@pytest.mark.parametrize(("english", "arabic"), FLAGGED)
def test_lost_added_and_moved_marks_are_found(english, arabic):
    (finding,) = findings(english, arabic)
    assert finding.severity is Severity.MINOR


SILENT = [
    ("He said: “The alliance is stronger.”", "قال: «الحلف أقوى»."),
    ("He said: 'The alliance doesn't hold.'", "قال: «الحلف لا يصمد»."),
    ("Profits at Al-Murjan Cement jumped.", "قفزت أرباح شركة «المرجان للإسمنت»."),
    ("he posted on x again.", "نشر على منصة «إكس» مجددا."),
    ("“We will not leave before winter,” he said.", "قال إنهم لن يغادروا قبل الشتاء."),
    ("The ministers' plans failed.", "فشلت خطط الوزراء."),
    ('The form reads: name " ", date.', "تتضمن الاستمارة الاسم والتاريخ."),
    ('He said ""yes"" to them.', "قال لهم «نعم»."),
    ("He said “we will not leave the border before the winter comes”.", "كرر قوله « » إننا لن نغادر الحدود."),
    ("The play “Witness” opened.", "عُرضت مسرحية الشاهد."),
]


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_names_speech_and_the_same_marks_are_no_finding(english, arabic):
    assert not findings(english, arabic)
