"""Findings to one score, and one error that must not alarm twice."""

from hypothesis import given
from hypothesis import strategies as st

from muqabala.drift.overlap import distinct
from muqabala.drift.score import drift_score
from muqabala.records import Finding, Severity, Span


def finding(check="number", confidence=0.5, severity=Severity.MAJOR, translation=None, original=None):
    return Finding(check, "Accuracy", severity, confidence, "…", translation, original)


def span(start, end):
    return Span(0, start, end, "x" * (end - start))


@given(st.lists(st.floats(0, 1), max_size=6))
def test_every_finding_raises_the_score_and_none_averages_it_away(confidences):
    findings = [finding(confidence=confidence) for confidence in confidences]
    score = drift_score(findings)
    assert 0 <= score <= 1
    assert score >= max(confidences, default=0) - 1e-4


def test_two_findings_of_one_check_are_one_reason():
    marks = [finding("quotation", 0.45), finding("quotation", 0.4)]
    assert drift_score(marks) == 0.45
    assert drift_score([*marks, finding("number", 0.4)]) > 0.6


def test_what_is_only_told_does_not_count():
    assert drift_score([finding(confidence=0.9, severity=Severity.NEUTRAL)]) == 0


def test_a_lost_figure_inside_a_lost_clause_is_the_clause():
    clause = finding("omission", 0.7, original=span(10, 60))
    figure = finding("number", 0.9, original=span(20, 24))
    assert distinct([figure, clause]) == (clause,)


def test_a_wrong_figure_in_a_wrong_sentence_stays_beside_it():
    sentence = finding("mistranslation", 0.6, translation=span(0, 80), original=span(0, 90))
    figure = finding("number", 0.9, translation=span(5, 9), original=span(3, 9))
    assert set(distinct([sentence, figure])) == {sentence, figure}


def test_two_checks_on_the_same_words_leave_the_surer():
    sure, unsure = (
        finding(check, confidence, translation=span(5, 9), original=span(3, 9))
        for check, confidence in (("currency", 0.9), ("number", 0.6))
    )
    assert distinct([unsure, sure]) == (sure,)


@given(
    st.lists(
        st.tuples(st.sampled_from(["number", "omission", "name"]), st.integers(0, 40), st.integers(1, 20)),
        max_size=8,
    )
)
def test_of_any_findings_some_stay_and_none_is_new(drawn):
    findings = [
        finding(check, 0.5, translation=span(start, start + length)) for check, start, length in drawn
    ]
    kept = distinct(findings)
    assert set(kept) <= set(findings)
    assert bool(kept) == bool(findings)
