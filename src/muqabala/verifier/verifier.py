"""The verifier: what a network that reads both sides makes of the words of a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from muqabala.checks.bitext import Group
from muqabala.records import Finding, Span
from muqabala.verifier.network import Network

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST_TOKENS = 25
"""Of a side of what is read at once, where it is more than a pair. With 60 it takes twice as long and tells
what is right no better: on 2,276 paragraphs that it was not trained on, the same loss to the third digit."""


class Verifier(NamedTuple):
    """A network, and the tokenizer that its texts are cut with."""

    network: Network
    tokenizer: Tokenizer

    def cut(self, sentence: Span) -> _Cut:
        """Return the tokens of a sentence."""
        encoding = self.tokenizer.encode(sentence.text, add_special_tokens=False)
        return _Cut(encoding.ids, [sentence.part(start, end) for start, end in encoding.offsets])


class Reading:
    """What a verifier reads of one article: each passage once, when something in it is asked for."""

    def __init__(self, verifier: Callable[[], Verifier]) -> None:
        """Begin with nothing read; the verifier is loaded when the first passage is."""
        self._verifier = verifier
        self._passages: dict[Group, list[_Passage]] = {}

    def chance(self, finding: Finding, group: Group) -> float | None:
        """Return the greatest chance of drift, 0 to 1, of a finding's words; None where it has none."""
        key = group._replace(pairs=())
        if key not in self._passages:
            self._passages[key] = list(_passages(self._verifier(), group))
        return max(
            (it for passage in self._passages[key] for it in passage.chances_of(finding)), default=None
        )


class _Cut(NamedTuple):
    """The tokens of a sentence: their numbers, and where they stand."""

    ids: list[int]
    spans: list[Span]


class _Passage:
    """Linked sentences that are read together, cut into tokens."""

    def __init__(self, verifier: Verifier, translation: Iterable[_Cut], original: Iterable[_Cut]) -> None:
        self._network = verifier.network
        self.sides = tuple(translation), tuple(original)

    @cached_property
    def _chances(self) -> tuple[list[float], list[float]]:
        ours, theirs = ([token for cut in side for token in cut.ids] for side in self.sides)
        translation, original = self._network.drift(ours, theirs)
        return translation.tolist(), original.tolist()

    def chances_of(self, finding: Finding) -> Iterator[float]:
        """Yield the chances of the tokens that a finding's spans cover."""
        for number, span in enumerate((finding.translation, finding.original)):
            if span:
                tokens = chain.from_iterable(cut.spans for cut in self.sides[number])
                for place in [place for place, token in enumerate(tokens) if _covers(span, token)]:
                    yield from self._chances[number][place : place + 1]  # none of what was not read


def _passages(verifier: Verifier, group: Group) -> Iterator[_Passage]:
    """Yield the linked sentences of a group, as many at a time as are read together."""
    translation: list[_Cut] = []
    original: list[_Cut] = []
    for pair in group.linked:
        ours, theirs = list(map(verifier.cut, pair.translation)), list(map(verifier.cut, pair.original))
        if translation and max(_length(translation + ours), _length(original + theirs)) > MOST_TOKENS:
            yield _Passage(verifier, translation, original)
            translation, original = [], []
        translation += ours
        original += theirs
    if translation:
        yield _Passage(verifier, translation, original)


def _covers(span: Span, token: Span) -> bool:
    """Tell whether a span covers some of a token; an empty one, whether it marks a place in it."""
    end = max(span.end, span.start + 1)
    return token.paragraph == span.paragraph and token.start < end and span.start < token.end


def _length(cuts: Iterable[_Cut]) -> int:
    return sum(len(cut.ids) for cut in cuts)
