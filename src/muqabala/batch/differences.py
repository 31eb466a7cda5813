"""Two runs, or two translation engines, on the same articles: which drifts less, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from muqabala.batch import shards
from muqabala.batch.article import Article
from muqabala.batch.pairs import fingerprint
from muqabala.batch.shards import Record
from muqabala.batch.stats import check_columns, value_of
from muqabala.drift.intervals import resampled
from muqabala.errors import CorpusError

Counts = tuple[int, int]
"""Flags and paragraphs of one article."""

_NAMED = 10
"""Values that a message names."""


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


def of_runs(folder: Path, other: Path, note: Callable[[str], None] = lambda text: None) -> Difference:
    """Compare the results of two folders, pair by pair of the same id.

    ``note`` hears of it where they were made with different settings.

    Raises:
        CorpusError: They have no article in common, or are no results.
    """
    (theirs, their_settings), (ours, our_settings) = map(_run, (other, folder))
    if their_settings != our_settings:
        alone = (their_settings - our_settings, our_settings - their_settings)
        they, we = (", ".join(sorted(settings)) or "nothing else" for settings in alone)
        note(f"the runs differ in their settings, too: {other} has {they}; {folder} has {we}")
    difference = _difference((str(other), theirs), (str(folder), ours))
    if difference is None:
        raise CorpusError(f"{other} and {folder} have no article in common")
    return difference


def of_column(folder: Path, column: str, note: Callable[[str], None] = lambda text: None) -> list[Difference]:
    """Compare the values of a column, such as engines, two by two on the same originals.

    ``note`` hears which two have none in common.

    Raises:
        CorpusError: There is no such column, or no two values that could be compared.
    """
    groups: dict[str, dict[int, Counts]] = {}
    known: set[str] = set()
    for record in _reports(folder):
        known.update(record.columns)
        article = Article.of(record)
        value = value_of(article, column)
        if value is not None:
            groups.setdefault(value, {})[article.original] = (article.flagged, article.paragraphs)
    check_columns(folder, [column], known)
    found, apart = [], []
    for first, second in combinations(sorted(groups.items()), 2):
        if difference := _difference(first, second):
            found.append(difference)
        else:
            apart.append(f"{first[0]} with {second[0]}")
    if not found:
        values = _listed(sorted(groups)) or "none"
        raise CorpusError(
            f"{folder}: no two values of '{column}' have an original in common; the values are {values}"
        )
    if apart:
        note(f"not compared, for want of an original in common: {_listed(apart)}")
    return found


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + f" and {len(names) - _NAMED:,} more" * (len(names) > _NAMED)


def _run(folder: Path) -> tuple[dict[int, Counts], set[str]]:
    """Return what each article of a run counts, and the settings of the run."""
    counts: dict[int, Counts] = {}
    settings: set[str] = set()
    for record in _reports(folder):
        article = Article.of(record)
        counts[fingerprint(article.id)] = (article.flagged, article.paragraphs)
        settings.update(record.signature.split("|"))
    return counts, settings


def _reports(folder: Path) -> Iterable[Record]:
    return (record for record in shards.records(folder) if record.kind == "report")


def _difference(
    first: tuple[str, dict[int, Counts]], second: tuple[str, dict[int, Counts]]
) -> Difference | None:
    common = sorted(first[1].keys() & second[1].keys())
    if not common:
        return None
    ours, theirs = (np.array([counts[key] for key in common]) for _, counts in (first, second))
    interval = resampled(lambda drawn: _per_hundred(theirs[drawn]) - _per_hundred(ours[drawn]), len(common))
    return Difference(first[0], second[0], len(common), (_per_hundred(ours), _per_hundred(theirs)), interval)


def _per_hundred(counts: NDArray[np.int64]) -> float:
    flagged, paragraphs = counts.sum(axis=0)
    return 100 * float(flagged) / max(1, int(paragraphs))
