"""Beads to groups: which paragraphs render each other, and their sentences pair by pair."""

from __future__ import annotations

from collections.abc import Sequence

from muqabala.checks.bitext import Bitext, Group, Pair, Word
from muqabala.records import Bead, Document, Span

Sentences = Sequence[Span]
WordsOf = Sequence[tuple[Word, ...]]
"""The words of each sentence of one side."""


def link(
    documents: tuple[Document, Document],
    sentences: tuple[Sentences, Sentences],
    beads: Sequence[Bead],
    words: Sequence[tuple[tuple[Word, ...], tuple[Word, ...]]],
) -> Bitext:
    """Gather beads whose paragraphs are linked into groups, in the order of their first bead.

    All tuples hold the translation first; ``words`` holds both sides' words of
    each bead.
    """
    pairs = [
        Pair(
            tuple(sentences[0][number] for number in bead.translation),
            tuple(sentences[1][number] for number in bead.original),
            bead.similarity,
            *both,
            moved=bead.moved,
        )
        for bead, both in zip(beads, words, strict=True)
    ]
    members: dict[_Node, list[Pair]] = {}
    roots = _Forest()
    for pair in pairs:
        roots.join(_nodes(pair))
    for pair in pairs:
        members.setdefault(roots.find(_nodes(pair)[0]), []).append(pair)
    return Bitext(*documents, tuple(_group(group) for group in members.values()))


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
