import pytest

from bitexts import bitext, document, pair, whole
from bitexts import grouped as grouped_pairs
from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.checks.number import Number
from muqabala.records import Severity


def findings(english, arabic):
    return list(Number().run(bitext((english, arabic))))


FLAGGED = [
    ("Ninety thousand plots were handed out.", "وُزعت تسعة آلاف قطعة أرض.", ("90,000", "9,000")),
    ("After one round of talks they gave up.", "بعد إحدى عشرة جولة من المحادثات استسلموا.", ("1", "11")),
    ("The council has 84 members.", "يضم المجلس ٤٨ عضوا.", ("84", "48")),
    (
        "Output reached 1.3 million barrels.",
        "بلغ الإنتاج 1.3 مليار برميل.",
        ("1.3 million barrels", "1.3 billion barrels"),
    ),
    ("Sixteen years ago he left.", "رحل قبل ستين عامًا.", ("16 years", "60 years")),
    ("A quarter of the crop was lost.", "ضاع خُمس المحصول.", ("1/4", "1/5")),
    ("Chapter VI applies.", "ينطبق الفصل السابع.", ("6th", "7th")),
    ("Prices nearly tripled.", "ارتفعت الأسعار بما يقارب الضعف.", ("triple", "double")),
    ("Hundreds were arrested.", "أوقف عشرات الأشخاص.", ("hundreds", "dozens")),
    (
        "It is worth 45 billion dollars.",
        "تبلغ قيمته 45 مليون دينار ليبي.",
        ("45 billion dollars", "45 million Libyan dinars"),
    ),
    ("Fees rose to 600 euros.", "ارتفعت الرسوم بمقدار ستمئة يورو.", ("to 600 euros", "by 600 euros")),
    ("The hall was full.", "امتلأت القاعة بألف ومئتي متفرج.", ("", "1,200")),
    ("The 250 guests left.", "غادر الضيوف.", ("250", "")),
    ("More than 40,300 fled.", "فر أكثر من أربعين ألفا.", ("40,300", "40,000")),
    ("It took 61 passengers; one is missing.", "أقلت 62 راكبا، وما زال واحد مفقودا.", ("61", "62")),
    ("Thousands of tents came.", "وصلت 1000 خيمة.", ("thousands", "1,000")),
    ("He was held for three days.", "احتُجز يومين.", ("3 days", "2 days")),
    ("The strike lasted two weeks.", "استمر الإضراب ثلاثة أسابيع.", ("2 weeks", "3 weeks")),
    ("The train leaves at 6:45.", "يغادر القطار الساعة 6:15.", ("6:45", "6:15")),
    ("The polls close at 9 p.m.", "تُغلق المراكز الساعة الثامنة مساء.", ("9:00", "8:00")),
    ("They opened five schools.", "افتتحوا مدرستين.", ("5", "2")),
    ("Four ships sank.", "غرقت ثماني سفن.", ("4", "8")),
    ("Two hospitals closed.", "أُغلقت ستة مستشفيات.", ("2", "6")),
    ("Three of its factories burnt.", "احترق أحد مصانعها.", ("3", "1")),
    ("Three ministers resigned.", "استقال وزيران.", ("3", "2")),
    ("His wife and three daughters were killed.", "قُتلت زوجته وابنتاه.", ("3", "2")),
    ("Article 60 applies.", "تنطبق المادة السادسة عشرة.", ("60", "16th")),
    ("It is four times his salary.", "يعادل خمسة أضعاف راتبه.", ("4", "5 times")),
    ("It opens from 9 a.m. to 8 p.m.", "يفتح من الساعة 9 صباحا إلى الساعة 10 مساء.", ("8:00", "10:00")),
    ("The bomb went off at 10 a.m.", "انفجرت القنبلة عند الثامنة صباحا.", ("10:00", "8:00")),
    (
        "Eight men and twelve women were freed.",
        "أُفرج عن اثني عشر رجلا وثماني نساء.",
        ("8", "12"),
    ),
    ("It was cut from five to nine years.", "خُفضت من تسع إلى خمس سنوات.", ("5", "9")),
    (
        "They asked for six seats instead of four.",
        "طلبوا أربعة مقاعد بدلا من ستة.",
        ("6", "4"),
    ),
    (
        "They run loaded to only a quarter of capacity.",
        "تسير بحمولات تقل بمقدار الربع عن طاقتها.",
        ("1/4", "1/4"),
    ),
]


@pytest.mark.parametrize(("english", "arabic", "values"), FLAGGED)
def test_a_wrong_number_is_found(english, arabic, values):
    assert [finding.values for finding in findings(english, arabic)] == [values]


SILENT = [
    ("The museum is open from 9 a.m. to 11 p.m.", "يفتح المتحف من 9 صباحا حتى 11 مساء."),
    ("The workshop runs from 10 a.m. to 12 p.m.", "تستمر الورشة من 10 صباحا إلى 12 ظهرا."),
    ("Ten were killed in the morning.", "قُتل 10 صباحا."),
    ("The launch was postponed for forty-eight hours.", "أُرجئ الإطلاق ثماناً وأربعين ساعة."),
    ("I am not calling for open borders.", "ولست أدعو إلى فتح الحدود."),
    ("Serious cases fell by fifty per cent.", "انخفضت الإصابات الشديدة إلى النصف."),
    ("Seven of the nine attacks went ahead.", "لم تُمنع سوى هجومين من أصل تسعة."),
    ("The bloc has 32 members.", "يضم التكتل اثنين وثلاثين عضوا."),
    ("Two soldiers were killed.", "قُتل جنديان."),
    ("Both ministers resigned.", "استقال الوزيران."),
    ("For two decades it was quiet.", "ظل الهدوء سائدا عشرين عاما."),
    ("It took a quarter of a century.", "استغرق ذلك خمسة وعشرين عاما."),
    ("Half a century has passed.", "مر خمسون عاما."),
    ("The deal runs for twelve months.", "يمتد الاتفاق عاما."),
    ("Photos are taken every hour and a half.", "تُلتقط الصور كل تسعين دقيقة."),
    ("0.9 million people live there.", "يعيش هناك ٩٠٠ ألف شخص."),
    ("The crash killed 51 people.", "قُتل في الحادث 48 رجلا وثلاث نساء."),
    ("It holds 152 tonnes, up from 140.", "يبلغ 152 طنا، بزيادة اثني عشر طنا."),
    ("He won 12 medals; he had aimed for 36.", "نال اثنتي عشرة ميدالية، ثلث ما كان يطمح إليه."),
    ("About 2,000 came.", "حضر نحو 1,998 شخصا."),
    ("In the twentieth century all changed.", "تغير كل شيء في القرن الماضي."),
    ("The G7 met.", "اجتمعت مجموعة السبع."),
    ("They bought F-35 jets.", "اشتروا طائرات إف-35."),
    ("The talks begin at 10:30.", "تبدأ المحادثات في العاشرة والنصف."),
    ("Dozens of homes were hit.", "أصيبت عشرات المنازل."),
    ("Output doubled.", "ارتفع الإنتاج بنسبة مئة في المئة."),
    ("Between 20 and 30 thousand remain.", "بقي ما بين عشرين وثلاثين ألفا."),
    ("One of them objected.", "اعترض أحدهم."),
    ("The town is 62 miles (100 km) away.", "تبعد البلدة مئة كيلومتر."),
    ("Nine of the nineteen billion are due.", "يُستحق تسعة مليارات من أصل تسعة عشر مليارا."),
    ("Call +961 1 234567 today.", "اتصلوا بالرقم +961 1 234567 اليوم."),
    ("About 30,000 fled.", "فر نحو 30,200 شخص."),
    ("It begins at 3 p.m. GMT.", "يبدأ الساعة السادسة مساء بتوقيت بيروت."),
    ("It begins at 15:00.", "يبدأ الساعة الثالثة."),
    ("It begins at 7:45.", "يبدأ الساعة الثامنة إلا ربعا."),
    ("They won 3:2 and lost 1:4.", "فازوا 3:2 وخسروا 1:4."),
    ("Both countries signed, and three others.", "وقّع البلدان وثلاث دول أخرى."),
    ("Officials of three parties met.", "اجتمع مسؤولون من ثلاثة أحزاب."),
    ("The three officials met.", "التقى المسؤولون الثلاثة."),
    ("Twelve women and eight men were freed.", "أُفرج عن ثمانية رجال واثنتي عشرة امرأة."),
    ("Each patient infects two patients.", "ينقل المريض الواحد العدوى إلى مريضين."),
    ("2.3 In the provinces", "2-3 في المحافظات"),
    ("The flight rose to 4,000 to 6,000 metres.", "ارتفعت الطائرة (4-6) كم."),
    ("It was founded in 1989 and closed.", "تأسست عام ٩٨٩١ وأُغلقت."),
    ("Pages 123 to 145 are missing.", "الصفحات ٣٢١ - ٥٤١ مفقودة."),
    ("It sold 1.2 million two decades ago.", "باع مليونا ومئتي ألف قبل عقدين."),
    ("It had two hundred thousand two decades ago.", "كان فيها مئتا ألف قبل عقدين."),
    ("A couple of hundred copies were sold.", "بيعت مئتا نسخة."),
    ("An earthquake of magnitude 6.3 struck the province.", "ضرب زلزال بقوة ست درجات وثلاثة أعشار الولاية."),
    ("Four analysts in five had expected a cut.", "كان ثمانية من كل عشرة محللين يتوقعون الخفض."),
    ("One pupil in four left school.", "ترك المدرسة 25 من كل مئة تلميذ."),
]


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_the_same_number_said_otherwise_is_no_finding(english, arabic):
    assert not findings(english, arabic)


def test_ten_o_clock_is_not_ten_times_one_o_clock():
    (finding,) = findings("It opens at 10:00.", "يفتح في الساعة 1:00.")
    assert finding.severity is Severity.MAJOR


def test_a_factor_of_ten_is_critical():
    (critical,) = findings("60 million were spent.", "أُنفق ستون مليارا.")
    (major,) = findings("61 million were spent.", "أُنفق ستون مليونا.")
    assert (critical.severity, major.severity) == (Severity.CRITICAL, Severity.MAJOR)


def test_a_finding_shows_the_words_of_both_sides():
    (finding,) = findings("The council has 84 members.", "يضم المجلس ٤٨ عضوا.")
    assert (finding.translation.text, finding.original.text) == ("84", "٤٨")
    assert finding.message == "The Arabic says 48 (٤٨); the English says 84."


def test_a_lost_number_is_less_sure_than_a_changed_one():
    (lost,) = findings("The hall was full.", "امتلأت القاعة بألف ومئتي متفرج.")
    (changed,) = findings("The hall held 1,300.", "امتلأت القاعة بألف ومئتي متفرج.")
    assert lost.confidence < changed.confidence
    assert lost.anchor == len("The hall was full.")


def grouped(*pairs):
    """Put pairs of sentences, each a paragraph, into one group."""
    english, arabic = zip(*pairs, strict=True)
    linked = tuple(
        Pair((whole(index, one),), (whole(index, other),)) for index, (one, other) in enumerate(pairs)
    )
    places = tuple(range(len(pairs)))
    return Bitext(document("en", *english), document("ar", *arabic), (Group(places, places, linked),))


MOVED = [
    ("They came in 40 buses.", "جاؤوا صباحا."),
    ("They left at noon.", "غادروا ظهرا في أربعين حافلة."),
]


def test_a_number_that_moved_to_the_next_sentence_is_no_finding():
    assert not list(Number().run(grouped(*MOVED)))


def test_a_number_that_moved_to_the_next_paragraph_is_no_finding():
    assert not list(Number().run(bitext(*MOVED)))


def test_the_right_number_elsewhere_does_not_hide_a_wrong_one():
    pairs = [("The first lot held 48 boxes.", "ضمت الدفعة الأولى ٤٨ صندوقا.")]
    wrong = ("The next lot held 48 boxes.", "ضمت الدفعة التالية ٨٤ صندوقا.")
    assert len(list(Number().run(grouped(*pairs, wrong)))) == 1


def linked(english, arabic, links):
    """Link two sentences and those of their words that render each other, "en=ar en=ar"."""
    one = pair((whole(0, english),), (whole(0, arabic),))
    ours, theirs = (
        {word.span.text: place for place, word in enumerate(own)}
        for own in (one.translation_words, one.original_words)
    )
    both = (link.split("=") for link in links.split())
    return one._replace(links=tuple((ours[english], theirs[arabic]) for english, arabic in both))


ARABIC = "لا يضم المستشفى اليوم سوى 8 غرف للعمليات، مقابل 24 قبل الحرب."
LINKS = "hospital=المستشفى only=سوى surgery=للعمليات against=مقابل before=قبل war=الحرب"


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("The hospital has only 24 for surgery, against eight before the war.", 1),
        ("The hospital has only eight for surgery, against 24 before the war.", 0),
        ("Against 24 before the war, the hospital has only eight for surgery.", 0),
    ],
)
def test_two_numbers_that_stand_with_each_others_words_have_changed_places(english, found):
    links = LINKS if "against" in english else LINKS.replace("against", "Against")
    both = grouped_pairs(document("en", english), document("ar", ARABIC), linked(english, ARABIC, links))
    assert len(list(Number().run(both))) == found
