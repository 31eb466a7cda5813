"""Arabic left in the English."""

import pytest

from bitexts import bitext, document, grouped, pair, whole
from muqabala.checks.untranslated import Untranslated
from muqabala.records import Severity

FLAGGED = [
    ("The roads were closed to أصحاب المولدات yesterday.", "أُغلقت الطرق أمس أمام أصحاب المولدات."),
    ("The village celebrated the موسم with songs.", "احتفلت القرية بالموسم وغنّت."),
    ("سافر الوفد إلى بيروت.", "سافر الوفد إلى بيروت."),
    (
        "The minister said (and على الجميع أن يدفع ثمن ذلك) nothing more.",
        "قال الوزير: على الجميع أن يدفع ثمن ذلك، ولم يزد.",
    ),
    ("The police seized smuggled mazot muharrab at the border.", "ضبطت الشرطة المازوت المهرّب عند الحدود."),
]

SILENT = [
    ("The doctrine is called deterrence (الردع) in the text.", "تسمى العقيدة في النص الردع."),
    ("The word «الردع» means deterrence.", "كلمة الردع تعني المنع."),
    ("He wrote ردع (deterrence) on the board.", "كتب على اللوح كلمة ردع."),
    ("The letter ض gave the language its name.", "أعطى حرف الضاد اللغة اسمها."),
    ("The plan is called NATO 2030.", "تسمى الخطة NATO 2030."),
    ("Jihad and sharia dominate the debate.", "يهيمن الجهاد والشريعة على النقاش."),
    ("Gallium and indium are rare.", "الغاليوم والإنديوم معدنان نادران."),
    ("The fine is one million lira.", "الغرامة مليون ليرة."),
    ("Lopinavir with lopinavir ritonavir helped.", "ساعد لوبينافير مع لوبينافير ريتونافير."),
    ("The figures ٢٥ and ٣٠ were left in the table،", "بقي الرقمان ٢٥ و٣٠ في الجدول."),
]


@pytest.mark.parametrize(("english", "arabic"), FLAGGED)
def test_flags(english, arabic):
    assert list(Untranslated().run(bitext((english, arabic))))


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not list(Untranslated().run(bitext((english, arabic))))


def test_points_at_the_words_on_both_sides():
    (finding,) = Untranslated().run(bitext(FLAGGED[1]))
    assert finding.translation.text == "موسم"
    assert finding.severity is Severity.MAJOR


def test_finds_the_same_words_in_the_original_behind_a_proclitic():
    english, arabic = "It was paved with حجر الصوان.", "رُصف الشارع بحجر الصوان."
    (finding,) = Untranslated().run(bitext((english, arabic)))
    assert finding.original.text == "بحجر الصوان"


def test_finds_the_same_words_with_marks_between_them():
    english, arabic = "It was paid by أصحاب المولدات، وأصحاب المحال.", "دفعه أصحاب المولدات، وأصحاب المحال."
    (finding,) = Untranslated().run(bitext((english, arabic)))
    assert finding.original.text == "أصحاب المولدات، وأصحاب المحال"


def test_a_whole_sentence_is_critical():
    (finding,) = Untranslated().run(bitext(FLAGGED[2]))
    assert finding.severity is Severity.CRITICAL


def test_romanised_words_are_minor():
    (finding,) = Untranslated().run(bitext(FLAGGED[4]))
    assert (finding.translation.text, finding.severity) == ("mazot muharrab", Severity.MINOR)


def lacking(english, arabic, latin, word):
    """Return the findings where a word of either side has no counterpart."""
    sides = document("en", english), document("ar", arabic)
    linked = pair((whole(0, english),), (whole(0, arabic),), added=latin, left_out=word)
    return list(Untranslated().run(grouped(*sides, linked)))


@pytest.mark.parametrize(
    ("english", "arabic", "latin", "word"),
    [
        ("They ignored the tahdid at once.", "تجاهلوا التهديد فورا.", "tahdid", "التهديد"),
        ("Fishermen blamed the safina.", "ألقى الصيادون اللوم على السفينة.", "safina", "السفينة"),
    ],
)
def test_one_romanised_word_without_its_translation_is_told(english, arabic, latin, word):
    (finding,) = lacking(english, arabic, latin, word)
    assert (finding.translation.text, finding.original.text) == (latin, word)


@pytest.mark.parametrize(
    ("english", "arabic", "latin", "word"),
    [
        ("They ignored the tahdid, a threat.", "تجاهلوا التهديد فورا.", "tahdid", "التهديد"),
        ("They wrote in safina script.", "كتبوا بخط السفينة.", "safina", "السفينة"),
        ("They met in the souk.", "التقوا في السوق.", "souk", "السوق"),
    ],
)
def test_a_word_that_english_has_or_explains_is_not(english, arabic, latin, word):
    assert not lacking(english, arabic, latin, word)


def test_page_is_complete():
    assert all(part in Untranslated.page() for part in ("Why it matters", "Example", "When to ignore"))
