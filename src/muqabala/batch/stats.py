"""What the results of a batch tell together: where, when, and in which way translations drift."""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from muqabala.batch import shards
from muqabala.batch.article import Article, Evidence
from muqabala.drift.intervals import of_share
from muqabala.errors import CorpusError
from muqabala.reports.wording import counted

COLUMNS = ("month", "section", "engine")
"""The columns that are counted by, where the manifest has them; the month is that of its ``date``."""

_WORST = 20
"""Articles named, and errors that recur."""

_EXAMPLES = 3
"""Articles named for each error that recurs."""

_YEAR_AND_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})(?!\d)")
"""How a date begins, in any digits. Of one that ends with its year nobody can tell the month from the day."""


@dataclass(slots=True)
class Count:
    """How much was compared, and how much of it drifts."""

    articles: int = 0
    drifting: int = 0
    paragraphs: int = 0
    flagged: int = 0

    def add(self, article: Article) -> None:
        """Count an article."""
        self.articles += 1
        self.drifting += bool(article.flagged)
        self.paragraphs += article.paragraphs
        self.flagged += article.flagged

    @property
    def share(self) -> float:
        """Return the share of articles with a flag."""
        return self.drifting / self.articles if self.articles else 0.0

    @property
    def per_hundred(self) -> float:
        """Return flags to a hundred paragraphs."""
        return 100 * self.flagged / self.paragraphs if self.paragraphs else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval of the share."""
        return of_share(self.share, self.articles)


@dataclass(slots=True)
class Recurring:
    """An error that several articles have, with some of them."""

    evidence: Evidence
    articles: int
    examples: list[str]

    @property
    def named(self) -> str:
        """Name the articles, of more than a few some."""
        return "such as " * (self.articles > len(self.examples)) + ", ".join(self.examples)


@dataclass(slots=True)
class Statistics:
    """The counts of a folder of results.

    ``by`` maps a column to the counts of each of its values, ``checks`` a
    check to the articles and the findings that it has; ``failures`` are the
    pairs with their reasons, ``signatures`` how many results each made;
    ``notes`` are what a reader should know of all this.
    """

    whole: Count = field(default_factory=Count)
    by: dict[str, dict[str, Count]] = field(default_factory=dict)
    checks: dict[str, tuple[int, int]] = field(default_factory=dict)
    worst: list[Article] = field(default_factory=list)
    recurring: list[Recurring] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    signatures: Mapping[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def statistics(folder: Path, columns: Sequence[str] = ()) -> Statistics:
    """Count the results of a folder by these columns; without any, by the usual ones that they have.

    Raises:
        CorpusError: The folder holds no results, they are damaged, or they have no such column.
    """
    found = Statistics()
    by = _Columns(columns or COLUMNS)
    articles, findings, signatures = Counter[str](), Counter[str](), Counter[str]()
    worst: list[tuple[float, str, Article]] = []
    errors = _Errors()
    for record in shards.records(folder):
        signatures[record.signature] += 1
        by.known.update(record.columns)
        if record.kind != "report":
            found.failures.append((record.id, str(record.load()["reason"])))
            continue
        article = Article.of(record)
        found.whole.add(article)
        by.add(article)
        findings.update(evidence.check for evidence in article.evidence)
        articles.update({evidence.check for evidence in article.evidence})
        errors.add(article)
        # The id settles ties, so that shards in another order give the same list.
        item = (article.drift, article.id, article)
        if len(worst) < _WORST:
            heapq.heappush(worst, item)
        else:
            heapq.heappushpop(worst, item)
    check_columns(folder, columns, by.known)
    found.by = {column: dict(sorted(counts.items())) for column, counts in by.counts.items() if counts}
    frequent = sorted(articles, key=lambda check: (-articles[check], check))
    found.checks = {check: (articles[check], findings[check]) for check in frequent}
    found.failures.sort()
    found.worst = [article for drift, _, article in sorted(worst, reverse=True) if drift]
    found.recurring = errors.most_frequent()
    found.signatures = dict(signatures.most_common())
    found.notes = [*_mixed(found.signatures), *by.notes()]
    return found


def check_columns(folder: Path, columns: Iterable[str], known: set[str]) -> None:
    """Raise CorpusError where no pair has one of the columns, and name those that there are."""
    for column in columns:
        if column not in known and not (column == "month" and "date" in known):
            there = f"the columns are {', '.join(sorted(known))}" if known else "there are no columns"
            raise CorpusError(f"{folder}: no pair has a column '{column}'; {there}")


def value_of(article: Article, column: str) -> str | None:
    """Return what an article has in a column, None where it has nothing; the month comes of its date."""
    if column == "month" and column not in article.columns:
        return _month(article.columns.get("date", ""))
    return article.columns.get(column)


def _month(date: str) -> str | None:
    """Return the month of a date that begins with its year, in whatever digits.

    >>> _month("2025/3/14"), _month("٢٠٢٥-٠٣-١٤"), _month("14/03/2025")
    ('2025-03', '2025-03', None)
    """
    match = _YEAR_AND_MONTH.match(date.strip())
    year, month = map(int, match.groups()) if match else (0, 0)
    return f"{year:04}-{month:02}" if 1 <= month <= 12 else None


def _mixed(signatures: Mapping[str, int]) -> Iterator[str]:
    """Say so where not all results were made alike."""
    if len(signatures) > 1:
        whole, most = sum(signatures.values()), max(signatures.values())
        yield (
            f"{whole - most:,} of {whole:,} results {'has' if whole - most == 1 else 'have'} "
            "another signature than the rest; "
            "align batch makes them anew, but for pairs that its corpus no longer names"
        )


class _Columns:
    """Counts articles by columns; ``known`` are the columns that any pair has."""

    def __init__(self, columns: Iterable[str]) -> None:
        self.counts: dict[str, dict[str, Count]] = {column: defaultdict(Count) for column in columns}
        self.known: set[str] = set()
        self._undated = Counter[str]()

    def add(self, article: Article) -> None:
        """Count an article by what it has in each column."""
        for column, counts in self.counts.items():
            value = value_of(article, column)
            if value is not None:
                counts[value].add(article)
            elif column == "month" and "date" in article.columns:
                self._undated[article.columns["date"]] += 1

    def notes(self) -> Iterator[str]:
        """Say so where dates could not be read."""
        if self._undated:
            yield (
                f"{counted(self._undated.total(), 'article')} in no month: a date such as "
                f"'{min(self._undated)}' is not written like 2025-03-14"
            )


class _Errors:
    """Counts errors by the words on both sides; of one that occurs once it keeps its key and its article."""

    def __init__(self) -> None:
        self._once: dict[int, str] = {}
        self._again: dict[int, Recurring] = {}

    def add(self, article: Article) -> None:
        """Count each error of an article once."""
        for key, evidence in {evidence.key: evidence for evidence in article.evidence}.items():
            if key in self._again:
                known = self._again[key]
                known.articles += 1
                if len(known.examples) < _EXAMPLES:
                    known.examples.append(article.id)
            elif key in self._once:
                self._again[key] = Recurring(evidence, 2, [self._once.pop(key), article.id])
            else:
                self._once[key] = article.id

    def most_frequent(self) -> list[Recurring]:
        """Return the errors that most articles have."""
        return sorted(
            self._again.values(),
            key=lambda it: (-it.articles, it.evidence.check, it.evidence.original, it.evidence.translation),
        )[:_WORST]
