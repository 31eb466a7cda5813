"""Words put in their opposite's place."""

KINDS = ("comparative", "direction")
"""Kinds of the shared cases."""

FLAGGED = [
    ("Oran is the largest city in the country.", "وهران ثاني أكبر مدن البلاد.", "", "second"),
    ("Egypt lost to Morocco.", "فازت مصر على المغرب.", "lose", "win"),
    ("Planes are cheaper than trains.", "الطائرات أغلى من القطارات.", "cheaper", "dearer"),
    ("At most ten were killed.", "قتل عشرة على الأقل.", "at most", "at least"),
    ("Exports fell by 20 percent.", "ارتفعت الصادرات بنسبة 20 في المئة.", "fall", "rise"),
    ("The western flank is exposed.", "الجناح الشرقي مكشوف.", "west", "east"),
    ("The company made a loss.", "حققت الشركة ربحا.", "loss", "profit"),
    ("The court acquitted the mayor.", "أدانت المحكمة رئيس البلدية.", "acquit", "convict"),
    ("The team won the final.", "خسر الفريق المباراة النهائية.", "win", "lose"),
    ("The union accepted the offer.", "رفضت النقابة العرض.", "accept", "reject"),
    ("The country imports gas.", "تصدر البلاد الغاز.", "import", "export"),
    ("The train is slower than the bus.", "القطار أسرع من الحافلة.", "slower", "faster"),
    ("The current minister attended.", "حضر الوزير السابق.", "current", "former"),
    ("Work was resumed at the port.", "علق العمل في الميناء.", "resume", "suspend"),
    ("The measure is temporary.", "الإجراء دائم.", "temporary", "permanent"),
    ("More than six people live there.", "يعيش هناك أقل من ستة أشخاص.", "more than", "less than"),
    ("Lebanon fell eight places.", "تقدم لبنان ثماني مراتب.", "retreat", "advance"),
    ("He wrote in praise of the sultan.", "كتب في هجاء السلطان.", "praise", "criticise"),
    ("They came in slightly below the forecast.", "جاءت أعلى قليلا من التوقعات.", "fall short", "exceed"),
    ("The border is still open.", "لا تزال الحدود مغلقة.", "open", "closed"),
    ("It is digested quickly and delays hunger.", "يهضم ببطء ويؤخر الجوع.", "quicken", "slow"),
    ("The country's president opened the bridge.", "افتتح الجسر الرئيس السابق للبلاد.", "", "former"),
    (
        "It earned 3.1 million, exceeding last year's 3.6 million.",
        "ربحت 3.1 مليون، وهو أقل مما حققته في العام الماضي.",
        "more than",
        "less than",
    ),
    (
        "The bridge opened two months behind schedule.",
        "افتتح الجسر قبل الموعد بشهرين.",
        "behind time",
        "ahead of time",
    ),
    ("Its price is lower than that of its rival.", "يزيد سعره على سعر منافسه.", "less than", "more than"),
]

SILENT = [
    ("The union rejected the offer.", "لم يقبل الاتحاد العرض."),
    ("The company did not accept the offer.", "رفضت الشركة العرض."),
    ("Only one city in the country is bigger than Oran.", "وهران ثاني أكبر مدن البلاد."),
    ("Sub-Saharan groups took part.", "شاركت جماعات من جنوب الصحراء."),
    ("Trains are cheaper than planes.", "الطائرات أغلى من القطارات."),
    ("Tunis is smaller than Cairo.", "القاهرة أكبر من تونس."),
    ("Morocco lost to Egypt.", "فازت مصر على المغرب."),
    ("Rain will be below average, or slightly above it.", "ستكون الأمطار دون المعدل أو فوقه بقليل."),
    ("At least ten were killed.", "قتل عشرة على الأقل."),
    ("No fewer than ten were killed.", "قتل ما لا يقل عن عشرة."),
    ("Exports were up 20 percent.", "ارتفعت الصادرات بنسبة 20 في المئة."),
    ("This is more dangerous than the Cold War.", "هذا أخطر من الحرب الباردة."),
    ("Morocco left the talks.", "غادر المغرب المحادثات."),
    ("The West left the Middle East.", "غادر الغرب الشرق الأوسط."),
    ("The minister turned down the offer.", "رفض الوزير العرض."),
    ("The team was beaten.", "خسر الفريق."),
    ("It must not exceed ten pages.", "يجب ألا يزيد على عشر صفحات."),
    ("Last year he met the governor.", "التقى المحافظ العام الماضي."),
    ("The foreign minister arrived.", "وصل وزير الخارجية."),
    ("Over the past two years he travelled.", "سافر خلال العامين الماضيين."),
    ("The then president opened the bridge.", "افتتح الجسر الرئيس السابق للبلاد."),
    (
        "The ruling may set a precedent, the syndicate's head believes.",
        "يرى نقيب الصحافيين أن الحكم قد يشكل سابقة.",
    ),
    ("The bridge opened two months early.", "افتتح الجسر قبل الموعد بشهرين."),
    ("families with an income below the minimum", "الأسر التي يقل دخلها عن الحد الأدنى"),
]

KNOWN_MISSES = {
    "234": "country names belong to the check of names",
    "303": "بعد (yet) taken for after",
}
