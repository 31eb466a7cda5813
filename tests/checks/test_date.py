import pytest

from bitexts import bitext
from muqabala.checks.date import Date


def findings(english, arabic):
    return list(Date().run(bitext((english, arabic))))


FLAGGED = [
    ("It begins on 5 October.", "تبدأ في الخامس من تشرين الثاني.", ("October", "November")),
    ("Exports fell last year.", "انخفضت الصادرات الشهر الماضي.", ("last year", "last month")),
    ("The summit was held in December.", "عُقدت القمة في كانون الثاني.", ("December", "January")),
    ("Talks resumed in June.", "استؤنفت المحادثات في جويلية.", ("June", "July")),
    ("It closes on 16 February.", "يُغلق في السادس من فبراير.", ("day 16", "day 6")),
    ("He was born on 25 May 1991.", "وُلد في 25 أيار 1981.", ("1991", "1981")),
    ("They met on Tuesday.", "اجتمعوا يوم الأربعاء.", ("Tuesday", "Wednesday")),
    ("It dates from the 1820s.", "يعود إلى عشرينيات القرن الماضي.", ("the 1820s", "the 1920s")),
    ("It reopens after Eid al-Fitr.", "يعاد فتحه بعد عيد الأضحى.", ("Eid al-Fitr", "Eid al-Adha")),
    ("It was signed in Ramadan 1454.", "وُقّع في رمضان 1445 هـ.", ("1454", "1445")),
    ("It was signed in September 2024.", "وُقّع في رمضان 1445 هـ.", ("September", "Ramadan")),
    ("It opens at the end of September.", "يُفتتح مطلع أيلول.", ("the end", "the beginning")),
    ("It opens next month.", "يُفتتح الشهر الجاري.", ("next month", "this month")),
    ("He returned to Tunis.", "عاد إلى تونس عام 2018.", ("", "2018")),
    ("He died on April 72, 1968.", "توفي في 27 نيسان 1968.", ("day 72", "day 27")),
]


@pytest.mark.parametrize(("english", "arabic", "values"), FLAGGED)
def test_a_wrong_date_is_found(english, arabic, values):
    assert [finding.values for finding in findings(english, arabic)] == [values]


SILENT = [
    ("It begins on 17 July 1987.", "يبدأ في السابع عشر من تموز/يوليو ١٩٨٧."),
    ("He died in August.", "توفي في غشت."),
    ("It was signed in March 2024.", "وُقّع في رمضان 1445 هـ."),
    ("The mission ran from 2008 to 2016.", "استمرت المهمة (2008-2016)."),
    ("The 2023/24 season was long.", "كان موسم 2023-2024 طويلا."),
    ("He exercised pressure in May.", "مارس ضغوطا في أيار."),
    ("They met on Sunday.", "التقى أحدهم الآخر يوم الأحد."),
    ("From mid to late December it was closed.", "كانت مغلقة من منتصف كانون الأول إلى أواخره."),
    ("It opens in early September.", "يُفتتح في أوائل أيلول."),
    ("Prices are higher than a year ago.", "الأسعار أعلى من العام الماضي."),
    ("It will run over the next year and a half.", "يستمر خلال الثمانية عشر شهرا المقبلة."),
    ("The 1973 war changed it.", "غيّرته حرب 73."),
    ("In the nineties he moved.", "انتقل في التسعينيات."),
    ("Figures cover January to March.", "تغطي الأرقام الربع الأول."),
    ("They gather every Thursday night.", "يجتمعون كل ليلة جمعة."),
]


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_the_same_date_said_otherwise_is_no_finding(english, arabic):
    assert not findings(english, arabic)
