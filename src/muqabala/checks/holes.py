"""Stretches of words without a counterpart: where something was left out or put in.

A stretch of one side is looked at beside the other side: a free translation has
holes on both sides and keeps its length, an omission has one hole, its
translation is short by about as much, and its neighbours' counterparts stand
side by side.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, log, log1p, sqrt
from operator import itemgetter
from statistics import median
from typing import Literal, NamedTuple

from muqabala.checks.bitext import Bitext, words_of
from muqabala.checks.faces import Face, Unit, missing_share, units
from muqabala.checks.stretches import LEAST_WORDS, Stretch, stretches
from muqabala.records import Kind, Span
from muqabala.settings import ENGLISH_ARABIC

Side = Literal["translation", "original"]
SIDES: Mapping[str, Side] = {"omission": "original", "addition": "translation"}
"""The side that has words too many."""

LEAST = 0.25
"""A hole less likely drift than this is not worth a word."""

MOST_EXCESS = 0.03
"""More than this is usual in one clean document of ten."""

USUAL_RATIO = -0.17
PRIOR_PAIRS = 8
"""Log of the Arabic length per English length, trusted as much as so many pairs."""


SENTENCE_SPREAD, USUAL_SENTENCE = 0.134, 130
"""Standard deviation of the log length ratio of one sentence of news, and its characters."""

LEAST_LENGTH = 30
"""Characters; of a shorter side the length tells no less."""

MOST_EVIDENCE = 5.0
"""Lengths alone never make a hole certain: a free translator adds and drops."""


def length_ratio(bitext: Bitext) -> float:
    """Return the original's length per length of the translation, the document's own, shrunk to the usual."""
    logs = [
        log(sum(map(len, pair.original)) / sum(map(len, pair.translation)))
        for group in bitext.groups
        for pair in group.linked
    ]
    usual = USUAL_RATIO if bitext.languages == ENGLISH_ARABIC else 0.0
    own = median(logs) if logs else usual
    return exp((len(logs) * own + PRIOR_PAIRS * usual) / (len(logs) + PRIOR_PAIRS))


def usual_excess(faces: Sequence[tuple[Face, Face]]) -> float:
    """Return by how much more of the first sides is missing than of the second, the document's own.

    Where one side says more throughout, as translators do who explain, a hole in it is no wonder; but only
    so far, lest a document that has lost something everywhere seem to have lost nothing.
    """
    excess = [first.missing - second.missing for first, second in faces]
    usual = len(excess) * median(excess) / (len(excess) + PRIOR_PAIRS) if excess else 0.0
    return max(-MOST_EXCESS, min(MOST_EXCESS, usual))


class Usual(NamedTuple):
    """What is usual of one side in this document: its length per length of the other, and its excess."""

    length: float
    excess: float


class Evidence(NamedTuple):
    """What speaks for a stretch being drift; ``features`` are in the order of the fitted weights."""

    marked: Span
    features: tuple[float, ...]

    @classmethod
    def of(cls, stretch: Stretch, here: Face, there: Face, usual: Usual) -> Evidence:
        """Weigh a stretch of one side against the other side."""
        said, unsaid = here.figures_of(stretch.span, there)
        features = (
            log1p(stretch.lack),
            float(stretch.start),
            float(stretch.end),
            float(stretch.content == LEAST_WORDS),
            log1p(stretch.linked + said),
            log1p(stretch.waiting),
            missing_share(there.content),
            stretch.beside,
            length_evidence(here.length, len(stretch.span), there.length * usual.length),
            usual.excess,
            log1p(said),
            float(min(1, unsaid)),
        )
        return cls(stretch.span, features)

    def confidence(self, kind: str) -> float:
        """Return the chance that an editor would call it an ``omission`` or an ``addition``."""
        weights = _fitted()[kind]
        total = weights.bias + sum(
            weight * feature for weight, feature in zip(weights.features, self.features, strict=True)
        )
        return 1 / (1 + exp(-total))


def length_evidence(length: int, hole: int, expected: float) -> float:
    """Return how much likelier the length of a side is without its hole, as a log-likelihood ratio.

    The length is that of a translation of the other side, normal in its logarithm (Gale & Church 1993).
    """
    spread = SENTENCE_SPREAD * sqrt(USUAL_SENTENCE / max(expected, LEAST_LENGTH))
    whole, rest = (log(max(1, characters) / expected) / spread for characters in (length, length - hole))
    return max(-MOST_EVIDENCE, min(MOST_EVIDENCE, (whole**2 - rest**2) / 2))


class Weights(NamedTuple):
    """A logistic regression over the features of the evidence."""

    bias: float
    features: tuple[float, ...]


@cache
def _fitted() -> dict[str, Weights]:
    """Read the weights that benchmarks/fit_holes.py fitted."""
    text = files("muqabala.checks").joinpath("data/holes.json").read_text(encoding="utf-8")
    return {kind: Weights(fit["bias"], tuple(fit["features"])) for kind, fit in json.loads(text).items()}


@lru_cache(maxsize=2)
def holes(bitext: Bitext, kind: Literal["omission", "addition"]) -> tuple[tuple[Unit, Span, float], ...]:
    """Return the likeliest hole of each unit that is worth a word, with the chance that it is drift."""
    likeliest = (
        (unit, *max(((one.marked, one.confidence(kind)) for one in found), key=itemgetter(1)))
        for unit, found in evidence(bitext, SIDES[kind])
    )
    return tuple(hole for hole in likeliest if hole[-1] > LEAST)


def evidence(bitext: Bitext, side: Side) -> Iterator[tuple[Unit, list[Evidence]]]:
    """Yield the stretches that may be missing of each unit on one side that has any."""
    ratio = length_ratio(bitext)
    if side == "original":
        faces = [(unit.original, unit.translation) for unit in units(bitext)]
    else:
        faces = [(unit.translation, unit.original) for unit in units(bitext)]
    usual = Usual(ratio if side == "original" else 1 / ratio, usual_excess(faces))
    for unit, (here, there) in zip(units(bitext), faces, strict=True):
        found = [Evidence.of(stretch, here, there, usual) for stretch in stretches(here, there)]
        if found:
            yield unit, found


def lone_paragraphs(bitext: Bitext, side: Side) -> Iterator[tuple[Span, bool, float]]:
    """Yield the paragraphs of one side in groups without the other, with the chance that it lacks them.

    Each comes whole, with whether it is a heading: those are told, not flagged.

    Paragraphs whose words are mostly supported by their neighbours' other
    side were more likely taken apart than left out.
    """
    for group in bitext.groups:
        if getattr(group, side) and not group.linked:
            ours, theirs = words_of(group.pairs)
            for index in getattr(group, side):
                paragraph = getattr(bitext, side).paragraphs[index]
                whole = Span.whole(index, paragraph.text)
                yield whole, paragraph.kind is Kind.HEADING, missing_share(ours + theirs)
