import pytest

from bitexts import bitext
from muqabala.checks.number import Number
from muqabala.checks.percent import Percent
from muqabala.records import Severity


def findings(english, arabic, check=Percent):
    return list(check().run(bitext((english, arabic))))


FLAGGED = [
    ("The share is 26 percent.", "تبلغ الحصة 62 في المئة.", Severity.MAJOR),
    ("It grew by 40%.", "نما بنسبة أربعة عشر في المئة.", Severity.MAJOR),
    ("They pledged 20% of output.", "تعهدوا بإنفاق ٢٪ من الناتج.", Severity.CRITICAL),
    ("It fell by 17 percent.", "انخفضت إلى سبعة عشر في المئة.", Severity.MAJOR),
    ("It rose by two percentage points.", "ارتفع بنسبة 2 في المئة.", Severity.MINOR),
    ("It rose by sixteen percentage points.", "ارتفع ست نقاط مئوية.", Severity.MAJOR),
    ("It drops to five percent.", "تهبط إلى النصف.", Severity.MAJOR),
    ("It rose 8 percent month on month.", "ارتفع 8 في المئة على أساس سنوي.", Severity.MAJOR),
    ("It costs 12 percent more than a new one.", "تبلغ كلفته 12 في المئة من كلفة الجديد.", Severity.MAJOR),
]


@pytest.mark.parametrize(("english", "arabic", "severity"), FLAGGED)
def test_a_wrong_percentage_is_found_once(english, arabic, severity):
    assert [finding.severity for finding in findings(english, arabic)] == [severity]
    assert not findings(english, arabic, Number)


SILENT = [
    ("It covers 60 percent of them.", "يشمل ثلاثة أخماسهم."),
    ("A fifth of the crop was lost.", "ضاع 20 في المئة من المحصول."),
    ("It widened by 0.75 percentage points.", "اتسع بمقدار ثلاثة أرباع النقطة المئوية."),
    ("Sales fell by a third.", "انخفضت المبيعات إلى ثلثي ما كانت عليه."),
    ("They hold 51% and we hold 49%.", "يملكون 51 في المئة ونملك النسبة المتبقية."),
    ("Between 35 and 40 percent voted.", "صوّت ما بين 35 و40 بالمئة."),
    ("It went from 51 to 60 percent.", "انتقل من 51 في المئة إلى 60 في المئة."),
    ("Nine tenths of the boats are small.", "90 في المئة من القوارب صغيرة."),
    ("Prices halved.", "تراجعت الأسعار إلى النصف."),
    ("It lost 12 percent of its value.", "تراجعت قيمته بمقدار 12 في المئة."),
    ("It is 12 percent more expensive.", "يزيد سعره بنسبة 12 في المئة."),
]


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_the_same_share_said_otherwise_is_no_finding(english, arabic):
    assert not findings(english, arabic)


def test_the_message_is_for_a_reader_without_arabic():
    (finding,) = findings("It grew by 40%.", "نما بنسبة ١٤ في المئة.")
    assert finding.message == "The Arabic says 14 percent (١٤ في المئة); the English says 40 percent."
