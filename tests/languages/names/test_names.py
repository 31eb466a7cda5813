"""Names in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muqabala.languages.folding import fold, folded_word
from muqabala.languages.function_words import DOUBLES, LEADS_ON, LIGHT, small_words
from muqabala.languages.names.mentions import arabic_names, english_names, without_proclitics
from muqabala.languages.names.people import name_words, opens_sentence, sound_alike
from muqabala.languages.names.transliteration import likeness, rough_sound
from muqabala.languages.tables import rows


def names(mentions):
    return [mention.names[0].english for mention in mentions if mention.is_certain]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Saudi-led forces met the U.S. envoy.", ["Saudi", "United States"]),
        ("South Korea's army left North Macedonia.", ["South Korea", "North Macedonia"]),
        ("IRAN AND IRAQ SIGN", ["Iran", "Iraq"]),
        ("Sana’a and Ta'izz, in Yemen", ["Sanaa", "Taiz", "Yemen"]),
        ("Côte d'Ivoire beat Türkiye", ["Ivory Coast", "Turkey"]),
        ("Al-Qaeda denied it", ["al-Qaeda"]),
        ("they told us of a turkey in china", []),
        ("It cost US$ 5", []),
    ],
)
def test_english_names_are_found(text, found):
    assert names(english_names(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("عبرت القوات العراقية والأميركية الحدود", ["Iraqi", "American"]),
        ("سفر إلى لبنان وللعراق وبالأردن", ["Lebanon", "Iraq", "Jordan"]),
        ("استقبل دونالد ترامب نظيره الكوري الجنوبي", ["Donald Trump", "South Korean"]),
        ("عراقيون وسوريات ومصريان", ["Iraqi", "Syrian", "Egyptian"]),
        ("كان عامًا سعيدًا على الجميع", []),
    ],
)
def test_arabic_names_are_found(text, found):
    assert names(arabic_names(text)) == found


def test_diacritics_tell_amman_from_oman():
    assert names(arabic_names("في عمّان")) == ["Amman"]
    assert names(arabic_names("في عُمان")) == ["Oman"]
    (undecided,) = arabic_names("في عمان")
    assert {name.english for name in undecided.names} == {"Oman", "Amman"}


@pytest.mark.parametrize(
    ("english", "arabic", "same"),
    [
        ("Iraqi", "العراق", True),
        ("Baghdad", "العراقية", True),
        ("Kremlin", "موسكو", True),
        ("Iran", "العراق", False),
        ("Sanaa", "عدن", False),
    ],
)
def test_a_capital_and_a_people_stand_for_their_state(english, arabic, same):
    (one,), (other,) = english_names(english), arabic_names(arabic)
    assert one.stands_for(other) is same


def test_a_name_inside_a_longer_one_vouches_but_is_uncertain():
    longer, inner = arabic_names("كتائب حزب الله")
    assert (longer.is_certain, inner.is_certain) == (True, False)
    assert inner.names[0].english == "Hezbollah"


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Stoltenberg", "ستولتنبرغ"),
        ("Stoltenberg", "ستولتنبرج"),
        ("Rabih", "ربيع"),
        ("Salah", "صلاح"),
        ("Qassem", "قاسم"),
        ("Van", "فان"),
    ],
)
def test_spellings_of_one_name_sound_alike(latin, arabic):
    assert likeness(latin, arabic) == 1
    assert sound_alike(latin, f"و{arabic}") == 1


@pytest.mark.parametrize(("latin", "arabic"), [("Stoltenberg", "روته"), ("Imad", "إياد"), ("Trump", "بايدن")])
def test_two_names_sound_unlike(latin, arabic):
    assert likeness(latin, arabic) <= 0.5


@given(
    st.text("abcdefghijklmnopqrstuvwxyz'-", max_size=12),
    st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءةى", max_size=12),
)
def test_likeness_is_a_share(latin, arabic):
    assert 0 <= likeness(latin, arabic) <= 1


@given(
    st.sampled_from(["Rutte", "Salman", "Merkel", "Putin"]), st.text("ابترسمنليوكف", min_size=1, max_size=6)
)
def test_words_of_the_same_sound_share_a_rough_sound(latin, arabic):
    if likeness(latin, arabic) == 1:
        assert rough_sound(latin) == rough_sound(arabic)


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءةىأإآؤئًٌٍَُِّْـ", min_size=1, max_size=12))
def test_a_word_folds_as_texts_do(word):
    assert folded_word(word) == fold(word).text


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=9))
def test_the_first_reading_is_the_word_itself(word):
    assert without_proclitics(word)[0] == word


@given(st.text("AaIiraqn عرقالويرنكشمس.,-'’ ", max_size=40))
def test_mentions_lie_in_the_text_in_order(text):
    for mentions in (english_names(text), arabic_names(text)):
        starts = [mention.start for mention in mentions]
        assert starts == sorted(starts)
        assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)


def test_name_words_leave_particles_out():
    assert name_words("Crown Prince Mohammed bin Salman al-Saud said so") == [
        "Crown",
        "Prince",
        "Mohammed",
        "Salman",
        "Saud",
    ]


def test_the_first_word_of_a_sentence_is_capital_whatever_it_is():
    text = "He left. Then “Spring came."
    assert [opens_sentence(text, text.index(word)) for word in ("He", "Then", "came")] == [True, True, False]


def test_the_table_has_no_empty_cell_that_must_be_filled():
    for row in rows("names.tsv"):
        assert row["arabic"], row
        assert row["english"], row
        assert row["kind"], row
        assert row["also"] in ("", "Arabic word", "English word", "Arabic word; English word"), row


def test_every_name_of_a_circle_is_in_the_table():
    known = {form for row in rows("names.tsv") for form in row["english"].split("|")}
    for row in rows("states.tsv"):
        assert set(row["names"].split("|")) <= known


def test_every_name_of_the_table_is_found_again():
    for row in rows("names.tsv"):
        arabic, english = row["arabic"].split("|")[0], row["english"].split("|")[0]
        assert any(name.english == english for mention in arabic_names(arabic) for name in mention.names), row


def test_small_words_have_roles():
    assert {"the", "التي"} <= small_words(LIGHT)
    assert "to" in small_words(LEADS_ON)
    assert "very" in small_words(DOUBLES)
