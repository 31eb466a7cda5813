"""Possibility, certainty and duty put in another's place."""

KINDS = ("modality",)
"""Kinds of the shared cases."""

FLAGGED = [
    (
        "The owner does not have to raise the rent.",
        "لا يجوز للمالك أن يرفع الإيجار.",
        "need not",
        "is forbidden",
    ),
    ("The harvest has reached two million tons.", "يُتوقع أن يبلغ المحصول مليوني طن.", "", "expected"),
    ("The tenant burned the house.", "يزعم الجيران أن المستأجر أحرق المنزل.", "", "alleged"),
    ("The bakery closed its branch.", "يعتزم المخبز إغلاق فرعه.", "", "intends"),
    ("The school warned the parents.", "كان ينبغي للمدرسة أن تحذر الأهالي.", "", "should have"),
    ("The builder repaired the roof.", "تعهد البناء بإصلاح السقف.", "", "promises"),
    ("The alliance will act.", "قد يتحرك الحلف.", "will", "may"),
    ("If talks fail, the army will withdraw.", "وقد ينسحب الجيش إذا فشلت المحادثات.", "will", "may"),
    ("Repairs will take two weeks.", "وقد تستغرق أعمال الإصلاح أسبوعين.", "will", "may"),
    ("The contract can be renewed.", "يجب أن يجدد العقد.", "may (is allowed to)", "must"),
    ("The judge must reduce the penalty.", "يجوز للقاضي تخفيف العقوبة.", "must", "may (is allowed to)"),
    (
        "The buyer may pay the fee in advance.",
        "يتعين على المشتري دفع الرسم مقدما.",
        "may (is allowed to)",
        "must",
    ),
    (
        "The government has decided to withdraw the bill.",
        "تدرس الحكومة سحب المشروع.",
        "has decided",
        "is considering",
    ),
    ("The minister confirmed that the strike would end.", "رجح الوزير انتهاء الإضراب.", "certain", "likely"),
    ("The plane collided with the tower.", "كادت الطائرة تصطدم بالبرج.", "", "almost did"),
    ("The tablet was stolen from the museum.", "ربما سرق اللوح من المتحف.", "", "may"),
    ("The alliance may have acted.", "لقد تحرك الحلف.", "may", "did"),
    ("He closed his café for good in September.", "فكر في إغلاق مقهاه نهائياً في سبتمبر.", "", "considered"),
]

SILENT = [
    ("The owner does not have to renew the contract.", "لا يتعين على المالك أن يجدد العقد."),
    ("The harvest is forecast to reach two million tons.", "يُتوقع أن يبلغ المحصول مليوني طن."),
    ("According to the neighbours the tenant burned the house.", "يزعم الجيران أن المستأجر أحرق المنزل."),
    ("The bakery will close its branch.", "يعتزم المخبز إغلاق فرعه."),
    ("It was the school's duty to warn the parents.", "كان ينبغي للمدرسة أن تحذر الأهالي."),
    ("The builder guaranteed the repair of the roof.", "تعهد البناء بإصلاح السقف."),
    ("The driver ignored the sign, so they will not pay.", "لن يدفعوا لأن السائق قد تجاهل الإشارة."),
    ("The judge received the file.", "كان القاضي قد تسلم الملف."),
    ("His jailers permitted him no paper.", "لم يكن يُسمح له بالورق."),
    ("Minors may no longer buy the drinks.", "يحظر على القاصرين شراء المشروبات."),
    ("No guest may smoke here.", "لا يجوز لأي ضيف أن يدخن هنا."),
    ("They have agreed, and the others may follow.", "لقد وافقوا، وقد يلحق بهم الآخرون."),
    (
        "Banks must ask for a paper; without it the request may fail.",
        "يجب أن تطلب المصارف وثيقة، وإلا فقد يفشل الطلب.",
    ),
    ("The alliance may act.", "قد يتحرك الحلف."),
    ("The alliance had acted.", "كان الحلف قد تحرك."),
    ("The ship has reached the port.", "لقد وصلت السفينة إلى الميناء."),
    ("The number has shrunk, and it has fallen again.", "وقد تقلص العدد ثم انخفض ثانية."),
    ("The bridge could collapse.", "قد ينهار الجسر."),
    ("Prices have risen, and sales will fall.", "وقد تضاعف السعر وستتراجع المبيعات."),
    ("If it rains, the match could be postponed.", "وقد تؤجل المباراة إذا هطل المطر."),
    ("Perhaps the coach will return tomorrow.", "ربما يعود المدرب غدا."),
    ("There is a chance that he wins.", "قد يفوز."),
    ("The buyer has to pay the fee.", "يجب على المشتري دفع الرسم."),
    ("Children must not enter.", "يجب ألا يدخل الأطفال."),
    ("Time does not permit a longer talk.", "لا يسمح الوقت بحديث أطول."),
    ("Accounts may be opened only with a guardian.", "لا يجوز فتح الحسابات إلا بحضور الولي."),
    ("The talks will resume in May.", "ستستأنف المحادثات في مايو."),
    ("In all probability he will be away.", "سيغيب على الأرجح."),
    ("A trial of ministers seems unlikely.", "ومحاكمة الوزراء تبدو بعيدة الاحتمال."),
    ("No one in the market could cheat her.", "لم يستطع أحد في السوق أن يغشها."),
    ("It is not unlikely that collectors concealed it.", "لا يُستبعد أن يكون المحصّلون قد تعمّدوا إخفاءه."),
    (
        "They reckon that it will be the third season at the earliest.",
        "لا يتوقعون استعادة المال قبل الموسم الثالث.",
    ),
]

KNOWN_MISSES: dict[str, str] = {}
