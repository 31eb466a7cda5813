"""What a check sees: both documents, linked paragraph by paragraph and sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from muqabala.embed.base import Vectors
from muqabala.languages.glossary import Glossary
from muqabala.records import Document, Span


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its evidence from the other side.

    ``weight`` is how much meaning it carries (the norm of its vector);
    ``support`` is how well the best word of the other side stands for it, 0 to 1;
    ``vector`` is its own, of length one.
    """

    span: Span
    weight: float
    support: float
    vector: Vectors = field(compare=False, repr=False)


def meaning(words: Sequence[Word]) -> tuple[list[Vectors], list[float]]:
    """Return the vectors and the weights of words."""
    return [word.vector for word in words], [word.weight for word in words]


class Pair(NamedTuple):
    """A bead with its sentences on both sides; one side may be empty."""

    translation: tuple[Span, ...]
    original: tuple[Span, ...]
    similarity: float = 1.0
    translation_words: tuple[Word, ...] = ()
    original_words: tuple[Word, ...] = ()
    moved: bool = False
    """The pair crosses the order of the others."""
    confidence: float = 1.0
    """The probability that exactly these sentences render each other."""
    links: tuple[tuple[int, int], ...] = ()
    """The numbers of a word of the translation and one of the original that are each other's best."""

    @property
    def is_null(self) -> bool:
        """Tell whether one side is empty."""
        return not (self.translation and self.original)


def sentences_of(pairs: Sequence[Pair]) -> tuple[list[Span], list[Span]]:
    """Return the sentences of pairs, those of the translation and those of the original."""
    return (
        [sentence for pair in pairs for sentence in pair.translation],
        [sentence for pair in pairs for sentence in pair.original],
    )


def words_of(pairs: Sequence[Pair]) -> tuple[list[Word], list[Word]]:
    """Return the words of pairs, those of the translation and those of the original."""
    return (
        [word for pair in pairs for word in pair.translation_words],
        [word for pair in pairs for word in pair.original_words],
    )


class Group(NamedTuple):
    """Paragraphs that render each other, with their pairs in the translation's order.

    ``translation`` and ``original`` are paragraph indices; one of them is
    empty where a whole paragraph has no counterpart.
    """

    translation: tuple[int, ...]
    original: tuple[int, ...]
    pairs: tuple[Pair, ...]

    @property
    def linked(self) -> tuple[Pair, ...]:
        """Return the pairs that have both sides."""
        return tuple(pair for pair in self.pairs if not pair.is_null)


@dataclass(frozen=True, slots=True, eq=False)
class Bitext:
    """Both documents and the groups that cover them, site furniture left out; and the user's glossary.

    One bitext equals only itself, so that checks may cache by it what they share.
    """

    translation: Document
    original: Document
    groups: tuple[Group, ...]
    glossary: Glossary = field(default_factory=Glossary)

    @property
    def languages(self) -> tuple[str, str]:
        """Return the languages of the translation and of the original."""
        return self.translation.language, self.original.language

    @property
    def rendering(self) -> dict[int, Group]:
        """Return the group of each paragraph of the translation."""
        return {paragraph: group for group in self.groups for paragraph in group.translation}
