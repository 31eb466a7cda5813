import pytest

from bitexts import bitext
from muqabala.checks.identifier import WrongCode


def findings(english, arabic):
    return [finding.values for finding in WrongCode().run(bitext((english, arabic)))]


FLAGGED = [
    ("The air force received F-16 fighters.", "تسلمت القوات الجوية مقاتلات إف-35.", ("F-16", "إف-35")),
    ("Turkey bought the F-400.", "اشترت تركيا منظومة إس-400.", ("F-400", "إس-400")),
    ("Flight QR704 was delayed.", "تأخرت الرحلة QR702.", ("QR704", "QR702")),
    ("Emissions of CO2 rose.", "ارتفعت انبعاثات NO2.", ("CO2", "NO2")),
    ("See report2.pdf.", "انظر الملف report1.pdf.", ("report2.pdf", "report1.pdf")),
    ("Law 104/1995 was amended.", "عُدّل القانون ١٠٤/١٩٩٤.", ("104/1995", "١٠٤/١٩٩٤")),
    ("The hashtag #FreeGazaa spread.", "انتشر وسم #FreeGaza.", ("#FreeGazaa", "#FreeGaza")),
    ("the ICC ruled", "قضت المحكمة (ICJ) بذلك", ("ICC", "ICJ")),
]


@pytest.mark.parametrize(("english", "arabic", "values"), FLAGGED)
def test_a_changed_code_is_found(english, arabic, values):
    assert findings(english, arabic) == [values]


SILENT = [
    ("The air force received F-35s.", "تسلمت القوات الجوية مقاتلات إف-35."),
    ("COVID-19 spread; the H1N1 wave did not.", "انتشر كوفيد-19 ولم تنتشر موجة H1N1."),
    ("CO\u2082 rose in 2023.", "ارتفع CO2 عام 2023."),
    ("Law 104/1994 was amended.", "عُدّل القانون ١٩٩٤/١٠٤."),
    ("The MQ-9 drone fell.", "سقطت المسيّرة إم كيو-9."),
    ("The A320 landed.", "هبطت الطائرة إيه 320."),
    ("A 5G network and 20km of cable", "شبكة 5G و30 كم من الكابلات"),
    ("NATO met.", "اجتمع الحلف (UN)."),
    ("Emissions of CO2 rose.", "ارتفعت انبعاثات ثاني أكسيد الكربون."),
    ("the mid-2020 report of WHO", "تقرير WHO لمنتصف عام 2020"),
]


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_the_same_code_is_no_finding(english, arabic):
    assert not findings(english, arabic)
