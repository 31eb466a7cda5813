"""Fit the weights that say how likely a hole is an omission or an addition.

    python benchmarks/fit_holes.py

Logistic regression on the development half of the triples, blind passages to
develop on, and TICO-19: passages with the drift against faithful and free ones, and news. Of a passage
that drifts, its heaviest hole is taken for the drift. Writes
src/muqabala/checks/data/holes.json. Needs scikit-learn, which
sentence-transformers brings.
"""

from __future__ import annotations

import json

import numpy as np
from pseudo_articles import articles, blind, plain, short_articles, triples
from results import ROOT, markdown_table, write_section
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from drift import BLIND, TICO, TRIPLES
from muqabala.checks.holes import Evidence, evidence
from muqabala.comparison import build_bitext, load_models
from muqabala.drift.calibration import logit

WEIGHTS = ROOT / "src" / "muqabala" / "checks" / "data" / "holes.json"
KINDS = {"omission": ("original", {"omission", "truncation"}), "addition": ("translation", {"addition"})}

PRIOR = 0.05
"""Share of the paragraphs with each in the labelled articles that drift (4 and 4 of some 80)."""


def main() -> None:
    """Fit both kinds and write the weights."""
    models = load_models()
    sources = (triples(TRIPLES, "development"), *map(blind, sorted(BLIND.glob("*[!0-9].tsv"))))
    styles = ("faithful", "free", "drifted", "drifted among free")
    texts = [article for given in sources for style in styles for article in articles(given, style)]
    texts += [plain(it.translation, it.original) for it in short_articles(TICO)]
    bitexts = [
        (article, build_bitext(article.translation, article.original, models, lambda *_: None))
        for article in texts
    ]
    fitted, rows = {}, []
    for kind, (side, types) in KINDS.items():
        features, labels = [], []
        for article, bitext in bitexts:
            drifting: dict[int, Evidence] = {}
            for unit, found in evidence(bitext, side):
                paragraph = unit.translation.sentences[0].paragraph
                drift = article.drifts.get(paragraph)
                if drift is None:
                    features.append(found.features)
                elif drift.type in types:
                    rival = drifting.get(paragraph, found)
                    drifting[paragraph] = max(rival, found, key=lambda it: it.features[0])
            clean = len(features)
            features += [found.features for found in drifting.values()]
            labels += [False] * (clean - len(labels)) + [True] * len(drifting)
        scaler = StandardScaler().fit(features)
        model = LogisticRegression(C=10, max_iter=2000).fit(scaler.transform(features), labels)
        weights = model.coef_[0] / scaler.scale_
        shift = logit(PRIOR) - logit(float(np.mean(labels)))
        bias = float(model.intercept_[0] - weights @ scaler.mean_) + shift
        fitted[kind] = {"bias": round(bias, 3), "features": [round(float(weight), 3) for weight in weights]}
        rows.append([kind, sum(labels), len(labels), fitted[kind]["bias"], *fitted[kind]["features"]])
    WEIGHTS.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    header = [
        "check",
        "with drift",
        "passages",
        "bias",
        "hole",
        "missing there",
        "length without it",
        "clause ends",
        "usual excess",
        "figures said there",
    ]
    write_section(
        "Weights of the hole evidence (development half, blind passages and TICO-19)",
        markdown_table(header, rows),
    )


if __name__ == "__main__":
    main()
