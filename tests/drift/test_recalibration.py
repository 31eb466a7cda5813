"""What verdicts teach: simulated reviewers, and others of their verdicts held out."""

import numpy as np
import pytest

from muqabala.drift.judgement import ENOUGH, ENOUGH_OF_EACH, Judgement, lacking
from muqabala.drift.recalibration import calibration_error, fit, held_out_gain, losses
from review.reviewers import AGREEING, STRICT, verdicts


def errors(correction, others):
    """Return the calibration errors on verdicts, as shipped and as corrected."""
    right = np.array([it.is_drift for it in others], float)
    shipped = np.array([it.confidence for it in others])
    corrected = np.array([correction.corrected(it.check, it.confidence) for it in others])
    return calibration_error(shipped, right), calibration_error(corrected, right)


@pytest.mark.parametrize("seed", range(5))
def test_two_hundred_verdicts_of_a_strict_reviewer_bring_the_error_on_others_down_to_half(seed):
    rng = np.random.default_rng(seed)
    shipped, corrected = errors(fit(verdicts(rng, STRICT, 200)), verdicts(rng, STRICT, 2000))
    assert shipped > 0.1
    assert corrected < shipped / 2


def test_cross_validation_sees_the_gain_without_new_verdicts():
    gain = held_out_gain(verdicts(np.random.default_rng(1), STRICT, 200))
    assert gain.is_one
    assert gain.error_corrected < gain.error_shipped
    assert gain.loss_corrected < gain.loss_shipped


def test_a_reviewer_who_agrees_teaches_nothing():
    gains = [held_out_gain(verdicts(np.random.default_rng(seed), AGREEING, 200)) for seed in range(10)]
    assert sum(gain.is_one for gain in gains) <= 1


def test_a_check_with_few_verdicts_stays_near_the_others():
    rng = np.random.default_rng(2)
    seen = verdicts(rng, STRICT, 200)
    rare = [Judgement("rare", 0.8, False, "a"), Judgement("rare", 0.9, False, "b")]
    correction = fit([*seen, *rare])
    unknown, few = (correction.corrected(check, 0.8) for check in ("unseen", "rare"))
    assert unknown * 0.6 < few < unknown


def test_confidences_that_tell_the_contrary_keep_their_order():
    contrary = [Judgement("name", 0.6, True, "a")] * 100 + [Judgement("name", 0.95, False, "a")] * 100
    correction = fit(contrary)
    assert correction.slope > 0
    assert correction.corrected("name", 0.6) == pytest.approx(0.45, abs=0.1)


def test_one_article_alone_is_cut_into_folds_too():
    one = [
        Judgement(it.check, it.confidence, it.is_drift, "a")
        for it in verdicts(np.random.default_rng(3), STRICT, 200)
    ]
    assert held_out_gain(one).is_one


def test_the_calibration_error_is_none_where_shares_are_as_told_and_the_gap_where_they_are_not():
    right = np.array([1.0, 0.0] * 50)
    assert calibration_error(np.full(100, 0.5), right) == pytest.approx(0.0)
    assert calibration_error(np.full(100, 0.9), right) == pytest.approx(0.4)


def test_a_sure_error_costs_more_than_a_doubt():
    wrong, doubtful = losses(np.array([0.99, 0.6]), np.zeros(2))
    assert wrong > doubtful > 0


@pytest.mark.parametrize(
    ("drift", "fine", "missing"),
    [
        (0, 0, ENOUGH),
        (70, 30, 0),
        (ENOUGH, 0, ENOUGH_OF_EACH),
        (60, 10, 30),
        (95, 5, 5),
        (3, 200, ENOUGH_OF_EACH - 3),
    ],
)
def test_how_many_verdicts_are_missing(drift, fine, missing):
    found = [Judgement("name", 0.8, number < drift, "a") for number in range(drift + fine)]
    assert lacking(found) == missing
