"""Two runs, or two translation engines, on the same articles: which drifts less, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from muqabala.batch import shards
from muqabala.batch.article import Article
from muqabala.batch.pairs import fingerprint
from muqabala.batch.stats import value_of
from muqabala.drift.intervals import resampled
from muqabala.errors import CorpusError

Counts = tuple[int, int]
"""Flags and paragraphs of one article."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Flags to a hundred paragraphs on the articles that both have, and their difference, second minus first.

    ``interval`` holds 95 % of the differences of resampled articles.
    """

    first: str
    second: str
    articles: int
    per_hundred: tuple[float, float]
    interval: tuple[float, float]

    @property
    def difference(self) -> float:
        """Return by how much more the second is flagged."""
        return self.per_hundred[1] - self.per_hundred[0]

    @property
    def is_clear(self) -> bool:
        """Tell whether the interval leaves 0 out."""
        return self.interval[0] > 0 or self.interval[1] < 0


def of_runs(folder: Path, other: Path) -> Difference:
    """Compare the results of two folders, pair by pair of the same id. Raise CorpusError as ``of_column``."""
    ours, theirs = (
        {fingerprint(article.id): (article.flagged, article.paragraphs) for article in _articles(place)}
        for place in (other, folder)
    )
    return _difference((str(other), ours), (str(folder), theirs))


def of_column(folder: Path, column: str) -> list[Difference]:
    """Compare the values of a column, such as engines, two by two on the same originals.

    Raises:
        CorpusError: There is no such column, or the two have no article in common.
    """
    groups: dict[str, dict[int, Counts]] = {}
    for article in _articles(folder):
        value = value_of(article, column)
        if value is not None:
            groups.setdefault(value, {})[article.original] = (article.flagged, article.paragraphs)
    if len(groups) < 2:
        raise CorpusError(
            f"{folder}: the column '{column}' has {len(groups)} values; two are needed to compare"
        )
    return [_difference(*sides) for sides in combinations(sorted(groups.items()), 2)]


def _articles(folder: Path) -> Iterable[Article]:
    return (Article.of(record) for record in shards.records(folder) if record.kind == "report")


def _difference(first: tuple[str, dict[int, Counts]], second: tuple[str, dict[int, Counts]]) -> Difference:
    common = sorted(first[1].keys() & second[1].keys())
    if not common:
        raise CorpusError(f"{first[0]} and {second[0]} have no article in common")
    ours, theirs = (np.array([counts[key] for key in common]) for _, counts in (first, second))
    interval = resampled(lambda drawn: _per_hundred(theirs[drawn]) - _per_hundred(ours[drawn]), len(common))
    return Difference(first[0], second[0], len(common), (_per_hundred(ours), _per_hundred(theirs)), interval)


def _per_hundred(counts: NDArray[np.int64]) -> float:
    flagged, paragraphs = counts.sum(axis=0)
    return 100 * float(flagged) / max(1, int(paragraphs))
