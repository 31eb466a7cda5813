import pytest

from muqabala.languages.quantities.measures import is_money, ratio, same_unit
from muqabala.languages.tables import rows


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pound", "sterling/GB"),
        ("pound/EG", "pound"),
        ("lira/SY", "pound/SY"),
        ("dollar", "dollar/CA"),
        ("km", "km"),
    ],
)
def test_two_names_of_one_unit_agree(one, other):
    assert same_unit(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pound/EG", "sterling/GB"),
        ("riyal/SA", "riyal/QA"),
        ("dinar", "dirham"),
        ("km", "mile"),
        ("lira/TR", "lira/LB"),
    ],
)
def test_two_units_differ(one, other):
    assert not same_unit(one, other)


@pytest.mark.parametrize(
    ("one", "other", "factor"), [("mile", "km", 1.609), ("century", "decade", 10), ("km", "kg", None)]
)
def test_units_of_one_dimension_convert(one, other, factor):
    assert ratio(one, other) == (factor and pytest.approx(factor, rel=1e-3))


def test_no_unit_bears_the_name_of_a_currency():
    families = {row["family"] for row in rows("currencies.tsv")}
    assert all(is_money(family) for family in families)


@pytest.mark.parametrize("table", ["units.tsv", "currencies.tsv", "rates.tsv", "calendars.tsv"])
def test_every_row_is_complete(table):
    assert all(row["english"] and row["arabic"] for row in rows(table))


def test_every_sign_and_country_belongs_to_a_currency():
    families = {row["family"] for row in rows("currencies.tsv")}
    lands = {row["country"] for row in rows("currency_countries.tsv")}
    for row in rows("currency_signs.tsv"):
        assert row["family"] in families
        assert row["country"] in lands | {"", "EU"}
