"""Terms of another meaning, and breaches of a glossary."""

from dataclasses import replace

import pytest

from bitexts import bitext, document, grouped, pair, whole
from muqabala.checks.bitext import Bitext, Group
from muqabala.checks.term import Term
from muqabala.languages.glossary import Entry, Glossary
from muqabala.languages.tables import rows
from muqabala.records import Span

FLAGGED = [
    ("the first kidney transplant in the country", "أول عملية زرع كبد في البلاد", "kidney"),
    ("He was tried under customary rulings.", "حوكم بموجب الأحكام العرفية.", "customary rulings"),
    ("The peace treaty held.", "صمد وقف إطلاق النار.", "peace treaty"),
    ("The containment policy failed.", "فشلت سياسة الردع.", "containment"),
    ("Refugees crossed the river.", "عبر النازحون النهر.", "Refugees"),
    ("The justice minister resigned.", "استقال وزير الداخلية.", "justice minister"),
    ("The bank's liabilities grew.", "نمت موجودات المصرف.", "liabilities"),
    ("Industrial intelligence changes work.", "يغيّر الذكاء الاصطناعي العمل.", "Industrial intelligence"),
    ("The factory works at full energy.", "يعمل المصنع بكامل طاقته.", "full energy"),
    ("The conservative of the city resigned.", "استقال محافظ المدينة.", "conservative"),
    ("The religions of the country grew.", "تفاقم عبء الدين في البلاد.", "religions"),
    ("The purse fell by three per cent.", "تراجعت البورصة بنسبة ثلاثة في المئة.", "purse"),
    ("The police adjusted a shipment of captagon.", "ضبطت الشرطة شحنة كبتاغون.", "adjusted"),
    ("The union staged a protest pause.", "نظمت النقابة وقفة احتجاجية.", "pause"),
    ("The ambassador presented his dependence papers.", "قدم السفير أوراق اعتماده.", "dependence papers"),
    ("The delegation came back with slippers.", "عاد الوفد بخفي حنين.", "slippers"),
    ("The bank sold Treasury permits.", "باع المصرف أذون الخزانة.", "permits"),
    ("The farmer repaired the jar.", "أصلح المزارع الجرار.", "jar"),
    ("The doctors put the baby in the nursery.", "وضع الأطباء الرضيع في الحضانة.", "nursery"),
    ("The parliament confessed the budget.", "أقر البرلمان موازنة العام المقبل.", "confessed"),
    ("The mayor of Sfax promised a solution.", "وعد والي صفاقس بحل.", "mayor"),
    ("They were sentenced in their presence.", "حُكم عليهم غيابياً.", "in their presence"),
    ("They can turn to the Court of Commentary.", "يمكنهم اللجوء إلى محكمة التعقيب.", "Commentary"),
    ("The price of electrical analysers fell.", "تراجع سعر المحللات الكهربائية.", "analysers"),
    ("It will hand out scholarship shares.", "ستوزع أسهم منحة.", "scholarship"),
]


@pytest.mark.parametrize(("english", "arabic", "wrong"), FLAGGED)
def test_a_term_of_another_meaning_is_found(english, arabic, wrong):
    assert [finding.translation.text for finding in Term().run(bitext((english, arabic)))] == [wrong]


SILENT = [
    ("The ceasefire held.", "صمد وقف إطلاق النار."),
    ("The armistice held; the fighting stopped.", "صمدت الهدنة وتوقف القتال."),
    ("The deterrence policy failed.", "فشلت سياسة الردع."),
    ("Displaced people crossed the river.", "عبر النازحون النهر."),
    ("Those driven from their homes crossed the river.", "عبر النازحون النهر."),
    ("Surgeons replaced the organ.", "أجرى الجراحون عملية زرع كبد."),
    ("Liver and kidney patients waited.", "انتظر مرضى الكبد والكلى."),
    ("The pupils left the school.", "غادر التلاميذ المدرسة."),
    ("The country's top diplomat resigned.", "استقال وزير الخارجية."),
    ("Martial law was declared.", "أُعلنت الأحكام العرفية."),
    ("The doctor waited for a minute.", "انتظر الطبيب دقيقة."),
    ("He asked the farmer to wait.", "طالب المزارع بالانتظار."),
    ("The conservative governor of the bank resigned.", "استقال محافظ البنك المركزي."),
    ("Debts grew, and so did religion.", "تفاقم عبء الدين ونما التدين."),
    (
        "Police impounded a lorry that had been adjusted to hide drugs.",
        "ضبطت الشرطة شاحنة معدلة لإخفاء المخدرات.",
    ),
    ("She left her purse on the floor of the bourse.", "نسيت حقيبتها على أرض البورصة."),
    ("The general strike hit shares; arrows rained.", "هبطت الأسهم مع الإضراب العام."),
    ("The chef decided to throw in the towel.", "قرر الطاهي أن يرمي المنديل."),
    ("Both his goals are met: two birds with one stone.", "يحقق غايتيه: عصفورين بحجر واحد."),
    ("The court lifted the quarantine on the ward.", "رفعت المحكمة الحجر الصحي عن المرضى."),
    ("The tractors carried jars of oil.", "حملت الجرارات زيت المزارعين في جرار."),
    ("At the political level nothing changed.", "لم يتغير شيء على الصعيد السياسي."),
    ("The president-elect thanked the voters.", "شكر الرئيس المنتخب الناخبين."),
    ("The real ending was less merciful than his.", "كانت النهاية الحقيقية أقل رحمة من نهايته."),
    ("They grow apples in a valley in Sinai.", "يزرعون التفاح في وادٍ بسيناء."),
    ("A bean seller smiled.", "ابتسم بائع فول."),
    ("They will have jobs collecting tolls.", "ستكون لهم وظائف في تحصيل الرسوم."),
]


def test_a_sense_foreign_to_the_subject_is_surer_where_the_words_are_linked():
    english, arabic = whole(0, "The farmer repaired the jar."), whole(0, "أصلح المزارع الجرار.")
    documents = document("en", english.text), document("ar", arabic.text)
    apart = pair((english,), (arabic,))
    linked = apart._replace(links=((4, 2),))
    loose, sure = (next(iter(Term().run(grouped(*documents, it)))) for it in (apart, linked))
    assert loose.values == sure.values == ("jar", "tractor")
    assert loose.confidence < sure.confidence


def test_the_subject_may_be_told_by_another_sentence_of_the_paragraph():
    english = ("Farmers await the harvest of the wheat.", "They pay for the jars.")
    arabic = ("ينتظر المزارعون حصاد القمح.", "ويسددون ثمن الجرارات.")
    text = " ".join(english), " ".join(arabic)
    first = pair((whole(0, english[0]),), (whole(0, arabic[0]),))
    second = pair(
        (Span(0, len(english[0]) + 1, len(text[0]), english[1]),),
        (Span(0, len(arabic[0]) + 1, len(text[1]), arabic[1]),),
    )
    sides = document("en", text[0]), document("ar", text[1])
    (finding,) = Term().run(Bitext(*sides, (Group((0,), (0,), (first, second)),)))
    assert finding.translation.text == "jars"
    assert not list(Term().run(grouped(*sides, second)))


def test_a_word_that_another_arabic_word_means_is_no_wrong_sense_of_this_one():
    english, arabic = "His memoirs tell of a warrant.", "تروي مذكراته قصة أمر قبض."
    assert not list(Term().run(bitext((english, arabic))))
    english, arabic = whole(0, "Lightning brought the news."), whole(0, "جاء الخبر في البرقية بسرعة البرق.")
    linked = pair((english,), (arabic,))
    documents = document("en", english.text), document("ar", arabic.text)
    assert not list(Term().run(grouped(*documents, linked)))


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_a_right_or_free_rendering_is_no_finding(english, arabic):
    assert not list(Term().run(bitext((english, arabic))))


GLOSSARY = Glossary(
    (
        Entry(("مجلس النواب",), ("House of Representatives", "lower house"), ("parliament",)),
        Entry(("نازح", "نازحون"), ("IDP",)),
        Entry(("انسحب",), ("withdraw",)),
        Entry(("المقاومة",), (), ("terrorist",)),
    )
)


@pytest.mark.parametrize(("added", "left_out", "found"), [("kidney", "كبد", 1), ("", "", 0)])
def test_single_words_that_the_other_side_renders_are_no_finding(added, left_out, found):
    english, arabic = whole(0, "the first kidney transplant"), whole(0, "أول عملية زرع كبد")
    linked = pair((english,), (arabic,), added=added, left_out=left_out)
    documents = document("en", english.text), document("ar", arabic.text)
    assert len(list(Term().run(grouped(*documents, linked)))) == found


def test_a_free_rendering_is_passed_over():
    english, arabic = whole(0, "the first kidney transplant"), whole(0, "أول عملية زرع كبد")
    linked = pair((english,), (arabic,), added=english.text, left_out="كبد")
    documents = document("en", english.text), document("ar", arabic.text)
    assert not list(Term().run(grouped(*documents, linked)))


def breaches(english, arabic):
    given = replace(bitext((english, arabic)), glossary=GLOSSARY)
    return [finding.message for finding in Term().run(given) if finding.message.startswith("The glossary")]


def test_a_glossary_term_without_its_english_is_found():
    (message,) = breaches("The displaced crossed the river.", "وعبر النازحون النهر.")
    assert message == "The glossary wants “IDP” for النازحون; the English has none of it."


def test_english_that_the_glossary_forbids_is_found():
    (message,) = breaches("The parliament met.", "اجتمع مجلس النواب.")
    assert message == (
        "The glossary forbids “parliament” for مجلس النواب; "
        "it wants “House of Representatives” or “lower house”."
    )
    (message,) = breaches("The terrorists left.", "غادرت المقاومة.")
    assert message == "The glossary forbids “terrorists” for المقاومة."


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("The lower houses met.", "اجتمع مجلسا النواب."),
        ("The House of Representatives' session ended.", "انتهت جلسة مجلس النواب."),
        ("They withdrew from the town.", "انسحبوا من البلدة."),
        ("The parliament met.", "اجتمع البرلمان."),
        ("IDPs crossed the river.", "عبر النازحون النهر."),
    ],
)
def test_inflected_and_allowed_terms_keep_the_glossary(english, arabic):
    assert not breaches(english, arabic)


def test_a_term_may_stand_in_another_sentence_of_its_paragraph():
    given = bitext(("They met. Then they withdrew.", "اجتمعوا ثم انسحبوا."))
    assert not list(Term().run(replace(given, glossary=GLOSSARY)))


TABLE = list(rows("terms.tsv"))


def test_the_table_of_terms_is_sound():
    keys = [(row["set"], row["member"]) for row in TABLE]
    assert len(keys) == len(set(keys))
    assert {row["check"] for row in TABLE} == {"term"}
    assert all(row["english"] for row in TABLE)
    sets = {name: sum(row["set"] == name for row in TABLE) for name in {row["set"] for row in TABLE}}
    assert min(sets.values()) > 1


@pytest.mark.parametrize("column", ["english", "arabic"])
def test_no_word_says_two_members_of_a_set(column):
    seen = {}
    for row in TABLE:
        for form in filter(None, row[column].split("|")):
            assert seen.setdefault((row["set"], form), row["member"]) == row["member"], (row["set"], form)


PHRASES = list(rows("senses.tsv"))


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row["arabic"].partition("|")[0])
def test_a_phrase_has_a_sense_that_shares_no_word_with_what_it_is_taken_for(row):
    english, literal = ({*row[cell].split("|")} for cell in ("english", "literal"))
    assert english.isdisjoint(literal)
    assert row["arabic"]
    assert "" not in english | literal


def rival(english, arabic, **without):
    sides = whole(0, english), whole(0, arabic)
    given = grouped(
        document("en", english), document("ar", arabic), pair(*((it,) for it in sides), **without)
    )
    return [finding.confidence for finding in Term().run(given)]


def test_a_word_in_place_of_another_of_its_kind_is_surer_where_neither_has_a_counterpart():
    english, arabic = "The mayor of the town opened the market.", "افتتح وزير البلدة السوق."
    alone = rival(english, arabic, added="mayor", left_out="وزير")
    rendered = rival(english, arabic, added="mayor")
    assert min(alone) > max(rendered, default=0.4)
