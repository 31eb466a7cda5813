"""How the shipped network is asked, and what it gives."""

import numpy as np
import pytest

from muqabala.verifier import load_verifier
from muqabala.verifier.network import LONGEST

CLASSES = 17


@pytest.fixture(scope="module")
def network():
    return load_verifier().network


class Noting:
    """Notes what a session is asked, and says of each token its number among all."""

    def run(self, _, asked):
        self.asked = {name: numbers.tolist() for name, numbers in asked.items()}
        return [np.arange(len(asked["ids"]))[:, None]]


def test_marks_part_the_texts_and_nothing_is_told_of_them(network):
    noting = Noting()
    translation, original = network._replace(session=noting, begin=90, end=91).read([1, 2, 3], [4, 5])
    assert noting.asked == {"ids": [90, 1, 2, 3, 91, 4, 5, 91], "sides": [0, 0, 0, 0, 0, 1, 1, 1]}
    assert (translation.ravel().tolist(), original.ravel().tolist()) == ([1, 2, 3], [5, 6])


@pytest.mark.parametrize(("translation", "original"), [([1, 2, 3], [4, 5]), ([7], [8, 9, 10]), ([], [3])])
def test_each_token_has_shares_of_all_classes(network, translation, original):
    for side, read in zip((translation, original), network.read(translation, original), strict=True):
        assert read.shape == (len(side), CLASSES)
        np.testing.assert_allclose(read.sum(axis=1), 1, rtol=1e-5)


def test_of_texts_too_long_the_beginnings_are_read(network):
    long, cut = (
        network.read([1] * (LONGEST + 60), [2] * (LONGEST + 90)),
        network.read([1] * LONGEST, [2] * LONGEST),
    )
    for ours, theirs in zip(long, cut, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_it_reads_the_same_twice(network):
    first, again = (network.read([11, 12, 13, 14], [15, 16, 17])[0] for _ in range(2))
    np.testing.assert_array_equal(first, again)
