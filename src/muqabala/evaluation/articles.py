"""Figures of the whole tool on labelled articles.

A folder holds one folder per article: ``english.txt``, ``arabic.txt`` and
``labels.json`` (corpora/README.md). A drift is caught where a paragraph that
its label names is flagged; a flag that no label names is false.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean

from muqabala.comparison import compare
from muqabala.errors import DocumentError
from muqabala.records import DriftReport, Severity
from muqabala.settings import Settings


@dataclass(frozen=True, slots=True)
class LabelledDrift:
    """A drift that a person labelled."""

    type: str
    severity: Severity
    translation: tuple[int, ...]
    original: tuple[int, ...]

    def is_caught(self, flags: Flags) -> bool:
        """Tell whether a paragraph it names is flagged."""
        missing = self.type in ("omission", "truncated", "moved") or not self.translation
        return bool(flags.translation & set(self.translation)) or (
            missing and bool(flags.original & set(self.original))
        )


@dataclass(frozen=True, slots=True)
class Flags:
    """Flagged paragraphs of the translation, and omitted ones of the original."""

    translation: frozenset[int]
    original: frozenset[int]

    @classmethod
    def of(cls, report: DriftReport) -> Flags:
        """Gather the flags of a report."""
        return cls(
            frozenset(part.index for part in report.paragraphs if part.flagged),
            frozenset(index for part in report.omissions if part.flagged for index in part.original),
        )


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """What was caught in one article, and what was flagged for nothing."""

    name: str
    caught: tuple[LabelledDrift, ...]
    missed: tuple[LabelledDrift, ...]
    false_flags: int

    @property
    def clean(self) -> bool:
        """Tell whether a person found no drift in it."""
        return not (self.caught or self.missed)


@dataclass(frozen=True, slots=True)
class ArticleFigures:
    """The results of all articles."""

    articles: tuple[ArticleResult, ...]

    def recall(self, *, least: Severity = Severity.MINOR) -> float:
        """Return the share of labelled drifts of at least this severity that were caught."""
        caught, total = self._count(least=least)
        return caught / total if total else 1.0

    def _count(self, *, least: Severity = Severity.MINOR, kind: str | None = None) -> tuple[int, int]:
        def fits(drift: LabelledDrift) -> bool:
            return drift.severity.rank >= least.rank and kind in (None, drift.type)

        caught = sum(fits(drift) for article in self.articles for drift in article.caught)
        return caught, caught + sum(fits(drift) for article in self.articles for drift in article.missed)

    @property
    def false_flags_per_clean_article(self) -> float:
        """Return the mean number of flags in articles without drift."""
        return mean([article.false_flags for article in self.articles if article.clean] or [0.0])

    def summary(self) -> dict[str, object]:
        """Return the figures as plain data."""
        clean = [article for article in self.articles if article.clean]
        return {
            "articles": len(self.articles),
            "recall": round(self.recall(), 3),
            "recall_major": round(self.recall(least=Severity.MAJOR), 3),
            "false_flags_per_clean_article": round(self.false_flags_per_clean_article, 3),
            "clean_articles": len(clean),
            "clean_articles_without_flag": sum(not article.false_flags for article in clean),
            "false_flags_in_articles_with_drift": sum(a.false_flags for a in self.articles if not a.clean),
            "by_type": {kind: self._count(kind=kind) for kind in self._types()},
            "by_article": [asdict(article) for article in self.articles],
        }

    def _types(self) -> list[str]:
        drifts = (drift for article in self.articles for drift in (*article.caught, *article.missed))
        return sorted({drift.type for drift in drifts})

    def table(self) -> str:
        """Return the figures as lines of text."""
        lines = ["article                       drifts caught   false flags"]
        for article in self.articles:
            drifts = len(article.caught) + len(article.missed)
            caught = "clean" if article.clean else f"{len(article.caught)} of {drifts}"
            lines.append(f"{article.name:<32}{caught:>11}{article.false_flags:>14}")
        lines += ["", "type                          drifts caught"]
        lines += [
            f"{kind:<32}{caught:>5} of {total}"
            for kind in self._types()
            for caught, total in [self._count(kind=kind)]
        ]
        figures = self.summary()
        major = self._count(least=Severity.MAJOR)
        lines += [
            "",
            f"recall {self.recall():.2f}; of major and critical drifts "
            f"{self.recall(least=Severity.MAJOR):.2f} ({major[0]} of {major[1]})",
            f"false flags per clean article {self.false_flags_per_clean_article:.2f}; none in "
            f"{figures['clean_articles_without_flag']} of {figures['clean_articles']} clean articles",
        ]
        return "\n".join(lines)


def evaluate_articles(folder: Path, settings: Settings) -> ArticleFigures:
    """Run the tool on every labelled article of a folder.

    Raises:
        DocumentError: The folder holds no labelled article, or its labels are none.
    """
    labelled = sorted(folder.glob("*/labels.json"))
    if not labelled:
        raise DocumentError(folder, "holds no labelled articles", "each needs a folder with a labels.json")
    drifts = {path.parent: read_labels(path) for path in labelled}
    return ArticleFigures(tuple(_evaluate(article, drifts[article], settings) for article in drifts))


def read_labels(path: Path) -> list[LabelledDrift]:
    """Read the drifts of a ``labels.json``. Raise DocumentError where it is none."""
    try:
        return [
            LabelledDrift(
                label["type"],
                Severity(label["severity"]),
                tuple(label["english_paragraphs"]),
                tuple(label["arabic_paragraphs"]),
            )
            for label in json.loads(path.read_text(encoding="utf-8"))["drifts"]
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        problem = f"holds no labels ({type(error).__name__}: {error})"
        raise DocumentError(path, problem, "corpora/README.md says how they are written") from error


def _evaluate(folder: Path, drifts: list[LabelledDrift], settings: Settings) -> ArticleResult:
    flags = Flags.of(compare(folder / "english.txt", folder / "arabic.txt", settings))
    caught = {drift: drift.is_caught(flags) for drift in drifts}
    return ArticleResult(
        folder.name,
        tuple(drift for drift in drifts if caught[drift]),
        tuple(drift for drift in drifts if not caught[drift]),
        _false_flags(flags, drifts),
    )


def _false_flags(flags: Flags, drifts: Iterable[LabelledDrift]) -> int:
    named: dict[str, set[int]] = defaultdict(set)
    for drift in drifts:
        named["translation"].update(drift.translation)
        named["original"].update(drift.original)
    return len(flags.translation - named["translation"]) + len(flags.original - named["original"])
