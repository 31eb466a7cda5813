"""Words put in their opposite's place."""

from pathlib import Path

import pytest

from bitexts import bitext
from muqabala.checks.comparison import Comparison

CASES = Path(__file__).parents[3] / "shared" / "data" / "cases.tsv"

FLAGGED = [
    ("At most ten were killed.", "قتل عشرة على الأقل.", "at most", "at least"),
    ("Exports fell by 20 percent.", "ارتفعت الصادرات بنسبة 20 في المئة.", "fall", "rise"),
    ("The western flank is exposed.", "الجناح الشرقي مكشوف.", "west", "east"),
    ("The company made a loss.", "حققت الشركة ربحا.", "loss", "profit"),
    ("The court acquitted the mayor.", "أدانت المحكمة رئيس البلدية.", "acquit", "convict"),
    ("The team won the final.", "خسر الفريق المباراة النهائية.", "win", "lose"),
    ("The union accepted the offer.", "رفضت النقابة العرض.", "accept", "reject"),
    ("The country imports gas.", "تصدر البلاد الغاز.", "import", "export"),
    ("The train is slower than the bus.", "القطار أسرع من الحافلة.", "slower", "faster"),
    ("The current minister attended.", "حضر الوزير السابق.", "current", "former"),
    ("Work was resumed at the port.", "علق العمل في الميناء.", "resume", "suspend"),
    ("The measure is temporary.", "الإجراء دائم.", "temporary", "permanent"),
    ("More than six people live there.", "يعيش هناك أقل من ستة أشخاص.", "more than", "less than"),
]

SILENT = [
    ("At least ten were killed.", "قتل عشرة على الأقل."),
    ("No fewer than ten were killed.", "قتل ما لا يقل عن عشرة."),
    ("Exports were up 20 percent.", "ارتفعت الصادرات بنسبة 20 في المئة."),
    ("This is more dangerous than the Cold War.", "هذا أخطر من الحرب الباردة."),
    ("Morocco left the talks.", "غادر المغرب المحادثات."),
    ("The West left the Middle East.", "غادر الغرب الشرق الأوسط."),
    ("The minister turned down the offer.", "رفض الوزير العرض."),
    ("The team was beaten.", "خسر الفريق."),
    ("It must not exceed ten pages.", "يجب ألا يزيد على عشر صفحات."),
    ("Last year he met the governor.", "التقى المحافظ العام الماضي."),
    ("The foreign minister arrived.", "وصل وزير الخارجية."),
    ("Over the past two years he travelled.", "سافر خلال العامين الماضيين."),
]

KNOWN_MISSES = {
    "234": "country names belong to the check of names",
    "303": "بعد (yet) taken for after",
}


@pytest.mark.parametrize(("english", "arabic", "told", "meant"), FLAGGED)
def test_flags(english, arabic, told, meant):
    (finding,) = Comparison().run(bitext((english, arabic)))
    assert finding.values == (told, meant)
    assert finding.original.text in arabic
    assert finding.translation is None or finding.translation.text in english


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not list(Comparison().run(bitext((english, arabic))))


@pytest.mark.skipif(not CASES.exists(), reason="needs ../shared/data/cases.tsv")
def test_the_shared_cases_are_told_apart():
    rows = [line.split("\t") for line in CASES.read_text("utf-8").splitlines()[1:]]
    wrong = {
        row[0]
        for row in rows
        if row[1] in ("comparative", "direction")
        and bool(list(Comparison().run(bitext((row[2], row[3]))))) != (row[4] == "yes")
    }
    assert wrong == set(KNOWN_MISSES)


def test_page_is_complete():
    assert all(part in Comparison.page() for part in ("Why it matters", "Example", "When to ignore"))
