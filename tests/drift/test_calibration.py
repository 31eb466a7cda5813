"""Confidences corrected by verdicts: the correction, its file, and what a run does with it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muqabala.drift.calibration import EDGE, Calibration, Correction, read_calibration
from muqabala.errors import ConfigError
from muqabala.records import Finding, Severity, Span

STRICTER = Correction(1.2, -0.8, {"name": -1.0, "number": 0.5})
confidences = st.floats(EDGE, 1 - EDGE)
corrections = st.builds(
    Correction, st.floats(0.1, 3), st.floats(-2, 2), st.dictionaries(st.just("name"), st.floats(-2, 2))
)


def test_a_check_has_its_own_shift_and_others_the_common_one():
    assert (
        STRICTER.corrected("name", 0.7) < STRICTER.corrected("date", 0.7) < STRICTER.corrected("number", 0.7)
    )


@given(corrections, confidences, confidences)
def test_the_order_of_a_check_s_confidences_stays(correction, one, other):
    low, high = sorted((one, other))
    assert correction.corrected("name", low) <= correction.corrected("name", high)


@given(corrections, st.floats(0.2, 0.9))
def test_a_correction_can_be_undone(correction, shipped):
    corrected = correction.corrected("name", shipped)
    if 0.02 < corrected < 0.98:  # near the edges four digits are too few
        assert correction.shipped("name", corrected) == pytest.approx(shipped, abs=0.03)


@given(st.floats(0, 1))
def test_a_correction_that_changes_nothing_changes_nothing(confidence):
    assert Correction().corrected("name", confidence) == pytest.approx(confidence, abs=EDGE + 5e-5)


def test_only_the_confidence_of_a_finding_changes():
    finding = Finding("name", "m", Severity.MAJOR, 0.7, "…", original=Span(0, 0, 3, "علي"))
    applied = Calibration(STRICTER).applied(finding)
    assert applied == replace(finding, confidence=STRICTER.corrected("name", 0.7))
    assert applied.id == finding.id


def test_a_calibration_is_read_back_with_those_before_it(tmp_path):
    path = tmp_path / "calibration.json"
    made = Calibration(STRICTER, (Correction(shift=0.25),))
    path.write_text(made.to_text(), "utf-8")
    assert read_calibration(path) == made
    assert set(read_calibration(path).known) == {STRICTER.digest, Correction(shift=0.25).digest}


def test_digests_tell_corrections_apart():
    assert STRICTER.digest != replace(STRICTER, shift=-0.7).digest != Correction().digest


@pytest.mark.parametrize(
    "change",
    [{"slope": 0}, {"slope": -1}, {"slope": "1"}, {"shift": None}, {"checks": [1]}, {"checks": {"a": "b"}}],
)
def test_what_is_no_correction_is_refused(tmp_path, change):
    path = tmp_path / "calibration.json"
    path.write_text(json.dumps({"correction": {**STRICTER.to_json(), **change}, "earlier": []}), "utf-8")
    with pytest.raises(ConfigError, match="align train --verdicts"):
        read_calibration(path)


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", "\x00", '{"correction": 1, "earlier": []}'])
def test_what_holds_no_calibration_is_refused_in_one_line(tmp_path, content):
    path = tmp_path / "calibration.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ConfigError, match="holds no calibration") as refused:
        read_calibration(path)
    assert "\n" not in str(refused.value)
