"""Documents with planted beads: sentences merged, split, left out, put in and moved, the gold known.

The sentences are real pairs of Arabic originals and English translations. The texts
for choosing anything (TUNING) and those for reporting (REPORTING) share no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, groupby

import numpy as np
from results import ROOT

SETS = ROOT.parent / "shared" / "data" / "eval"
SENTENCES = 1000
NOT_A_TEXT = "CMU_1"
"""TICO-19's list of patients' phrases, in alphabetical order: near duplicates side by side."""

Sentences = tuple[str, ...]
Pair = tuple[str, str]
GoldBead = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What happens to a text: how often each kind of bead comes, long gaps, and moved blocks.

    ``kinds`` are weights of English:Arabic sentence counts. ``gaps`` are (where as a share of the
    beads, sentences, side that lacks them), ``moves`` (from, beads, to), also in shares.
    """

    kinds: dict[tuple[int, int], float]
    gaps: tuple[tuple[float, int, str], ...] = ()
    moves: tuple[tuple[float, int, float], ...] = ()


STANDARD = {
    (1, 1): 0.76,
    (1, 2): 0.075,
    (2, 1): 0.075,
    (2, 2): 0.01,
    (1, 3): 0.01,
    (3, 1): 0.01,
    (1, 0): 0.03,
    (0, 1): 0.03,
}
"""Gale and Church's proportions, with more merges and omissions."""

RECIPES = {
    "std1k": Recipe(STANDARD),
    "abridged1k": Recipe({**STANDARD, (1, 0): 0.01, (0, 1): 0.24}),
    "gaps1k": Recipe(
        {**STANDARD, (1, 0): 0.01, (0, 1): 0.01},
        gaps=((0.15, 60, "english"), (0.35, 25, "arabic"), (0.6, 100, "english"), (0.8, 20, "english")),
    ),
    "moved1k": Recipe(STANDARD, moves=((0.2, 8, 0.5), (0.4, 5, 0.75), (0.85, 12, 0.1))),
}


@dataclass(frozen=True, slots=True)
class Planted:
    """An English and an Arabic text and the beads between them, those out of order also in ``moved``."""

    name: str
    english: Sentences
    arabic: Sentences
    gold: tuple[GoldBead, ...]
    moved: frozenset[GoldBead]
    paragraphs: tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Part:
    """A bead before its sentences have numbers; ``paragraph`` counts in the original."""

    english: Sentences
    arabic: Sentences
    paragraph: int = 0


def _documents(name: str) -> dict[str, list[Pair]]:
    rows = [line.split("\t") for line in (SETS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]
    return {
        document: [(row[0].strip(), row[1].strip()) for row in part]
        for document, part in groupby(rows, key=lambda row: row[2])
        if document != NOT_A_TEXT
    }


def _half(name: str, number: int) -> dict[str, list[Pair]]:
    """Return every second document, longest first, so that both halves are about as long."""
    documents = sorted(_documents(name).items(), key=lambda item: -len(item[1]))
    return dict(documents[number::2])


TUNING = {"flores": lambda: _documents("flores200_devtest"), "tico19-a": lambda: _half("tico19", 0)}
REPORTING = {"ntrex": lambda: _documents("ntrex-dev"), "tico19-b": lambda: _half("tico19", 1)}


def texts(*, tuning: bool) -> dict[str, dict[str, list[Pair]]]:
    """Return the documents of each text, as sentence pairs."""
    return {name: read() for name, read in (TUNING if tuning else REPORTING).items()}


def plant(name: str, documents: dict[str, list[Pair]], recipe: Recipe, seed: int) -> Planted:
    """Shuffle the documents by the seed and make ``SENTENCES`` sentences a side of them."""
    random = np.random.default_rng(seed)
    order = random.permutation(len(documents))
    stretches = [list(documents.values())[number] for number in order]
    stream = cycle([pair for stretch in stretches for pair in stretch])
    parts = _in_paragraphs(list(_parts(stream, recipe, random)), random)
    return _numbered(name, parts, _moved(parts, recipe), random)


def _parts(stream: Iterator[Pair], recipe: Recipe, random: np.random.Generator) -> Iterator[_Part]:
    kinds = list(recipe.kinds)
    weights = np.array(list(recipe.kinds.values()))
    gaps = {int(share * SENTENCES): (count, side) for share, count, side in recipe.gaps}
    english = arabic = 0
    while max(english, arabic) < SENTENCES:
        due = [start for start in gaps if start <= max(english, arabic)]
        made = [part for start in due for part in _gap(stream, *gaps.pop(start))]
        made += [_part(stream, kinds[random.choice(len(kinds), p=weights / weights.sum())], random)]
        for part in made:
            english += len(part.english)
            arabic += len(part.arabic)
            yield part


def _gap(stream: Iterator[Pair], count: int, without: str) -> list[_Part]:
    pairs = [next(stream) for _ in range(count)]
    return [_Part((), (pair[1],)) if without == "english" else _Part((pair[0],), ()) for pair in pairs]


def _part(stream: Iterator[Pair], kind: tuple[int, int], random: np.random.Generator) -> _Part:
    english, arabic = next(stream)
    if kind == (1, 0):
        return _Part((english,), ())
    if kind == (0, 1):
        return _Part((), (arabic,))
    if kind == (1, 1):
        return _Part((english,), (arabic,))
    if kind == (2, 2):
        second = next(stream)
        halves = split(second[0])
        return (
            _Part((f"{english} {halves[0]}", halves[1]), (arabic, second[1]))
            if halves
            else _Part((f"{english} {second[0]}",), (arabic, second[1]))
        )
    fewer, more = (0, 1) if kind[0] < kind[1] else (1, 0)
    halves = split((english, arabic)[more]) if sum(kind) == 3 and random.random() < 0.5 else ()
    if halves:
        sides = ((english, arabic)[fewer],), halves
    else:
        pairs = [(english, arabic), *(next(stream) for _ in range(max(kind) - 1))]
        sides = (" ".join(pair[fewer] for pair in pairs),), tuple(pair[more] for pair in pairs)
    return _Part(*sides) if fewer == 0 else _Part(*sides[::-1])


MARK = re.compile(r"(?<=[,;:،؛])\s")
SHORTEST_HALF = 20
"""Characters."""


def split(sentence: str) -> Sentences:
    """Cut a sentence at the mark nearest its middle, or return nothing where none is fit."""
    places = [
        match.start()
        for match in MARK.finditer(sentence)
        if SHORTEST_HALF <= match.start() <= len(sentence) - SHORTEST_HALF
    ]
    if not places:
        return ()
    place = min(places, key=lambda start: abs(start - len(sentence) / 2))
    return sentence[:place], sentence[place + 1 :]


def _in_paragraphs(parts: Sequence[_Part], random: np.random.Generator) -> list[_Part]:
    """Give two to seven beads a paragraph."""
    ends = np.cumsum(random.integers(2, 8, len(parts)))
    return [
        replace(part, paragraph=int(np.searchsorted(ends, place, "right")))
        for place, part in enumerate(parts)
    ]


def _moved(parts: Sequence[_Part], recipe: Recipe) -> tuple[list[int], set[int]]:
    """Return the parts in the order of the translation, and those that were moved."""
    order = list(range(len(parts)))
    moved: set[int] = set()
    for share, count, goal in recipe.moves:
        start = int(share * len(parts))
        block = list(range(start, start + count))
        moved.update(block)
        rest = [number for number in order if number not in block]
        place = rest.index(int(goal * len(parts)))
        order = rest[:place] + block + rest[place:]
    return order, moved


def _numbered(
    name: str, parts: Sequence[_Part], moves: tuple[list[int], set[int]], random: np.random.Generator
) -> Planted:
    order, moved = moves
    arabic_start = np.cumsum([0, *(len(part.arabic) for part in parts)])
    gold, crossing, english, arabic = [], set(), [], []
    paragraphs: tuple[list[int], list[int]] = ([], [])
    # A translation joins one paragraph in ten to the one before it.
    joined = np.cumsum(random.random(len(parts) + 1) > 0.1)
    home = 0
    for place, number in enumerate(order):
        part = parts[number]
        start, first = len(english), int(arabic_start[number])
        bead = (
            tuple(range(start, start + len(part.english))),
            tuple(range(first, first + len(part.arabic))),
        )
        gold.append(bead)
        if number in moved and all(bead):
            crossing.add(bead)
        english += part.english
        # A moved block begins and ends a paragraph, too.
        jump = place and abs(number - order[place - 1]) != 1
        home += jump or bool(place and joined[part.paragraph] != joined[parts[order[place - 1]].paragraph])
        paragraphs[0].extend([home] * len(part.english))
    for part in parts:
        arabic += part.arabic
        paragraphs[1].extend([part.paragraph] * len(part.arabic))
    return Planted(
        name,
        tuple(english),
        tuple(arabic),
        tuple(gold),
        frozenset(crossing),
        (tuple(int(number) for number in paragraphs[0]), tuple(paragraphs[1])),
    )
