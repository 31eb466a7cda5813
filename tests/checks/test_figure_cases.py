"""The checks on figures against the cases written for the whole project."""

import csv
from pathlib import Path

import pytest

from bitexts import bitext
from muqabala.checks.contact import ContactDetail
from muqabala.checks.currency import Currency
from muqabala.checks.date import Date
from muqabala.checks.number import Number
from muqabala.checks.percent import Percent
from muqabala.checks.unit import Unit

CASES = Path(__file__).parents[3] / "shared" / "data" / "cases.tsv"
CHECKS = {
    "number": Number,
    "percent": Percent,
    "date": Date,
    "weekday": Date,
    "currency": Currency,
    "unit": Unit,
    "url": ContactDetail,
}
KNOWN_MISSES: frozenset[str] = frozenset()
"""Cases beyond reach, by number."""


def cases():
    if not CASES.exists():
        return []
    with CASES.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def findings(case):
    pair = tuple(case[side].replace("\\n", "\n") for side in ("english", "arabic"))
    return [finding for check in {*CHECKS.values()} for finding in check().run(bitext(pair))]


@pytest.mark.skipif(not CASES.exists(), reason="needs the cases in ../shared/data")
def test_every_case_of_ours_is_decided_rightly_but_the_known_misses():
    ours = [case for case in cases() if case["check"] in CHECKS]
    wrong = {case["id"] for case in ours if bool(findings(case)) != (case["expected_flag"] == "yes")}
    assert wrong == KNOWN_MISSES


@pytest.mark.skipif(not CASES.exists(), reason="needs the cases in ../shared/data")
def test_no_case_without_drift_is_flagged():
    faithful = [case for case in cases() if case["expected_flag"] == "no"]
    assert not [case["id"] for case in faithful if findings(case)]


@pytest.mark.parametrize(
    "check", sorted({*CHECKS.values()}, key=lambda check: check.slug), ids=lambda check: check.slug
)
def test_a_check_has_its_page(check):
    page = check.page()
    assert all(part in page for part in ("Why it matters", "Example", "When to ignore"))
