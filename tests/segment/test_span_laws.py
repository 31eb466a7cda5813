"""What holds for every text: order, no overlap, nothing lost, offsets that fit."""

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bitexts import document
from muqabala.segment import clauses, sentences

PIECES = [
    *(
        " ",
        "  ",
        "\u00a0",
        ".",
        "...",
        "…",
        "!",
        "?",
        "؟",
        "،",
        "؛",
        ",",
        ";",
        ":",
        "-",
        " — ",
        "(",
        ")",
        "«",
        "»",
    ),
    *(
        '"',
        "”",
        "'",
        "\u200f",
        "1",
        "3.5",
        "٣٫٥",
        "Dr.",
        "U.S.",
        "a.m.",
        "e.g.",
        "www.a.com",
        "The ",
        "he ",
        "A.",
        "but ",
    ),
    *("قال ", "د.", "هـ.", "لكن ", "الوزير", "ثم ", "word ", "Cairo ", "[1]", "\U0001f600"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(st.lists(TEXTS, max_size=3))
@settings(max_examples=200)
def test_sentences_are_in_order_and_cover_all_that_is_seen(paragraphs):
    spans = sentences(document("en", *paragraphs))
    assert [(span.paragraph, span.start) for span in spans] == sorted(
        {(span.paragraph, span.start) for span in spans}
    )
    for index, text in enumerate(paragraphs):
        own = [span for span in spans if span.paragraph == index]
        assert all(span.text == text[span.start : span.end] == span.text.strip() != "" for span in own)
        assert all(first.end <= second.start for first, second in pairwise(own))
        seen = {position for span in own for position in range(span.start, span.end)}
        assert all(letter.isspace() for position, letter in enumerate(text) if position not in seen)


@given(TEXTS)
@settings(max_examples=200)
def test_clauses_leave_out_separators_only(text):
    for sentence in sentences(document("ar", text)):
        parts = clauses(sentence)
        assert parts[0].start == sentence.start
        assert parts[-1].end == sentence.end
        assert all(part.text == text[part.start : part.end] for part in parts)
        for first, second in pairwise(parts):
            between = text[first.end : second.start]
            assert between
            assert set(between) <= set(" \u00a0,;:،؛—–-")
        assert len(parts) == 1 or all(len(part.text.split()) >= 3 for part in parts)


def test_splitting_takes_time_in_proportion_to_the_text():
    """A paragraph of 5,000 sentences takes about 0.1 s; what grows with the square takes minutes."""
    texts = [
        "He said (in 1990) that it rained. " * 5000,
        "(" * 20_000,
        "a." * 20_000,
        "و" * 50_000,
        "، قال " * 20_000,
    ]
    start = time.process_time()
    for sentence in sentences(document("en", *texts)):
        clauses(sentence)
    assert time.process_time() - start < 5
