"""An edit is shown so that both texts can be read in it."""

from hypothesis import given
from hypothesis import strategies as st

from muqabala.review.changes import LONGEST_COMPARED, changes

TEXTS = st.text(alphabet="ab .,\n", max_size=40)


@given(old=TEXTS, new=TEXTS)
def test_both_texts_are_in_their_difference(old, new):
    shown = list(changes(old, new))
    assert "".join(words for sign, words in shown if sign in "=-") == old
    assert "".join(words for sign, words in shown if sign in "=+") == new


def test_a_rewrite_is_one_change_and_not_a_word_here_and_there():
    old = "Since the council met, prices rose."
    new = "Line one.\n\nLine two."
    assert list(changes(old, new)) == [("-", old[:-1]), ("+", new[:-1]), ("=", ".")]


def test_words_that_were_kept_part_two_changes():
    assert list(changes("Ten men left town.", "Six men entered town.")) == [
        ("-", "Ten"), ("+", "Six"), ("=", " men "), ("-", "left"), ("+", "entered"), ("=", " town."),
    ]  # fmt: skip


def test_a_text_without_end_is_not_compared_word_by_word():
    old, new = "a " * LONGEST_COMPARED, "b " * LONGEST_COMPARED
    assert list(changes(old, new)) == [("-", old), ("+", new)]
