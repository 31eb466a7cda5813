"""Questions that became statements."""

import pytest

from bitexts import bitext, document, whole
from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.checks.question import Question
from muqabala.records import Severity

FLAGGED = [
    ("The agreement will survive.", "هل ينجو الاتفاق؟"),
    ("Will the agreement survive?", "سينجو الاتفاق."),
    ("Did the delegation return from Cairo?", "عاد الوفد من القاهرة."),
    ("That is why the factory closed.", "لماذا أُغلق المصنع؟"),
    ("This is how the war will end.", "كيف ستنتهي الحرب؟"),
    ("The union grasped when the young became its capital.", "متى يدرك الاتحاد أن الناشئين رأس ماله؟"),
    ("“The river will return to its bed.”", "«هل يعود النهر إلى مجراه؟»"),
    ("Q: Why can the buildings be called safe?", "س: هل يمكن القول إن المباني آمنة؟"),
]

SILENT = [
    ("Will the agreement survive?", "هل ينجو الاتفاق؟"),
    ("He asked whether the agreement would survive.", "تساءل هل ينجو الاتفاق؟"),
    ("Nobody knows how the war will end.", "كيف ستنتهي الحرب؟"),
    ("Nobody knows when the war will end.", "متى ستنتهي الحرب؟"),
    ("It is unclear which side will yield.", "أي طرف سيتنازل؟"),
    ("Who will pay for it is the issue.", "من سيدفع ثمنه؟"),
    ("Has Europe learned the lesson? Not yet.", "هل تعلمت أوروبا الدرس؟ ليس بعد."),
    ("Who will pay? That remains open.", "لم يتقرر بعد من سيدفع."),
    ("Will he come? The minister was asked.", "سئل الوزير عن حضوره."),
    ("Who will pay? Nobody knows?", "لا أحد يعرف من سيدفع."),
    ("If it fails, who will pay?", "وإذا فشل ذلك، فمن يدفع."),
    ("Will he resign?", "والصحفيون يسألون عن استقالته."),
    ("What did he mean?", "سئل عمّا يعنيه."),
    ("Why not wait?", "هل ننتظر؟"),
    ("Why is this so?", "هل من سبب لذلك؟"),
]


@pytest.mark.parametrize(("english", "arabic"), FLAGGED)
def test_flags(english, arabic):
    (finding,) = Question().run(bitext((english, arabic)))
    assert finding.severity is Severity.MINOR
    assert finding.translation.text == english
    assert finding.original.text == arabic


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not list(Question().run(bitext((english, arabic))))


def test_two_sentences_against_one_are_not_compared():
    english, arabic = ("It will survive.", "So they say."), "هل ينجو الاتفاق؟"
    pair = Pair(tuple(map(whole, (0, 1), english)), (whole(0, arabic),))
    group = Group((0, 1), (0,), (pair,))
    assert not list(Question().run(Bitext(document("en", *english), document("ar", arabic), (group,))))


def test_page_is_complete():
    assert all(part in Question.page() for part in ("Why it matters", "Example", "When to ignore"))
