"""Stretches of words without a counterpart: where something was left out or put in.

One side's hole is looked at beside the other side: a free translation has
holes on both sides and keeps its length, an omission has one hole, and its
translation is short by about as much.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from statistics import median
from typing import Literal

from muqabala.checks.bitext import Bitext
from muqabala.checks.units import Face, Hole, Unit, missing_share, units
from muqabala.records import Kind, Span
from muqabala.settings import ENGLISH_ARABIC

Side = Literal["translation", "original"]

USUAL_RATIO = -0.17
RATIO_PRIOR = 8
"""Log of the Arabic length per English length, trusted as much as eight pairs (research/drift.md, 6)."""


def length_ratio(bitext: Bitext) -> float:
    """Return the original's length per length of the translation, the document's own, shrunk to the usual."""
    logs = [
        log(sum(map(len, pair.original)) / sum(map(len, pair.translation)))
        for group in bitext.groups
        for pair in group.linked
    ]
    usual = USUAL_RATIO if bitext.languages == ENGLISH_ARABIC else 0.0
    own = median(logs) if logs else usual
    return exp((len(logs) * own + RATIO_PRIOR * usual) / (len(logs) + RATIO_PRIOR))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a hole being drift; ``features`` are in the order of the fitted weights."""

    hole: Hole
    features: tuple[float, float, float, float]

    @classmethod
    def of(cls, here: Face, there: Face, usual_length: float) -> Evidence | None:
        """Look at one side; ``usual_length`` is what it should have by the length of the other side."""
        hole = here.hole()
        if hole is None:
            return None
        other = there.hole()
        surplus = (here.length - usual_length) / here.length
        return cls(hole, (hole.mass, other.mass if other else 0.0, surplus, there.missing))

    def confidence(self, kind: str) -> float:
        """Return the chance that an editor would call the hole an ``omission`` or an ``addition``."""
        weights = _fitted()[kind]
        total = weights.bias + sum(
            weight * feature for weight, feature in zip(weights.features, self.features, strict=True)
        )
        return 1 / (1 + exp(-total))


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over the features of the evidence."""

    bias: float
    features: tuple[float, ...]


@cache
def _fitted() -> dict[str, Weights]:
    """Read the weights that benchmarks/fit_holes.py fitted."""
    text = files("muqabala.checks").joinpath("data/holes.json").read_text(encoding="utf-8")
    return {kind: Weights(fit["bias"], tuple(fit["features"])) for kind, fit in json.loads(text).items()}


def evidence(bitext: Bitext, side: Side) -> Iterator[tuple[Unit, Evidence]]:
    """Yield the heaviest hole of each unit on one side, ``translation`` or ``original``."""
    ratio = length_ratio(bitext)
    for unit in units(bitext):
        if side == "original":
            found = Evidence.of(unit.original, unit.translation, unit.translation.length * ratio)
        else:
            found = Evidence.of(unit.translation, unit.original, unit.original.length / ratio)
        if found is not None:
            yield unit, found


def lone_paragraphs(bitext: Bitext, side: Side) -> Iterator[tuple[Span, bool, float]]:
    """Yield the paragraphs of one side in groups without the other, with the chance that it lacks them.

    Each comes whole, with whether it is a heading: those are told, not flagged.

    Paragraphs whose words are mostly supported by their neighbours' other
    side were more likely taken apart than left out.
    """
    for group in bitext.groups:
        if getattr(group, side) and not group.linked:
            words = [word for pair in group.pairs for word in (*pair.translation_words, *pair.original_words)]
            for index in getattr(group, side):
                paragraph = getattr(bitext, side).paragraphs[index]
                whole = Span(index, 0, len(paragraph.text), paragraph.text)
                yield whole, paragraph.kind is Kind.HEADING, missing_share(words)
