"""What is said before, and what of the other side needs it."""

import numpy as np
import pytest

from muqabala.alignment.wording import Wording

ROWS = {"fish": (1, 0, 0, 0), "prices": (0, 1, 0, 0), "fell": (0, 0, 1, 0), "boats": (0, 0, 0, 1)}
LIKE_PRICES = (0, 0.8, 0.6, 0)


def wording(words, others):
    def side(names):
        rows = [np.array(ROWS.get(name, LIKE_PRICES), np.float32) for name in names]
        return rows, [1.0] * len(rows)

    return Wording.of(side(words), side(others))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["fish", "prices", "fish", "prices"], 1.0),
        (["fish", "prices", "fish", "costs"], 0.9),
        (["fish", "prices", "fell", "boats"], 0.0),
    ],
)
def test_words_are_said_before_as_far_as_earlier_ones_are_like_them(words, said):
    assert wording(words, ["fish"]).said_before(2, 4) == pytest.approx(said)


def test_what_others_say_as_well_is_not_needed():
    assert wording(["fish", "prices", "fish", "prices"], ["fish", "prices"]).needed(2, 4) == 0


def test_what_only_these_words_say_is_needed_but_for_what_any_word_is_like():
    lost = wording(["fish", "prices", "fell", "boats"], ["fish", "boats"]).needed(2, 4)
    assert 0.3 < lost < 0.5
