"""Links between facts put in another's place."""

KINDS = ("relation",)
"""Kinds of the shared cases."""

FLAGGED = [
    (
        "The company closed its loss-making stores.",
        "أغلقت الشركة متاجرها الخاسرة ما عدا ثلاثة.",
        "",
        "except",
    ),
    (
        "An appeal does not suspend the ruling.",
        "لا يوقف الطعن تنفيذ الحكم إلا إذا أمرت المحكمة بذلك.",
        "",
        "unless",
    ),
    ("The office will open after Sunday.", "سيفتح المكتب قبل الأحد.", "after", "before"),
    ("He fell ill ahead of the election.", "مرض بعد الانتخابات.", "before", "after"),
    (
        "The roads were closed because of the better weather.",
        "أغلقت الطرق رغم تحسن الطقس.",
        "because of",
        "despite",
    ),
    ("The port stayed open despite the storm.", "بقي الميناء مفتوحا بسبب العاصفة.", "despite", "because of"),
    ("He left before the vote.", "غادر بعد التصويت.", "before", "after"),
    ("He stayed despite the request.", "بقي استجابة للطلب.", "despite", "in response to"),
    ("The club will fold if it is paid.", "سيحل النادي ما لم يدفع له.", "if", "unless"),
    ("They met shortly after the elections.", "اجتمعوا قبيل الانتخابات.", "after", "before"),
    ("The office will close even if it is paid.", "سيغلق المكتب ما لم يدفع له.", "even if", "unless"),
    (
        "In addition to a statement, they sent a letter.",
        "بدلا من بيان أرسلوا رسالة.",
        "in addition to",
        "instead of",
    ),
    ("All took part, including the minors.", "شارك الجميع باستثناء القاصرين.", "including", "except"),
    (
        "In line with the statement, the road is open.",
        "خلافا للبيان فإن الطريق مفتوح.",
        "in line with",
        "unlike",
    ),
    (
        "Bills will be reckoned by the hour until 2030.",
        "ستُحسب الفواتير بالساعة اعتباراً من عام 2030.",
        "until",
        "since",
    ),
    (
        "Exposure to dust caused an increase in cases.",
        "ارتبط التعرض للغبار بزيادة الحالات.",
        "caused",
        "associated",
    ),
]

SILENT = [
    ("All but three of the stores were closed.", "أُغلقت المتاجر كلها ما عدا ثلاثة."),
    (
        "The ruling is suspended only if the court so orders.",
        "لا يوقف تنفيذ الحكم إلا إذا أمرت المحكمة بذلك.",
    ),
    ("The plan failed, however.", "إلا أن الخطة فشلت."),
    ("The siege will only end if the talks succeed.", "لن ينتهي الحصار ما لم تنجح المحادثات."),
    ("They won 1-0, thanks to a late goal.", "فازوا بهدف دون رد سجل في الوقت القاتل."),
    ("He will not travel until six weeks after the operation.", "لن يسافر قبل ستة أسابيع من العملية."),
    ("Bread will not go up before the year is over.", "لن يرتفع الخبز قبل نهاية العام."),
    ("She finished ahead of ninety rivals after a hard year.", "تفوقت على تسعين منافسا بعد عام شاق."),
    ("He walks as though nothing concerned him, because he is tired.", "يمشي كأن لا شيء يعنيه لأنه متعب."),
    ("The office will not open before Sunday.", "لن يفتح المكتب قبل الأحد."),
    ("In order to prevent clashes, guards were posted.", "للحيلولة دون وقوع صدامات، نُشر حراس."),
    ("Only after the ban is lifted will it talk.", "لن تتحدث قبل رفع الحظر."),
    ("It was seventeen hours before help came.", "وصلت النجدة بعد سبع عشرة ساعة."),
    ("The fire broke out after the shot and not before.", "اندلع الحريق بعد الطلقة لا قبلها."),
    ("The roads were closed despite the better weather.", "أغلقت الطرق رغم تحسن الطقس."),
    ("The weather was better; even so, the roads were closed.", "أغلقت الطرق رغم تحسن الطقس."),
    ("The port was shut because of the storm.", "أغلق الميناء بسبب العاصفة."),
    ("The office will close if it is not paid.", "سيغلق المكتب ما لم يدفع له."),
    ("He stayed because he was asked to.", "بقي استجابة للطلب."),
    ("Two years ago he left the party.", "قبل عامين غادر الحزب."),
    ("The verdict has not been issued yet.", "لم يصدر الحكم بعد."),
    ("Once the vote was over, he left.", "غادر بعد التصويت."),
    ("The house was hit by a missile.", "أصيب البيت من قبل صاروخ."),
    ("The office will close unless it is paid.", "سيغلق المكتب ما لم يدفع له."),
    ("He accepted provided that he works at night.", "قبل شريطة أن يعمل ليلا."),
    ("The village stands to the west, away from the road.", "تقع القرية غربا على بعد ميل من الطريق."),
    (
        "It works with states, as well as with regional and subregional bodies.",
        "وهي تعمل مع الدول وكذلك مع الهيئات الإقليمية ودون الإقليمية.",
    ),
    (
        "They hosted bases to deter danger, and lo and behold, they draw it in.",
        "استضافوا القواعد لتردع الخطر، فإذا بها تستدرجه.",
    ),
    (
        "They are no less productive than others, even if they make more mistakes.",
        "ليسوا أقل إنتاجا من غيرهم، وإن كانوا أكثر أخطاء.",
    ),
    ("He preferred to fish rather than sit behind a desk.", "فضّل أن يصطاد السمك على أن يجلس خلف مكتب."),
    ("Bills will be reckoned by the hour from 2030.", "ستُحسب الفواتير بالساعة اعتباراً من عام 2030."),
    ("The match was held before 4,000 fans.", "أقيم اللقاء أمام أربعة آلاف مشجع."),
    ("There is an association between dust and asthma.", "ارتبط الغبار بالربو."),
    ("The cases were due to dust.", "تسبب الغبار في الحالات."),
    ("It was found in 57 countries as of December 8.", "رُصد في 57 دولة حتى الثامن من ديسمبر."),
    ("The fee is due as of May.", "يُستحق الرسم اعتباراً من أيار."),
]

KNOWN_MISSES: dict[str, str] = {}
