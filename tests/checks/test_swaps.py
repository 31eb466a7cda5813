"""Figures that changed places."""

import pytest

from bitexts import bitext
from muqabala.checks.number import Number
from muqabala.checks.percent import Percent

ARABIC = "نالت اللجنة تأييد 142 دولة ومعارضة 13 دولة."
SHARES = "تستخدمه 8 في المئة من الشركات الصغيرة و44 في المئة من المدارس الحكومية."


@pytest.mark.parametrize(
    ("check", "english", "arabic"),
    [
        (Number, "The committee won the opposition of 142 countries and the support of 13.", ARABIC),
        (Percent, "It is used by 44 percent of small companies and 8 percent of state schools.", SHARES),
    ],
)
def test_two_figures_that_changed_places_are_told_once(check, english, arabic):
    [finding] = check().run(bitext((english, arabic)))
    assert finding.translation is not None
    assert finding.original is not None


@pytest.mark.parametrize(
    ("check", "english", "arabic"),
    [
        (Number, "Against the opposition of 13 countries the committee won the support of 142.", ARABIC),
        (Number, "The committee won the support of 142 countries and the opposition of 13.", ARABIC),
        (Percent, "It is used by 44 percent of state schools and 8 percent of small companies.", SHARES),
        (Percent, "It is used by 44 percent, 8 percent and others.", SHARES),  # no word tells which is which
    ],
)
def test_another_order_of_the_sentence_is_no_swap(check, english, arabic):
    assert not list(check().run(bitext((english, arabic))))
