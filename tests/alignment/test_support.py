"""Words and what supports them, with an encoder and a lexicon made for the test."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from muqabala.alignment.space import median
from muqabala.alignment.support import compare_words
from muqabala.alignment.words import words
from muqabala.alignment.yardstick import Yardstick
from muqabala.embed.base import Tokens
from muqabala.embed.lexicon import Pieces
from muqabala.records import Bead

MEANINGS = {
    "ship": 0,
    "سفينة": 0,
    "port": 1,
    "ميناء": 1,
    "wheat": 2,
    "قمح": 2,
    "fire": 3,
    "tax": 4,
    "ضريبة": 4,
}
KNOWN_TO_THE_LEXICON = {("blaze", "حريق")}


class ToyEncoder:
    """Half a word is a token; its vector is that of its word."""

    name = "toy"

    def tokens(self, texts):
        return [self._tokens(text) for text in texts]

    def _tokens(self, text):
        spans, vectors, start = [], [], 0
        for word in text.split():
            begin = text.index(word, start)
            middle, start = begin + len(word) // 2, begin + len(word)
            vector = np.zeros(8, np.float32)
            vector[MEANINGS.get(word, 5 + hash(word) % 3)] = 1
            spans += [(begin, middle), (middle, start)]
            vectors += [vector, vector]
        shape = np.array(vectors, np.float32).reshape(-1, 8)
        return Tokens(np.array(spans, np.int64).reshape(-1, 2), shape, np.ones(len(shape), np.float32))


class ToyLexicon:
    """A word is a piece."""

    def __init__(self):
        self.ids = {}

    def pieces(self, texts):
        found = []
        for text in texts:
            spans = [(text.index(word), text.index(word) + len(word)) for word in text.split()]
            ids = [self.ids.setdefault(word, len(self.ids)) for word in text.split()]
            found.append(Pieces(np.array(ids, np.int64), np.array(spans, np.int64).reshape(-1, 2)))
        return found

    def pieces_of(self, encoder, texts, tokens):
        return self.pieces(texts)

    def associations(self, ids, others, side):
        names = {number: word for word, number in self.ids.items()}
        pairs = {pair if side == "translation" else pair[::-1] for pair in KNOWN_TO_THE_LEXICON}
        found = [[8.0 * ((names[i], names[j]) in pairs) for j in others] for i in ids]
        return np.array(found, np.float32).reshape(len(ids), len(others))


def supported(english, arabic, beads, paragraphs):
    encoder, lexicon = ToyEncoder(), ToyLexicon()
    both = (words(encoder, lexicon, english), words(encoder, lexicon, arabic))
    found = compare_words(beads, both, paragraphs, lexicon)
    return found.translation, found.original


def test_tokens_are_joined_into_words():
    (found,) = words(ToyEncoder(), ToyLexicon(), ["ship, port"])
    assert found.spans.tolist() == [[0, 4], [6, 10]]
    assert found.weights[1] == 2


def test_a_word_with_a_counterpart_is_supported_and_one_without_is_not():
    translation, _ = supported(["ship fire"], ["سفينة"], [Bead((0,), (0,), 1.0)], ([0], [0]))
    ship, fire = translation[0].support
    assert ship > 0.8
    assert fire < 0.2


def test_the_lexicon_vouches_for_what_the_vectors_do_not_know():
    translation, original = supported(["blaze"], ["حريق"], [Bead((0,), (0,), 1.0)], ([0], [0]))
    assert translation[0].support[0] > 0.9
    assert original[0].support[0] > 0.9


def test_a_word_may_stand_in_the_next_sentence_of_its_paragraph_but_not_of_another():
    beads = [Bead((0,), (0,), 1.0), Bead((1,), (1,), 1.0)]
    english, arabic = ["ship wheat", "port"], ["سفينة", "ميناء قمح"]
    same, _ = supported(english, arabic, beads, ([0, 0], [0, 0]))
    apart, _ = supported(english, arabic, beads, ([0, 1], [0, 1]))
    assert same[0].support[1] > 0.8
    assert apart[0].support[1] < 0.2


def test_the_words_of_a_null_bead_are_looked_for_beside_it():
    beads = [Bead((0,), (0,), 1.0), Bead((), (1,), 0.0)]
    _, original = supported(["ship wheat"], ["سفينة", "قمح"], beads, ([0], [0, 1]))
    assert original[1].support[0] > 0.8


def test_the_yardstick_follows_the_document():
    low = Yardstick.measured(np.full(1000, 0.1, np.float32), np.full(1000, 0.4, np.float32))
    high = Yardstick.measured(np.full(1000, 0.5, np.float32), np.full(1000, 0.9, np.float32))
    middle = np.array([0.45], np.float32)
    assert low(middle)[0] > 0.8
    assert high(middle)[0] < 0.2


def test_sentences_without_words_do_no_harm():
    translation, original = supported(["…"], ["!"], [Bead((0,), (0,), 1.0)], ([0], [0]))
    assert len(translation[0].support) == len(original[0].support) == 0


@given(st.lists(st.floats(-1, 1, width=32), min_size=1))
def test_the_median_is_that_of_numpy(values):
    assert median(np.array(values, np.float32)) == np.median(np.array(values, np.float32))


def linked(english, arabic, beads):
    encoder, lexicon = ToyEncoder(), ToyLexicon()
    both = (words(encoder, lexicon, english), words(encoder, lexicon, arabic))
    paragraphs = [0] * len(english), [0] * len(arabic)
    return compare_words(beads, both, paragraphs, lexicon).links


def test_words_that_are_each_other_s_best_are_linked_through_the_sentences_of_a_bead():
    beads = [Bead((0, 1), (0,), 1.0), Bead((), (1,), 0.0)]
    assert linked(["ship fire", "port"], ["ميناء سفينة", "قمح"], beads) == [((0, 1), (2, 0)), ()]


def test_a_link_that_only_the_lexicon_knows_is_found():
    assert linked(["ship blaze"], ["حريق سفينة"], [Bead((0,), (0,), 1.0)]) == [((0, 1), (1, 0))]


def test_of_two_equal_words_only_one_is_linked():
    assert linked(["ship ship"], ["سفينة"], [Bead((0,), (0,), 1.0)]) == [((0, 0),)]
