"""Fit the weights that say how likely a hole is an omission or an addition.

    python benchmarks/fit_holes.py

Logistic regression on the development half of the triples: passages with the
drift against faithful and free ones; both kinds share the weights of the
features, since additions are few. Writes src/muqabala/checks/data/holes.json.
Needs scikit-learn, which sentence-transformers brings.
"""

from __future__ import annotations

import json
from math import log

import numpy as np
from pseudo_articles import articles, triples
from results import ROOT, markdown_table, write_section
from sklearn.linear_model import LogisticRegression

from drift import TRIPLES
from muqabala.checks.holes import evidence
from muqabala.comparison import build_bitext, load_models

WEIGHTS = ROOT / "src" / "muqabala" / "checks" / "data" / "holes.json"
KINDS = {"omission": ("original", {"omission", "truncation"}), "addition": ("translation", {"addition"})}

FIELD_PRIOR = 0.02
"""Share of paragraphs with an omission, or an addition, in labelled articles; the triples hold fewer."""


def main() -> None:
    """Fit both kinds and write the weights."""
    models = load_models()
    given = triples(TRIPLES, "development")
    bitexts = [
        (article, build_bitext(article.translation, article.original, models, lambda *_: None))
        for style in ("faithful", "free", "drifted")
        for article in articles(given, style)
    ]
    features, labels, kinds = [], [], []
    for kind, (side, types) in KINDS.items():
        for article, bitext in bitexts:
            for unit, found in evidence(bitext, side):
                drift = article.drifts.get(unit.translation.sentences[0].paragraph)
                if drift is None or drift.type in types:
                    features.append((*found.features, kind == "addition"))
                    labels.append(drift is not None)
                    kinds.append(kind)
    model = LogisticRegression(C=10, max_iter=2000).fit(np.array(features, float), labels)
    *weights, addition = (float(weight) for weight in model.coef_[0])
    fitted, rows = {}, []
    for kind in KINDS:
        own = [label for label, other in zip(labels, kinds, strict=True) if other == kind]
        share = float(np.mean(own))
        shift = log(FIELD_PRIOR / (1 - FIELD_PRIOR)) - log(share / (1 - share))
        bias = float(model.intercept_[0]) + addition * (kind == "addition") + shift
        fitted[kind] = {"bias": round(bias, 3), "features": [round(weight, 3) for weight in weights]}
        rows.append([kind, sum(own), len(own), fitted[kind]["bias"], *fitted[kind]["features"]])
    WEIGHTS.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    header = [
        "check",
        "with drift",
        "passages",
        "bias",
        "hole",
        "hole on the other side",
        "surplus",
        "missing there",
    ]
    write_section("Weights of the hole evidence (development half)", markdown_table(header, rows))


if __name__ == "__main__":
    main()
