"""One noun in another's place, though no table opposes the two.

Nothing in the original means the English noun, and nothing in the translation renders the Arabic one. Both
are known, the words around them render each other, and the pair is rendered word by word but for them.
What speaks for drift then, and how much, benchmarks/fit_substitutions.py fitted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log, log1p
from typing import NamedTuple

from muqabala.checks.bitext import Pair, Word
from muqabala.checks.faces import missing_share
from muqabala.languages.claims.words.forms import english_forms
from muqabala.languages.claims.words.nouns import meanings, noun_cells
from muqabala.languages.claims.words.vocabulary import are_near, is_mistakable, noun_read, nouns_of
from muqabala.languages.folding import folded_word
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.records import Span

FEATURES = (
    "other Arabic words rendered",
    "Arabic nouns look alike",
    "weight of the English noun",
    "few nouns that the English one renders",
    "few renderings of the Arabic noun",
    "few other English words without counterpart",
)
"""What speaks for drift, each greater where drift is likelier."""

_UNSUPPORTED = 0.35
"""Support under which a word has no counterpart."""

_CLOSELY = 0.25
"""Missing share of a pair, but for the two words, up to which it is rendered word by word."""

_STRANGERS = 6
"""Words of a side without a counterpart from which no one of them stands for a certain other."""

_ARABIC_REACH, _ENGLISH_REACH = 2, 3
"""Words around a noun among which some must render each other for the two to be in one place."""

_SHORTEST = 3
"""Letters of a word that has a meaning of its own."""


class Substitution(NamedTuple):
    """An English noun that stands in the place of an Arabic one, which means ``meant``.

    ``features`` are in the order of ``FEATURES`` and of the fitted weights.
    """

    english: Span
    arabic: Span
    meant: str
    features: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """Return the chance that an editor would mark it."""
        bias, weights = _fitted()
        total = sum(weight * feature for weight, feature in zip(weights, self.features, strict=True))
        return 1 / (1 + exp(-bias - total))


class _Noun(NamedTuple):
    """A noun at a place among the words of its side: as it is looked up in the tables."""

    place: int
    read: str


def substitutions(pair: Pair) -> Iterator[Substitution]:
    """Yield the nouns of a pair that stand in place of others."""
    lost = _lost(pair.original_words)
    strange = _strange(pair.translation_words) if lost else []
    if not strange or max(len(lost), len(strange)) > _STRANGERS:
        return
    ours, theirs = (
        [word.span.text for word in side] for side in (pair.translation_words, pair.original_words)
    )
    said = [frozenset(english_forms(word)) for word in ours]
    meant = [meanings(folded_word(word)) for word in theirs]
    all_said, all_meant = (frozenset[str]().union(*side) for side in (said, meant))
    strange = [noun for noun in strange if all_meant.isdisjoint(said[noun.place])]
    for noun in lost:
        if not meant[noun.place].isdisjoint(all_said):
            continue
        around = frozenset[str]().union(*_around(meant, noun.place, _ARABIC_REACH))
        for other in strange:
            if around.isdisjoint(frozenset[str]().union(*_around(said, other.place, _ENGLISH_REACH))):
                continue
            found = _substitution(pair, noun, other)
            if found:
                yield found


def _substitution(pair: Pair, noun: _Noun, other: _Noun) -> Substitution | None:
    """Return what speaks for a noun in another's place; None in a free rendering, or of near synonyms."""
    arabic, english = pair.original_words[noun.place], pair.translation_words[other.place]
    rest = [
        missing_share([word for word in side if word is not own])
        for side, own in ((pair.translation_words, english), (pair.original_words, arabic))
    ]
    renderings = meanings(noun.read)
    if max(rest) > _CLOSELY or any(
        nouns_of(other.read) & nouns_of(word) or are_near(other.read, word) for word in renderings
    ):
        return None
    weight = sum(word.weight for word in pair.translation_words) / len(pair.translation_words)
    features = (
        -rest[1],
        float(is_mistakable(noun.read, other.read)),
        english.weight / weight,
        -log(len(nouns_of(other.read))),
        -log1p(len(renderings)),
        -float(sum(map(_is_stranger, pair.translation_words))),
    )
    return Substitution(english.span, arabic.span, noun_cells(noun.read)[0][0], features)


def _is_stranger(word: Word) -> bool:
    """Tell whether an English word of a meaning of its own has no counterpart."""
    text = word.span.text
    return word.support < _UNSUPPORTED and len(text) >= _SHORTEST and text.lower() not in small_words(LIGHT)


def _strange(words: Sequence[Word]) -> list[_Noun]:
    """Return the English nouns without a counterpart; names are another check's."""
    return [
        _Noun(place, text)
        for place, word in enumerate(words)
        if _is_stranger(word) and (text := word.span.text).islower() and nouns_of(text)
    ]


def _lost(words: Sequence[Word]) -> list[_Noun]:
    """Return the Arabic nouns without a counterpart."""
    return [
        _Noun(place, read)
        for place, word in enumerate(words)
        if word.support < _UNSUPPORTED and len(word.span.text) >= _SHORTEST
        if (text := folded_word(word.span.text)) not in small_words(LIGHT) and (read := noun_read(text))
    ]


def _around(side: Sequence[frozenset[str]], place: int, reach: int) -> Iterator[frozenset[str]]:
    yield from side[max(0, place - reach) : place]
    yield from side[place + 1 : place + 1 + reach]


@cache
def _fitted() -> tuple[float, tuple[float, ...]]:
    """Return the bias and the weights that benchmarks/fit_substitutions.py fitted."""
    text = files("muqabala.checks").joinpath("data/substitutions.json").read_text(encoding="utf-8")
    fit = json.loads(text)
    return fit["bias"], tuple(fit["features"])
