"""The tokenizer folds as languages/folding.py does."""

from hypothesis import given
from hypothesis import strategies as st

from muqabala.languages.folding import fold
from muqabala.training.tokenizer import UNKNOWN, normalizer, train_tokenizer, with_words, word_counts

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةىیکٱ٠١٢٣٤٥٦٧٨٩۰۵ًٌٍَُِّْٰـ،؛؟٪٫ \u200c\u200f\u2067\u2069"
LATIN = "abcxyzABCXYZ0123456789 ,.;'’‘éÉ%-"


@given(st.text(alphabet=LETTERS + LATIN, max_size=60))
def test_the_normalizer_folds_as_the_checks_do(text):
    assert normalizer().normalize_str(text) == fold(text).text


@given(st.text(max_size=60))
def test_folding_first_changes_nothing_but_the_letters_that_grow_in_lower_case(text):
    text = "".join(letter for letter in text if len(letter.lower()) == 1)
    assert normalizer().normalize_str(fold(text).text) == normalizer().normalize_str(text)


def test_pieces_stay_within_words_and_numbers():
    texts = ["في 2024 قال الوزير: نعم.", "the minister said: yes, in 2024."] * 50
    tokenizer = train_tokenizer(texts, 100)
    assert tokenizer.token_to_id(UNKNOWN) == 0
    for text in texts[:2]:
        pieces = [text[start:end] for start, end in tokenizer.encode(text).offsets]
        assert "".join(pieces) == text.replace(" ", "")
        assert not any(" " in piece or (len(piece) > 1 and not piece.isalnum()) for piece in pieces)


CUT = ["as long as they do so", "هذه كتب وفي هذه كتابه"]


def test_words_are_counted_folded_and_apart_from_numbers_and_marks():
    tokenizer = train_tokenizer(CUT * 20, 40)
    assert word_counts(tokenizer, ["So so,  so2", "أنا، إنا"]) == {"so": 3, ",": 1, "2": 1, "انا": 2, "،": 1}


def test_frequent_words_become_tokens_after_all_others_and_no_text_is_lost():
    pieces = train_tokenizer(CUT * 20, 40)
    wider = with_words(pieces, CUT, least=2)
    new = set(wider.get_vocab()) - set(pieces.get_vocab())
    assert new == {"as", "هذه"} - set(pieces.get_vocab())
    assert new
    assert all(wider.token_to_id(token) == number for token, number in pieces.get_vocab().items())
    for text in CUT:
        tokens = wider.encode(text).tokens
        assert {"as", "هذه"} & set(text.split()) <= set(tokens)
        assert "".join(tokens) == text.replace(" ", "")
