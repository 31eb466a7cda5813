"""Text+Berg, the public gold set of the field: German and French yearbooks of the Swiss Alpine Club.

The texts and gold beads are those of Sennrich and Volk (2010), as github.com/thompsonb/vecalign bundles them
(GPL-2; none of it is in this repository): ``test0.de``, ``test0.fr`` and ``test0.defr`` to ``test6``.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
from aligners_scores import unaligned
from aligners_texts import GoldBead, Sentences
from numpy.typing import NDArray

Counts = NDArray[np.float64]
"""Of a document: beads found, strictly right, laxly right; the same of the gold's links, of the links found;
and of unaligned sentences those found, of the gold, and of both."""


def documents(folder: Path) -> Iterator[tuple[Sentences, Sentences, list[GoldBead]]]:
    """Yield the German and French sentences of each test document, and its gold beads."""
    for gold in sorted(folder.glob("test*.defr")):
        german, french = (_lines(gold.with_suffix(suffix)) for suffix in (".de", ".fr"))
        yield german, french, [_bead(line) for line in _lines(gold)]


def counts(gold: Collection[GoldBead], found: Collection[GoldBead]) -> Counts:
    """Count as vecalign's score.py: null beads count among those found, not among those to be found."""
    links, found_links = ([bead for bead in beads if all(bead)] for beads in (gold, found))
    nulls, found_nulls = unaligned(gold), unaligned(found)
    tallies = (_agreement(found, gold), _agreement(links, found_links), _agreement(found_links, links))
    return np.array([*sum(tallies, ()), len(found_nulls), len(nulls), len(nulls & found_nulls)], float)


def measures(total: Counts) -> list[float]:
    """Return strict precision, recall and F1, the lax ones, strict F1 of links alone, and F1 on nulls."""
    figures = []
    for strictness in (1, 2):
        precision, recall = total[strictness] / total[0], total[3 + strictness] / total[3]
        figures += [precision, recall, 2 * precision * recall / (precision + recall)]
    return [*figures, 2 * total[4] / (total[3] + total[6]), 2 * total[11] / (total[9] + total[10])]


def _agreement(beads: Collection[GoldBead], others: Collection[GoldBead]) -> tuple[int, int, int]:
    """Return how many beads there are, how many the others have too, and how many share a link with them."""
    known = set(others)
    links = {(row, column) for rows, columns in known for row in rows for column in columns}
    strict = [bead in known for bead in beads]
    lax = [bead in known or any((r, c) in links for r in bead[0] for c in bead[1]) for bead in beads]
    return len(strict), sum(strict), sum(lax)


def _lines(path: Path) -> Sentences:
    return tuple(line.strip() for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"))


def _bead(line: str) -> GoldBead:
    """Read ``[6, 7]:[9, 10]``."""
    german, french = (tuple(ast.literal_eval(part)) for part in line.split(":")[:2])
    return german, french
