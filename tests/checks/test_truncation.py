"""English that breaks off."""

import pytest

from bitexts import bitext, document, whole
from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.checks.truncation import Truncation
from muqabala.records import Document, Kind, Paragraph

ARABIC = "أوصى التقرير بإحالة المسؤولين عن المخالفات إلى النيابة العامة."

FLAGGED = [
    ("The report recommended referring those responsible for the violations to the", ARABIC, "to the"),
    ("The report recommended that those responsible for the violations be referred", ARABIC, "be referred"),
    ("The report says that the officials responsible, and", ARABIC, "responsible, and"),
    (
        "A critic credited the poet with a collection of poems that.",
        "نسب ناقد إلى الشاعر ديوانًا لا وجود له.",
        "poems that",
    ),
    (
        "He handed the keys to the. Then he left the town.",
        "سلّم المفاتيح إلى الحارس. ثم غادر البلدة.",
        "to the",
    ),
]

SILENT = [
    ("The report recommended referring those responsible to the public prosecutor.", ARABIC),
    ("The report recommended referring those responsible to the public prosecutor.”", ARABIC),
    ("Why the alliance matters", "لماذا يهمنا الحلف"),
    ("Why The Alliance Still Matters To The Countries Of The East", "لماذا يهم الحلف دول الشرق."),
    ("The committee named the following members:", "سمّت اللجنة الأعضاء الآتين:"),
    (
        "The report recommended referring those responsible for the violations to the",
        "أوصى التقرير بإحالة المسؤولين إلى",
    ),
    ("He did not say what the money was for. Nobody asked him to.", "لم يقل لأي غرض المال. ولم يسأله أحد."),
    ("They had never heard anything like that.", "لم يسمعوا بمثل ذلك قط."),
    ("He knew what it was made of.", "كان يعرف مم صُنع."),
    ("The waiting goes on and on…", "ويطول الانتظار."),
    (
        "He would not go, because he had promised his mother that. Today he is glad.",
        "لم يذهب لأنه وعد أمه بذلك. واليوم هو مسرور.",
    ),
]


@pytest.mark.parametrize(("english", "arabic", "words"), FLAGGED)
def test_flags_the_last_words(english, arabic, words):
    (finding,) = Truncation().run(bitext((english, arabic)))
    assert finding.translation.text == words
    assert finding.anchor == finding.translation.end


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not list(Truncation().run(bitext((english, arabic))))


def test_the_last_words_are_whole_where_spaces_are_doubled():
    (finding,) = Truncation().run(bitext((FLAGGED[0][0], "إحالة المسؤولين عنها إلى  النيابة  العامة.")))
    assert finding.original.text == "عنها إلى  النيابة  العامة."


def test_a_sentence_without_an_original_is_an_addition_and_does_not_stop_short_of_one():
    pairs = (Pair((whole(0, "He handed the keys to the."),), ()),)
    group = Group((0,), (), pairs)
    text = Bitext(document("en", "He handed the keys to the."), document("ar", "سلّم المفاتيح."), (group,))
    assert not list(Truncation().run(text))


def test_points_at_the_end_of_the_arabic():
    (finding,) = Truncation().run(bitext((FLAGGED[0][0], ARABIC)))
    assert ARABIC.endswith(finding.original.text)
    assert ARABIC[finding.original.start : finding.original.end] == finding.original.text


def test_a_heading_may_lack_its_mark():
    text = "The report that nobody in the ministry wanted to read"
    english = Document("en.txt", "en", (Paragraph(text, Kind.HEADING),))
    assert not list(Truncation().run(Bitext(english, document("ar", ARABIC), (Group((0,), (0,), ()),))))


def test_a_wrapped_line_goes_on_in_the_next_paragraph():
    english = document(
        "en", "The report recommended referring those responsible for the", "violations to the prosecutor."
    )
    groups = (Group((0,), (0,), ()), Group((1,), (), ()))
    assert not list(Truncation().run(Bitext(english, document("ar", ARABIC), groups)))


def test_a_translator_who_never_sets_a_final_mark_is_not_corrected():
    line = "The officials of the ministry refused to give the court their names"
    assert not list(Truncation().run(bitext(*[(f"{line} {n}th time", ARABIC) for n in range(5)])))


def test_page_is_complete():
    assert all(part in Truncation.page() for part in ("Why it matters", "Example", "When to ignore"))
