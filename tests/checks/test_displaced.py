"""A clause that stands with another sentence is neither left out nor put in."""

import pytest

from muqabala.comparison import compare
from muqabala.documents import parse_document

ENGLISH = """The marshes of southern Iraq have lost two thirds of their water in four years, a new study says.

So where did the water go? The researchers list three causes:

• the dams built on the upper reaches of the two rivers;

• the expansion of rice growing in the provinces of the Middle Euphrates;

• dilapidated irrigation networks, in which 40 percent of the water is lost before it gets to the fields.

The team will publish its maps in the spring.
"""
ARABIC = """فقدت أهوار جنوب العراق ثلثي مياهها في أربع سنوات، بحسب دراسة جديدة.

فأين ذهب الماء؟ يعدد الباحثون ثلاثة أسباب، أولها السدود المقامة في أعالي النهرين، وثانيها توسع زراعة الأرز في محافظات الفرات الأوسط، وثالثها شبكات ري متهالكة يضيع فيها نحو 40 في المئة من المياه قبل أن تبلغ الحقول.

وسينشر الفريق خرائطه في الربيع.
"""  # noqa: E501
LIST = "The researchers list three causes:"


def checks_that_flag(english, arabic):
    report = compare(
        parse_document(english.encode(), "english.txt", language="en"),
        parse_document(arabic.encode(), "arabic.txt", language="ar"),
    )
    return [finding.check for part in report.flagged for finding in part.findings]


def test_the_words_before_a_list_are_neither_put_in_nor_left_out():
    assert not checks_that_flag(ENGLISH, ARABIC)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (LIST, "The governor resigned from office on Monday."),
        (LIST, ""),
    ],
)
def test_other_words_in_their_place_are_told(said, told):
    assert {"addition", "omission"} & set(checks_that_flag(ENGLISH.replace(said, told), ARABIC))
