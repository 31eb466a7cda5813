"""Who did what to whom, turned round."""

import pytest

from bitexts import bitext, document
from muqabala.checks.role import WrongRole
from muqabala.comparison import compare
from muqabala.records import Severity

FLAGGED = [
    ("The municipality accused the company of fraud.", "اتهمت الشركة البلدية بالغش."),
    ("Israel bombed Lebanon at dawn.", "قصف لبنان إسرائيل فجرا."),
    ("The Syrian army shelled the Iraqi forces.", "قصفت القوات العراقية الجيش السوري."),
    ("The minister summoned the Turkish ambassador.", "استدعى السفير التركي الوزير."),
    ("The doctor rescued a fisherman from drowning.", "أنقذ الصياد طبيبة من الغرق."),
    ("The bank sued the journalist.", "قاضى الصحفي المصرف."),
    ("The group sold the hotel last year.", "اشترت المجموعة الفندق العام الماضي."),
    ("The company had borrowed money from the bank.", "كانت الشركة قد أقرضت المصرف مالا."),
    ("The wounded were taken from Damascus to Baghdad.", "نقل الجرحى من بغداد إلى دمشق."),
    ("The airline hired two planes to the company.", "استأجرت الخطوط طائرتين من الشركة."),
    ("The report was passed by the cabinet to the directorate.", "رفع التقرير من المديرية إلى الحكومة."),
]

SILENT = [
    ("The company accused the municipality of fraud.", "اتهمت الشركة البلدية بالغش."),
    ("The municipality was accused of fraud by the company.", "اتهمت الشركة البلدية بالغش."),
    ("The municipality, accused by the company of fraud, kept silent.", "اتهمت الشركة البلدية بالغش فصمتت."),
    ("Lebanon bombed Israel at dawn.", "قصف لبنان إسرائيل فجرا."),
    ("The village was shelled by the army.", "قصفت القرية من قبل الجيش."),
    ("The army shelled the village.", "قصفت القرية من قبل الجيش."),
    ("The fund bought the plant from the company.", "باعت الشركة المحطة للصندوق."),
    ("The plant passed from the company to the fund.", "انتقلت المحطة من الشركة إلى الصندوق."),
    ("The Tunis transport company sacked the driver.", "فصلت شركة نقل تونس السائق."),
    ("Today Baghdad is negotiating with Ankara.", "تفاوض بغداد أنقرة اليوم."),
    ("There was an order by the judge to the institution.", "أمر القاضي المؤسسة بذلك."),
    ("Sources close to Baghdad said so.", "قالت مصادر مقربة من بغداد ذلك."),
    ("The French coach was accused by the club.", "اتهم النادي المدرب الفرنسي."),
    ("The deputy minister led the delegation.", "قاد الوفد نائب الوزير."),
    ("The army commander visited the battalion.", "زار الكتيبة قائد الجيش."),
    ("The education minister supervised the committee.", "أشرف على اللجنة وزير التعليم."),
    ("The mayor and the governor attended the ceremony.", "حضر الحفل المحافظ ورئيس البلدية."),
    ("Saudi club Al Nassr signed the Portuguese striker.", "تعاقد نادي النصر السعودي مع المهاجم البرتغالي."),
    ("The American minister met the president.", "التقى الرئيس الوزير الأميركي."),
    ("The driver was killed by gunmen.", "قتل السائق على يد مسلحين."),
    ("The minister received the delegation.", "يستقبل اللجنة الوزير."),
    ("", "اتهمت الشركة البلدية بالغش."),
]


def found(english, arabic):
    return list(WrongRole().run(bitext((english, arabic))))


@pytest.mark.parametrize(("english", "arabic"), FLAGGED)
def test_flags(english, arabic):
    (finding,) = found(english, arabic)
    assert finding.severity is Severity.CRITICAL
    assert finding.original.text in arabic
    assert finding.translation.text in english


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not found(english, arabic)


def test_the_evidence_is_the_frame_on_both_sides():
    (finding,) = found("Yesterday the bank sued the journalist.", "أمس قاضى الصحفي المصرف.")
    assert (finding.original.text, finding.translation.text) == (
        "قاضى الصحفي المصرف",
        "bank sued the journalist",
    )


def test_a_figure_is_told_whole():
    english = "Inflation fell to 24% in February from 12.8% in January, the agency said."
    arabic = "تراجع التضخم إلى ١٢٫٨٪ في فبراير من ٢٤٪ في يناير، بحسب الجهاز."
    (paragraph,) = compare(document("en", english), document("ar", arabic)).paragraphs
    told = [it.translation.text for it in paragraph.findings if it.check == "role"]
    assert told == ["24% in February from 12.8%"]


def test_page_is_complete():
    assert all(part in WrongRole.page() for part in ("Why it matters", "Example", "When to ignore"))
