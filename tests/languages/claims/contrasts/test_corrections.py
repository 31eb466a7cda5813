"""One thing affirmed and another denied beside it."""

import pytest

from muqabala.languages.claims.contrasts.corrections import exchanged_corrections

EXCHANGED = [
    ("أغلق الجسر بسبب الصيانة، لا الفيضان.", "The bridge closed because of the flood, not maintenance."),
    ("استقال بسبب المرض، وليس الفضيحة.", "He resigned because of the scandal, not illness."),
    ("إنها فرصة لا تهديد.", "It is a threat, not an opportunity."),
    (
        "لم يبع البيت طمعا في المال، وإنما لأن البئر جفت.",
        "He sold out of greed for money, and not because the well dried up.",
    ),
]

KEPT = [
    ("أغلق الجسر بسبب الصيانة، لا الفيضان.", "The bridge closed because of maintenance, not the flood."),
    ("أغلق الجسر بسبب الصيانة، لا الفيضان.", "It was not the flood but maintenance that closed the bridge."),
    ("استقال بسبب المرض، وليس الفضيحة.", "It was not because of the scandal that he resigned; he was ill."),
    ("إنها فرصة لا تهديد.", "It is an opportunity, not a threat."),
    ("لا يعرف الطفل أباه، بل أمه.", "The child does not know his father, but his mother."),
]


@pytest.mark.parametrize(("arabic", "english"), EXCHANGED)
def test_what_is_denied_is_affirmed_and_what_is_affirmed_denied(arabic, english):
    assert exchanged_corrections(arabic, english)


@pytest.mark.parametrize(("arabic", "english"), KEPT)
def test_what_is_denied_stays_denied(arabic, english):
    assert exchanged_corrections(arabic, english) is None
