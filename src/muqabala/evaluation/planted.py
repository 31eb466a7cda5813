"""Figures of the whole tool on planted drifts and harmless edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from muqabala.comparison import Models, compare, load_models
from muqabala.documents import read_document
from muqabala.drift.intervals import resampled
from muqabala.errors import DocumentError
from muqabala.evaluation.articles import read_labels
from muqabala.evaluation.planting import CleanArticle, Plant, Planter, drifts, harmless, strangers_to
from muqabala.records import Document, DriftReport, Kind, Paragraph, Part
from muqabala.settings import Settings

ROUNDS = 6
"""Times each article is planted anew; the seed is the number of the round."""

ALL = "all"

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one plant: its drift score, whether it was flagged, and by the check of its name."""

    article: int
    type: str
    score: float
    flagged: bool
    named: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one type; ``low`` and ``high`` hold 95 % of the AUROCs of resampled articles."""

    type: str
    planted: int
    auroc: float
    flagged: float
    named: float
    low: float = 0.0
    high: float = 1.0


@dataclass(frozen=True, slots=True)
class PlantedFigures:
    """Outcomes of drifts and harmless edits; scores by paragraph, and flags, of each untouched article."""

    planted: tuple[Outcome, ...]
    harmless: tuple[Outcome, ...]
    clean: tuple[tuple[float, ...], ...]
    false_flags: tuple[int, ...]

    @property
    def rows(self) -> list[Row]:
        """Return the figures of each type of drift, and of all."""
        types = [name for name in drifts() if any(it.type == name for it in self.planted)]
        return [
            *(self._row(name, [it for it in self.planted if it.type == name]) for name in types),
            self.all,
        ]

    @property
    def all(self) -> Row:
        """Return the figures over all types, with the interval over articles."""
        row = self._row(ALL, self.planted)
        own = [np.array([it.score for it in self.planted if it.article == n]) for n in range(len(self.clean))]
        clean = [np.array(scores) for scores in self.clean]

        def statistic(drawn: NDArray[np.int64]) -> float:
            return auroc(np.concatenate([own[n] for n in drawn]), np.concatenate([clean[n] for n in drawn]))

        low, high = resampled(statistic, len(clean))
        return Row(row.type, row.planted, row.auroc, row.flagged, row.named, low, high)

    def _row(self, name: str, outcomes: Sequence[Outcome]) -> Row:
        clean = np.concatenate([np.array(scores) for scores in self.clean])
        scores = np.array([it.score for it in outcomes])
        count = max(1, len(outcomes))
        return Row(
            name,
            len(outcomes),
            auroc(scores, clean),
            sum(it.flagged for it in outcomes) / count,
            sum(it.named for it in outcomes) / count,
        )

    @property
    def harmless_flagged(self) -> dict[str, tuple[int, int]]:
        """Return how many of each harmless edit were flagged, and how many there are."""
        return {
            name: (sum(it.flagged for it in own), len(own))
            for name in harmless()
            if (own := [it for it in self.harmless if it.type == name])
        }

    def summary(self) -> dict[str, object]:
        """Return the figures as plain data."""
        every = self.all
        return {
            "articles": len(self.clean),
            "auroc": round(every.auroc, 4),
            "auroc_interval": [round(every.low, 4), round(every.high, 4)],
            "recall": round(every.flagged, 4),
            "by_type": {
                row.type: {
                    "planted": row.planted,
                    "auroc": round(row.auroc, 4),
                    "recall": round(row.flagged, 4),
                }
                for row in self.rows
            },
            "harmless": self.harmless_flagged,
            "false_flags_per_article": round(sum(self.false_flags) / len(self.false_flags), 4),
        }

    def table(self) -> str:
        """Return the figures as lines of text."""
        lines = [f"{'planted':<22}{'times':>6}{'AUROC':>8}{'flagged':>9}{'and named':>11}"]
        lines += [
            f"{row.type:<22}{row.planted:>6}{row.auroc:>8.2f}{row.flagged:>9.2f}{row.named:>11.2f}"
            for row in self.rows
        ]
        lines += ["", f"{'harmless':<22}{'times':>6}{'flagged':>9}"]
        lines += [f"{name:<22}{of:>6}{hits / of:>9.2f}" for name, (hits, of) in self.harmless_flagged.items()]
        every, flags = self.all, sum(self.false_flags) / len(self.false_flags)
        lines += [
            "",
            f"AUROC {every.auroc:.3f}, 95 % of resampled articles {every.low:.3f} to {every.high:.3f}",
            f"false flags per untouched article {flags:.2f} ({len(self.clean)} articles)",
        ]
        return "\n".join(lines)


def auroc(positive: Scores, negative: Scores) -> float:
    """Return the chance that a positive score is above a negative one; equal scores count one half.

    >>> auroc(np.array([0.9, 0.0]), np.array([0.0, 0.0]))
    0.75
    """
    if not len(positive) or not len(negative):
        return 0.5
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, "left") + np.searchsorted(ordered, positive, "right")
    return float(below.mean() / 2 / len(ordered))


def evaluate_planted(
    articles: Sequence[CleanArticle],
    settings: Settings,
    *,
    rounds: int = ROUNDS,
    models: Models | None = None,
) -> PlantedFigures:
    """Plant drifts, and harmless edits apart, in every article and compare each with its original."""
    models = models or load_models(settings.model)
    clean, false_flags = [], []
    planted: list[Outcome] = []
    edited: list[Outcome] = []

    def report_of(article: CleanArticle, translation: Sequence[str]) -> DriftReport:
        sides = _document("en", translation), _document("ar", article.original)
        return compare(*sides, settings, models=models)

    for article in articles:
        report = report_of(article, article.translation)
        clean.append(tuple(part.score for part in report.parts))
        false_flags.append(len(report.flagged))
    checks = {name: check for name, (check, _) in drifts().items()}
    for seed in range(rounds):
        kinds = {name: edit for name, (_, edit) in drifts().items()}
        for planter, outcomes in ((Planter(kinds, seed), planted), (Planter(harmless(), seed), edited)):
            for number, article in enumerate(articles):
                bed = planter.plant(article, strangers_to(article, articles))
                report = report_of(article, bed.translation)
                outcomes += [
                    _outcome(number, plant, report, checks.get(plant.type, "")) for plant in bed.plants
                ]
    return PlantedFigures(tuple(planted), tuple(edited), tuple(clean), tuple(false_flags))


def _outcome(article: int, plant: Plant, report: DriftReport, check: str) -> Outcome:
    parts = list(_parts(plant, report))
    return Outcome(
        article,
        plant.type,
        max((part.score for part in parts), default=0.0),
        any(part.flagged for part in parts),
        any(part.flagged and check in {finding.check for finding in part.findings} for part in parts),
    )


def _parts(plant: Plant, report: DriftReport) -> Iterator[Part]:
    """Yield the parts of a report where a plant shows: its paragraphs, or findings on its original."""
    for part in report.paragraphs:
        originals = {finding.original.paragraph for finding in part.findings if finding.original}
        if part.index in plant.translation or originals & plant.original:
            yield part
    for omitted in report.omissions:
        if not plant.original.isdisjoint(omitted.original):
            yield omitted


def _document(language: str, paragraphs: Sequence[str]) -> Document:
    return Document(language, language, tuple(Paragraph(text) for text in paragraphs))


def clean_articles(folder: Path) -> list[CleanArticle]:
    """Read the articles of a folder that are free of labelled drift and pair paragraph by paragraph.

    Raises:
        DocumentError: There is none, or the labels of one are none.
    """
    found = []
    for file in sorted(folder.glob("*/english.txt")):
        labels = file.with_name("labels.json")
        if labels.exists() and read_labels(labels):
            continue
        sides = [_body(read_document(path)) for path in (file, file.with_name("arabic.txt"))]
        if len(sides[0]) == len(sides[1]):
            found.append(CleanArticle(file.parent.name, *sides))
    if not found:
        advice = "each needs english.txt and arabic.txt, as many paragraphs in both, and no labelled drift"
        raise DocumentError(folder, "holds no clean articles to plant drifts in", advice)
    return found


def _body(document: Document) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in document.paragraphs if paragraph.kind is Kind.BODY)
