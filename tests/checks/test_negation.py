"""Negations lost, added and turned round."""

from pathlib import Path

import pytest

from bitexts import bitext, document, whole
from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.checks.negation import Negation
from muqabala.records import Severity

CASES = Path(__file__).parents[3] / "shared" / "data" / "cases.tsv"

FLAGGED = [
    ("It collects and shares the data.", "لا يجمع البيانات ولا يشاركها."),
    ("The ice will return in centuries.", "لن يعود الجليد قبل قرون."),
    ("NATO will withdraw.", "لن ينسحب الناتو."),
    ("The coach intends to resign.", "لا ينوي المدرب الاستقالة."),
    ("The ministry received an answer to its letter.", "لم تتلق الوزارة جوابا على رسالتها."),
    ("The treaty is clear.", "المعاهدة ليست واضحة."),
    ("He left, and the minister signed the document.", "غادر، ولم يوقع الوزير الوثيقة."),
    ("The visits of the team were announced.", "كانت زيارات الفريق غير معلنة."),
    ("The union no longer needs the support of the city.", "لا يزال الاتحاد بحاجة إلى دعم المدينة."),
    ("Wadad no longer visits the villages.", "وما انفكت وداد تزور القرى."),
    ("The army confirmed the reports of a withdrawal.", "نفى الجيش أنباء الانسحاب."),
    ("The president ruled out a return to the talks.", "لم يستبعد الرئيس العودة إلى المحادثات."),
    ("It is doubtful that the crisis will pass.", "لا شك في أن الأزمة ستمر."),
    ("However, the crisis did not deepen.", "غير أن الأزمة تعمقت."),
    ("He did not return after the war.", "لم يعد إلا بعد الحرب."),
    ("Stability will spread.", "سينتشر عدم الاستقرار."),
    ("Member states were invited.", "دُعيت الدول غير الأعضاء."),
    ("The bridge did not collapse in the storm.", "انهار الجسر في العاصفة."),
    ("He was not generous to his neighbours.", "كان سخيا مع جيرانه."),
]

SILENT = [
    (
        "There is nothing shameful in it, were it not that those who build are those who destroyed.",
        "وليس في ذلك ما يعيب لولا أن من يبنون هم من هدموا.",
    ),
    (
        "He was convicted of having known and not prevented, which to the families seems worthless.",
        "أدين بأنه علم ولم يمنع، وهو فارق يبدو للأسر لا قيمة له.",
    ),
    (
        "If there must be a reckoning, let it begin with those who spent it, not with those who received it.",
        "إن كان لا بد من حساب فليبدأ بمن أنفقه لا بمن تسلمه.",
    ),
    (
        "It should have followed the cleaning and not preceded it, though I do not doubt his intentions.",
        "كان ينبغي أن يلي التنظيف لا أن يسبقه، وإن كنت لا أشك في نيته.",
    ),
    (
        "They are not asking the bank for support, but for it to tell them what it intends.",
        "لا يطلبون من المصرف دعماً، بل أن يخبرهم بما ينوي.",
    ),
    (
        "He wrote down his diary on cigarette paper and smuggled it out.",
        "دوّن يومياته على ورق السجائر وهرّبها.",
    ),
    ("She said that nothing had forced her to sell the house.", "قالت إنها لم تكن مضطرة إلى بيع البيت."),
    ("The floating of the pound was not an economic decision.", "لم يكن تعويم الجنيه قراراً اقتصادياً."),
    ("He left after saying goodbye to nobody.", "غادر من دون أن يودع أحداً."),
    ("It is an island that looks like no other.", "إنها جزيرة لا تشبه سواها."),
    ("It never faced a problem without forming a committee.", "ما واجهت مشكلة قط إلا شكلت لها لجنة."),
    ("Breakfast should always contain fruit.", "ينبغي ألا يخلو الفطور من الفاكهة."),
    ("Never open a link from a sender you do not know.", "إياك أن تفتح رابطا من مرسل لا تعرفه."),
    (
        "Only 23 percent of the response plan, $4.16 billion this year, has been funded.",
        "ولم يمول من خطة الاستجابة الإنسانية لهذا العام، وقيمتها أربعة مليارات دولار، سوى 23 في المئة.",
    ),
    ("Does a child not have the right to play?", "أليس من حق الطفل أن يلعب؟"),
    ("It neither collects nor shares the data.", "لا يجمع البيانات ولا يشاركها."),
    ("It would be centuries before the ice returned.", "لن يعود الجليد قبل قرون."),
    ("Rice and sugar went up; flour did not.", "ارتفع الأرز والسكر، في حين استقر الدقيق."),
    ("His brothers left, but Salim would not.", "رحل إخوته، أما سليم فبقي."),
    ("NATO will not withdraw.", "لن ينسحب الناتو."),
    ("Some of the infected are asymptomatic.", "لا تظهر أعراض على بعض المصابين."),
    ("We have never before seen such a crisis.", "لم نشهد من قبل أزمة كهذه."),
    ("Last but not least, the guests left.", "وأخيرا وليس آخرا، غادر الضيوف."),
    ("The injured young deer travelled by air.", "سافر الأيل الصغير المصاب جوا."),
    ("Instability will spread.", "سينتشر عدم الاستقرار."),
    ("He referred to it obliquely.", "أشار إليها بصورة غير مباشرة."),
    ("Decree No. 340 was signed in the palace.", "وُقع المرسوم رقم 340 في القصر."),
    ("The office will stay open.", "لن يتوقف عمل المكتب."),
    ("He explained what science cannot.", "شرح ما يعجز عنه العلم."),
    ("NATO won't withdraw.", "لن ينسحب الناتو."),
    ("The coach has no plans to resign.", "لا ينوي المدرب الاستقالة."),
    ("The ministry failed to convince them.", "لم تنجح الوزارة في إقناعهم."),
    ("The team was unable to reach the village.", "لم يتمكن الفريق من الوصول إلى القرية."),
    ("He remained silent.", "لم يتكلم."),
    ("The decision is illegal.", "القرار غير قانوني."),
    ("However, the talks continued.", "غير أن المحادثات استمرت."),
    ("The union still trusts the city.", "لا يزال الاتحاد يثق بالمدينة."),
    ("The union no longer trusts the city.", "لم يعد الاتحاد يثق بالمدينة."),
    ("He returned only after the war.", "لم يعد إلا بعد الحرب."),
    ("He did not return until the war was over.", "لم يعد إلا بعد الحرب."),
    ("There is nothing but silence.", "لا شيء سوى الصمت."),
    ("Undoubtedly, the war changed everything.", "لا شك في أن الحرب غيرت كل شيء."),
    ("Unless the city pays, the plan will fail.", "ما لم تدفع المدينة ستفشل الخطة."),
    ("Whether or not parliament agrees, the pact stands.", "سواء وافق البرلمان أم لم يوافق فالاتفاق قائم."),
    ("It threatens not only water but food.", "لا يهدد الماء فحسب بل الغذاء."),
    ("At least six people were killed.", "قتل ما لا يقل عن ستة أشخاص."),
    ("Neither money nor weapons arrived.", "لم يصل مال ولا سلاح."),
    ("The families were reunited after the war.", "لم شمل العائلات بعد الحرب."),
    ("Why did you ask me?", "لم سألتني؟"),
    ("The governor denied the news.", "نفى المحافظ الخبر."),
    (
        "The airline ruled out cuts but did not hide its losses.",
        "استبعدت الشركة التخفيضات لكنها لم تخف خسائرها.",
    ),
    ("The Kremlin threatened an asymmetric response.", "توعّد الكرملين برد غير متماثل."),
    ("He had learnt more from him than from anyone.", "لم يتعلم من أحد قدر ما تعلم منه."),
    ("Judge Huda did not wish for the presidency of the court.", "رغبت القاضية هدى عن رئاسة المحكمة."),
    ("Two candidates had declined to accept the task.", "اعتذر مرشحان عن قبول المهمة."),
    ("A road that bypasses Moscow is being built.", "يُبنى طريق لا يمر بموسكو."),
    ("It is expensive, and it does harm too.", "إنه باهظ ولا يخلو من ضرر."),
]


@pytest.mark.parametrize(("english", "arabic"), FLAGGED)
def test_flags(english, arabic):
    (finding,) = Negation().run(bitext((english, arabic)))
    assert finding.severity is Severity.CRITICAL
    assert finding.original.text in arabic
    assert finding.translation is None or finding.translation.text in english


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not list(Negation().run(bitext((english, arabic))))


def test_a_denied_predicate_is_named_on_both_sides():
    (finding,) = Negation().run(bitext(("The coach intends to resign.", "لا ينوي المدرب الاستقالة.")))
    assert finding.message == "The Arabic denies this (لا ينوي); the English affirms it (“intends”)."
    assert (finding.original.text, finding.translation.text) == ("لا ينوي", "intends")


def test_spans_of_a_second_sentence_are_its_own():
    english, arabic = (
        ("The talks began.", "The coach intends to resign."),
        ("بدأت المحادثات.", "لا ينوي المدرب الاستقالة."),
    )
    pair = Pair(tuple(map(whole, (0, 1), english)), tuple(map(whole, (0, 1), arabic)))
    group = Group((0, 1), (0, 1), (pair,))
    (finding,) = Negation().run(Bitext(document("en", *english), document("ar", *arabic), (group,)))
    assert (finding.translation.paragraph, finding.translation.start) == (1, 10)
    assert (finding.original.paragraph, finding.original.start) == (1, 0)


def test_a_clause_left_out_is_not_a_negation_lost():
    english = "The committee met in Geneva."
    arabic = "اجتمعت اللجنة في جنيف أمس، لكنها لم تتوصل إلى قرار بشأن الميزانية الجديدة للمنظمة."
    assert not list(Negation().run(bitext((english, arabic))))


@pytest.mark.skipif(not CASES.exists(), reason="needs ../shared/data/cases.tsv")
def test_the_shared_cases_are_told_apart():
    wrong = {
        row[0]
        for row in shared_cases("negation")
        if bool(list(Negation().run(bitext((row[2], row[3]))))) != (row[4] == "yes")
    }
    assert wrong == set()


def shared_cases(*checks):
    rows = (line.split("\t") for line in CASES.read_text("utf-8").splitlines()[1:])
    return [row for row in rows if row[1] in checks]


def test_page_is_complete():
    assert all(part in Negation.page() for part in ("Why it matters", "Example", "When to ignore"))


ONLY_LOST = [
    ("The fee is paid by foreigners.", "لا يدفع الرسوم إلا الأجانب."),
    ("A quarter of the money was spent.", "لم يُصرف سوى ربع المال."),
]

ONLY_KEPT = [
    ("The fee is paid only by foreigners.", "لا يدفع الرسوم إلا الأجانب."),
    ("Nobody but foreigners pays the fee.", "لا يدفع الرسوم إلا الأجانب."),
    ("A mere quarter of the money was spent.", "لم يُصرف سوى ربع المال."),
    ("He returned after the war.", "لم يعد إلا بعد الحرب."),
]


@pytest.mark.parametrize(("english", "arabic"), ONLY_LOST)
def test_an_exception_that_nothing_renders_is_told(english, arabic):
    (finding,) = Negation().run(bitext((english, arabic)))
    assert "says “only”" in finding.message


@pytest.mark.parametrize(("english", "arabic"), ONLY_KEPT)
def test_an_exception_rendered_or_one_of_time_is_silent(english, arabic):
    assert not list(Negation().run(bitext((english, arabic))))
