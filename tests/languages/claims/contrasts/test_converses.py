"""One fact told from either end, and the same words where the fact is turned round."""

import pytest

from muqabala.languages.claims.contrasts.converses import without_converses
from muqabala.languages.claims.contrasts.opposites import opposites
from muqabala.languages.claims.contrasts.sets import contrasts
from muqabala.languages.claims.words.counterparts import counterparts

TOLD_FROM_EITHER_END = [
    (
        "كسب الأخ ضعف ما كسبته الأخت العام الماضي.",
        "Last year the sister earned half of what the brother did.",
        "The brother earned half of what the sister earned last year.",
    ),
    (
        "أنفقت الجامعة ثلث ما أنفقته المدرسة.",
        "The school spent three times what the university did.",
        "The university spent three times what the school did.",
    ),
    (
        "تفوقت كوريا الجنوبية على اليابان في صادرات السفن.",
        "Japan trailed South Korea in exports of ships.",
        "South Korea trailed Japan in exports of ships.",
    ),
    ("الطائرات أغلى من القطارات.", "Trains are cheaper than planes.", "Planes are cheaper than trains."),
    ("القاهرة أكبر من تونس.", "Tunis is smaller than Cairo.", "Cairo is smaller than Tunis."),
    (
        "باعت الشركة المصنع إلى البنك.",
        "The bank bought the factory from the company.",
        "The company bought the factory from the bank.",
    ),
    ("فازت مصر على المغرب.", "Morocco lost to Egypt.", "Egypt lost to Morocco."),
    (
        "غادر الوزير القاعة بعد التصويت.",
        "The vote was held before the minister left the hall.",
        "The minister left the hall before the vote.",
    ),
    (
        "اندلع الحريق قبل وصول الشرطة.",
        "The police arrived after the fire broke out.",
        "The fire broke out after the police arrived.",
    ),
]


def told(arabic, english):
    found = counterparts(arabic, english)
    both = *contrasts(arabic, english), *opposites(arabic, english)
    return list(without_converses(found, both))


@pytest.mark.parametrize(("arabic", "converse", "drifted"), TOLD_FROM_EITHER_END)
def test_a_fact_told_from_its_other_end_is_no_contrast(arabic, converse, drifted):
    assert not told(arabic, converse)
    assert told(arabic, drifted)


@pytest.mark.parametrize(
    "english",
    ["The minister left the hall before the vote.", "Before the vote, the minister left the hall."],
)
def test_a_clause_in_front_changes_no_places(english):
    assert told("بعد التصويت غادر الوزير القاعة.", english)


def test_how_long_after_it_was_is_no_event():
    assert told("سافر الطبيب قبل شهر من الحرب.", "The doctor travelled one month after the war.")


def test_what_is_left_is_less_where_more_is_gone():
    arabic = "هبطت المبيعات إلى أقل من النصف."
    assert not told(arabic, "Sales fell by more than half.")
    assert told(arabic, "Sales fell to more than half.")


def test_a_share_is_turned_together_with_its_bound():
    arabic = "تدفع المصانع أقل من ثلث الضريبة."
    assert not told(arabic, "The tax is more than three times what factories pay.")
    assert told(arabic, "Factories pay more than a third of the tax.")
