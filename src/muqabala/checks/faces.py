"""Linked sentences of both sides face to face, and how much of their words the other side lacks."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from muqabala.checks.bitext import Bitext, Group, Pair, Word, sentences_of, words_of
from muqabala.languages.folding import folded_word
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.languages.names.transliteration import latin_consonants, likeness
from muqabala.languages.quantities.arabic import quantities as arabic
from muqabala.languages.quantities.english import quantities as english
from muqabala.records import Finding, Span
from muqabala.segment import clauses
from muqabala.settings import ENGLISH_ARABIC

TOLERANCE = 0.5
"""A stretch that is missing has less support than this on average: half way between with and without."""

SOUNDS_ALIKE = 0.75
"""Right pairs of names are at least this alike, wrong ones mostly under 0.4."""

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


def words_beside(finding: Finding, pairs: Sequence[Pair]) -> tuple[list[Word], list[Word]]:
    """Return the words of both sides but a finding's own: what is wrong there tells nothing of the rest."""
    ours, theirs = (
        [word for word in words if span is None or not word.span.overlaps(span)]
        for words, span in zip(words_of(pairs), (finding.translation, finding.original), strict=True)
    )
    return ours, theirs


def missing_beside(finding: Finding, pairs: Sequence[Pair]) -> tuple[float, float]:
    """Return the missing share of both sides of pairs, a finding's own words aside."""
    ours, theirs = map(missing_share, words_beside(finding, pairs))
    return ours, theirs


Position = tuple[int, int]
"""Where a word stands: its paragraph, and its first character there."""


class Face(NamedTuple):
    """One side of a unit: its sentences and their words."""

    sentences: tuple[Span, ...]
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    """Those that are not small: any two sentences share small ones."""
    figures: tuple[tuple[Span, float | str], ...] = ()
    """Its figures and what they amount to, or how they are written where no reader knows the language."""
    written: tuple[Word, ...] = ()
    """All of its words, with those of figures."""
    small: frozenset[Position] = frozenset()
    """Where the small ones stand."""
    mates: Mapping[Position, Position] = MappingProxyType({})
    """Where the best counterparts of its words stand, by where these stand."""
    language: str = ""

    @property
    def length(self) -> int:
        """Return its length in characters."""
        return sum(map(len, self.sentences))

    @property
    def missing(self) -> float:
        """Return the share of its meaning, by weight, that has no counterpart."""
        return missing_share(self.words)

    def figures_of(self, stretch: Span, other: Face) -> tuple[int, int]:
        """Count the figures in a stretch that the other side says too, and those that it does not."""
        values = {value for _, value in other.figures}
        own = [value in values for span, value in self.figures if span.overlaps(stretch)]
        return sum(own), len(own) - sum(own)

    def clauses(self, paragraph: int) -> list[Span]:
        """Return the clauses of its sentences in a paragraph."""
        sentences = (sentence for sentence in self.sentences if sentence.paragraph == paragraph)
        return [clause for sentence in sentences for clause in clauses(sentence)]


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
    sentences, (ours, theirs) = sentences_of(pairs), words_of(pairs)
    both = languages == ENGLISH_ARABIC
    named = {id(word) for word in (*_names_in_both(ours, theirs), *_spelt_out(ours, theirs)) if both}
    links = [
        (position(pair.translation_words[english].span), position(pair.original_words[arabic].span))
        for pair in pairs
        for english, arabic in pair.links
    ]
    back = [(arabic, english) for english, arabic in links]
    return Unit(
        _face(sentences[0], ours, named, dict(links), languages[0]),
        _face(sentences[1], theirs, named, dict(back), languages[1]),
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


def _face(
    sentences: list[Span],
    words: list[Word],
    named: set[int],
    mates: Mapping[Position, Position],
    language: str,
) -> Face:
    """Put both in order, support the names, and leave the words of figures out.

    Digits and number words know no counterpart, and a small word says nothing
    by having none. ``named`` holds ids of words.
    """
    figures = [figure for sentence in sentences for figure in _figures(sentence, language)]
    taken = {(span.paragraph, place) for span, _ in figures for place in range(span.start, span.end)}
    written = sorted(words, key=lambda word: position(word.span))
    light = small_words(LIGHT)
    small = frozenset(position(word.span) for word in written if folded_word(word.span.text) in light)
    kept = [
        _excused(word, is_named=id(word) in named, is_small=position(word.span) in small)
        for word in written
        if position(word.span) not in taken
    ]
    content = [word for word in kept if position(word.span) not in small]
    return Face(
        tuple(sorted(sentences, key=position)),
        tuple(kept),
        tuple(content),
        tuple(figures),
        tuple(written),
        small,
        mates,
        language,
    )


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


def position(span: Span) -> Position:
    """Return where a word or a sentence begins."""
    return span.paragraph, span.start
