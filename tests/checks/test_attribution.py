"""Who said it."""

import pytest

from bitexts import bitext, document, grouped, pair, whole
from muqabala.checks.attribution import WrongSource

GIVEN_AWAY = [
    (
        "The ruling party says the amendment is void, while the opposition insists that it is fair.",
        "تقول المعارضة إن التعديل باطل، بينما يصر الحزب الحاكم على أنه عادل.",
    ),
    (
        "The minister's spokeswoman believes the visit went well. Observers denied that.",
        "يعتقد مراقبون أن الزيارة نجحت. ونفت الناطقة باسم الوزير ذلك.",
    ),
    ("A senior official quoted the newspaper as saying so.", "نقلت الصحيفة عن مسؤول رفيع ذلك."),
    ("The army spokesman said the plane had crashed.", "نفى المتحدث باسم الجيش سقوط الطائرة."),
    ("The ministry confirmed the reports.", "نفت الوزارة صحة الأنباء."),
    ("The Foreign Ministry confirmed the rumour.", "نفت وزارة الخارجية الشائعة."),
    ("The poet's sister wrote that he was ill.", "كتب الشاعر أن شقيقته مريضة."),
    ("The director, Salwa Jaber, denied that the ward was full.", "أقرت المديرة سلوى جابر بأن الجناح ممتلئ."),
]

SILENT = [
    (
        "The opposition says the amendment is void, while the ruling party insists that it is fair.",
        "تقول المعارضة إن التعديل باطل، بينما يصر الحزب الحاكم على أنه عادل.",
    ),
    (
        "The amendment is void, according to the opposition; the ruling party insists that it is fair.",
        "تقول المعارضة إن التعديل باطل، بينما يصر الحزب الحاكم على أنه عادل.",
    ),
    ("He said the project was complete.", "قال الوزير إن المشروع اكتمل."),
    ("The army spokesman said no plane had crashed.", "نفى المتحدث باسم الجيش سقوط الطائرة."),
    ("The Saudis denounced the attack on the neighbour of Riyadh.", "أدانت الرياض الهجوم على جارتها."),
    ("According to the statement the truce has begun.", "وفقا للبيان بدأت الهدنة."),
    ("The court has not said when the judge will rule.", "لم تقل المحكمة متى يحكم القاضي."),
    (
        "The loser congratulated his rival and urged his supporters to be calm.",
        "هنأ الخاسر منافسه ودعا أنصاره إلى الهدوء.",
    ),
    ("The victim's family confirmed the death.", "أكدت أسرة الضحية الوفاة."),
    ("The army spokesman said it was untrue that a plane had crashed.", "نفى المتحدث باسم الجيش سقوط طائرة."),
    ("The king's office says that he is well.", "فمكتب الملك يقول إنه بخير."),
    ("The bank should inform its clients.", "على المصرف أن يبلغ عملاءه."),
    ("A human rights report concluded that they died.", "خلص تقرير حقوقي إلى أنهم ماتوا ولم تُبلّغ العائلات."),
    ("The newspaper quoted an engineer.", "نقلت الصحيفة عن مهندس."),
    ("The minister concedes that the crisis is serious.", "ولا تنفي الوزيرة أن الأزمة خطيرة."),
]


def found(english, arabic):
    return list(WrongSource().run(bitext((english, arabic))))


def found_with_words(english, arabic, added, left_out):
    sides = document("en", english), document("ar", arabic)
    linked = pair((whole(0, english),), (whole(0, arabic),), added=added, left_out=left_out)
    return list(WrongSource().run(grouped(*sides, linked)))


@pytest.mark.parametrize(("english", "arabic"), GIVEN_AWAY)
def test_flags(english, arabic):
    findings = found(english, arabic)
    assert findings
    assert all(finding.original.text in arabic for finding in findings)
    assert all(finding.translation.text in english for finding in findings)


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not found(english, arabic)


REPLACED = [
    ("A barber said the factory was closed.", "قال نجار إن المصنع مغلق.", "barber", "نجار"),
    (
        "According to the ministry of health, they sleep.",
        "بحسب دراسة فإنهم ينامون.",
        "ministry of health",
        "دراسة",
    ),
    ("Citing detectives, the radio said so.", "نقلا عن شهود قالت الإذاعة ذلك.", "detectives", "شهود"),
    (
        "In the estimate of nurses little is left.",
        "في تقدير الصيادين لم يبق إلا القليل.",
        "nurses",
        "الصيادين",
    ),
    ("A report by the opposition revealed it.", "كشف تقرير لوزارة ذلك.", "opposition", "لوزارة"),
]


@pytest.mark.parametrize(("english", "arabic", "added", "left_out"), REPLACED)
def test_flags_one_who_stands_in_the_place_of_another(english, arabic, added, left_out):
    assert found_with_words(english, arabic, added, left_out)


def test_flags_a_reported_clause_told_as_a_fact():
    english, arabic = "The film is weak.", "وصف الناقد الفيلم بأنه ضعيف."
    (finding,) = found_with_words(english, arabic, "", "وصف الناقد")
    assert "as a fact" in finding.message


def test_flags_a_source_that_the_original_does_not_know():
    english, arabic = "The inspectors said the factory was closed.", "قال شهود إن المصنع مغلق."
    (finding,) = found_with_words(english, arabic, "inspectors", "شهود")
    assert finding.translation.text == "inspectors said"
    assert finding.original.text == "قال شهود"


@pytest.mark.parametrize(
    ("english", "arabic", "added", "left_out"),
    [
        ("The inspectors said the factory was closed.", "قال شهود إن المصنع مغلق.", "", ""),
        (
            "The officials said the factory was closed.",
            "قالت الوزارة إن المصنع مغلق.",
            "officials",
            "الوزارة",
        ),
    ],
)
def test_is_silent_about_a_source_that_may_be_the_same(english, arabic, added, left_out):
    assert not found_with_words(english, arabic, added, left_out)


def test_flags_a_source_that_is_lost():
    english, arabic = "The division committed four crimes.", "ارتكبت الفرقة أربع جرائم طبقا للشهود."
    (finding,) = found_with_words(english, arabic, "", "للشهود")
    assert finding.translation is None
    assert "as a fact" in finding.message


def test_page_is_complete():
    assert all(part in WrongSource.page() for part in ("Why it matters", "Example", "When to ignore"))
