"""Beads to groups: which paragraphs render each other, and their sentences pair by pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from muqabala.alignment.support import SupportedWords, WordEvidence
from muqabala.checks.bitext import Bitext, Group, Pair, Word
from muqabala.checks.faces import missing_share
from muqabala.records import Bead, Document, Span

STRANGE = 0.65
"""Missing share of a paragraph that a pair holds beside its others and that nothing in it renders: one left
out has 0.84, and none of 5 others more than 0.45."""

RENDERED = 0.25
"""Missing share of a line that leads over to a list, or of a bullet, where the other side makes one sentence
of all: two have 0.23, of 43 other paragraphs without another side one has less than 0.37."""

Sides = tuple[Sequence[Span], Sequence[Span]]
"""The sentences of the translation and of the original."""


def link(
    documents: tuple[Document, Document], sentences: Sides, beads: Sequence[Bead], evidence: WordEvidence
) -> Bitext:
    """Gather beads whose paragraphs are linked into groups, in the order of their first bead."""
    ours, theirs = (
        [_words(*both) for both in zip(*side, strict=True)]
        for side in zip(sentences, (evidence.translation, evidence.original), strict=True)
    )
    linked = (
        Pair(
            translation=tuple(sentences[0][number] for number in bead.translation),
            original=tuple(sentences[1][number] for number in bead.original),
            similarity=bead.similarity,
            confidence=bead.confidence,
            translation_words=tuple(word for number in bead.translation for word in ours[number]),
            original_words=tuple(word for number in bead.original for word in theirs[number]),
            moved=bead.moved,
            links=rendered,
        )
        for bead, rendered in zip(beads, evidence.links, strict=True)
    )
    pairs = _led_over([part for pair in linked for part in _parted(pair)])
    members: dict[_Node, list[Pair]] = {}
    roots = _Forest()
    for pair in pairs:
        roots.join(_nodes(pair))
    for pair in pairs:
        members.setdefault(roots.find(_nodes(pair)[0]), []).append(pair)
    return Bitext(*documents, tuple(_group(group) for group in members.values()))


def _led_over(pairs: Sequence[Pair]) -> list[Pair]:
    """Take the paragraphs of one side alone whose words the next pair renders into that pair."""
    linked = {node for pair in pairs if not pair.is_null for node in _nodes(pair)}
    led: list[Pair] = []
    for pair in pairs:
        before = led[-1] if led else pair
        if not pair.is_null and before.is_null and linked.isdisjoint(_nodes(before)) and _is_rendered(before):
            led[-1] = _joined(before, pair)
        else:
            led.append(pair)
    return led


def _is_rendered(lone: Pair) -> bool:
    return missing_share([*lone.translation_words, *lone.original_words]) < RENDERED


def _joined(lone: Pair, pair: Pair) -> Pair:
    """Return a pair with the sentences of a lone one before its own."""
    ours, theirs = len(lone.translation_words), len(lone.original_words)
    return pair._replace(
        translation=lone.translation + pair.translation,
        original=lone.original + pair.original,
        translation_words=lone.translation_words + pair.translation_words,
        original_words=lone.original_words + pair.original_words,
        links=tuple((english + ours, arabic + theirs) for english, arabic in pair.links),
    )


def _parted(pair: Pair) -> Iterator[Pair]:
    """Yield a pair without the paragraphs of a side that nothing in it renders, and each of those alone.

    A bullet that a translation leaves out is taken into the pair of its neighbour: together they are as like
    the translation as it is alone.
    """
    ours = _strangers(pair.translation, pair.translation_words)
    theirs = _strangers(pair.original, pair.original_words)
    if not ours and not theirs:
        yield pair
        return
    numbers = [
        {
            number: place
            for place, number in enumerate(n for n, word in enumerate(words) if _home(word) not in out)
        }
        for words, out in ((pair.translation_words, ours), (pair.original_words, theirs))
    ]
    yield pair._replace(
        translation=tuple(span for span in pair.translation if span.paragraph not in ours),
        original=tuple(span for span in pair.original if span.paragraph not in theirs),
        translation_words=tuple(word for word in pair.translation_words if _home(word) not in ours),
        original_words=tuple(word for word in pair.original_words if _home(word) not in theirs),
        links=tuple(
            (numbers[0][english], numbers[1][arabic])
            for english, arabic in pair.links
            if english in numbers[0] and arabic in numbers[1]
        ),
    )
    for paragraph in ours:
        spans = tuple(span for span in pair.translation if span.paragraph == paragraph)
        yield Pair(spans, (), 0.0, tuple(word for word in pair.translation_words if _home(word) == paragraph))
    for paragraph in theirs:
        spans = tuple(span for span in pair.original if span.paragraph == paragraph)
        lost = tuple(word for word in pair.original_words if _home(word) == paragraph)
        yield Pair((), spans, 0.0, (), lost)


def _strangers(spans: Sequence[Span], words: Sequence[Word]) -> list[int]:
    """Return the paragraphs of a side, not all of them, that nothing on the other side renders."""
    homes = list(dict.fromkeys(span.paragraph for span in spans))
    if len(homes) == 1:
        return []
    strange = [
        home for home in homes if missing_share([word for word in words if _home(word) == home]) > STRANGE
    ]
    return strange if len(strange) < len(homes) else []


def _home(word: Word) -> int:
    return word.span.paragraph


def _words(sentence: Span, supported: SupportedWords) -> tuple[Word, ...]:
    return tuple(
        Word(sentence.part(start, end), weight, share, vector)
        for (start, end), weight, share, vector in zip(
            supported.words.spans.tolist(),
            supported.words.weights.tolist(),
            supported.support.tolist(),
            supported.words.vectors,
            strict=True,
        )
    )


_Node = tuple[int, int]
"""Side (0 translation, 1 original) and paragraph."""


def _nodes(pair: Pair) -> list[_Node]:
    sides = (pair.translation, pair.original)
    return [(side, span.paragraph) for side, spans in enumerate(sides) for span in spans]


def _group(pairs: list[Pair]) -> Group:
    nodes = {node for pair in pairs for node in _nodes(pair)}
    translation, original = (tuple(sorted(p for side, p in nodes if side == number)) for number in (0, 1))
    return Group(translation, original, tuple(pairs))


class _Forest:
    """Disjoint sets of paragraphs."""

    def __init__(self) -> None:
        self.parent: dict[_Node, _Node] = {}

    def find(self, node: _Node) -> _Node:
        while self.parent.setdefault(node, node) != node:
            node = self.parent[node]
        return node

    def join(self, nodes: list[_Node]) -> None:
        first = self.find(nodes[0])
        for node in nodes[1:]:
            self.parent[self.find(node)] = first
