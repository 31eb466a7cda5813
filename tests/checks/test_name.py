"""Names that became other names."""

import pytest

from bitexts import bitext, document, whole
from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.checks.name import WrongName
from muqabala.records import Severity

FLAGGED = [
    ("Iran rejected the offer.", "رفض العراق العرض.", "Iran", "العراق"),
    ("Unrwa warned of a polio outbreak.", "حذرت اليونيسف من تفشي شلل الأطفال.", "Unrwa", "اليونيسف"),
    ("Iranian troops crossed the border.", "عبرت القوات العراقية الحدود.", "Iranian", "العراقية"),
    (
        "A delegation from Nigeria arrived in Algiers.",
        "وصل وفد من النيجر إلى الجزائر العاصمة.",
        "Nigeria",
        "النيجر",
    ),
    ("Slovenia refused the offer.", "رفضت سلوفاكيا العرض.", "Slovenia", "سلوفاكيا"),
    ("Australia offered to mediate.", "عرضت النمسا الوساطة.", "Australia", "النمسا"),
    ("The envoy went on to Rabat.", "ثم توجه المبعوث إلى نواكشوط.", "Rabat", "نواكشوط"),
    ("The bank moved its seat to Sanaa.", "نقل البنك مقره إلى عدن.", "Sanaa", "عدن"),
    ("He then left for Oman.", "ثم غادر إلى عمّان.", "Oman", "عمّان"),
    ("The ship docked at Latakia.", "رست السفينة في ميناء طرطوس.", "Latakia", "طرطوس"),
    ("The consulate in Isfahan reopened.", "أُعيد فتح القنصلية في مشهد.", "Isfahan", "مشهد"),
    ("Ships avoid the Strait of Hormuz.", "تتجنب السفن باب المندب.", "Strait of Hormuz", "باب المندب"),
    ("She lived between London and Beirut.", "عاشت بين ليون وبيروت.", "London", "ليون"),
    ("Donald Trump agreed.", "وافق جو بايدن.", "Donald Trump", "جو بايدن"),
    ("Mahmoud Abbas agreed.", "وافق محمد بن سلمان.", "Mahmoud Abbas", "محمد بن سلمان"),
    ("The European Union has changed.", "لقد تغيّر حلف شمال الأطلسي.", "European Union", "حلف شمال الأطلسي"),
    ("Judge Karim al-Khazen adjourned.", "رفع القاضي نديم الخازن الجلسة.", "Karim al-Khazen", "نديم"),
    ("The expert Imad Haddad denied it.", "نفى الخبير إياد حداد ذلك.", "Imad Haddad", "إياد"),
    (
        "They met in Geneva, Doha and London.",
        "التقوا في جنيف وجدة ولندن.",
        "Doha",
        "وجدة",
    ),
    ("Samira Ben Omar directed the play.", "أخرجت المسرحية سميرة بنعبد الله.", "Omar", "بنعبد الله"),
    (
        "The Egyptian ambulances waited, but the Egyptian side of the crossing stayed closed.",
        "انتظرت سيارات الإسعاف المصرية، لكن الجانب الفلسطيني من المعبر ظل مغلقًا.",
        "Egyptian",
        "الفلسطيني",
    ),
]

SILENT = [
    ("Mark Rutte spoke in Brussels.", "تحدث مارك روته في بروكسل."),
    (
        "Latifa Ben Abdallah, a historian from Morocco, won the prize.",
        "فازت بالجائزة المؤرخة المغربية لطيفة بنعبد الله.",
    ),
    ("Judge Karim Ben Youssef opened the hearing.", "افتتح القاضي كريم بنيوسف الجلسة."),
    ("Samira Ben Ali directed the play.", "أخرجت المسرحية سميرة بنعلي."),
    ("They never set foot in the Levant.", "لم يطأ أحد منهم أرض المشرق."),
    ("The meetings were held in Geneva, Jeddah and London.", "عُقدت الاجتماعات في جنيف وجدة ولندن."),
    ("The ship called at Suez and Jeddah.", "رست السفينة في السويس وجدة."),
    ("The trains run between Rabat and Oujda.", "تسير القطارات بين الرباط ووجدة."),
    (
        "Spain has warm ties with Morocco, and many cross into Ceuta and Melilla, its enclaves.",
        "تشهد العلاقات بين الرباط ومدريد دفئا، ويعبر كثيرون إلى الجيبين الإسبانيين.",
    ),
    ("He left London for a scene of grief.", "غادر إنكلترا نحو مشهد حزين."),
    ("Jens Stoltenberg spoke in Cairo.", "تحدث ينس ستولتنبرج في القاهرة."),
    ("The forces of Iraq crossed the border.", "عبرت القوات العراقية الحدود."),
    ("Baghdad rejected the offer.", "رفضت الحكومة العراقية العرض."),
    ("London asked Saudi Arabia for more time.", "طلبت الحكومة البريطانية من الرياض مهلة."),
    ("The White House declined to comment.", "امتنعت واشنطن عن التعليق."),
    ("NATO has changed.", "لقد تغيّر الحلف."),
    ("The alliance has changed.", "لقد تغيّر الناتو."),
    ("Austria offered to mediate.", "عرضت النمسا الوساطة."),
    ("Türkiye offered to mediate with Lebanon.", "عرضت تركيا الوساطة مع لبنان."),
    ("The minister flew to Lebanon and to Jordan.", "سافر الوزير إلى لبنان وللأردن."),
    ("Rutte refused the offer.", "رفض الأمين العام العرض."),
    ("The wise leader stayed silent in Egypt.", "بقي الزعيم الحكيم صامتًا في مصر."),
    ("A happy year for Kuwait.", "سنة سعيدة للكويت."),
    ("Morocco prays at sunset.", "يصلي أهل المملكة المغربية المغرب."),
    ("Oman's capital, Muscat, hosted the talks.", "استضافت مسقط المحادثات."),
    ("He then left for Amman.", "ثم غادر إلى عمان."),
    ("He then left for Oman.", "ثم غادر إلى عمان."),
    ("The UN refugee agency, UNHCR, warned of it.", "حذرت من ذلك مفوضية الأمم المتحدة لشؤون اللاجئين."),
    ("Mohsen Fakhrizadeh was buried.", "دُفن محسن فخري زاده."),
    ("Bhutto's party withdrew, said Benazir Bhutto's son.", "انسحب حزب بينظير بوتو، كما قال ابنها."),
    ("A scene in Isfahan moved him.", "أثر فيه مشهد في أصفهان."),
    ("He saw Isfahan for the first time.", "كان ذلك أول مشهد رآه."),
    ("It will open in Rabi al-Thani.", "سيفتتح في ربيع الآخر."),
    ("President Haddad received the envoy.", "استقبل الرئيس إياد حداد المبعوث."),
    ("The head of state agreed.", "وافق جو بايدن."),
    ("The Western Bekaa elected two deputies.", "انتخب البقاع الغربي نائبين."),
    ("The camps of southern Sudan are full.", "امتلأت مخيمات جنوب السودان."),
    ("It cost US$ 5 million.", "كلف خمسة ملايين جنيه مصري."),
    ("Qasem Soleimani was killed near Damascus.", "قُتل قاسم سليماني قرب دمشق."),
    ("The layer over Antarctica will recover later.", "تتعافى الطبقة فوق القطب الجنوبي لاحقا."),
    ("Gas flows through the Trans-Anatolian pipeline.", "يُضخ الغاز عبر أنبوب ترانس أناضول."),
    ("Mayor Murat Yildiz denied it.", "نفى ذلك رئيس البلدية مراد يلدز."),
    ("Rachid Benabdallah guards the forest.", "يحرس الغابة رشيد بن عبدالله."),
]


@pytest.mark.parametrize(("english", "arabic", "wrong", "right"), FLAGGED)
def test_flags_with_the_names_on_both_sides(english, arabic, wrong, right):
    (finding,) = WrongName().run(bitext((english, arabic)))
    assert (finding.translation.text, finding.original.text) == (wrong, right)
    assert finding.severity is Severity.CRITICAL
    assert finding.values == (wrong, right)


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_is_silent(english, arabic):
    assert not list(WrongName().run(bitext((english, arabic))))


def test_says_which_name_the_arabic_has():
    (finding,) = WrongName().run(bitext(FLAGGED[0][:2]))
    assert finding.message == "The Arabic names Iraq (العراق) here; the English names Iran."


def test_says_a_name_without_what_it_owns():
    (finding,) = WrongName().run(bitext(("Iran's offer was rejected.", "رُفض عرض العراق.")))
    assert finding.message.endswith("the English names Iran.")


def test_a_name_that_the_paragraph_says_elsewhere_is_no_wrong_name():
    english = ("Iran rejected the offer.", "The answer came from the capital.")
    arabic = ("رفضت الجمهورية العرض.", "جاء الرد من العراق ومن إيران.")
    pairs = tuple(Pair((whole(0, e),), (whole(0, a),)) for e, a in zip(english, arabic, strict=True))
    group = Group((0,), (0,), pairs)
    assert not list(WrongName().run(Bitext(document("en", *english), document("ar", *arabic), (group,))))


def test_page_is_complete():
    assert all(part in WrongName.page() for part in ("Why it matters", "Example", "When to ignore"))
