"""Laws that hold for any text, however odd."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muqabala.languages.quantities.arabic import quantities as arabic
from muqabala.languages.quantities.english import quantities as english
from muqabala.languages.quantities.phrases import Phrases
from muqabala.languages.tables import forms, rows

TABLES = {
    "english": [("numerals_en.tsv", "forms"), ("units.tsv", "english"), ("calendars.tsv", "english")],
    "arabic": [("numerals_ar.tsv", "forms"), ("units.tsv", "arabic"), ("calendars.tsv", "arabic")],
}
SIGNS = [
    "-",
    "/",
    "%",
    "٪",
    "$",
    ",",
    ".",
    ":",
    "(",
    ")",
    "و",
    "a",
    "of",
    "and",
    "من",
    "في المئة",
    "هـ",
    "\u200f",
    "²",
]
DIGITS = ["7", "١٢", "2024", "1445", "3.5", "1,200", "000", "9" * 400, "0"]


def words(language):
    known = [form for table, column in TABLES[language] for row in rows(table) for form in forms(row[column])]
    return st.sampled_from(sorted({*known, *SIGNS, *DIGITS}))


@pytest.mark.parametrize(("language", "read"), [("english", english), ("arabic", arabic)])
@given(data=st.data())
def test_every_quantity_stands_where_it_says_and_none_overlap(language, read, data):
    parts = data.draw(st.lists(words(language), max_size=9))
    glue = data.draw(st.sampled_from([" ", "", "  "]))
    text = glue.join(parts)
    end = 0
    for quantity in read(text):
        assert text[quantity.start : quantity.end] == quantity.text != ""
        assert quantity.start >= end
        end = quantity.end


@given(st.text())
def test_any_text_can_be_read(text):
    english(text)
    arabic(text)


WORDS = st.lists(st.sampled_from("abc"), max_size=8)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4)), WORDS, st.integers(0, 9))
def test_the_longest_phrase_is_the_one_that_trying_every_length_finds(phrases, words, start):
    table = Phrases({tuple(phrase): ("entry",) for phrase in phrases})
    tried = [words[start : start + length] for length in range(1, 5) if start + length <= len(words)]
    longest = max((len(phrase) for phrase in tried if tuple(phrase) in table), default=0)
    assert table.longest(words, start) == (longest, ("entry",) if longest else ())
