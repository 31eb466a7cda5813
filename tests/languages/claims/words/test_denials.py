"""Predicates denied on one side only."""

import pytest

from bitexts import links
from muqabala.languages.claims.words.denials import accompanied, affirmed
from muqabala.languages.folding import fold
from muqabala.languages.tables import rows

AFFIRMED = [
    ("لن تفرض رسوم", "Fees will be imposed.", "imposed"),
    ("لم يقل شيئا ولم يوقع", "He signed.", "signed"),
    ("زيارات غير معلنة", "Announced visits", "announced"),
    ("لم يؤكد النبأ ولم ينكره", "He confirmed the news and did not deny it.", "confirmed"),
    ("لم يطلب منهم أن ينصرفوا", "He asked them not to leave.", "asked"),
    ("لا أتذكر تلك الليلة", "I remember that night.", "remember"),
    ("لم يجدوها في البيت", "They found it at home.", "found"),
    ("لا تنكر الوزارة ذلك", "The ministry denies it.", "denies"),
    ("إن لم يوقع العقد", "if he signs the contract", "signs"),
    ("دون أن يوقع العقد", "having signed the contract", "signed"),
]

NOT_AFFIRMED = [
    ("لن تفرض رسوم", "No fees will be imposed."),
    ("لن تفرض رسوم", "Nobody said that fees would be imposed."),
    ("لم يوقع إلا العقد", "He signed only the contract."),
    ("لم يوقع العقد ووقع الرسالة", "He signed the letter and left the contract."),
    ("زيارات غير معلنة", "Unannounced visits"),
    ("لا يعارضها لأنها تضر", "He is not against it because it does harm; he opposes nothing."),
    ("لا تنكر الوزارة ذلك", "The ministry admits it."),
    ("ما لم يوقع الطرفان معا", "unless both of the two parties concerned in it sign"),
    ("ما لم يعدل القانون", "until the law is amended"),
    ("دون أن يوقع أي عقد", "without any contract of any kind having been signed"),
    ("لا يعني ذلك الحرب بل يعني السلام", "That does not mean war; it means peace."),
]


@pytest.mark.parametrize(("arabic", "english", "word"), AFFIRMED)
def test_a_denied_predicate_that_is_affirmed_is_found(arabic, english, word):
    start, end = affirmed(arabic, english).translation
    assert english[start:end].lower() == word


@pytest.mark.parametrize(("arabic", "english"), NOT_AFFIRMED)
def test_a_denial_rendered_is_none(arabic, english):
    assert affirmed(arabic, english) is None


def test_the_table_is_folded():
    forms = [form for row in rows("predicates.tsv") for form in row["arabic"].split("|")]
    assert all(fold(form).text == form for form in forms)


LINKED_AFFIRMED = [
    (
        "توصية غير ملزمة ولم تنشر بعد",
        "a binding recommendation went out; it is not published",
        ("ملزمة", "binding"),
        ("تنشر", "published"),
    ),
    ("بيع القصر من دون مقابل", "The palace was sold in return for money", ("مقابل", "return")),
    ("لا مبرر للرفع", "There is justification for the rise", ("مبرر", "justification")),
    ("قالت إنها لم تكن مضطرة", "She said that she was forced", ("مضطرة", "forced")),
    ("لم تكن على علم بذلك", "She was well aware of that", ("علم", "aware")),
    ("ليس ممكناً من دون استفتاء", "That is possible without a referendum", ("ممكن", "possible")),
    ("لم يرسل نداء", "He sent a distress call", ("يرسل", "sent")),
]

LINKED_NOT_AFFIRMED = [
    ("توصية غير ملزمة", "a non-binding recommendation", ("ملزمة", "binding")),
    ("أشار بشكل غير مباشر", "He pointed indirectly", ("مباشر", "indirectly")),
    ("بيع القصر من دون مقابل", "The palace was sold without return", ("مقابل", "return")),
    ("هبط السعر دون المعدل", "The price fell below the average", ("المعدل", "average")),
    ("لا أظن أنه سيعود", "I think he will not return", ("أظن", "think")),
    ("لم يكن تعويم الجنيه قرارا", "The floating of the pound was no decision", ("تعويم", "floating")),
    ("لم يكن للتهريب أثر", "The smuggling came to nothing", ("للتهريب", "smuggling")),
    ("لم يكن جدي يتحدث", "My grandfather kept silent", ("جدي", "grandfather")),
    ("لن تكون هناك رسوم", "They hold that there will be fees", ("تكون", "be")),
]


@pytest.mark.parametrize(("arabic", "english", "pairs"), [(a, e, p) for a, e, *p in LINKED_AFFIRMED])
def test_a_denied_word_is_found_where_its_counterpart_is_affirmed(arabic, english, pairs):
    clash = affirmed(arabic, english, links(arabic, english, *pairs))
    assert clash.is_linked
    assert english[slice(*clash.translation)] == pairs[0][1]


@pytest.mark.parametrize(("arabic", "english", "pairs"), [(a, e, p) for a, e, *p in LINKED_NOT_AFFIRMED])
def test_a_counterpart_that_is_denied_too_or_tells_nothing_is_none(arabic, english, pairs):
    assert affirmed(arabic, english, links(arabic, english, *pairs)) is None


ACCOMPANIED = [
    ("حضر دون علمها", "He came with her knowledge", ("علمها", "knowledge")),
    ("افتتح من دون أن يبرز إذنا", "He opened after producing a permit", ("يبرز", "producing")),
    ("بيعت الأرض من غير أن يعوض أحد", "The land was sold with some compensated", ("يعوض", "compensated")),
]


@pytest.mark.parametrize(("arabic", "english", "pair"), ACCOMPANIED)
def test_what_is_without_something_and_with_it_in_the_translation_is_found(arabic, english, pair):
    clash = accompanied(arabic, english, links(arabic, english, pair))
    assert english[slice(*clash.translation)] == pair[1]


@pytest.mark.parametrize(
    ("arabic", "english", "pair"),
    [
        ("حضر دون علمها", "He came without her knowledge", ("علمها", "knowledge")),
        ("حضر دون علمها", "He came with no knowledge of hers", ("علمها", "knowledge")),
        ("الأطفال دون الخامسة", "children with five years", ("الخامسة", "five")),
        ("الأطفالُ دُونَ الخامسة", "children with five years", ("الخامسة", "five")),
        ("من دون أن يوقع أي عقد", "without any contract having been signed", ("يوقع", "signed")),
        ("حضر بعلمها", "He came with her knowledge", ("بعلمها", "knowledge")),
    ],
)
def test_what_both_are_without_or_with_is_none(arabic, english, pair):
    assert accompanied(arabic, english, links(arabic, english, pair)) is None
