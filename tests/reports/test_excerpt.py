"""The words around a finding are the text's own, whole, and few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muqabala.reports.excerpt import excerpt, whole_words

MOST = 320 + 2 * 110
"""The longest evidence and what is kept on both sides of it."""

texts = st.text(st.sampled_from("abc. ,\nلا مِن"), max_size=900)
spans = st.tuples(st.integers(0, 900), st.integers(0, 900)).map(sorted)


def without_spaces(text):
    return "".join(text.replace("…", "").split())


@given(texts, spans, st.lists(spans, max_size=3))
def test_an_excerpt_is_a_stretch_of_the_text(text, span, sentences):
    found = excerpt(text, *span, sentences)
    before, evidence, after = map(without_spaces, (found.before, found.evidence, found.after))
    assert before + evidence in without_spaces(text)
    assert after in without_spaces(text)


@given(texts, spans)
def test_an_excerpt_is_short_and_on_one_line(text, span):
    shown = excerpt(text, *span).marked("", "")
    assert len(shown) <= MOST + len(" …… ‸")
    assert "\n" not in shown


@given(texts, spans)
def test_widening_to_whole_words_keeps_the_stretch_and_cuts_no_word(text, span):
    start, end = whole_words(text, *span)
    assert 0 <= start <= end <= len(text)
    if span[0] < min(span[1], len(text)):
        assert start <= span[0]
        assert end >= min(span[1], len(text))
    for edge in (start, end):
        if 0 < edge < len(text) and start < end:
            assert not (text[edge - 1].isalpha() and text[edge].isalpha())


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("الوزير ولن يستقيل", "لن", "ولن"),
        ("قال إنّ المرفأ آمن", "ن", "إنّ"),
        ("a well-known name", "known", "known"),
        ("worth $640 million", "640", "640"),
    ],
)
def test_evidence_is_shown_in_whole_words(text, words, shown):
    start = text.index(words)
    assert excerpt(text, start, start + len(words)).evidence == shown
