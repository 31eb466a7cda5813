"""The soft layer: monotone, bound to its model, and in the score."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from bitexts import document, grouped, pair, whole
from muqabala.comparison import compare, load_models
from muqabala.drift.doubts import Doubts
from muqabala.drift.features import FEATURES
from muqabala.drift.fusion import Fusion, Trust, fitted
from muqabala.drift.score import THRESHOLDS
from muqabala.records import Finding, Severity
from muqabala.verifier.verifier import LEAST_TOKENS, Cut, Reading

ENGLISH = "The council met on Monday to discuss the budget, the roads and the schools of the city."
ARABIC = "اجتمع المجلس يوم الاثنين لمناقشة الموازنة وطرق المدينة ومدارسها."
SENSITIVE = Fusion(
    model="model:1",
    prior=0.04,
    bias=-4.0,
    weights={"words, translation": 0.3, "window, translation": 0.1},
    shifts={"omission": -1.0},
    doubts=Doubts(10.0, 2.0),
)


PLAIN = [("The rain came late.", "تأخر المطر."), ("The harvest was poor.", "كان المحصول ضعيفا.")]
"""Paragraphs that miss nothing: what is usual in the article."""


SIDES = ((whole(0, ENGLISH),), (whole(0, ARABIC),))


def found(check):
    return Finding(check, "m", Severity.MAJOR, 0.7, "…", translation=whole(0, ENGLISH))


def article(*lacking):
    """Return an article of up to three paragraphs, and in each of them the words that lack a counterpart."""
    texts = [(ENGLISH, ARABIC), *PLAIN][: len(lacking)]
    beads = [
        pair((whole(index, english),), (whole(index, arabic),), added=words)
        for index, ((english, arabic), words) in enumerate(zip(texts, lacking, strict=True))
    ]
    english, arabic = zip(*texts, strict=True)
    return grouped(document("en", *english), document("ar", *arabic), *beads)


def suspicion(fusion, added, model="model:1"):
    return fusion.suspicions(article(added, "", ""), model).get(0)


def test_more_without_counterpart_is_more_suspect():
    few = suspicion(SENSITIVE, "the roads")
    many = suspicion(SENSITIVE, "the budget, the roads and the schools")
    assert suspicion(SENSITIVE, "") < few < many < 1


def test_however_much_is_missing_suspicion_alone_flags_at_no_sensitivity():
    certain = SENSITIVE._replace(bias=9.0)
    assert suspicion(certain, "the roads") < min(THRESHOLDS.values())


def worth(check, *, added="", at="Monday", model="model:1", others=()):
    start = ENGLISH.index(at)
    finding = replace(found(check), translation=whole(0, ENGLISH).part(start, start + len(at)))
    (corrected,) = SENSITIVE.corrected(article(added, *others), [finding], model)
    return corrected.confidence


def test_a_check_that_claims_too_much_is_set_down_and_others_stay():
    assert worth("omission") == pytest.approx(0.46, abs=0.01)
    assert worth("relation") == found("relation").confidence


def test_a_word_is_worth_less_where_much_beside_it_is_rendered_freely():
    few = worth("relation", added="the budget, the roads")
    many = worth("relation", added="to discuss the budget, the roads and the schools")
    assert many < few < found("relation").confidence


def test_what_a_finding_itself_lacks_makes_nothing_free():
    lost = "the budget, the roads and the schools"
    assert worth("relation", added=lost, at=lost) == found("relation").confidence


def test_a_figure_is_worth_the_same_however_free_the_rest():
    free = worth("number", added="the budget, the roads and the schools", others=("The rain", "The harvest"))
    assert free == found("number").confidence


def test_with_another_model_freedom_is_not_judged():
    assert (
        worth("relation", added="the roads and the schools", model="other:2") == found("relation").confidence
    )


def test_a_whole_paragraph_left_out_is_believed_as_before():
    texts = grouped(document("en"), document("ar", ARABIC), pair((), SIDES[1]))
    lost = replace(found("omission"), translation=None, original=whole(0, ARABIC))
    assert SENSITIVE.corrected(texts, [lost], "model:1") == [lost]


class Seeing:
    """A verifier that sees the same chance of drift in all words."""

    def __init__(self, chance, length=LEAST_TOKENS):
        self.network = self
        self.length = length
        self.checks = ("relation",)
        self.chance = chance

    def cut(self, sentence):
        return Cut(sentence, [1] * self.length, [sentence] * self.length)

    def read(self, translation, original):
        return tuple(
            np.tile([1 - self.chance, self.chance], (len(side), 1)) for side in (translation, original)
        )


def seen(check, *verifier, confidence=0.7):
    trusting = SENSITIVE._replace(trust=Trust(1.0, 0.5, 0.0))
    finding = replace(found(check), translation=whole(0, ENGLISH), confidence=confidence)
    (corrected,) = trusting.corrected(article(""), [finding], "model:1", Reading(lambda: Seeing(*verifier)))
    return corrected.confidence


def test_what_the_verifier_sees_raises_a_finding_and_what_it_does_not_see_lowers_it():
    assert seen("relation", 0.05) < found("relation").confidence < seen("relation", 0.95)


def test_a_few_words_are_not_left_to_a_verifier_that_learnt_from_passages():
    assert seen("relation", 0.05, LEAST_TOKENS - 1) == found("relation").confidence


@pytest.mark.parametrize("confidence", [0.95, 0.1])
def test_what_a_check_is_sure_of_is_not_left_to_the_verifier(confidence):
    assert seen("relation", 0.5, confidence=confidence) == confidence


def test_a_figure_is_not_left_to_the_verifier():
    assert seen("number", 0.05) == found("number").confidence


def test_with_another_model_nothing_is_suspected():
    assert suspicion(SENSITIVE, "the roads", model="other:2") is None


def test_what_is_shipped_has_no_weight_against_drift_and_knows_its_features():
    assert all(weight > 0 for weight in fitted().weights.values())
    assert set(fitted().weights) <= set(FEATURES)
    assert 0.02 <= fitted().prior <= 0.05  # most articles are clean


def test_what_is_shipped_was_fitted_to_the_embedded_model():
    assert fitted().model == load_models().encoder.name


def test_suspicion_orders_paragraphs_without_a_finding():
    report = compare(document("en", ENGLISH), document("ar", ARABIC))
    assert not report.findings
    assert 0 < report.paragraphs[0].score < report.threshold


def test_what_the_verifier_sees_makes_a_paragraph_more_suspect_and_flags_at_no_sensitivity():
    little, much, certain = (
        SENSITIVE.suspicions(article(""), "model:1", Reading(partial(Seeing, chance)))[0]
        for chance in (0.1, 0.4, 0.999)
    )
    assert little < much < certain < min(THRESHOLDS.values())
