"""Bytes to text."""

import pytest

from muqabala.documents.encoding import decode
from muqabala.errors import DocumentError, EncodingError

SHORT = "قال الوزير"
SENTENCE = "أعلنت الحكومة أمس خطة جديدة لدعم المزارعين في الجنوب، وقال الوزير إنها تبدأ في الربيع."
LONG = "\n".join(
    [SENTENCE, "وينقش الحرفيون النحاس؛ ويتوارثون الصنعة أبا عن جد.", "هل تكفي الأمطار هذا العام؟"] * 30
)


@pytest.mark.parametrize("text", [SHORT, SENTENCE, LONG], ids=["two words", "a sentence", "an article"])
@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
        ("windows-1256", "windows-1256"),
        ("iso-8859-6", "ISO-8859-6"),
    ],
)
def test_arabic_is_read_in_each_encoding_it_comes_in(text, codec, name):
    assert decode(text.encode(codec), "a.txt") == (text, name)


def test_english_typography_of_windows_is_read():
    text = "“We’ll meet in the café,” said José Muñoz – at 5 o’clock."
    assert decode(text.encode("windows-1252"), "a.txt") == (text, "windows-1252")


@pytest.mark.parametrize("mark", ["–", "—", "•"])
def test_english_with_nothing_beyond_ascii_but_a_mark_is_read(mark):
    text = f"Baghdad {mark} The vaccine is back."
    assert decode(text.encode("windows-1252"), "a.txt") == (text, "windows-1252")


def test_what_a_page_declares_is_believed():
    text = "Être ou ne pas être"
    assert decode(text.encode("latin-1"), "a.html", declared="ISO-8859-1") == (text, "windows-1252")


def test_utf_8_is_stronger_than_what_a_page_declares():
    assert decode(SENTENCE.encode(), "a.html", declared="windows-1256") == (SENTENCE, "UTF-8")


@pytest.mark.parametrize("declared", ["windows-1256", "no-such-code", "utf-8"])
def test_a_declaration_that_is_wrong_does_no_harm(declared):
    assert decode(SENTENCE.encode("windows-1256"), "a.html", declared=declared)[0] == SENTENCE


@pytest.mark.parametrize("text", [SENTENCE, "He paid £5 — “no more”, said José."])
def test_utf_8_with_a_damaged_byte_is_not_taken_for_another_encoding(text):
    with pytest.raises(EncodingError, match="save it as UTF-8"):
        decode(text.encode() + b"\xe3 ", "a.txt")


@pytest.mark.parametrize("data", [b"PK\x00\x01\xff\xfe\x9d", b"text with a \x00 in it", bytes(range(256))])
def test_a_binary_file_is_refused(data):
    with pytest.raises(DocumentError):
        decode(data, "a.bin")


def test_utf_16_with_half_a_letter_is_refused_though_it_has_no_mark():
    data = SENTENCE.encode("utf-16-le") + b"\x00\xd8" + SENTENCE.encode("utf-16-le")
    with pytest.raises(EncodingError, match="UTF-16-LE but is damaged at byte"):
        decode(data, "a.txt")


def test_utf_16_cut_in_the_middle_of_a_letter_is_refused():
    with pytest.raises(EncodingError, match="UTF-16"):
        decode(SENTENCE.encode("utf-16")[:-1], "a.txt")
