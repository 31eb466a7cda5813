"""Retrieval accuracy and correlation on vectors chosen by hand."""

import gzip

import numpy as np
import pytest

from muqabala.errors import DocumentError
from muqabala.evaluation.retrieval import (
    evaluate_pairs,
    rank_correlation,
    read_pairs,
    read_scores,
    retrieval_accuracy,
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
    assert rank_correlation(np.array([0.9, 0.5, 0.1]), np.array(scores)) == pytest.approx(correlation)


def test_files_are_read_by_their_columns(tmp_path):
    path = tmp_path / "scores.tsv"
    path.write_text("yes\tنعم\tset\t1\t4.5\nno\tلا\tset\t2\t5\n", encoding="utf-8")
    assert read_pairs(path) == [("yes", "نعم"), ("no", "لا")]
    assert read_scores(path) == [4.5, 5.0]


def written(path, rows):
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_pairs_without_scores_are_measured_by_retrieval_within_an_interval(tmp_path):
    rows = [(f"en{angle}", f"ar{angle if angle % 40 else 180}", "news", "1") for angle in range(0, 180, 10)]
    figure = evaluate_pairs(Angles(), written(tmp_path / "news.tsv", rows))
    assert (figure.name, figure.measure, figure.pairs) == ("news", "retrieval", 18)
    assert 0 < figure.low < figure.value < figure.high <= 1


def test_pairs_with_a_score_on_each_line_are_measured_by_correlation(tmp_path):
    rows = [("en0", f"ar{angle}", "sts", "1", str(5 - angle // 20)) for angle in range(0, 90, 10)]
    figure = evaluate_pairs(Angles(), written(tmp_path / "scores.tsv", rows))
    assert figure.measure == "similarity"
    assert figure.value > 0.95


def test_packed_pairs_are_read_too(tmp_path):
    (tmp_path / "packed.tsv.gz").write_bytes(gzip.compress("yes\tنعم\n".encode()))
    assert read_pairs(tmp_path / "packed.tsv.gz") == [("yes", "نعم")]


UNFIT = [("", "holds no pairs"), ("yes\n", "holds no pairs")]


@pytest.mark.parametrize(("text", "problem"), UNFIT)
def test_a_file_without_pairs_is_refused(tmp_path, text, problem):
    (tmp_path / "bad.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match=problem):
        evaluate_pairs(Angles(), tmp_path / "bad.tsv")
