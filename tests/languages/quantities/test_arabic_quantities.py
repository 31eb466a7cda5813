import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from muqabala.languages.quantities.arabic import quantities
from muqabala.languages.quantities.record import Type


def read(text):
    """Return value and unit of each quantity that is said with a numeral."""
    return [(quantity.value, quantity.unit) for quantity in quantities(text) if not quantity.implied]


VALUES = [
    ("ثلاث عشرة دولة", 13),
    ("إحدى عشرة جولة", 11),
    ("اثنتا عشرة جامعة", 12),
    ("الدول الثماني والعشرون", 28),
    ("مئة وخمسون ألف جندي", 150_000),
    ("مئة وأحد عشر نائبا", 111),
    ("خمسًا وسبعين مرة", 75),
    ("مليونا لاجئ", 2_000_000),
    ("مليونٌ من اللاجئين", 1_000_000),
    ("خمسة وخمسون مليونا", 55_000_000),
    ("ملياراً وثلاثمئة مليون", 1_300_000_000),
    ("مليونين ونصف المليون", 2_500_000),
    ("أربعة ملايين ونصف مليون", 4_500_000),
    ("مليون و200 ألف", 1_200_000),
    ("نصف مليون", 500_000),
    ("ألف مليار", 10**12),
    ("ثلاثة بلايين", 3 * 10**9),
    ("ثلاثمائة", 300),
    ("اثنان فاصلة خمسة", 2.5),
    ("١٬٢٣٤٫٥", 1234.5),
    ("000 47 مستفيد", 47_000),
    ("ألف وتسعمئة وتسعة وأربعين", 1949),
    ("مئة و عشرون مليون", 120_000_000),
    ("4.2 من بلايين الدولارات", 4.2e9),
    ("ألفي عام", 2000),
    ("دزينة أقلام", 12),
    ("ألفا ومئتي مليار", 1.2e12),
    ("خمسة آلاف و500 مليار", 5.5e12),
    ("مليونا و300 ألف", 1.3e6),
    ("ثلاثة أرباع مليون", 750_000),
    ("ألفا متفرج", 2000),
    ("خُمسَي المعدل", 0.4),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_cardinal_is_read(text, value):
    assert read(text)[0][0] == value


TYPES = [
    ("خُمس السكان", Type.FRACTION, 0.2),
    ("ثلاثة أرباع الميزانية", Type.FRACTION, 0.75),
    ("ثلثها", Type.FRACTION, 1 / 3),
    ("تسعة أعشارها", Type.FRACTION, 0.9),
    ("١٤ في المئة", Type.PERCENT, 14),
    ("3,5 بالمائة", Type.PERCENT, 3.5),
    ("٪62", Type.PERCENT, 62),
    ("ثلاثة أرباع النقطة المئوية", Type.POINTS, 0.75),
    ("نقطتين مئويتين", Type.POINTS, 2),
    ("خمسين نقطة أساس", Type.POINTS, 0.5),
    ("الخامس عشر", Type.ORDINAL, 15),
    ("القرن الحادي والعشرين", Type.ORDINAL, 21),
    ("ثلاثة أضعاف", Type.MULTIPLE, 3),
    ("ثلاثة أضعاف ونصف", Type.MULTIPLE, 3.5),
    ("عشرات الآلاف", Type.VAGUE, 10_000),
    ("بضعة آلاف", Type.VAGUE, 1000),
    ("عشرينيات القرن الماضي", Type.DECADE, 1920),
    ("التسعينيات", Type.DECADE, 90),
    ("العقد الخامس من عمره", Type.DECADE, 40),
    ("رجل ستيني", Type.DECADE, 60),
    ("٢٠٢٤", Type.YEAR, 2024),
    ("تموز/يوليو", Type.MONTH, 7),
    ("جويلية", Type.MONTH, 7),
    ("كانون الثاني", Type.MONTH, 1),
    ("والجمعة", Type.WEEKDAY, 5),
    ("آخر خميس من الشهر", Type.WEEKDAY, 4),
    ("عيد الأضحى", Type.FEAST, 2),
    ("على أساس سنوي", Type.RATE, 1),
    ("الساعة التاسعة إلا خمس دقائق", Type.TIME, 8 * 60 + 55),
    ("الساعة السابعة والنصف وخمس دقائق", Type.TIME, 7 * 60 + 35),
    ("الثامنة والنصف مساء", Type.TIME, 8 * 60 + 30),
    ("9 صباحا", Type.TIME, 9 * 60),
]


@pytest.mark.parametrize(("text", "kind", "value"), TYPES)
def test_a_quantity_has_its_type(text, kind, value):
    first = quantities(text)[0]
    assert (first.type, first.value) == (kind, pytest.approx(value))


UNITS = [
    ("مئتي مليون يورو", 2e8, "euro/EU"),
    ("خمسين مليون دينار تونسي", 5e7, "dinar/TN"),
    ("ثلاثة آلاف ليرة لبنانية", 3000, "lira/LB"),
    ("مليونٌ من الدولارات", 1e6, "dollar"),
    ("ثمانين هكتارًا", 80, "hectare"),
    ("ألفي متر مكعب", 2000, "m3"),
    ("ثلاث سنوات ونصف", 3.5, "year"),
    ("٣٥ كم", 35, "km"),
    ("دينار وربع الدينار", 1.25, "dinar"),
    ("40 مليون ر.س", 4e7, "riyal/SA"),
    ("70 دولارا و45 سنتا", 70.45, "dollar"),
    ("كيلومترين و200 متر", 2.2, "km"),
    ("ملياري دولار ونصف المليار", 2.5e9, "dollar"),
]


@pytest.mark.parametrize(("text", "value", "unit"), UNITS)
def test_a_number_takes_its_unit(text, value, unit):
    assert read(text)[0] == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("عامين", 2, "year"),
        ("ساعتان", 2, "hour"),
        ("عقد من الزمن", 1, "decade"),
        ("طنين", 2, "tonne"),
        ("سنتين", 2, "year"),
        ("كيلومترين مربعين", 2, "km2"),
    ],
)
def test_a_noun_alone_implies_its_number(text, value, unit):
    first = quantities(text)[0]
    assert (first.value, first.unit, first.implied) == (value, unit, True)


SILENT = [
    "اعترض أحد القادة",
    "مارس ضغوطا على الوزراء",
    "قال أبٌ لابنه",
    "فتح باب الترشح",
    "ألفى المحققون المقر خاليا",
    "كم واحدة كما قال",
    "انهارت الجبهة في منتصف النهار",
    "التعاون بين الشمال والجنوب",
    "في بطن الوادي",
    "وقعوا في كمين",
    "قبض ثمنه",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_word_that_only_looks_like_a_quantity_is_passed_over(text):
    assert all(quantity.soft for quantity in quantities(text))


def test_a_range_shares_its_scale():
    assert [value for value, _ in read("ما بين عشرين وثلاثين ألف مقاتل")] == [20_000, 30_000]


def test_a_hijri_month_has_its_gregorian_readings():
    month, year = quantities("في رمضان 1445 هـ")
    assert [(one.value, one.unit) for one in month.readings] == [
        (9, "hijri"),
        (3, "gregorian"),
        (4, "gregorian"),
    ]
    assert {one.value for one in year.readings} == {1445, 2023, 2024}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("عام 656 هـ", {656, 1258, 1259}),
        ("سنة 193 هجرية", {193, 808, 809}),
        ("القرن السابع الهجري", {7, 13, 14}),
    ],
)
def test_a_hijri_year_or_century_has_its_gregorian_readings(text, years):
    assert years in [{one.value for one in quantity.readings} for quantity in quantities(text)]


def test_spans_count_code_points_of_the_text_as_read():
    text = "بلغت النسبةُ ١٤٫٥ في المئة"
    (percent,) = quantities(text)
    assert text[percent.start : percent.end] == percent.text == "١٤٫٥ في المئة"


# The laws below read back numbers that this small grammar, independent of the reader, has written.
COUNTING_MASCULINE = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
COUNTING_FEMININE = ["واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
TENS = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
HUNDREDS = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
OBLIQUE = {
    **{prefix + "اثنا": prefix + "اثني" for prefix in ("", "و")},
    **{prefix + "اثنتا": prefix + "اثنتي" for prefix in ("", "و")},
    **{prefix + "مليون": prefix + "مليون" for prefix in ("", "و")},
}
ENDING = "(?<=..)(?:ون|ان)$"
SCALES = [
    (10**9, "مليار", "ملياران", "مليارات", "مليارا"),
    (10**6, "مليون", "مليونان", "ملايين", "مليونا"),
    (1000, "ألف", "ألفان", "آلاف", "ألفا"),
]


def below_hundred(number, *, feminine):
    counting = COUNTING_FEMININE if feminine else COUNTING_MASCULINE
    ten = "عشرة" if feminine else "عشر"
    if number <= 10:
        return counting[number - 1]
    if number == 11:
        return f"{'إحدى' if feminine else 'أحد'} {ten}"
    if number == 12:
        return f"{'اثنتا' if feminine else 'اثنا'} {ten}"
    if number < 20:
        return f"{counting[number - 11]} {ten}"
    units, tens = number % 10, TENS[number // 10 - 2] + "ون"
    return f"{counting[units - 1]} و{tens}" if units else tens


def below_thousand(number, *, feminine):
    hundreds, rest = divmod(number, 100)
    parts = [HUNDREDS[hundreds - 1]] if hundreds else []
    if rest:
        parts.append(below_hundred(rest, feminine=feminine))
    return " و".join(parts)


def spelt(number, *, feminine):
    """Write a number in words, in the nominative."""
    parts = []
    for scale, one, two, few, many in SCALES:
        count, number = divmod(number, scale)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        elif count:
            tail = count % 100
            noun = few if 3 <= tail <= 10 else many if tail > 10 else one
            parts.append(f"{below_thousand(count, feminine=False)} {noun}")
    if number:
        parts.append(below_thousand(number, feminine=feminine))
    return " و".join(parts)


def as_object(words):
    """Put words of the nominative into the oblique case."""
    return " ".join(OBLIQUE.get(word, re.sub(ENDING, "ين", word)) for word in words.split(" "))


numbers = st.integers(1, 10**12 - 1)


@given(numbers, st.booleans())
def test_a_number_in_words_is_read_back(number, feminine):
    counts = (number // 10**9, number // 10**6 % 1000, number // 1000 % 1000)
    assume(not any(count > 100 and count % 100 in (1, 2) for count in counts))  # said another way
    (quantity,) = quantities(spelt(number, feminine=feminine))
    assert number in [reading.value for reading in quantity.readings]


@given(numbers)
def test_a_number_in_the_oblique_case_is_the_same(number):
    counts = (number // 10**9, number // 10**6 % 1000, number // 1000 % 1000)
    assume(not any(count > 100 and count % 100 in (1, 2) for count in counts))
    words = spelt(number, feminine=True)
    (one,), (other,) = quantities(words), quantities(as_object(words))
    assert one.value == other.value


def test_num2words_is_read_back():
    num2words = pytest.importorskip("num2words").num2words
    plain = [7, 16, 24, 99, 125, 980, 3400, 15_000, 640_000]
    assert [quantities(num2words(number, lang="ar"))[0].value for number in plain] == plain


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("انخفضت كلفة التلميذ الواحد بنحو 30 في المئة", "by"),
        ("وتخطت نسبة المشاركة 74 في المئة", "to"),
        ("بلغت نسبة الزيادة 74 في المئة", ""),
        ("يقدر عددهم بنحو 30 في المئة", ""),
    ],
)
def test_how_much_there_is_of_it_is_told_from_a_change(text, lead):
    assert quantities(text)[-1].lead == lead


@pytest.mark.parametrize("text", ["أشعة ألفا المشعة", "ألفا كتابا"])
def test_a_letter_or_verb_that_looks_like_two_thousand_is_unsure(text):
    assert all(quantity.soft for quantity in quantities(text))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("في السادسة إلا ربعاً", 5 * 60 + 45),
        ("في السادسة والنصف", 6 * 60 + 30),
        ("السادسة إلا ربعا صباحا", 5 * 60 + 45),
    ],
)
def test_an_hour_with_its_part_is_a_time(text, minutes):
    (time,) = quantities(text)
    assert (time.type, time.value) == (Type.TIME, minutes)
