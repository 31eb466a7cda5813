"""Moved passages, and sentences that say something else."""

from bitexts import document, grouped, pair, whole
from muqabala.checks.mistranslation import Mistranslation
from muqabala.checks.order import Order

TAXES = "تعهدت الحكومة بخفض الضرائب على الشركات الصغيرة ابتداءً من العام المقبل."


def linked(english, arabic, **lacking):
    return grouped(
        document("en", english),
        document("ar", arabic),
        pair((whole(0, english),), (whole(0, arabic),), **lacking),
    )


def test_a_sentence_about_something_else_is_a_mistranslation():
    english = "Thank you for watching this video, and do not forget to subscribe to the channel."
    (found,) = Mistranslation().run(linked(english, TAXES, added=english, left_out=TAXES))
    assert found.translation.text == english
    assert found.original.text == TAXES


def test_a_sentence_that_says_the_same_is_none():
    english = "The government pledged to cut taxes on small companies from next year."
    assert not list(Mistranslation().run(linked(english, TAXES)))


def test_of_a_list_item_too_little_is_said_to_tell():
    assert not list(Mistranslation().run(linked("Bakery: bread", "المخبوزات", added="Bakery: bread")))


def test_a_moved_paragraph_is_told_once():
    english = document("en", "Second, talks must go on. They have helped before.")
    arabic = document("ar", "أولاً، لا بد من هيئة مشتركة.", "ثانياً، يجب أن تستمر المحادثات. وقد أفادت من قبل.")
    first, second = whole(0, english.paragraphs[0].text), whole(1, arabic.paragraphs[1].text)
    moved = [
        pair((first.part(0, 24),), (second.part(0, 33),), moved=True),
        pair((first.part(25, len(first)),), (second.part(34, len(second)),), moved=True),
    ]
    bitext = grouped(english, arabic, moved[0])
    bitext = type(bitext)(english, arabic, (type(bitext.groups[0])((0,), (1,), tuple(moved)),))
    (found,) = Order().run(bitext)
    assert "paragraph 2" in found.message
