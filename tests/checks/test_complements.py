"""Figures that differ and tell the same fact."""

import pytest

from bitexts import bitext
from muqabala.checks.date import Date
from muqabala.checks.number import Number
from muqabala.checks.percent import Percent
from muqabala.checks.unit import Unit


def findings(english, arabic):
    return [
        finding
        for check in (Number, Percent, Date, Unit)
        for finding in check().run(bitext((english, arabic)))
    ]


RESTS = [
    ("More than two thirds of workers are idle before sixty.", "أقل من ثلث العاملين يبلغون الستين في عملهم."),
    ("Fewer than a fifth of the victims were insured.", "لم يكن لدى أكثر من أربعة أخماس الضحايا تأمين."),
    ("The currency held nine tenths of its worth.", "لم تخسر العملة سوى عُشر قيمتها."),
    ("Two in five pupils never finish school.", "يكمل 60 في المئة من التلاميذ دراستهم."),
    ("Nine tenths of households have electricity.", "لا يزال عُشر الأسر بلا كهرباء."),
    ("A tenth of the crop survived.", "فُقد 90 في المئة من المحصول."),
    ("Four in five voters stayed at home.", "شارك في الاقتراع 20 في المئة من الناخبين فقط."),
    ("The dam is only a third full.", "ثلثا السد فارغان."),
    (
        "The new lamp burns a quarter of the power of the old one.",
        "يستهلك المصباح الجديد طاقة أقل بنسبة 75 في المئة من القديم.",
    ),
    ("Just 35 percent of the budget has been spent.", "لم يُنفق 65 في المئة من الموازنة."),
    ("Sixty-five percent of the budget is unspent.", "لم تُنفق الوزارة سوى 35 في المئة من موازنتها."),
    ("Output is now 80 percent of what it was.", "انخفض الإنتاج بنسبة 20 في المئة."),
    (
        "The new pump needs just 60% of the electricity of the old one.",
        "تستهلك المضخة الجديدة كهرباء أقل بنسبة 40 في المئة من القديمة.",
    ),
    ("Three quarters of the salaries have not been paid.", "لم يُصرف سوى ربع الرواتب."),
    ("Two thirds of the seats stayed empty.", "امتلأ ثلث المقاعد فقط."),
    ("Seventy percent of the wheat is still unsold.", "لم يُبع سوى 30 في المئة من القمح."),
    ("Eighty percent of families live without running water.", "تصل المياه إلى 20 في المئة من الأسر."),
    ("The treatment costs a third of what it used to.", "أصبح العلاج أرخص بمقدار الثلثين مما كان."),
    ("Only 15 percent of the schools have reopened.", "ما زالت 85 في المئة من المدارس دون تلاميذ."),
    ("Four fifths of the need will remain unmet and more.", "لا تغطي المساعدات خمس الحاجة."),
    ("A quarter of the road has not been completed.", "أُنجزت ثلاثة أرباع الطريق."),
    (
        "In a month the reservoir has lost three quarters of its water.",
        "لم يبقَ في الخزان سوى ربع ما كان فيه قبل شهر.",
    ),
    ("Only a tenth of the archive remains.", "احترق الأرشيف وفُقدت منه تسعة أعشار."),
    (
        "A quarter of the cost was borne by the state; the rest came as a loan.",
        "جاءت ثلاثة أرباع الكلفة قرضًا، وتحملت الدولة الباقي.",
    ),
]


@pytest.mark.parametrize(("english", "arabic"), RESTS)
def test_a_share_told_by_what_it_leaves_is_the_same(english, arabic):
    assert not findings(english, arabic)


OTHER_SHARES = [
    ("Sixty-five percent of the budget is spent.", "لم تُنفق الوزارة سوى 35 في المئة من موازنتها."),
    (
        "The harvest is down more than 10 percent from last year.",
        "تراجع المحصول أكثر من 90 في المئة عن العام الماضي.",
    ),
    ("Nine tenths of households have no electricity.", "لا يزال عُشر الأسر بلا كهرباء."),
    ("Ninety percent of the crop survived.", "نجا 10 في المئة من المحصول."),
    ("Profits grew by 75 percent.", "نمت الأرباح بنسبة 25 في المئة."),
    ("Cases fell by two thirds.", "تراجعت الإصابات بمقدار الثلث."),
    ("Three quarters of the pupils failed.", "رسب ربع التلاميذ."),
    (
        "The new pump uses 60% less electricity than the old one.",
        "تستهلك المضخة الجديدة كهرباء أقل بنسبة 40 في المئة من القديمة.",
    ),
    (
        "The new pump uses 60% more electricity than the old one.",
        "تستهلك المضخة الجديدة كهرباء أقل بنسبة 40 في المئة من القديمة.",
    ),
    ("Only three quarters of the salaries have been paid.", "لم يُصرف سوى ربع الرواتب."),
    ("Two thirds of the seats were filled.", "امتلأ ثلث المقاعد."),
    ("Seventy percent of the wheat has been sold.", "بيع 30 في المئة من القمح."),
    ("Aid does not cover three quarters of the need.", "لا تغطي المساعدات ربع الحاجة."),
    ("Prices rose 30 percent.", "ارتفعت الأسعار بنسبة 70 في المئة."),
    ("In a month the reservoir has lost three quarters of its water.", "خسر الخزان ربع مياهه في شهر."),
]


@pytest.mark.parametrize(("english", "arabic"), OTHER_SHARES)
def test_a_share_in_the_place_of_its_rest_is_wrong(english, arabic):
    assert findings(english, arabic)


BETWEEN_MONTHS = [
    ("The bridge will open by the end of March.", "سيُفتتح الجسر قبل نيسان."),
    ("No rain is expected before October.", "لا يُتوقع هطول المطر حتى نهاية أيلول."),
    ("Applications are open from June.", "يُفتح باب التقديم بعد نهاية أيار."),
]


@pytest.mark.parametrize(("english", "arabic"), BETWEEN_MONTHS)
def test_before_a_month_is_by_the_end_of_the_last(english, arabic):
    assert not findings(english, arabic)


OTHER_MONTHS = [
    ("The bridge will open before March.", "سيُفتتح الجسر قبل نيسان."),
    ("The bridge will open by the end of April.", "سيُفتتح الجسر قبل تشرين الأول."),
    ("Applications are open from June.", "يُفتح باب التقديم في أيار."),
    ("Trips must end before the end of November.", "يجب أن تنتهي الرحلات قبل نهاية كانون الأول."),
]


@pytest.mark.parametrize(("english", "arabic"), OTHER_MONTHS)
def test_another_month_is_wrong_on_either_side_of_it(english, arabic):
    assert findings(english, arabic)


BETWEEN_DAYS = [
    ("The minister will hear them no later than Saturday.", "سيسمعهم الوزير قبل الأحد."),
    ("Avoid the cheese produced up to the 9th.", "تجنبوا الجبن المصنوع قبل العاشر من الشهر."),
]


@pytest.mark.parametrize(("english", "arabic"), BETWEEN_DAYS)
def test_before_a_day_is_until_the_one_before(english, arabic):
    assert not findings(english, arabic)


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("The minister will hear them before Saturday.", "سيسمعهم الوزير قبل الأحد."),
        ("The minister will hear them no later than Monday.", "سيسمعهم الوزير قبل الأحد."),
    ],
)
def test_another_day_is_wrong_on_either_side_of_it(english, arabic):
    assert findings(english, arabic)


SPANS = [
    (
        "The wall has stood for eight hundred years but may fall before eight more have passed.",
        "صمد السور ثمانية قرون، لكنه قد ينهار قبل ثمانية أعوام.",
    ),
    ("The tree lived two hundred years; it may die within two.", "عاشت الشجرة قرنين، وقد تموت خلال عامين."),
    (
        "The library kept the books for five hundred years and lost them in five.",
        "حفظت المكتبة الكتب خمسة قرون وفقدتها في خمسة أعوام.",
    ),
]


@pytest.mark.parametrize(("english", "arabic"), SPANS)
def test_a_bare_count_does_not_take_the_figure_of_a_longer_span(english, arabic):
    assert not findings(english, arabic)


OTHER_SPANS = [
    (
        "The wall has stood for eight hundred years but may fall before eighty more have passed.",
        "صمد السور ثمانية قرون، لكنه قد ينهار قبل ثمانية أعوام.",
    ),
    ("The library kept the books for fifty years.", "حفظت المكتبة الكتب خمسة قرون."),
]


@pytest.mark.parametrize(("english", "arabic"), OTHER_SPANS)
def test_a_span_of_another_length_is_wrong(english, arabic):
    assert findings(english, arabic)
