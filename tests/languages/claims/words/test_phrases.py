"""Phrases in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muqabala.languages.claims.words.forms import arabic_forms, english_forms
from muqabala.languages.claims.words.phrases import PhraseBook
from muqabala.languages.claims.words.reading import words_and_stops

ARABIC = [
    ("وللبعض رأي", "بعض"),
    ("بعضهم غاب", "بعض"),
    ("وارتفعت الأسعار", "ارتفع"),
    ("على الرّغمِ من البرد", "على الرغم"),
    ("يجب ألا نتأخر", "يجب ألا"),
    ("سيلتقي الوزيران", "{future}"),
    ("قد يتأخر القطار", "قد {imperfect}"),
    ("وقد تستغرق الأعمال شهرا", "قد {imperfect}"),
    ("وقد تنخفض الأسعار", "قد {imperfect}"),
    ("لم يحضر من الأعضاء إلا ثلاثة", "لم … إلا"),
]

NOT_ARABIC = [
    ("وافق الجميع إلا واحدا", "يجب ألا"),
    ("قد تراجعت الأسعار", "قد {t-verb}"),
    ("وقد تقلص العدد", "قد {imperfect}"),
    ("وقد تنازل عن الحكم", "قد {imperfect}"),
    ("وقد تنخفض الأسعار", "قد {t-verb}"),
    ("لم يحضر أحد. وافقوا إلا واحدا", "لم … إلا"),
    ("كلمه المدير", "لم"),
    ("ولدت في القاهرة", "لدى"),
]


@pytest.mark.parametrize(("text", "phrase"), ARABIC)
def test_a_phrase_is_found_with_its_clitics_and_endings(text, phrase):
    assert PhraseBook([(phrase, "found")], arabic_forms).find(text)


@pytest.mark.parametrize(("text", "phrase"), NOT_ARABIC)
def test_another_word_is_not_the_phrase(text, phrase):
    assert not PhraseBook([(phrase, "found")], arabic_forms).find(text)


def test_the_longer_phrase_wins():
    book = PhraseBook([("not", "no"), ("not only", "also"), ("only", "alone")], english_forms)
    assert [hit.labels for hit in book.find("Not only he; not she, only they")] == [
        ("also",),
        ("no",),
        ("alone",),
    ]


def test_families_share_words_but_those_of_all_do_not():
    book = PhraseBook([("no more", "-"), ("more", "a"), ("no", "b")], english_forms, family=str)
    assert [hit.labels for hit in book.find("No more of it")] == [("-",)]
    book = PhraseBook([("more than", "a"), ("more", "b")], english_forms, family=str)
    assert [hit.labels for hit in book.find("more than that")] == [("a",), ("b",)]


def test_the_month_of_may_is_not_the_verb():
    book = PhraseBook([("may", "possible")], english_forms)
    assert not book.find("It ends in May")
    assert book.find("Broken Sleep May Raise Blood Pressure")  # a headline's capitals
    assert book.find("It may end")


@given(st.text(alphabet="لم يحضر إلاَ، the not.'", max_size=60))
def test_hits_lie_in_the_text_in_order(text):
    book = PhraseBook([("لم … إلا", "only"), ("not", "no"), ("لم", "no")], lambda word: arabic_forms(word))
    hits = book.find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)


def _naive(phrases, text):
    """Find words and pairs of words by trying all, the longer first, each word once in its family."""
    words = text.split()
    found, used = [], {"a": set(), "b": set()}
    for size in (2, 1):
        for start in range(len(words) - size + 1):
            place = set(range(start, start + size))
            labels = [
                label
                for phrase, label in phrases
                if phrase.split() == words[start : start + size] and not place & used[label]
            ]
            for label in labels:
                used[label] |= place
            found += [(start, tuple(labels))] if labels else []
    return sorted(found)


@given(
    st.lists(
        st.tuples(st.sampled_from(["x", "y", "z", "x y", "y z", "z x"]), st.sampled_from("ab")), unique=True
    ),
    st.lists(st.sampled_from("xyz")).map(" ".join),
)
def test_a_book_finds_what_trying_all_phrases_finds(phrases, text):
    hits = PhraseBook(phrases, english_forms, family=str).find(text)
    assert sorted((hit.word, hit.labels) for hit in hits) == _naive(phrases, text)


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("According to the U.S. Treasury, Gen. Hall left at 9 a.m. on Monday.", 1),
        ("Acme Inc. sued St. Mary's in Jan. 2020.", 1),
        ("He left. She stayed.", 2),
        ("قال د. سامي إنه سيعود.", 1),
    ],
)
def test_a_stop_that_shortens_a_word_ends_no_clause(text, stops):
    assert sum(token.group() == "." for token in words_and_stops(text)) == stops
