"""Sentences as one text, and linked ones as two, with the words that render each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from typing import NamedTuple

from muqabala.checks.bitext import Pair, Word
from muqabala.languages.claims.roles.parties import Lacks
from muqabala.languages.claims.words.counterparts import Links
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
            while not self.sentences[number].overlaps(word.span):
                number += 1
            yield self._starts[number] + word.span.start - self.sentences[number].start

    def lacking(self, words: Sequence[Word], least: float) -> Lacks:
        """Return what tells of the side's words that have less support than ``least``."""
        return frozenset(
            place for place, word in zip(self.places(words), words, strict=True) if word.support < least
        ).__contains__


class Texts(NamedTuple):
    """Both sides of some pairs, one text each; ``links`` are by where the words start in them."""

    original: Side
    translation: Side
    links: Links
    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> Texts:
        """Put the sentences of pairs one after another."""
        original = Side(tuple(span for pair in pairs for span in pair.original))
        translation = Side(tuple(span for pair in pairs for span in pair.translation))
        links = set[tuple[int, int]]()
        ours = original.places(word for pair in pairs for word in pair.original_words)
        theirs = translation.places(word for pair in pairs for word in pair.translation_words)
        for pair in pairs:
            arabic = list(islice(ours, len(pair.original_words)))
            english = list(islice(theirs, len(pair.translation_words)))
            links.update((arabic[their], english[our]) for our, their in pair.links)
        return cls(original, translation, frozenset(links), tuple(pairs))

    def missing(self, least: float) -> Lacks:
        """Return what tells of the words of the original that have less support than ``least``."""
        return self.original.lacking([word for pair in self.pairs for word in pair.original_words], least)

    def strange(self, least: float) -> Lacks:
        """Return the same of the translation."""
        words = [word for pair in self.pairs for word in pair.translation_words]
        return self.translation.lacking(words, least)
