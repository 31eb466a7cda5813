"""Fit the weights that say how likely a stretch of words is an omission or an addition.

    python benchmarks/fit_holes.py

Logistic regression on the development half of the triples, blind passages, the free passages without drift,
half of the news and TICO-19: passages with the drift against faithful and free ones. Each passage is known
by its likeliest stretch, as the checks tell it by that; which one it is the weights themselves decide, so
that they are fitted some times over (multiple-instance learning: Andrews et al., 2002). Writes
src/muqabala/checks/data/holes.json. Needs scikit-learn, which sentence-transformers brings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from pseudo_articles import (
    PseudoArticle,
    articles,
    as_read,
    blind,
    free_articles,
    news_articles,
    plain,
    short_articles,
    triples,
)
from results import ROOT, markdown_table, write_section
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from drift import BLIND, FREE, NEWS, TICO, TRIPLES
from muqabala.checks.bitext import Bitext
from muqabala.checks.holes import SIDES, evidence
from muqabala.comparison import build_bitext, load_models
from muqabala.drift.calibration import logit

WEIGHTS = ROOT / "src" / "muqabala" / "checks" / "data" / "holes.json"
TYPES = {"omission": {"omission", "truncation"}, "addition": {"addition"}}

PRIORS = {"omission": 0.14, "addition": 0.1}
"""Share of the passages with such a stretch that drift: of all paragraphs of the labelled articles, of which
half have none, 6 of some 80 are short of something, 4 have something put in."""

ROUNDS = 6
"""After these the choice of the likeliest stretches changes no more."""

FEATURES = (
    "what it lacks",
    "joint before it",
    "joint behind it",
    "two words only",
    "linked words",
    "words waiting there",
    "missing there",
    "missing beside it",
    "length without it",
    "usual excess",
    "figures said there",
    "figures unsaid there",
)


def texts() -> Iterator[PseudoArticle]:
    """Yield the articles to fit on."""
    sources = (triples(TRIPLES, "development"), *map(blind, sorted(BLIND.glob("*.tsv"))))
    styles = ("faithful", "free", "drifted", "drifted among free")
    yield from (article for given in sources for style in styles for article in articles(given, style))
    yield from (plain(it.translation, it.original) for it in short_articles(TICO))
    yield from (as_read(it.translation, it.original) for it in news_articles(NEWS)[::2])
    yield from (article for path in sorted(FREE.glob("*.tsv")) for article in free_articles(path, "free"))


class Passages:
    """Passages with the features of their stretches: ``owners`` has the passage of each."""

    def __init__(self, kind: str, bitexts: Sequence[tuple[PseudoArticle, Bitext]]) -> None:
        """Gather those that have the drift of a kind, or none."""
        numbers: dict[tuple[int, int], int] = {}
        rows, owners = [], []
        drifts: list[bool] = []
        for number, (article, bitext) in enumerate(bitexts):
            for place, (unit, found) in enumerate(evidence(bitext, SIDES[kind])):
                paragraph = unit.translation.sentences[0].paragraph
                drift = article.drifts.get(paragraph)
                if drift is not None and drift.type not in TYPES[kind]:
                    continue
                key = (number, -1 - paragraph) if drift else (number, place)
                passage = numbers.setdefault(key, len(numbers))
                drifts += [drift is not None] * (passage == len(drifts))
                rows += [one.features for one in found]
                owners += [passage] * len(found)
        self.features = np.array(rows)
        self.owners = np.array(owners)
        self.drifts = np.array(drifts)

    def likeliest(self, chances: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the likeliest stretch of each passage."""
        order = np.lexsort((-chances, self.owners))
        return order[np.flatnonzero(np.diff(self.owners[order], prepend=-1))]


def main() -> None:
    """Fit both kinds and write the weights."""
    models = load_models()
    bitexts = [
        (article, build_bitext(article.translation, article.original, models, lambda *_: None))
        for article in texts()
    ]
    fitted, rows = {}, []
    for kind in TYPES:
        passages = Passages(kind, bitexts)
        chances = passages.features[:, :3].sum(axis=1)
        for _ in range(ROUNDS):
            chosen = passages.features[passages.likeliest(chances)]
            scaler = StandardScaler().fit(chosen)
            model = LogisticRegression(C=3, max_iter=2000).fit(scaler.transform(chosen), passages.drifts)
            chances = model.decision_function(scaler.transform(passages.features))
        weights = model.coef_[0] / scaler.scale_
        shift = logit(PRIORS[kind]) - logit(float(np.mean(passages.drifts)))
        bias = float(model.intercept_[0] - weights @ scaler.mean_) + shift
        fitted[kind] = {"bias": round(bias, 3), "features": [round(float(weight), 3) for weight in weights]}
        rows.append(
            [
                kind,
                passages.drifts.sum(),
                len(passages.drifts),
                fitted[kind]["bias"],
                *fitted[kind]["features"],
            ]
        )
    WEIGHTS.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    write_section(
        "Weights of the hole evidence (development half, blind and free passages, news and TICO-19)",
        markdown_table(["check", "with drift", "passages", "bias", *FEATURES], rows),
    )


if __name__ == "__main__":
    main()
