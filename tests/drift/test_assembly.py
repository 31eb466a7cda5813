"""From findings to paragraphs with a score and a flag; abridged translations."""

from bitexts import document, grouped, pair, whole, words
from muqabala.checks.bitext import Pair
from muqabala.checks.omission import Omission
from muqabala.drift.assembly import assemble
from muqabala.records import Finding, Severity, Span

ENGLISH = ["The council met on Monday.", "It approved the budget."]
ARABIC = [
    "اجتمع المجلس يوم الاثنين.",
    "وأقر الموازنة العامة للدولة بعد نقاش طويل.",
    "ثم رفع جلسته إلى الأسبوع المقبل.",
]


def missing(index):
    text = ARABIC[index]
    return Pair((), (whole(index, text),), 0.0, (), words(whole(index, text), text))


def linked(english, arabic):
    return pair((whole(english, ENGLISH[english]),), (whole(arabic, ARABIC[arabic]),))


def report(bitext, findings=(), sensitivity="balanced"):
    return assemble(
        bitext, list(findings), sensitivity=sensitivity, signature="align|test", checks=("number",), notes=()
    )


def test_a_finding_flags_its_paragraph_and_no_other():
    bitext = grouped(document("en", *ENGLISH), document("ar", *ARABIC[:2]), linked(0, 0), linked(1, 1))
    wrong = Finding("date", "m", Severity.MAJOR, 0.9, "…", Span(0, 19, 25, "Monday"), None)
    assert [part.flagged for part in report(bitext, [wrong]).paragraphs] == [True, False]


def test_an_empty_span_becomes_the_place_where_omitted_words_belong():
    bitext = grouped(document("en", *ENGLISH), document("ar", *ARABIC[:2]), linked(0, 0), linked(1, 1))
    lost = Finding("omission", "m", Severity.MAJOR, 0.9, "…", Span(1, 23, 23, ""), whole(1, ARABIC[1]))
    (found,) = report(bitext, [lost]).paragraphs[1].findings
    assert (found.translation, found.anchor) == (None, 23)


def test_a_finding_on_the_original_alone_goes_to_the_paragraph_that_renders_it():
    bitext = grouped(document("en", *ENGLISH), document("ar", *ARABIC[:2]), linked(0, 0), linked(1, 1))
    lost = Finding("number", "m", Severity.MAJOR, 0.9, "…", None, whole(1, ARABIC[1]))
    assert report(bitext, [lost]).paragraphs[1].findings == (lost,)


def test_what_no_sensitivity_would_flag_is_not_worth_a_word():
    bitext = grouped(document("en", *ENGLISH), document("ar", *ARABIC[:2]), linked(0, 0), linked(1, 1))
    faint = Finding("date", "m", Severity.MAJOR, 0.1, "…", Span(0, 19, 25, "Monday"), None)
    assert not report(bitext, [faint]).findings


def test_an_omitted_paragraph_is_reported_where_it_belongs():
    bitext = grouped(document("en", ENGLISH[0]), document("ar", *ARABIC[:2]), linked(0, 0), missing(1))
    found = report(bitext, Omission().run(bitext))
    (omission,) = found.omissions
    assert (omission.original, omission.after, omission.flagged) == ((1,), 0, True)
    assert found.coverage.original < 0.5


def test_an_abridged_translation_is_told_and_not_flagged():
    bitext = grouped(
        document("en", ENGLISH[0]), document("ar", *ARABIC), linked(0, 0), missing(1), missing(2)
    )
    found = report(bitext, Omission().run(bitext))
    assert found.verdict == "clean"
    assert found.abridged > 0.5
    assert {finding.severity for finding in found.findings} == {Severity.NEUTRAL}
    assert "abridged" in found.notes[0]


def test_a_translation_of_something_else_is_told():
    english = document("en", *ENGLISH, "The weather was fine all week and the beaches were full of visitors.")
    alone = Pair((whole(2, english.paragraphs[2].text),), ())
    found = report(grouped(english, document("ar", ARABIC[0]), linked(0, 0), alone))
    assert "may not belong together" in found.notes[0]


def test_of_a_translation_of_something_else_it_is_not_said_that_it_is_abridged():
    english = document("en", *ENGLISH, "The weather was fine all week and the beaches were full of visitors.")
    alone = Pair((whole(2, english.paragraphs[2].text),), ())
    bitext = grouped(english, document("ar", *ARABIC), linked(0, 0), alone, missing(1), missing(2))
    assert [note for note in report(bitext).notes if "abridged" in note] == []


def test_high_sensitivity_flags_what_an_abridgement_leaves_out():
    bitext = grouped(
        document("en", ENGLISH[0]), document("ar", *ARABIC), linked(0, 0), missing(1), missing(2)
    )
    assert report(bitext, Omission().run(bitext), "high").verdict == "drift"
