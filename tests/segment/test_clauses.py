"""Clauses by example: ``|`` stands for a separator that is left out."""

import pytest

from muqabala.records import Span
from muqabala.segment import clauses

CASES = [
    ("He left early, but she stayed late.", ["He left early", "but she stayed late."]),
    ("He left early because she stayed late.", ["He left early", "because she stayed late."]),
    ("However, he left early.", ["However, he left early."]),
    (
        "He paid 1,200 pounds at 10:30, then left the house.",
        ["He paid 1,200 pounds at 10:30", "then left the house."],
    ),
    (
        "The river rose — nobody knew why – and the farmers left.",
        ["The river rose", "nobody knew why", "and the farmers left."],
    ),
    ("The well-known writer of 1990–1995 left.", ["The well-known writer of 1990–1995 left."]),
    (
        "He said clearly: we will not go; we will stay here.",
        ["He said clearly", "we will not go", "we will stay here."],
    ),
    ("غادر الوزير مبكرا، وبقي المدير متأخرا.", ["غادر الوزير مبكرا", "وبقي المدير متأخرا."]),
    ("غادر الوزير مبكرا لكن المدير بقي متأخرا.", ["غادر الوزير مبكرا", "لكن المدير بقي متأخرا."]),
    ("غادر الوزير البلاد؛ لأن المدير بقي فيها.", ["غادر الوزير البلاد", "لأن المدير بقي فيها."]),
    ("دفع الرجل ١،٢٠٠ دينار للبائع.", ["دفع الرجل ١،٢٠٠ دينار للبائع."]),
    ("نعم، جاء الوزير أمس، وحده.", ["نعم، جاء الوزير أمس، وحده."]),
    ("Yes.", ["Yes."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_clauses_part_at_punctuation_and_connectives(text, expected):
    assert [span.text for span in clauses(Span(3, 7, 7 + len(text), text))] == expected
