"""What is left out and what is put in, by words without a counterpart."""

import pytest

from bitexts import document, grouped, pair, whole, words
from muqabala.checks.addition import Addition
from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.checks.omission import Omission
from muqabala.comparison import compare
from muqabala.documents import parse_document
from muqabala.records import Document, Kind, Paragraph, Severity

FORCES = "ستبقى القوات في مواقعها الحالية، شريطة أن توافق الحكومة على ذلك خطياً."
CONDITION = "شريطة أن توافق الحكومة على ذلك خطياً"
SUMMIT = "افتُتحت القمة العربية في بغداد يوم الثلاثاء بحضور عشرة رؤساء."


def one_pair(english, arabic, **lacking):
    return grouped(
        document("en", english),
        document("ar", arabic),
        pair((whole(0, english),), (whole(0, arabic),), **lacking),
    )


def test_a_left_out_clause_is_an_omission_at_its_place():
    english = "The forces will remain in their present positions."
    (found,) = Omission().run(one_pair(english, FORCES, left_out=CONDITION))
    assert found.original.text.startswith("شريطة أن توافق الحكومة")
    assert "«شريطة أن توافق الحكومة على ذلك" in found.message
    assert found.translation.text == ""
    assert found.translation.start == len(english)
    assert found.confidence > 0.5


@pytest.mark.parametrize("lost", ["مسلحا بسكين كبيرة", "مسلحا"])
def test_a_few_words_left_out_are_flagged_and_a_single_one_is_not(lost):
    arabic = f"أوقفت الشرطة في البلدة رجلا {lost}."
    found = list(Omission().run(one_pair("Police arrested a man in the town.", arabic, left_out=lost)))
    assert any(finding.confidence > 0.5 for finding in found) == (" " in lost)


def test_a_whole_translation_has_no_omission():
    english = (
        "The forces will remain in their present positions, provided that the government agrees in writing."
    )
    assert not list(Omission().run(one_pair(english, FORCES)))


def test_free_wording_on_both_sides_is_no_omission():
    english = "The troops are not moving for now, though only if those in power put their consent on paper."
    lacking = {"added": "though only if those in power put their consent on paper", "left_out": CONDITION}
    findings = list(Omission().run(one_pair(english, FORCES, **lacking)))
    assert all(found.confidence < 0.5 for found in findings)


def test_an_invented_circumstance_is_an_addition():
    english = (
        "The Arab summit opened in Baghdad on Tuesday with ten presidents present, "
        "amid angry protests that forced police to close the main roads."
    )
    invented = "amid angry protests that forced police to close the main roads"
    (found,) = Addition().run(one_pair(english, SUMMIT, added=invented))
    assert found.translation.text.startswith("amid angry protests")
    assert found.confidence > 0.5


def test_a_dropped_sentence_is_an_omission_in_the_paragraph_that_lacks_it():
    english = "The Arab summit opened in Baghdad on Tuesday."
    dropped = "وغاب عنها الرئيس التركي لأسباب لم تُعلن."
    arabic = f"افتُتحت القمة العربية في بغداد يوم الثلاثاء. {dropped}"
    start = arabic.index(dropped)
    kept, lost = whole(0, arabic).part(0, start - 1), whole(0, arabic).part(start, len(arabic))
    group = Group(
        (0,),
        (0,),
        (pair((whole(0, english),), (kept,)), Pair((), (lost,), 0.0, (), words(lost, dropped))),
    )
    (found,) = Omission().run(Bitext(document("en", english), document("ar", arabic), (group,)))
    assert "الرئيس التركي" in found.original.text
    assert found.confidence > 0.5


@pytest.mark.parametrize(
    ("kind", "severity"), [(Kind.BODY, Severity.MAJOR), (Kind.HEADING, Severity.NEUTRAL)]
)
def test_a_missing_paragraph_is_flagged_and_a_missing_heading_told(kind, severity):
    arabic = Document("ar.txt", "ar", (Paragraph(SUMMIT, kind),))
    lone = Pair((), (whole(0, SUMMIT),), 0.0, (), words(whole(0, SUMMIT), SUMMIT))
    (found,) = Omission().run(grouped(document("en"), arabic, lone))
    assert found.severity is severity
    assert found.original.text == SUMMIT


def test_a_paragraph_whose_words_stand_beside_it_is_hardly_missing():
    lone = Pair((), (whole(0, SUMMIT),), 0.0, (), words(whole(0, SUMMIT)))
    (found,) = Omission().run(grouped(document("en"), document("ar", SUMMIT), lone))
    assert found.confidence < 0.1


def test_figures_in_digits_for_number_words_are_no_omission():
    arabic = "بلغت الأرباح ملياراً وثلاثمئة وخمسين مليون درهم."
    english = "Profits reached AED 1.35 billion."
    lacking = {"left_out": "ملياراً وثلاثمئة وخمسين مليون درهم"}
    assert all(found.confidence < 0.3 for found in Omission().run(one_pair(english, arabic, **lacking)))


def test_the_words_that_an_acronym_stands_for_are_not_left_out():
    arabic = "خفضت هيئة الخدمات الصحية الوطنية موعد الانتظار في المستشفيات."
    spelt = {"left_out": "هيئة الخدمات الصحية الوطنية"}
    (lost,) = Omission().run(one_pair("Waiting times in hospitals were cut.", arabic, **spelt))
    acronym = one_pair("The NHS cut waiting times in hospitals.", arabic, added="NHS", **spelt)
    assert lost.confidence > 0.5
    assert not list(Omission().run(acronym))
    assert not list(Addition().run(acronym))


def test_small_words_without_a_counterpart_are_no_addition():
    english = "The ministers of the countries of the region will be meeting in the capital."
    arabic = "يجتمع وزراء دول المنطقة في العاصمة."
    assert not list(Addition().run(one_pair(english, arabic, added="will be")))


def test_a_hole_is_less_telling_where_the_original_says_more_throughout():
    english = "The forces will remain in their present positions."

    def confidence(lacking):
        """Return the confidence of an omission in a document where five other paragraphs lack words too."""
        pairs = [
            pair((whole(n, english),), (whole(n, FORCES),), left_out=lacking if n else CONDITION)
            for n in range(6)
        ]
        sides = document("en", *[english] * 6), document("ar", *[FORCES] * 6)
        return next(iter(Omission().run(grouped(*sides, *pairs)))).confidence

    assert 0.5 < confidence("الحالية") < confidence("")


def test_a_whole_clause_is_surer_than_words_out_of_the_midst_of_one():
    english = "The forces will remain in their positions, whatever happens on the long border today."
    arabic = "ستبقى القوات في مواقعها، مهما حدث على الحدود الطويلة هذا اليوم."
    clause, midst = (
        next(iter(Omission().run(one_pair(english, arabic, left_out=lost)))).confidence
        for lost in ("مهما حدث على الحدود الطويلة هذا اليوم", "مواقعها، مهما حدث على الحدود")
    )
    assert midst < clause


def test_a_hole_is_surer_where_the_translation_is_short_by_it():
    short = "The forces will remain in their positions."
    full = "The forces are going to remain for the time being in all of the positions that they now hold."
    doubtful, sure = (
        next(iter(Omission().run(one_pair(english, FORCES, left_out=CONDITION)))).confidence
        for english in (full, short)
    )
    assert doubtful < sure


def test_a_clause_whose_figure_the_translation_says_is_hardly_left_out():
    arabic = "هبط مؤشر البورصة في ختام التعاملات، وتراجعت أسهم ٩٠ شركة مدرجة في السوق."
    lost = "وتراجعت أسهم ٩٠ شركة مدرجة في السوق"
    ends = ("The exchange ended the week lower.", "The exchange ended the week lower, with 90 losers.")
    silent, told = (list(Omission().run(one_pair(english, arabic, left_out=lost))) for english in ends)
    assert silent[0].confidence > 0.5
    assert all(finding.confidence < silent[0].confidence for finding in told)


@pytest.mark.parametrize(("said", "is_less"), [("90", True), ("17", False)])
def test_in_other_languages_only_the_same_figure_excuses_a_clause(said, is_less):
    original = "Die Börse schloss schwächer, und die Aktien von 90 Firmen verloren im Handel."
    lost = "und die Aktien von 90 Firmen verloren im Handel"

    def doubt(figure):
        translation = f"La Bourse a fini en baisse à {figure}."
        linked = pair((whole(0, translation),), (whole(0, original),), left_out=lost)
        (found,) = Omission().run(grouped(document("fr", translation), document("de", original), linked))
        return 1 - found.confidence

    assert (doubt(said) > 3 * doubt("17.5")) is is_less


ABOVE = [
    ("• New vessel holds 600 passengers and 70 cars", Severity.NEUTRAL),
    ("• Islanders cheer the crossing of a large ferry", Severity.NEUTRAL),
    ("• The captain was fined for smuggling fuel", Severity.MAJOR),
    ("Islanders cheer the crossing of a large ferry.\n\nPhoto: Reuters", Severity.NEUTRAL),
]


@pytest.mark.parametrize(("line", "severity"), ABOVE)
def test_a_line_above_the_text_that_repeats_it_is_told_and_not_flagged(line, severity):
    english = (
        f"New ferry for the islands\n\n{line}\n\n"
        "The ferry entered service on Tuesday, and the islanders cheered.\n\n"
        "The new ship holds 600 passengers and 70 cars, and crosses in 55 minutes."
    )
    arabic = (
        "عبّارة جديدة للجزر\n\nدخلت العبّارة الخدمة يوم الثلاثاء، وهتف لها أهل الجزر.\n\n"
        "وتتسع السفينة الجديدة لستمئة راكب وسبعين سيارة، وتقطع المسافة في 55 دقيقة."
    )
    report = compare(
        parse_document(english.encode(), "english.txt", language="en"),
        parse_document(arabic.encode(), "arabic.txt", language="ar"),
    )
    (found,) = (it for it in report.findings if it.check == "addition")
    assert (found.translation.text, found.severity) == (line.partition("\n")[0], severity)


@pytest.mark.parametrize(("said", "is_lost"), [("year on year", False), ("in euros", True)])
def test_a_set_phrase_that_few_words_render_is_no_omission(said, is_lost):
    phrase = "عما سجلته في الفترة المقابلة من العام الماضي"
    original, translation = f"تضاعفت أرباح الشركة {phrase}.", f"Profits doubled {said}."
    linked = pair((whole(0, translation),), (whole(0, original),), left_out=phrase)
    found = list(Omission().run(grouped(document("en", translation), document("ar", original), linked)))
    assert bool(found) is is_lost
