"""What the results of a batch tell together: where, when, and in which way translations drift."""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from muqabala.batch import shards
from muqabala.batch.article import Article, Evidence
from muqabala.drift.intervals import of_share

COLUMNS = ("month", "section", "engine")
"""The columns that are counted by, where the manifest has them; the month is that of its ``date``."""

_WORST = 20
"""Articles named, and errors that recur."""

_EXAMPLES = 3
"""Articles named for each error that recurs."""

_ISO_MONTH = re.compile(r"\d{4}-\d{2}")


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


@dataclass(slots=True)
class Statistics:
    """The counts of a folder of results.

    ``by`` maps a column to the counts of each of its values, ``checks`` a
    check to the articles and the findings that it has; ``failures`` are the
    reasons with their pairs.
    """

    whole: Count = field(default_factory=Count)
    by: dict[str, dict[str, Count]] = field(default_factory=dict)
    checks: dict[str, tuple[int, int]] = field(default_factory=dict)
    worst: list[Article] = field(default_factory=list)
    recurring: list[Recurring] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    failed: int = 0
    signatures: list[str] = field(default_factory=list)


def statistics(folder: Path, columns: Sequence[str] = COLUMNS) -> Statistics:
    """Count the results of a folder by these columns, where they have them.

    Raises:
        CorpusError: The folder holds no results, or they are damaged.
    """
    found = Statistics()
    by: dict[str, dict[str, Count]] = {column: defaultdict(Count) for column in columns}
    articles, findings, signatures = Counter[str](), Counter[str](), Counter[str]()
    worst: list[tuple[float, str, Article]] = []
    errors = _Errors()
    for record in shards.records(folder):
        signatures[record.signature] += 1
        if record.kind != "report":
            found.failed += 1
            if len(found.failures) < _WORST:
                found.failures.append((record.id, str(record.load()["reason"])))
            continue
        article = Article.of(record)
        found.whole.add(article)
        for column in columns:
            value = value_of(article, column)
            if value is not None:
                by[column][value].add(article)
        findings.update(evidence.check for evidence in article.evidence)
        articles.update({evidence.check for evidence in article.evidence})
        errors.add(article)
        # The id settles ties, so that shards in another order give the same list.
        item = (article.drift, article.id, article)
        if len(worst) < _WORST:
            heapq.heappush(worst, item)
        else:
            heapq.heappushpop(worst, item)
    found.by = {column: dict(sorted(counts.items())) for column, counts in by.items() if counts}
    found.checks = {check: (articles[check], findings[check]) for check, _ in articles.most_common()}
    found.worst = [article for drift, _, article in sorted(worst, reverse=True) if drift]
    found.recurring = errors.most_frequent()
    found.signatures = [signature for signature, _ in signatures.most_common()]
    return found


def value_of(article: Article, column: str) -> str | None:
    """Return what an article has in a column, None where it has nothing; the month comes of its date."""
    if column == "month" and column not in article.columns:
        match = _ISO_MONTH.match(article.columns.get("date", ""))
        return match.group() if match else None
    return article.columns.get(column)


class _Errors:
    """Counts errors by the words on both sides; of one that occurs once it keeps no more than its key."""

    def __init__(self) -> None:
        self._once: set[int] = set()
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
                self._once.remove(key)
                self._again[key] = Recurring(evidence, 2, [article.id])
            else:
                self._once.add(key)

    def most_frequent(self) -> list[Recurring]:
        """Return the errors that most articles have."""
        return sorted(
            self._again.values(), key=lambda it: (-it.articles, it.evidence.check, it.evidence.original)
        )[:_WORST]
