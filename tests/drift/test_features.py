"""What speaks for drift in a paragraph: of which paragraphs, and which way each feature points."""

import numpy as np
import pytest

from bitexts import document, grouped, pair, whole
from muqabala.checks.bitext import Bitext
from muqabala.drift.features import FEATURES, Article

ENGLISH = [
    "The council met on Monday to discuss the budget of the coming year.",
    "Its members agreed, after a long debate, that the roads come first.",
    "The mayor thanked them and announced a second meeting in the spring.",
]
ARABIC = [
    "اجتمع المجلس يوم الاثنين لمناقشة موازنة العام المقبل.",
    "واتفق أعضاؤه بعد نقاش طويل على أن الطرق تأتي أولا.",
    "وشكرهم رئيس البلدية وأعلن عن اجتماع ثان في الربيع.",
]


def bitext(*, added="", left_out=""):
    """Link the paragraphs; the words named, of the second one, have no counterpart."""
    beads = [
        pair((whole(index, english),), (whole(index, arabic),), added=added, left_out=left_out)
        for index, (english, arabic) in enumerate(zip(ENGLISH, ARABIC, strict=True))
    ]
    return grouped(document("en", *ENGLISH), document("ar", *ARABIC), *beads)


def of_second(bitext, name):
    article = Article.of(bitext)
    return FEATURES[name](article)[article.paragraphs.index(1)]


@pytest.mark.parametrize(
    "name", [name for name in FEATURES if name.endswith("translation") and name != "longer, translation"]
)
def test_what_the_original_lacks_raises_each_feature_of_the_translation(name):
    assert of_second(bitext(added="after a long debate"), name) > of_second(bitext(), name)


@pytest.mark.parametrize(
    "name", [name for name in FEATURES if name.endswith("original") and name != "longer, original"]
)
def test_what_the_translation_lacks_raises_each_feature_of_the_original(name):
    assert of_second(bitext(left_out="بعد نقاش طويل"), name) > of_second(bitext(), name)


def test_a_side_that_is_longer_than_the_other_makes_it_is_seen_as_such():
    sentence = "It had not rained for two years, and the wells of the villages were dry by the summer."
    english, arabic = f"{sentence} {sentence}", "لم تمطر منذ عامين، وجفت آبار القرى مع حلول الصيف."
    beads = [pair((whole(0, english),), (whole(0, arabic),))]
    article = Article.of(grouped(document("en", english), document("ar", arabic), *beads))
    assert FEATURES["longer, translation"](article)[0] > 1
    assert FEATURES["longer, original"](article)[0] == 0


def test_every_paragraph_with_words_on_both_sides_has_a_number_for_every_feature():
    article = Article.of(bitext(added="after a long debate"))
    assert article.paragraphs == (0, 1, 2)
    rows = np.stack([feature(article) for feature in FEATURES.values()])
    assert rows.shape == (len(FEATURES), 3)
    assert np.isfinite(rows).all()


def test_a_paragraph_without_an_original_has_no_features():
    alone = pair((whole(1, ENGLISH[1]),), ())
    linked = pair((whole(0, ENGLISH[0]),), (whole(0, ARABIC[0]),))
    texts = grouped(document("en", *ENGLISH[:2]), document("ar", ARABIC[0]), linked, alone)
    assert Article.of(texts).paragraphs == (0,)


def test_two_paragraphs_of_one_sentence_of_the_original_both_see_it():
    both = pair((whole(0, ENGLISH[0]), whole(1, ENGLISH[1])), (whole(0, ARABIC[0]),))
    article = Article.of(grouped(document("en", *ENGLISH[:2]), document("ar", ARABIC[0]), both))
    assert article.paragraphs == (0, 1)
    assert article.original.lengths.tolist() == [len(ARABIC[0])] * 2


def test_nothing_has_no_paragraphs():
    assert Article.of(Bitext(document("en"), document("ar"), ())).paragraphs == ()
