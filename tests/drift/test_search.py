"""What the verifier finds where it reads every passage."""

from dataclasses import replace

import numpy as np
import pytest

from bitexts import bitext, document, whole
from muqabala.checks import CHECKS
from muqabala.comparison import compare
from muqabala.drift.fusion import Seen
from muqabala.drift.search import SAID, search
from muqabala.settings import Settings
from muqabala.verifier import Reading, load_verifier

ARABIC = "نفى الوزير أن تكون الحكومة قد قررت رفع أسعار الخبز قبل نهاية العام."
FAITHFUL = "The minister denied that the government had decided to raise bread prices before the year is out."


class Sure:
    """A verifier that is sure of one word of the translation."""

    checks = ("number", "relation", "omission")

    def __init__(self, word, check, chance=0.999):
        self.network = self
        self.word, self.check, self.chance = word, check, chance

    def cut(self, sentence):
        return load_verifier().cut(sentence)

    def read(self, translation, original):
        return self._shares(translation, FAITHFUL), self._shares(original, ARABIC)

    def _shares(self, side, text):
        shares = np.full((len(side), len(self.checks) + 1), 0.001)
        start = text.find(self.word)
        for place, token in enumerate(self.cut(whole(0, text)).spans):
            if start >= 0 and start <= token.start < start + len(self.word):
                shares[place, 1 + self.checks.index(self.check)] = self.chance
        shares[:, 0] = 1 - shares[:, 1:].max(axis=1)
        return shares


def found(verifier, checks=CHECKS, findings=(), bias=-4.0, added=None):
    reading = Reading(lambda: verifier)
    return list(search(bitext((FAITHFUL, ARABIC)), reading, findings, checks, Seen(0.9, bias, added or {})))


def test_the_surest_word_is_told_in_the_name_of_its_check():
    (finding,) = found(Sure("before", "relation"))
    assert (finding.check, finding.translation.text, finding.original.text) == ("relation", "before", ARABIC)
    assert finding.confidence > 0.5


def test_a_drift_counts_for_as_much_as_those_of_its_check_were_found_to_be_worth():
    plain, trusted, doubted = (
        found(Sure("before", "relation"), added=added)[0].confidence
        for added in ({"role": 1.0}, {"relation": 1.0}, {"relation": -1.0})
    )
    assert doubted < plain < trusted


@pytest.mark.parametrize(
    ("lost", "before"), [("نهاية العام", FAITHFUL), ("قد قررت", "The minister denied that the government")]
)
def test_what_is_left_out_has_its_place_in_the_translation(lost, before):
    (finding,) = found(Sure(lost, "omission"))
    assert finding.original.text == lost
    assert (FAITHFUL[: finding.translation.start], finding.translation.text) == (before, "")
    assert finding.message == f"The translation seems to leave this out: «{lost}»."


def test_it_is_said_what_the_sides_differ_in_and_by_which_words():
    (finding,) = found(Sure("before", "relation"))
    assert finding.message == (
        "The sides seem to differ in how this hangs together, in time or by cause: “before”."
    )


@pytest.mark.parametrize(
    "verifier", [Sure("before", "relation", 0.75), Sure("bread", "number")], ids=["unsure", "a figure"]
)
def test_nothing_is_told_where_it_is_unsure_or_another_check_knows_better(verifier):
    assert found(verifier) == []


def test_in_a_paragraph_that_a_check_flags_only_what_would_flag_it_alone_is_told():
    verifier, unsure = Sure("before", "relation"), -7.0
    (finding,) = found(verifier)
    assert found(verifier, bias=unsure)
    elsewhere = replace(finding, translation=whole(0, FAITHFUL).part(0, 12), original=None)
    assert not found(verifier, findings=[elsewhere], bias=unsure)
    assert found(verifier, findings=[elsewhere])
    assert found(verifier, findings=[replace(elsewhere, confidence=0.4)], bias=unsure)


def test_what_a_check_flags_is_not_told_again():
    (finding,) = found(Sure("before", "relation"))
    assert not found(Sure("before", "relation"), findings=[replace(finding, check="date")])


def test_only_chosen_checks_are_told():
    assert found(Sure("before", "relation"), ("negation",)) == []


def test_it_finds_in_the_names_of_checks_that_there_are():
    assert CHECKS.keys() >= SAID.keys()
    assert set(load_verifier().checks) >= SAID.keys()


def test_reading_all_is_in_the_signature_and_finds_no_less():
    texts = FAITHFUL.replace("denied", "confirmed"), ARABIC
    documents = document("en", texts[0]), document("ar", texts[1])
    some, every = (compare(*documents, Settings(read=read)) for read in ("found", "all"))
    assert "+all|" in every.signature
    assert "+all" not in some.signature
    assert len(every.flagged) >= len(some.flagged)


def test_reading_none_leaves_the_verifier_out():
    assert (
        "verifier"
        not in compare(document("en", FAITHFUL), document("ar", ARABIC), Settings(read="none")).signature
    )
