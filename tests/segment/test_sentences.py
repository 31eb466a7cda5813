"""Where sentences end, by example: ``|`` marks the ends inside a paragraph."""

import pytest

from bitexts import document
from muqabala.records import Document, Kind, Paragraph
from muqabala.segment import sentences

ENGLISH = """\
Dr. Smith met Mr. Jones.| They talked.
He lives in the U.S.| The army came.
The U.S. Army came.| It left.
At 9 a.m. Monday he left.| He came back at 5 p.m.| She did not.
"I came.| I saw.| I won," he said.| Then he left.
"What?" he asked.| "Nothing!" she said.
He said: "We won."| The crowd roared.
J. R. R. Tolkien wrote it.| George W. Bush did not.
The price is 3.5 million.| See www.example.com.| Then go.
Write to a.b@c.org.| Then wait.
He waited… and left.| Then he spoke.
He waited... and left.| Nobody came...| Then it rained.
1. The first item.| It has two sentences.
(2) The second item.
Q: How did it begin?| A: Slowly.
He was born on Jan. 15.| No. 5 is alive.
The answer is No.| He left.
He left (quietly. very quietly.) at noon.| Then it rained.
(He died in 1990.| His son took over.)
Costs, fees, etc. were paid.| Then nothing.
Gen. Kurilla and Sen. Graham met Lt. Gen. Fox.| They agreed.
The war ended.| al-Sisi spoke.
He paid $5.| 15 people came.
Apple Inc. said so.| It was late.
Is it over?!| Nobody knew.[1]| Then silence.
He said it.| The man left.
It runs on Node.js and ASP.NET today.
It ended in St. Petersburg, not in St. Louis.
World War I.| The empire fell.
Rivers, e.g. the Nile, and lakes, i.e. Nasser, rose vs. Last year.""".splitlines()

ARABIC = """\
قال د. سامي إن الأمر انتهى.| وأضاف أ.د. عمر أنه بدأ.
بلغ السعر ٣٫٥ مليون.| ثم هبط 3.5 في المئة.
وقع ذلك عام 622 م.| وفي سنة 1445 هـ.| تكرر الأمر.
حضر م. سامي وأ. ليلى.| ثم انصرفا.
قال: «لن نستسلم.»| وأضاف: «سنعود».
قال: «لن نستسلم».| وأضاف: «سنعود».
«ماذا تريد؟» سأل الرجل.| ثم مضى.
هل جاء؟| نعم!| جاء أمس.
كان الرجل... يبتسم.| ثم رحل.
مضت الأعوام على القرية من دون أن يعود أحد...| ثم عاد الجميع.
انتهى الأمر.| وقال الوزير إنه راض.
س: كيف بدأت؟| ج: ببطء.
كتب ج. د. سالينجر رواية.| ثم صمت.
جاء الوزير ود. سامي معا.| ثم غادرا.
هذا أمر لا بد منه؛ فالوقت ضيق.| وسنرى.
انظر ص. 15 من الكتاب.| ثم عد.
ذهب وزراء النفط والمال إلخ.| ثم عادوا.
زار موقع www.example.com أمس.| ثم كتب إلى a.b@c.org.
1. البند الأول.| وفيه جملتان.
وُلد عام 1956 (توفي في 2006. رحمه الله.) في القاهرة.| وعاش فيها.""".splitlines()

OTHERS = """\
de Am 9. September kam Dr. Huber.| Er blieb bis zum 12. Oktober.
de Das war 1990.| Danach ging er.
de Er wohnt in Nr. 5, z. B. bei Regen.| Sie auch.
fr Il coûte env. 600 francs.| Mme Roux l'a vu le 9 mai.
fr Il a compté jusqu'à 9.| Puis il est parti.
ru Он пришёл.| Что дальше?| Никто не знал.
hi वह आया।| फिर वह चला गया।
zh 部长昨天来了。|他说：“我们赢了！”|大家都走了。
ja 大臣が来た。|「終わった。」|皆が帰った。
ur وہ آیا۔| پھر وہ چلا گیا۔""".splitlines()


def split(text: str, language: str = "en") -> list[str]:
    return [span.text for span in sentences(document(language, text))]


@pytest.mark.parametrize("line", OTHERS)
def test_sentences_of_other_languages_end_by_their_own_marks(line):
    language, _, marked = line.partition(" ")
    assert split(marked.replace("|", ""), language) == [piece.strip() for piece in marked.split("|")]


@pytest.mark.parametrize("marked", [*ENGLISH, *ARABIC])
def test_sentences_end_where_a_reader_ends_them(marked):
    # Where there was no space after the stop, the mark stands for the place.
    assert split(marked.replace("|", "")) == [piece.strip() for piece in marked.split("|")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انتهى الأمر.وقال الوزير إنه راض.", ["انتهى الأمر.", "وقال الوزير إنه راض."]),
        ("هل جاء؟نعم جاء.", ["هل جاء؟", "نعم جاء."]),
        ("He said it.The man left.", ["He said it.", "The man left."]),
        ("See www.example.Com for it.", ["See www.example.Com for it."]),
    ],
)
def test_a_missing_space_after_a_stop_is_forgiven(text, expected):
    assert split(text) == expected


def test_marks_of_direction_after_a_stop_stay_with_the_sentence():
    assert split("انتهى الأمر.\u200f ثم بدأ.") == ["انتهى الأمر.\u200f", "ثم بدأ."]


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.BYLINE])
def test_a_heading_and_a_byline_are_one_sentence(kind):
    text = "The war is over. What next?"
    spans = sentences(Document("a.txt", "en", (Paragraph(text, kind), Paragraph(text))))
    assert [span.text for span in spans] == [text, "The war is over.", "What next?"]
    assert [span.paragraph for span in spans] == [0, 1, 1]
