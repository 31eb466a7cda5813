import pytest

from bitexts import bitext
from muqabala.checks.contact import ContactDetail


def findings(english, arabic):
    return list(ContactDetail().run(bitext((english, arabic))))


FLAGGED = [
    ("Write to editor@example.org.", "راسلونا على editor@example.com"),
    ("He posted it on X (@desk_en).", "نشر ذلك على منصة إكس (@desk)."),
    ("See www.example.org/news for more.", "للمزيد: https://example.com/news"),
    ("Call +961 1 234576.", "اتصلوا على +961 1 234567"),
]


@pytest.mark.parametrize(("english", "arabic"), FLAGGED)
def test_a_changed_address_is_found(english, arabic):
    assert len(findings(english, arabic)) == 1


SILENT = [
    ("Write to Editor@example.org.", "راسلونا على editor@example.org"),
    ("See example.org: www.example.org/news/.", "للمزيد: https://www.example.org/news"),
    ("Call +961 (1) 234567.", "اتصلوا على ٠٠٩٦١١٢٣٤٥٦٧"),
    ("The mission (2008-2016) ended.", "انتهت المهمة (2008-2016)."),
    ("Write to us.", "راسلونا على editor@example.com"),
]


@pytest.mark.parametrize(("english", "arabic"), SILENT)
def test_the_same_address_is_no_finding(english, arabic):
    assert not findings(english, arabic)
