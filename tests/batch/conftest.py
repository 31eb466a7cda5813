"""A corpus in a folder of the test's own."""

import pytest

from small_corpus import Bench, row


@pytest.fixture
def bench(tmp_path):
    made = Bench(tmp_path)
    made.write(row(number) for number in range(12))
    return made
