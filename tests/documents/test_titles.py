"""A headline that only one side has."""

from muqabala.comparison import compare
from muqabala.documents import parse_document, without_lone_titles
from muqabala.documents.titles import LONE_TITLE
from muqabala.records import Kind

ENGLISH = "The council met on Monday to discuss the budget of the city and its schools."
ARABIC = "اجتمع المجلس يوم الاثنين لمناقشة موازنة المدينة ومدارسها."
ENGLISH_TITLE, ARABIC_TITLE = "Budget Row Splits Council as Deadline Nears", "المجلس يناقش الموازنة"


def read(text, language):
    return parse_document(text.encode(), f"it.{language}.txt", language=language)


def kinds(english, arabic):
    sides = without_lone_titles(read(english, "en"), read(arabic, "ar"))
    return [[paragraph.kind for paragraph in side.paragraphs] for side in sides]


def test_a_title_that_one_side_has_belongs_to_the_site():
    assert kinds(f"{ENGLISH_TITLE}\n\n{ENGLISH}", ARABIC) == [[Kind.BOILERPLATE, Kind.BODY], [Kind.BODY]]
    assert kinds(ENGLISH, f"{ARABIC_TITLE}\n\n{ARABIC}") == [[Kind.BODY], [Kind.BOILERPLATE, Kind.BODY]]


def test_a_title_that_both_sides_have_is_compared():
    both = kinds(f"{ENGLISH_TITLE}\n\n{ENGLISH}", f"{ARABIC_TITLE}\n\n{ARABIC}")
    assert both == [[Kind.HEADING, Kind.BODY]] * 2


def test_a_headline_of_the_desk_raises_no_alarm():
    report = compare(read(f"{ENGLISH_TITLE}\n\n{ENGLISH}", "en"), read(ARABIC, "ar"))
    assert not report.findings
    assert f"translation: {LONE_TITLE}" in report.notes
