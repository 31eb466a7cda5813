"""Beads to pairs: what a bead holds that nothing in it renders stands alone."""

import re

import numpy as np
import pytest

from bitexts import document, whole
from muqabala.alignment.support import SupportedWords, WordEvidence
from muqabala.alignment.words import Pieces, Words
from muqabala.checks.linking import link
from muqabala.records import Bead

ENGLISH = "• Training a hundred fishermen"
ARABIC = ("• تدريب مئة صياد", "• إطلاق خط للوجبات الجاهزة")


def supported(sentence, share):
    spans = np.array([match.span() for match in re.finditer(r"\w+", sentence.text)])
    size = len(spans)
    none = np.zeros(0, np.int64)
    vectors = np.ones((size, 1), np.float32)
    words = Words(spans, vectors, np.ones(size, np.float32), vectors[1:], Pieces(none, none, none))
    return SupportedWords(words, np.full(size, share, np.float32))


@pytest.mark.parametrize(("share", "groups"), [(0.1, [((0,), (0,)), ((), (1,))]), (0.8, [((0,), (0, 1))])])
def test_a_paragraph_that_nothing_in_its_bead_renders_stands_alone(share, groups):
    ours, theirs = whole(0, ENGLISH), [whole(number, text) for number, text in enumerate(ARABIC)]
    evidence = WordEvidence(
        [supported(ours, 0.9)],
        [supported(theirs[0], 0.9), supported(theirs[1], share)],
        [((0, 0), (3, 2))],
    )
    documents = document("en", ENGLISH), document("ar", *ARABIC)
    bitext = link(documents, ([ours], theirs), [Bead((0,), (0, 1), 0.7)], evidence)
    assert [(group.translation, group.original) for group in bitext.groups] == groups
    assert bitext.groups[0].pairs[0].links == ((0, 0), (3, 2))


@pytest.mark.parametrize(("share", "groups"), [(0.9, [((0,), (0, 1))]), (0.3, [((), (0,)), ((0,), (1,))])])
def test_a_line_that_leads_over_to_a_list_joins_the_sentence_that_says_both(share, groups):
    english, lead, item = whole(0, "Sales were as follows: milk 5"), "وجاءت المبيعات كما يأتي:", "• الحليب: 5"
    theirs = [whole(0, lead), whole(1, item)]
    evidence = WordEvidence(
        [supported(english, 0.9)],
        [supported(theirs[0], share), supported(theirs[1], 0.9)],
        [(), ((4, 0), (5, 1))],
    )
    documents = document("en", english.text), document("ar", lead, item)
    bitext = link(documents, ([english], theirs), [Bead((), (0,), 0.0), Bead((0,), (1,), 0.7)], evidence)
    assert [(group.translation, group.original) for group in bitext.groups] == groups
    joined = share > 0.5
    assert bitext.groups[-1].pairs[-1].links == (((4, 4), (5, 5)) if joined else ((4, 0), (5, 1)))
