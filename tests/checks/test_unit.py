import pytest

from bitexts import bitext
from muqabala.checks.number import Number
from muqabala.checks.unit import Unit


def findings(english, arabic, check=Unit):
    return list(check().run(bitext((english, arabic))))


FLAGGED = [
    ("It is four hundred feet deep.", "يبلغ عمقه أربعمئة متر.", ("400 feet", "400 metres")),
    ("Three days later it fell.", "سقط بعد ثلاثة أسابيع.", ("3 days", "3 weeks")),
    ("It makes two thousand litres per day.", "ينتج ألفي لتر في الساعة.", ("per day", "per hour")),
    ("It runs at 230 miles per hour.", "تبلغ سرعته 230 كيلومترا في الساعة.", ("230 miles", "230 kilometres")),
    ("It weighs two kilograms.", "يزن طنين.", ("2 kilograms", "2 tonnes")),
    ("It offers five megabytes.", "يوفر خمسة غيغابايت.", ("5 megabytes", "5 gigabytes")),
    ("640 people live in tents.", "تعيش 640 أسرة في خيام.", ("640 people", "640 families")),
    ("The road is 70 miles long.", "يبلغ طول الطريق مئة كيلومتر.", ("70 miles", "100 kilometres")),
    ("It was the second fire in a month.", "كان الحريق الثاني خلال سنة.", ("1 month", "1 year")),
    ("It will open within days.", "سيُفتتح في غضون أسابيع.", ("days", "weeks")),
    ("He left a few months earlier.", "غادر قبل سنوات قليلة.", ("months", "years")),
    ("The work took hours.", "استغرق العمل دقائق.", ("hours", "minutes")),
    ("The last six weeks were hard.", "كانت الأشهر الستة الأخيرة صعبة.", ("6 weeks", "6 months")),
    ("In the next 48 minutes it will rain.", "ستمطر خلال الساعات الـ48 المقبلة.", ("48 minutes", "48 hours")),
]


@pytest.mark.parametrize(("english", "arabic", "values"), FLAGGED)
def test_a_changed_unit_is_found_once(english, arabic, values):
    assert [finding.values for finding in findings(english, arabic)] == [values]
    assert not findings(english, arabic, Number)


def test_a_rate_that_is_told_twice_and_changed_twice_is_found_at_both_places():
    found = findings(
        "It fell from 280 cubic metres per hour to 95 cubic metres per hour.",
        "هبط من 280 مترا مكعبا في الثانية إلى 95 مترا مكعبا في الثانية.",
    )
    assert [finding.values for finding in found] == [("per hour", "per second")] * 2


SILENT = [
    ("It is celebrated every year on 21 February.", "يحتفل به في 21 فبراير من كل عام باليوم العالمي للغة."),
    ("It sells 30 tonnes a day and 900 a month.", "يبيع ثلاثين طنا في اليوم، أي 900 طن شهريا."),
    ("The road is 62 miles long.", "يبلغ طول الطريق مئة كيلومتر."),
    ("It reached 104 degrees Fahrenheit.", "بلغت الحرارة أربعين درجة مئوية."),
    ("It covers ten acres.", "تبلغ مساحته عشرة أفدنة."),
    ("It drew 75,000 people in 2016.", "اجتذب خمسة وسبعين ألفا عام 2016."),
    ("They meet on a six-monthly basis.", "يجتمعون على أساس نصف سنوي."),
    ("Clocks go back an hour.", "تؤخَّر الساعة ستين دقيقة."),
    ("Reports are daily, weekly and quarterly.", "التقارير يومية وأسبوعية وربع سنوية."),
    ("He has 1,200 M16 rifles.", "لديه 1200 بندقية M16."),
    ("It has improved in recent years.", "تحسن في الآونة الأخيرة."),
    ("The Secretary-General left after a month.", "غادر الأمين العام بعد شهر."),
    ("He pays 300 dollars a month.", "يدفع 300 دولار شهريا."),
    ("It will take hundreds of years.", "سيستغرق قرونا."),
    ("It went on for days and weeks.", "استمر أسابيع وأياما."),
    ("The last six months were hard.", "كانت الأشهر الستة الأخيرة صعبة."),
    ("Over the past ten days it rained.", "أمطرت خلال الأيام العشرة الماضية."),
    ("It might be measured in light years.", "تكاد تُقاس بالسنوات الضوئية."),
]


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_the_same_measure_said_otherwise_is_no_finding(english, arabic):
    assert not findings(english, arabic)
