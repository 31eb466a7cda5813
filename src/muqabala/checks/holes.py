"""Stretches of words without a counterpart: where something was left out or put in.

One side's hole is looked at beside the other side: a free translation has
holes on both sides and keeps its length, an omission has one hole, and its
translation is short by about as much.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from math import exp, log
from statistics import median

from muqabala.checks.bitext import Bitext, Group, Pair, Word
from muqabala.languages.quantities.arabic import quantities as arabic
from muqabala.languages.quantities.english import quantities as english
from muqabala.languages.quantities.record import Quantity
from muqabala.records import Span
from muqabala.segment import clauses

TOLERANCE = 0.5
"""A word in a hole has less support than this on average: half way between with and without counterpart."""

USUAL_RATIO = -0.17
RATIO_PRIOR = 8
"""Log of the Arabic length per English length, trusted as much as eight pairs (research/drift.md, 6)."""


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a unit: its sentences and their words."""

    sentences: tuple[Span, ...]
    words: tuple[Word, ...]

    @property
    def length(self) -> int:
        """Return its length in characters."""
        return sum(map(len, self.sentences))

    @property
    def missing(self) -> float:
        """Return the share of its meaning, by weight, that has no counterpart."""
        return sum(word.weight * (1 - word.support) for word in self.words) / max(1e-9, self._weight)

    @property
    def _weight(self) -> float:
        return sum(word.weight for word in self.words)

    def hole(self) -> Hole | None:
        """Return the stretch with the greatest mass, None where every word is supported."""
        average = self._weight / max(1, len(self.words))
        runs = groupby(self.words, key=lambda word: word.span.paragraph)
        holes = (self._heaviest(list(run), average) for _, run in runs)
        return max((hole for hole in holes if hole), key=lambda hole: hole.mass, default=None)

    def _heaviest(self, words: Sequence[Word], average: float) -> Hole | None:
        """Find the run of words with the greatest sum (Kadane's algorithm)."""
        best: tuple[float, int, int] | None = None
        total, start = 0.0, 0
        for place, word in enumerate(words):
            if total <= 0:
                total, start = 0.0, place
            total += word.weight / average * (1 - word.support - TOLERANCE)
            if total > (best[0] if best else 0.0):
                best = (total, start, place)
        if best is None:
            return None
        mass, first, last = best
        return Hole(self._between(words[first].span, words[last].span), mass)

    def clauses(self, hole: Span) -> Span:
        """Return a hole grown to the clauses that it fills by half or more: what an editor would mark."""
        filled = [
            clause
            for sentence in self.sentences
            if sentence.paragraph == hole.paragraph
            for clause in clauses(sentence)
            if min(hole.end, clause.end) - max(hole.start, clause.start) >= len(clause) / 2
        ]
        ends = [hole, *filled]
        return self._between(min(ends, key=lambda span: span.start), max(ends, key=lambda span: span.end))

    def _between(self, first: Span, last: Span) -> Span:
        """Return the span from the start of one to the end of another in the same paragraph."""
        parts = [
            sentence.part(max(0, first.start - sentence.start), min(len(sentence), last.end - sentence.start))
            for sentence in self.sentences
            if sentence.paragraph == first.paragraph
            if sentence.start < last.end and first.start < sentence.end
        ]
        return Span(first.paragraph, first.start, last.end, " ".join(part.text for part in parts))


@dataclass(frozen=True, slots=True)
class Hole:
    """Neighbouring words of one paragraph that the other side does not have.

    ``mass`` is the meaning that is missing beyond what is tolerated, in the
    weight of an average word of this side.
    """

    span: Span
    mass: float


@dataclass(frozen=True, slots=True)
class Unit:
    """A linked pair together with the unmatched sentences beside it."""

    translation: Face
    original: Face


def units(group: Group) -> list[Unit]:
    """Join each unmatched sentence to the linked pair before it, or to the first one."""
    runs: list[list[Pair]] = []
    waiting: list[Pair] = []
    for pair in group.pairs:
        if not pair.is_null:
            runs.append([*waiting, pair])
            waiting = []
        elif runs:
            runs[-1].append(pair)
        else:
            waiting.append(pair)
    return [_unit(run) for run in runs]


def _unit(pairs: Sequence[Pair]) -> Unit:
    return Unit(
        _face(
            [s for p in pairs for s in p.translation],
            [w for p in pairs for w in p.translation_words],
            english,
        ),
        _face([s for p in pairs for s in p.original], [w for p in pairs for w in p.original_words], arabic),
    )


def _face(
    sentences: list[Span], words: list[Word], quantities: Callable[[str], tuple[Quantity, ...]]
) -> Face:
    """Put both in order and leave the words of figures out: digits and number words know no counterpart."""
    figures = {
        (sentence.paragraph, place)
        for sentence in sentences
        for quantity in quantities(sentence.text)
        for place in range(sentence.start + quantity.start, sentence.start + quantity.end)
    }
    kept = [word for word in words if _position(word.span) not in figures]
    return Face(
        tuple(sorted(sentences, key=_position)), tuple(sorted(kept, key=lambda word: _position(word.span)))
    )


def _position(span: Span) -> tuple[int, int]:
    return span.paragraph, span.start


def length_ratio(bitext: Bitext) -> float:
    """Return the original's length per length of the translation, the document's own, shrunk to the usual."""
    logs = [
        log(sum(map(len, pair.original)) / sum(map(len, pair.translation)))
        for group in bitext.groups
        for pair in group.linked
    ]
    own = median(logs) if logs else USUAL_RATIO
    return exp((len(logs) * own + RATIO_PRIOR * USUAL_RATIO) / (len(logs) + RATIO_PRIOR))


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


def evidence(bitext: Bitext, side: str) -> Iterator[tuple[Unit, Evidence]]:
    """Yield the heaviest hole of each unit on one side, ``translation`` or ``original``."""
    ratio = length_ratio(bitext)
    for group in bitext.groups:
        for unit in units(group):
            if side == "original":
                found = Evidence.of(unit.original, unit.translation, unit.translation.length * ratio)
            else:
                found = Evidence.of(unit.translation, unit.original, unit.original.length / ratio)
            if found is not None:
                yield unit, found


def lone_paragraphs(bitext: Bitext, side: str) -> Iterator[tuple[Group, float]]:
    """Yield the groups that have one side only, with the chance that the other side lacks them.

    Paragraphs whose words are mostly supported by their neighbours' other
    side were more likely taken apart than left out.
    """
    for group in bitext.groups:
        if getattr(group, side) and not group.linked:
            words = [word for pair in group.pairs for word in (*pair.translation_words, *pair.original_words)]
            weight = sum(word.weight for word in words)
            yield group, sum(word.weight * (1 - word.support) for word in words) / max(1e-9, weight)
