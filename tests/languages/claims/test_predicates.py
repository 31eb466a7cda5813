"""Predicates denied on one side only."""

import pytest

from muqabala.languages.claims.predicates import affirmed
from muqabala.languages.folding import fold
from muqabala.languages.tables import rows

AFFIRMED = [
    ("لن تفرض رسوم", "Fees will be imposed.", "imposed"),
    ("لم يقل شيئا ولم يوقع", "He signed.", "signed"),
    ("زيارات غير معلنة", "Announced visits", "announced"),
]

NOT_AFFIRMED = [
    ("لن تفرض رسوم", "No fees will be imposed."),
    ("لن تفرض رسوم", "Nobody said that fees would be imposed."),
    ("لم يوقع إلا العقد", "He signed only the contract."),
    ("لم يوقع العقد ووقع الرسالة", "He signed the letter and left the contract."),
    ("زيارات غير معلنة", "Unannounced visits"),
]


@pytest.mark.parametrize(("arabic", "english", "word"), AFFIRMED)
def test_a_denied_predicate_that_is_affirmed_is_found(arabic, english, word):
    start, end = affirmed(arabic, english).translation
    assert english[start:end].lower() == word


@pytest.mark.parametrize(("arabic", "english"), NOT_AFFIRMED)
def test_a_denial_rendered_is_none(arabic, english):
    assert affirmed(arabic, english) is None


def test_the_table_is_folded():
    forms = [form for row in rows("predicates.tsv") for form in row["arabic"].split("|")]
    assert all(fold(form).text == form for form in forms)
