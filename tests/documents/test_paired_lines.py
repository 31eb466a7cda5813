"""Lines that only one side knows for the site's."""

import pytest

from muqabala.documents import parse_document, with_paired_site_lines
from muqabala.records import Kind

TITLE = "Walking Cuts the Risk of Early Death", "المشي يقلل خطر الوفاة المبكرة"
BODY = (
    "A study found that walking around 7,000 steps a day is tied to a lower risk of early death.",
    "كشفت دراسة أن المشي نحو سبعة آلاف خطوة يوميا يرتبط بانخفاض خطر الوفاة المبكرة بين البالغين.",
)
LAST = (
    "The researchers said that people should not be put off by a goal that was never based on evidence.",
    "وقال الباحثون إنه ينبغي ألا يثبط الناس هدف لم يكن يوما قائما على أدلة علمية، فكل خطوة مفيدة.",
)


def kinds(*pairs):
    """Return the kinds of both sides' paragraphs."""
    english, arabic = (
        parse_document("\n\n".join(filter(None, side)).encode(), "it.txt")
        for side in zip(*pairs, strict=True)
    )
    return [[it.kind for it in document.paragraphs] for document in with_paired_site_lines(english, arabic)]


PAIRED = [
    ("London - Al Arabiya.net", "لندن ـ «العربية.نت»"),
    ("Geneva – (AFP)", "جنيف – (أ ف ب)"),
    ("Report and photography: Zahra Al-Mahdi", "استطلاع وتصوير: زهرة المهدي"),
    ("Related topics: Is walking alone enough?", "مواضيع ذات صلة: هل يكفي المشي وحده؟"),
]


@pytest.mark.parametrize("line", PAIRED)
def test_a_line_that_one_side_knows_for_the_sites_is_so_on_both(line):
    english, arabic = kinds(TITLE, line, BODY, LAST)
    assert english[1].is_furniture
    assert arabic[1] is english[1]


def test_at_the_top_it_is_so_in_an_abridged_translation_too():
    english, arabic = kinds(TITLE, PAIRED[0], BODY, ("", LAST[1]), LAST)
    assert arabic[1] is english[1] is Kind.BYLINE


def test_a_title_and_running_text_stay_what_they_are():
    english, arabic = kinds(("Note: This article has been automatically translated.", TITLE[1]), BODY, LAST)
    assert english[0].is_furniture
    assert not arabic[0].is_furniture


def test_where_both_sides_have_as_many_lines_of_the_site_nothing_is_taken_for_another():
    heading = "What the figures say", "ماذا تقول الأرقام"
    byline = "By Lina Haddad", "بقلم: لينا حداد"
    english, arabic = kinds(TITLE, (heading[0], byline[1]), (byline[0], heading[1]), BODY, LAST)
    assert not english[1].is_furniture
    assert not arabic[2].is_furniture
