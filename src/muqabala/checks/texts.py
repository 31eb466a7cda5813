"""Sentences as one text, and linked ones as two, with the words that render each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice

from muqabala.checks.bitext import Pair, Word, sentences_of, words_of
from muqabala.languages.claims.roles.parties import Lacks
from muqabala.languages.claims.words.reading import Links
from muqabala.records import Span


@dataclass(frozen=True)
class Side:
    """One side of a pair as one text: its sentences, a space between them."""

    sentences: tuple[Span, ...]

    @cached_property
    def text(self) -> str:
        """Return the text."""
        return " ".join(sentence.text for sentence in self.sentences)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Return where each sentence starts in the text, and where a next one would."""
        return tuple(accumulate((len(sentence.text) + 1 for sentence in self.sentences), initial=0))

    def part(self, start: int, end: int) -> Span:
        """Return the span of ``self.text[start:end]``, as far as its first sentence goes."""
        number = bisect_right(self._starts, start) - 1
        sentence, begun = self.sentences[number], self._starts[number]
        return sentence.part(start - begun, min(end - begun, len(sentence.text)))

    def places(self, words: Iterable[Word]) -> Iterator[int]:
        """Yield where words start in the text; they come in its order."""
        number = 0
        for word in words:
            span, sentence = word.span, self.sentences[number]
            while span.paragraph != sentence.paragraph or not sentence.start <= span.start < sentence.end:
                number += 1
                sentence = self.sentences[number]
            yield self._starts[number] + span.start - sentence.start


@dataclass(frozen=True)
class Texts:
    """Both sides of some pairs, one text each."""

    original: Side
    translation: Side
    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> Texts:
        """Put the sentences of pairs one after another."""
        translation, original = sentences_of(pairs)
        return cls(Side(tuple(original)), Side(tuple(translation)), tuple(pairs))

    @cached_property
    def _words(self) -> tuple[list[Word], list[Word]]:
        """Return the words of the original and of the translation."""
        translation, original = words_of(self.pairs)
        return original, translation

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        """Return where the words of both start."""
        original, translation = self._words
        return list(self.original.places(original)), list(self.translation.places(translation))

    @cached_property
    def links(self) -> Links:
        """Return where words start that render each other."""
        links = set[tuple[int, int]]()
        ours, theirs = map(iter, self._places)
        for pair in self.pairs:
            arabic = list(islice(ours, len(pair.original_words)))
            english = list(islice(theirs, len(pair.translation_words)))
            links.update((arabic[their], english[our]) for our, their in pair.links)
        return frozenset(links)

    def missing(self, least: float) -> Lacks:
        """Return what tells of the words of the original that have less support than ``least``."""
        return self._lacking(0, least)

    def strange(self, least: float) -> Lacks:
        """Return the same of the translation."""
        return self._lacking(1, least)

    def _lacking(self, side: int, least: float) -> Lacks:
        both = zip(self._places[side], self._words[side], strict=True)
        return frozenset(place for place, word in both if word.support < least).__contains__
