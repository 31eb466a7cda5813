"""Linked sentences of both sides face to face, and the stretches of words that the other side lacks."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from muqabala.checks.bitext import Bitext, Group, Pair, Word
from muqabala.languages.folding import folded_word
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.languages.names.transliteration import latin_consonants, likeness
from muqabala.languages.quantities.arabic import quantities as arabic
from muqabala.languages.quantities.english import quantities as english
from muqabala.records import Finding, Span
from muqabala.segment import clauses
from muqabala.settings import ENGLISH_ARABIC

TOLERANCE = 0.5
"""A word in a hole has less support than this on average: half way between with and without counterpart."""

SOUNDS_ALIKE = 0.75
"""Right pairs of names are at least this alike, wrong ones mostly under 0.4 (research/drift.md, 3)."""

NAME_CONSONANTS = 3
"""A name of fewer consonants sounds like too many words."""


SPELT_OUT = 0.55
"""The words that an acronym stands for lack this much support on average: they are known as a name only."""

_FIGURES = {"en": english, "ar": arabic}
_ACRONYM = re.compile(r"(?:[A-Z]\.?&?[a-z]?){2,7}")
_DIGITS = re.compile(r"\S*\d\S*")


def missing_share(words: Sequence[Word]) -> float:
    """Return the share of the words' meaning, by weight, that has no counterpart."""
    weight = missing = 0.0
    for word in words:  # one loop is twice as fast as two sums, and every check asks
        weight += word.weight
        missing += word.weight * (1 - word.support)
    return missing / max(1e-9, weight)


def words_beside(span: Span | None, words: Iterable[Word]) -> list[Word]:
    """Return the words outside a span: what is wrong there says nothing of how free the rest is."""
    return [word for word in words if span is None or not word.span.overlaps(span)]


def missing_beside(finding: Finding, pairs: Sequence[Pair]) -> tuple[float, float]:
    """Return the missing share of both sides of pairs, a finding's own words aside."""
    sides = (
        (finding.translation, [word for pair in pairs for word in pair.translation_words]),
        (finding.original, [word for pair in pairs for word in pair.original_words]),
    )
    ours, theirs = (missing_share(words_beside(*side)) for side in sides)
    return ours, theirs


class Face(NamedTuple):
    """One side of a unit: its sentences and their words."""

    sentences: tuple[Span, ...]
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    """Those that are not small: any two sentences share small ones."""
    figures: tuple[tuple[Span, float | str], ...] = ()
    """Its figures and what they amount to, or how they are written where no reader knows the language."""

    @property
    def length(self) -> int:
        """Return its length in characters."""
        return sum(map(len, self.sentences))

    @property
    def missing(self) -> float:
        """Return the share of its meaning, by weight, that has no counterpart."""
        return missing_share(self.words)

    def hole(self) -> Hole | None:
        """Return the stretch with the greatest mass, None where every word of content is supported."""
        average = sum(word.weight for word in self.content) / max(1, len(self.content))
        runs = groupby(self.content, key=lambda word: word.span.paragraph)
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

    def figures_of(self, stretch: Span, other: Face) -> int:
        """Count the figures in a stretch that the other side says too."""
        values = {value for _, value in other.figures}
        return sum(value in values for span, value in self.figures if span.overlaps(stretch))

    def clauses(self, paragraph: int) -> list[Span]:
        """Return the clauses of its sentences in a paragraph."""
        sentences = (sentence for sentence in self.sentences if sentence.paragraph == paragraph)
        return [clause for sentence in sentences for clause in clauses(sentence)]

    def grown(self, hole: Span, clauses: Sequence[Span]) -> Span:
        """Return a hole grown to the clauses that it fills by half or more: what an editor would mark."""
        filled = [
            clause
            for clause in clauses
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


class Hole(NamedTuple):
    """Neighbouring words of one paragraph that the other side does not have.

    ``mass`` is the meaning that is missing beyond what is tolerated, in the
    weight of an average word of this side.
    """

    span: Span
    mass: float


class Unit(NamedTuple):
    """A linked pair together with the unmatched sentences beside it."""

    translation: Face
    original: Face


@lru_cache(maxsize=1)
def units(bitext: Bitext) -> tuple[Unit, ...]:
    """Return the units of all groups; several checks look at the same."""
    return tuple(unit for group in bitext.groups for unit in _units(group, bitext.languages))


def _units(group: Group, languages: tuple[str, str]) -> list[Unit]:
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
    return [_unit(run, languages) for run in runs]


def _unit(pairs: Sequence[Pair], languages: tuple[str, str]) -> Unit:
    ours = [word for pair in pairs for word in pair.translation_words]
    theirs = [word for pair in pairs for word in pair.original_words]
    both = languages == ENGLISH_ARABIC
    named = {id(word) for word in (*_names_in_both(ours, theirs), *_spelt_out(ours, theirs)) if both}
    return Unit(
        _face([s for pair in pairs for s in pair.translation], ours, named, languages[0]),
        _face([s for pair in pairs for s in pair.original], theirs, named, languages[1]),
    )


def _names_in_both(ours: Iterable[Word], theirs: Sequence[Word]) -> Iterable[Word]:
    """Yield the names of both sides that sound alike: neither vectors nor lexicon know most of them."""
    for word in ours:
        text = word.span.text
        if text[0].isupper() and len(latin_consonants(text)) >= NAME_CONSONANTS:
            alike = [other for other in theirs if likeness(text, other.span.text) >= SOUNDS_ALIKE]
            yield from [word, *alike] if alike else []


def _spelt_out(ours: Iterable[Word], theirs: Sequence[Word]) -> Iterable[Word]:
    """Yield the acronyms that have no counterpart and the Arabic words that may spell them out.

    These are, for as many capitals, so many neighbours or one more or less, those that lack most, and the
    same words wherever they come again.
    """
    for text, word in {word.span.text: word for word in ours if word.support < TOLERANCE}.items():
        if _ACRONYM.fullmatch(text):
            letters = sum(map(str.isupper, text))
            runs = [
                theirs[start : start + size]
                for size in range(letters - 1, letters + 2)
                for start in range(len(theirs) - size + 1)
            ]
            lacking = [run for run in runs if _lack(run) >= SPELT_OUT * len(run)]
            spelt = {other.span.text for other in max(lacking, key=_lack, default=())}
            yield from [word] if spelt else []
            yield from (other for other in theirs if other.span.text in spelt)


def _lack(words: Sequence[Word]) -> float:
    return sum(1 - word.support for word in words)


def _face(sentences: list[Span], words: list[Word], named: set[int], language: str) -> Face:
    """Put both in order, support the names, and leave the words of figures out.

    Digits and number words know no counterpart, and a small word says nothing
    by having none. ``named`` holds ids of words.
    """
    figures = [figure for sentence in sentences for figure in _figures(sentence, language)]
    taken = {(span.paragraph, place) for span, _ in figures for place in range(span.start, span.end)}
    own = sorted(
        (word for word in words if _position(word.span) not in taken),
        key=lambda word: _position(word.span),
    )
    light = small_words(LIGHT)
    small = [folded_word(word.span.text) in light for word in own]
    kept = [
        _excused(word, is_named=id(word) in named, is_small=is_small)
        for word, is_small in zip(own, small, strict=True)
    ]
    content = [word for word, is_small in zip(kept, small, strict=True) if not is_small]
    return Face(tuple(sorted(sentences, key=_position)), tuple(kept), tuple(content), tuple(figures))


def _excused(word: Word, *, is_named: bool, is_small: bool) -> Word:
    """Return a word with the support of a name that is on both sides, or of a small word."""
    if is_named:
        return replace(word, support=1.0)
    return replace(word, support=TOLERANCE) if is_small and word.support < TOLERANCE else word


def _figures(sentence: Span, language: str) -> Iterator[tuple[Span, float | str]]:
    """Yield the figures that the language's reader knows, with their values, or else what has digits."""
    if language in _FIGURES:
        for quantity in _FIGURES[language](sentence.text):
            yield sentence.part(quantity.start, quantity.end), quantity.value
    else:
        for match in _DIGITS.finditer(sentence.text):
            yield sentence.part(*match.span()), match.group().strip(string.punctuation)


def _position(span: Span) -> tuple[int, int]:
    return span.paragraph, span.start
