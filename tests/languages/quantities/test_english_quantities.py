import pytest
from hypothesis import given
from hypothesis import strategies as st

from muqabala.languages.quantities.english import quantities
from muqabala.languages.quantities.record import Type

READ = [
    ("half a million", Type.CARDINAL, 500_000, ""),
    ("two and a half billion", Type.CARDINAL, 2.5e9, ""),
    ("one billion three hundred million", Type.CARDINAL, 1.3e9, ""),
    ("a hundred and fifty thousand", Type.CARDINAL, 150_000, ""),
    ("a quarter of a million", Type.CARDINAL, 250_000, ""),
    ("$3m", Type.CARDINAL, 3e6, "dollar"),
    ("1.2bn", Type.CARDINAL, 1.2e9, ""),
    ("KD45 million", Type.CARDINAL, 4.5e7, "dinar/KW"),
    ("Dh2.7 billion", Type.CARDINAL, 2.7e9, "dirham"),
    ("$300+ billion", Type.CARDINAL, 3e11, "dollar"),
    ("AED 135 million", Type.CARDINAL, 1.35e8, "dirham/AE"),
    ("ten million Kuwaiti dinars", Type.CARDINAL, 1e7, "dinar/KW"),
    ("2,500 sq km", Type.CARDINAL, 2500, "km2"),
    ("a 20-year-old", Type.CARDINAL, 20, "year"),
    ("two additional years", Type.CARDINAL, 2, "year"),
    ("thirty-five", Type.CARDINAL, 35, ""),
    ("nineteen eighty-four", Type.CARDINAL, 1984, ""),
    ("a dozen", Type.CARDINAL, 12, ""),
    ("tens of thousands", Type.VAGUE, 10_000, ""),
    ("several hundred", Type.VAGUE, 100, ""),
    ("two-thirds", Type.FRACTION, 2 / 3, ""),
    ("a third of them", Type.FRACTION, 1 / 3, ""),
    ("half a century", Type.FRACTION, 0.5, "century"),
    ("3.5 per cent", Type.PERCENT, 3.5, ""),
    ("0.75 percentage points", Type.POINTS, 0.75, ""),
    ("three quarters of a percentage point", Type.POINTS, 0.75, ""),
    ("50 basis points", Type.POINTS, 0.5, ""),
    ("a third licence", Type.ORDINAL, 3, ""),
    ("the twenty-first century", Type.ORDINAL, 21, "century"),
    ("Chapter VII", Type.ORDINAL, 7, ""),
    ("threefold", Type.MULTIPLE, 3, ""),
    ("the 1990s", Type.DECADE, 1990, ""),
    ("a 1990's film", Type.DECADE, 1990, ""),
    ("the seventies", Type.DECADE, 70, ""),
    ("2016", Type.YEAR, 2016, ""),
    ("Tuesday", Type.WEEKDAY, 2, "week"),
    ("year on year", Type.RATE, 1, "year"),
]


@pytest.mark.parametrize(("text", "kind", "value", "unit"), READ)
def test_a_quantity_is_read(text, kind, value, unit):
    first = quantities(text)[0]
    assert (first.type, first.value, first.unit) == (kind, pytest.approx(value), unit)


@pytest.mark.parametrize("text", ["May 5, 2024", "5 May 2024", "the fifth of May, 2024", "5th May 2024"])
def test_a_date_has_its_parts(text):
    found = {quantity.type: quantity.value for quantity in quantities(text)}
    assert found == {Type.DAY: 5, Type.MONTH: 5, Type.YEAR: 2024}


@pytest.mark.parametrize(
    "text", ["The leaders may march", "March on, he said", "an august body", "Mark sat down"]
)
def test_a_month_is_no_verb_or_name(text):
    assert not [quantity for quantity in quantities(text) if quantity.type is Type.MONTH]


@pytest.mark.parametrize("text", ["an F-35", "Covid-19 cases", "a 5G network", "at 10:30", "at 5 p.m."])
def test_a_code_or_time_is_soft(text):
    assert all(quantity.soft for quantity in quantities(text))


@pytest.mark.parametrize("text", ["35-40%", "from 35 to 40 percent", "between 35 and 40 percent"])
def test_a_range_shares_its_percent(text):
    first, second = quantities(text)
    assert (Type.PERCENT, 35) in [(reading.type, reading.value) for reading in first.readings]
    assert (second.type, second.value) == (Type.PERCENT, 40)


@pytest.mark.parametrize("text", ["2008–16", "2008/16", "2008-16"])
def test_a_short_year_has_the_century_of_the_one_before(text):
    _, second = quantities(text)
    assert 2016 in [reading.value for reading in second.readings]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("fell by 17 percent", "by"),
        ("fell to about 17 percent", "to"),
        ("up to 17 percent", ""),
        ("by 17 doors", ""),
    ],
)
def test_a_change_is_by_or_to_a_figure(text, lead):
    assert quantities(text)[-1].lead == lead


UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
UNITS += ["sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(number):
    """Write a number in British words."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            count, rest = divmod(number, scale)
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelt(count)} {name}{joint}{spelt(rest)}".rstrip()
    if number < 20:
        return UNITS[number - 1] if number else ""
    tens, units = divmod(number, 10)
    return TENS[tens - 2] + (f"-{UNITS[units - 1]}" if units else "")


@given(st.integers(1, 10**12 - 1))
def test_a_number_in_words_is_read_back(number):
    (quantity,) = quantities(spelt(number))
    assert quantity.value == number


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at a quarter past six", 6 * 60 + 15),
        ("at half past eight", 8 * 60 + 30),
        ("at a quarter to 12", 11 * 60 + 45),
    ],
)
def test_a_part_of_an_hour_is_a_time(text, minutes):
    (time,) = quantities(text)
    assert (time.type, time.value) == (Type.TIME, minutes)


@pytest.mark.parametrize("text", ["a quarter to fund schools", "half past mistakes"])
def test_a_quarter_of_something_else_is_no_time(text):
    assert all(quantity.type is not Type.TIME for quantity in quantities(text))
