from hypothesis import given
from hypothesis import strategies as st

from muqabala.languages.quantities.arabic import quantities as arabic
from muqabala.languages.quantities.digits import literal_values
from muqabala.languages.quantities.english import quantities as english

ARABIC = str.maketrans("0123456789,.", "٠١٢٣٤٥٦٧٨٩٬٫")
PERSIAN = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")

figures = st.decimals(0, 10**9, places=1).map(lambda value: f"{value:,}")


@given(figures)
def test_the_digits_of_three_scripts_agree(figure):
    value = float(figure.replace(",", ""))
    assert {literal_values(figure.translate(script))[0] for script in (ARABIC, PERSIAN, {})} == {value}


@given(st.integers(11, 999_999))
def test_both_languages_read_the_same_figure(number):
    (one,), (other,) = english(f"{number:,}"), arabic(f"{number:,}".translate(ARABIC))
    assert one.value == other.value == number
