"""Words said twice in the English."""

import pytest

from bitexts import bitext, document, grouped, pair, whole
from muqabala.checks.repetition import Repetition
from muqabala.comparison import compare

FLAGGED = [
    ("The company must pay. The company must pay.", "على الشركة أن تدفع.", "The company must pay"),
    ("Adulterated honey, adulterated honey was seized.", "صودر عسل مغشوش.", "adulterated honey"),
    ("The animals were bred in captivity in captivity.", "رُبّيت الحيوانات في الأسر.", "in captivity"),
    ("They received tents, soap, soap and blankets.", "تسلّموا خيامًا وصابونًا وأغطية.", "soap"),
    ("The market was closed and closed again.", "أُغلقت السوق ثم هُدمت.", "closed"),
    (
        "They fly three times a week from Muscat to Zanzibar, three times a week from Muscat to Zanzibar.",
        "ستسيّر الشركة ثلاث رحلات أسبوعية من مسقط إلى زنجبار.",
        "three times a week from Muscat to Zanzibar",
    ),
    (
        "His office said that he is on sick leave until next week, and that he is on sick leave.",
        "أكد مكتبه أنه في إجازة مرضية تنتهي الأسبوع المقبل.",
        "that he is on sick leave",
    ),
]

SILENT = [
    (
        'He takes nothing for going down. "Going down is on God," he jokes.',
        "ولا يتقاضى شيئاً عن النزول. «النزول على الله»، يمزح.",
    ),
    (
        "The money goes to the kin among the Bani Ghanem, and the Bani Ghanem, dozens of whose households "
        "fled last winter, will return to their houses by the spring.",
        "تُدفع الدية لأهل القتيل من بني غانم، على أن يعود هؤلاء، وقد نزحت منهم عشرات الأسر في الشتاء، "
        "إلى بيوتهم قرب النبع.",
    ),
    (
        "How much is lost, rather than how much is owned, decides the payout.",
        "يُصرف التعويض تبعاً لحجم الضرر لا لمساحة الأرض.",
    ),
    (
        "She said that the newspapers had got the name wrong but had not got the tears wrong.",
        "قالت إن الصحف أخطأت في الاسم ولم تخطئ في الدمع.",
    ),
    (
        "She wept for every mother whose son came back, for her father was not there, said Zainab Khalil, "
        "whose father, Hadi Khalil, is in prison.",
        "وقالت زينب خليل، التي لا يزال والدها هادي خليل في السجن، إنها بكت لكل أم عاد ابنها، "
        "لأن أباها لم يكن هناك.",
    ),
    (
        "We will not forget them today, we will not forget them tomorrow.",
        "لن ننساهم اليوم ولن تنسوهم غدًا.",
    ),
    (
        "Women are not going to forget it today, they are not going to forget it later.",
        "لن تنسى النساء ذلك اليوم، لن ينسين ذلك لاحقًا.",
    ),
    ("No to war, no to occupation, no to division.", "لا للحرب، لا للاحتلال، لا للتقسيم."),
    ("He had had enough of it.", "كان قد ضاق ذرعًا بذلك."),
    ("It grew more and more slowly, year after year.", "صار ينمو أبطأ فأبطأ عامًا بعد عام."),
    ("It was a very, very long night.", "كانت ليلة طويلة جدًا."),
    ("They waited and waited.", "انتظروا وانتظروا."),
    ("It grew and changed, year after year.", "نما وتغير عامًا بعد عام."),
    ("The sects met, all the sects and all the parties.", "اجتمعت الطوائف، كل الطوائف وكل الأحزاب."),
    (
        "The Secretary General of NATO praised the Secretary General of NATO before him.",
        "أثنى الأمين العام لحلف شمال الأطلسي على سلفه.",
    ),
    (
        "A country that forgets its poets, a country that forgets its poets has no tongue.",
        "بلد ينسى شعراءه، بلد ينسى شعراءه لا لسان له.",
    ),
    (
        "Farmers grow millet because millet needs less water. Millet, he said, needs less water than rice.",
        "يزرع الفلاحون الدخن لأن الدخن يستهلك ماء أقل. وقال إن الدخن يستهلك ماء أقل من الأرز.",
    ),
    ("The road is long and the road is dark.", "الطريق طويل والطريق مظلم."),
    ("They flew from Pago Pago to Baden Baden.", "طاروا من باغو باغو إلى بادن بادن."),
    (
        "Newspapers take their part; among patients, some do and some do not.",
        "وتؤيدهم الصحافة، أما المرضى فمنقسمون.",
    ),
]


@pytest.mark.parametrize(("english", "arabic", "again"), FLAGGED)
def test_flags_the_second_time(english, arabic, again):
    (finding,) = Repetition().run(bitext((english, arabic)))
    assert finding.translation.text.lower() == again.lower()
    assert finding.translation.start == english.lower().rindex(again.lower())


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not list(Repetition().run(bitext((english, arabic))))


def test_a_clause_said_again_in_like_words_is_flagged():
    english = (
        "He said his mandate did not include disarming the militias, and that he lacked soldiers.",
        "His mandate, he cautioned, did not include disarming the militias.",
    )
    arabic = "قال إن تفويضه لا يشمل نزع سلاح الميليشيات، وإنه لا يملك ما يكفي من الجنود."
    text = " ".join(english)
    paragraph = whole(0, text)
    first, again = paragraph.part(0, len(english[0])), paragraph.part(len(english[0]) + 1, len(text))
    both = grouped(document("en", text), document("ar", arabic), pair((first, again), (whole(0, arabic),)))
    (finding,) = Repetition().run(both)
    assert finding.translation.text == "did not include disarming the militias."


SAID_AGAIN = [
    (
        "ارتفعت أسعار القمح بنسبة خمسة في المئة في شهر واحد بسبب الجفاف في الأرجنتين.",
        "Wheat prices rose five per cent in a single month because of drought in Argentina.",
        "In just one month, the price of wheat climbed by 5% owing to the Argentine drought.",
    ),
    (
        "زار الوزير المستشفى الجديد واستمع إلى شكاوى الأطباء من نقص الأدوية.",
        "The minister visited the new hospital and listened to doctors' complaints about the shortage of "
        "medicines,",
        "and heard physicians complain that drugs were lacking.",
    ),
]


@pytest.mark.parametrize(("arabic", "english", "again"), SAID_AGAIN)
def test_what_is_said_again_in_other_words_is_flagged(arabic, english, again):
    report = compare(document("en", f"{english} {again}"), document("ar", arabic))
    (found,) = (it for it in report.paragraphs[0].findings if it.check == "repetition")
    assert found.translation.text in again


def test_a_sentence_that_the_original_repeats_within_a_longer_one_is_silent():
    said, shorter = "We will never leave this land of ours.", "لن نغادر أرضنا هذه أبدا."
    english = (said, "They will come by night.", said)
    arabic = (shorter, "سيأتون ليلا.", "لن نغادر أرضنا هذه أبدا، وسنقاتل من أجلها.")
    sentences = (map(whole, range(3), side) for side in (english, arabic))
    pairs = (pair((ours,), (theirs,)) for ours, theirs in zip(*sentences, strict=True))
    assert not list(Repetition().run(grouped(document("en", *english), document("ar", *arabic), *pairs)))


def test_what_the_original_says_again_in_other_words_is_silent():
    arabic = "أغلقت السلطات ميناء الصيد بعد العاصفة. ثم أوصدت مرفأ القوارب في وجه البحارة يوم الأحد."
    english = (
        "The authorities closed the fishing port after the storm. "
        "Then they shut the boat harbour to sailors on Sunday."
    )
    assert not compare(document("en", english), document("ar", arabic)).paragraphs[0].findings


def test_the_same_words_turned_round_are_no_repetition():
    arabic = "ولهذا اختارت الجمعية أن تنقل الطبيب إلى القرية لا العكس."
    english = (
        "The society thus chose to bring the doctor to the village instead of the village to the doctor."
    )
    assert not compare(document("en", english), document("ar", arabic)).paragraphs[0].flagged


def test_a_sentence_that_comes_again_in_another_paragraph_is_flagged():
    said = "The port will be closed until the end of the month."
    pairs = [(said, "سيُغلق الميناء حتى نهاية الشهر."), (said, "وقال العمال إنهم لن يعودوا إلى الأرصفة.")]
    (finding,) = Repetition().run(bitext(*pairs))
    assert finding.translation.paragraph == 1


def test_a_refrain_of_the_original_is_silent():
    refrain = ("The port will be closed until the end of the month.", "سيُغلق الميناء حتى نهاية الشهر.")
    assert not list(Repetition().run(bitext(refrain, refrain)))


def test_page_is_complete():
    assert all(part in Repetition.page() for part in ("Why it matters", "Example", "When to ignore"))


def test_a_word_doubled_in_speech_is_hardly_a_slip():
    original = 'قال: "انظروا إلى هذه الحرب الفظيعة".'
    (spoken,) = Repetition().run(bitext(('"Look at this terrible, terrible war," he said.', original)))
    (written,) = Repetition().run(bitext(("He spoke of the terrible, terrible war.", original)))
    assert spoken.confidence < 0.5 < written.confidence


TAKEN_UP = [
    (
        "I do not write about the poor.",
        "The poor do not need it.",
        "لا أكتب عن الفقراء. الفقير لا يحتاج إلى ذلك.",
    ),
    (
        "Small states keep quiet.",
        "Keep quiet, and both camps hate you.",
        "الدول الصغيرة صامتة، والصامت مكروه.",
    ),
]


def second_time(first, second, arabic):
    """Return the findings in two sentences of a paragraph."""
    english, original = whole(0, f"{first} {second}"), whole(0, arabic)
    sentences = english.part(0, len(first)), english.part(len(first) + 1, len(english))
    documents = document("en", english.text), document("ar", arabic)
    return list(Repetition().run(grouped(*documents, pair(sentences, (original,)))))


@pytest.mark.parametrize(("first", "second", "arabic"), TAKEN_UP)
def test_a_sentence_may_begin_with_the_words_that_ended_the_one_before_it(first, second, arabic):
    assert not second_time(first, second, arabic)


def test_a_whole_sentence_that_comes_at_once_again_is_flagged():
    (finding,) = second_time(
        "The small states kept quiet.", "The small states kept quiet.", "صمتت الدول الصغيرة."
    )
    assert finding.translation.text == "The small states kept quiet"


def test_what_holds_of_another_too_is_no_repetition():
    english = "Doubt alone does not keep one awake; certainty keeps one awake too."
    report = compare(document("en", english), document("ar", "ليس الشك وحده ما يؤرق، فاليقين يؤرق أيضا."))
    assert not report.paragraphs[0].flagged
