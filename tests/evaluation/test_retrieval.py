"""Retrieval accuracy and correlation on vectors chosen by hand."""

import numpy as np
import pytest

from muqabala.evaluation.retrieval import (
    read_pairs,
    read_scores,
    retrieval_accuracy,
    similarity_correlation,
)


class Angles:
    """An encoder of texts that are angles in degrees, with a prefix for the language."""

    def encode(self, texts):
        angles = np.radians([float(text[2:]) for text in texts])
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def pairs(*angles):
    return [(f"en{english}", f"ar{arabic}") for english, arabic in angles]


ACCURACIES = [
    (pairs((0, 5), (40, 45), (90, 80)), 1.0),
    (pairs((0, 90), (90, 0)), 0.0),
    # en10 and en20 both find ar15, the first of the two; ar15 finds en10, ar60 finds en20.
    (pairs((10, 15), (20, 60)), 0.75),
    # A text that stands there twice is found in either place.
    (pairs((10, 10), (10, 10), (50, 50)), 1.0),
]


@pytest.mark.parametrize(("texts", "accuracy"), ACCURACIES)
def test_the_accuracy_is_the_mean_of_both_directions(texts, accuracy):
    assert retrieval_accuracy(Angles(), texts) == pytest.approx(accuracy)


CORRELATIONS = [
    ([5.0, 3.0, 1.0], 1.0),
    ([0.0, 1.0, 2.0], -1.0),
    ([5.0, 5.0, 1.0], 0.8660254),
]


@pytest.mark.parametrize(("scores", "correlation"), CORRELATIONS)
def test_the_correlation_is_of_ranks_with_ties_shared(scores, correlation):
    texts = pairs((0, 5), (0, 20), (0, 89))
    assert similarity_correlation(Angles(), texts, scores) == pytest.approx(correlation)


def test_files_are_read_by_their_columns(tmp_path):
    path = tmp_path / "scores.tsv"
    path.write_text("yes\tنعم\tset\t1\t4.5\nno\tلا\tset\t2\t5\n", encoding="utf-8")
    assert read_pairs(path) == [("yes", "نعم"), ("no", "لا")]
    assert read_scores(path) == [4.5, 5.0]
