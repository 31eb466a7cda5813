"""Beads to groups: which paragraphs render each other, and their sentences pair by pair."""

from __future__ import annotations

from collections.abc import Sequence

from muqabala.alignment.support import SupportedWords, WordEvidence
from muqabala.checks.bitext import Bitext, Group, Pair, Word
from muqabala.records import Bead, Document, Span

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
    pairs = [
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
    ]
    members: dict[_Node, list[Pair]] = {}
    roots = _Forest()
    for pair in pairs:
        roots.join(_nodes(pair))
    for pair in pairs:
        members.setdefault(roots.find(_nodes(pair)[0]), []).append(pair)
    return Bitext(*documents, tuple(_group(group) for group in members.values()))


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
