"""Quantities put in another's place."""

KINDS = ("quantifier",)
"""Kinds of the shared cases."""

FLAGGED = [
    ("All members objected.", "اعترض معظم الأعضاء.", "all", "most"),
    ("Few members objected.", "اعترض كثير من الأعضاء.", "few", "many"),
    ("All of these roads are open.", "بعض هذه الطرق مفتوح.", "all", "some"),
    ("Sales doubled in a year.", "تضاعفت المبيعات في سنة ثلاث مرات.", "double", "triple"),
    ("Everyone who attended signed the statement.", "وقع بعض الحاضرين البيان.", "all", "some"),
    ("Some of the roads were closed.", "أغلقت جميع الطرق.", "some", "all"),
    ("You often find a doctor in these villages.", "نادرا ما تجد طبيبا في هذه القرى.", "often", "rarely"),
    ("He received half the sum.", "تسلم ثلث المبلغ.", "half", "third"),
    ("The price has tripled in a year.", "تضاعف السعر في سنة.", "triple", "double"),
    ("The plan passed by an overwhelming majority.", "أقرت الخطة بأغلبية ضئيلة.", "large", "small"),
    ("Prices rose sharply in March.", "ارتفعت الأسعار قليلا في مارس.", "sharply", "slightly"),
    ("All of the students passed.", "نجح أكثر من نصف الطلاب.", "all", "most"),
    ("All but three of them objected.", "لم يعترض منهم إلا ثلاثة.", "all but", "only"),
    ("Only three of the members came.", "حضر الأعضاء جميعهم إلا ثلاثة.", "only", "all but"),
]

SILENT = [
    ("Few people expected the talks to succeed.", "لم يتوقع كثيرون نجاح المحادثات."),
    ("Over half of the budget goes to salaries.", "يذهب أكثر من نصف الموازنة إلى الرواتب."),
    ("Some critics are no friends of the bank.", "ليس كل المنتقدين أصدقاء للبنك."),
    ("Many teachers cannot swim.", "ليس كل المعلمين يجيدون السباحة."),
    ("Some members objected.", "اعترض بعض الأعضاء."),
    ("Nevertheless, the members agreed.", "ومع كل ذلك اتفق الأعضاء."),
    ("Both Egypt and Jordan agreed.", "وافقت كل من مصر والأردن."),
    ("They accused each other.", "اتهم بعضهم بعضا."),
    ("The majority of the seats went to women.", "ذهبت معظم المقاعد إلى النساء."),
    ("Nearly all the shops were shut.", "أغلقت معظم المتاجر."),
    ("Not all the members objected.", "اعترض بعض الأعضاء."),
    ("A handful of houses were left standing.", "بقي عدد قليل من البيوت قائما."),
    ("Some 300 people attended.", "حضر نحو ثلاثمئة شخص."),
    ("This is the most important of all the reports.", "هذا أهم التقارير كلها."),
    ("The share is 50 percent.", "الحصة هي النصف."),
    ("He is rarely at home.", "قلما يكون في البيت."),
    ("Prices fell a little.", "انخفضت الأسعار قليلا."),
    ("He does not expect a return of civilians in either of them.", "لا يتوقع عودة المدنيين في أي منهما."),
    ("The stations did not all close their doors.", "لم تغلق المحطات أبوابها كلها."),
    ("Only three of the members did not come.", "حضر الأعضاء جميعهم إلا ثلاثة."),
    ("He took nothing but his oud.", "لم يأخذ معه سوى عوده."),
]

KNOWN_MISSES: dict[str, str] = {}
