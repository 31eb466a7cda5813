import pytest

from muqabala.languages.quantities.arabic import quantities
from muqabala.languages.quantities.calendars import gregorian_months, gregorian_years

MONTHS = [
    "يناير كانون_الثاني جانفي",
    "فبراير شباط فيفري",
    "مارس آذار",
    "أبريل إبريل نيسان أفريل",
    "مايو أيار ماي",
    "يونيو يونيه حزيران جوان",
    "يوليو يوليه تموز يوليوز جويلية",
    "أغسطس آب غشت أوت",
    "سبتمبر أيلول شتنبر",
    "أكتوبر تشرين_الأول",
    "نوفمبر تشرين_الثاني نونبر",
    "ديسمبر كانون_الأول دجنبر",
]


@pytest.mark.parametrize(("number", "names"), list(enumerate(MONTHS, 1)))
def test_a_month_goes_by_all_its_names(number, names):
    for name in names.split():
        (month,) = quantities(f"في {name.replace('_', ' ')} الماضي")
        assert month.value == number


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [(1445, 9, ((2024, 3), (2024, 4))), (1446, 1, ((2024, 7), (2024, 8))), (2024, 9, ())],
)
def test_a_hijri_month_touches_its_gregorian_months(year, month, expected):
    assert gregorian_months(year, month) == expected


def test_a_hijri_year_touches_two_gregorian_ones():
    assert gregorian_years(1445) == (2023, 2024)
