"""The checks that look for one word put in another's place, each by its own table of cases."""

from pathlib import Path

import pytest

from bitexts import bitext, document, grouped, pair, whole
from contrast_cases import comparison, modality, quantifier, relation
from muqabala.checks.comparison import Comparison
from muqabala.checks.modality import Modality
from muqabala.checks.quantifier import Quantifier
from muqabala.checks.relation import Relation
from muqabala.records import Severity

SHARED = Path(__file__).parents[3] / "shared" / "data" / "cases.tsv"
TABLES = {Comparison: comparison, Modality: modality, Quantifier: quantifier, Relation: relation}

checks = pytest.mark.parametrize("check", TABLES, ids=lambda check: check.slug)


def found(check, english, arabic):
    return list(check().run(bitext((english, arabic))))


@pytest.mark.parametrize(
    ("check", "english", "arabic", "told", "meant"),
    [(check, *case) for check, table in TABLES.items() for case in table.FLAGGED],
)
def test_flags(check, english, arabic, told, meant):
    (finding,) = found(check, english, arabic)
    assert finding.values == (told, meant)
    assert finding.original.text in arabic
    assert finding.translation is None or finding.translation.text in english


@pytest.mark.parametrize(
    ("check", "english", "arabic"),
    [(check, *case) for check, table in TABLES.items() for case in table.SILENT],
)
def test_is_silent(check, english, arabic):
    assert not found(check, english, arabic)


@pytest.mark.parametrize(
    ("lost", "added", "is_told"),
    [
        ("تسارع", "slowed", True),
        ("", "slowed", False),
        ("تسارع", "all over the far north has slowed", False),
    ],
)
def test_opposites_that_nothing_renders_need_no_place(lost, added, is_told):
    english, arabic = "The melting of the ice all over the far north has slowed.", "تسارع ذوبان الجليد"
    linked = pair((whole(0, english),), (whole(0, arabic),), added=added, left_out=lost)
    assert (
        bool(list(Comparison().run(grouped(document("en", english), document("ar", arabic), linked))))
        is is_told
    )


@pytest.mark.parametrize("english", ["The council should act.", "The council may act."])
def test_a_prohibition_turned_round_is_critical(english):
    (finding,) = found(Modality, english, "يحظر على المجلس أن يتحرك.")
    assert finding.severity is Severity.CRITICAL


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/data/cases.tsv")
@checks
def test_the_shared_cases_are_told_apart(check):
    table = TABLES[check]
    rows = [line.split("\t") for line in SHARED.read_text("utf-8").splitlines()[1:]]
    wrong = {
        row[0]
        for row in rows
        if row[1] in table.KINDS and bool(found(check, row[2], row[3])) != (row[4] == "yes")
    }
    assert wrong == set(table.KNOWN_MISSES)


@checks
def test_page_is_complete(check):
    assert all(part in check.page() for part in ("Why it matters", "Example", "When to ignore"))
