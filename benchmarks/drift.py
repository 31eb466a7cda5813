"""Drift found and false alarms raised, by the whole tool.

python benchmarks/drift.py articles                 labelled articles (corpora/, ../shared/articles)
python benchmarks/drift.py passages [development]   articles put together from hand-written triples
"""

from __future__ import annotations

import sys
from collections import Counter

from pseudo_articles import Triple, articles, triples
from results import ROOT, markdown_table, write_section

from muqabala.comparison import compare
from muqabala.evaluation.articles import evaluate_articles
from muqabala.settings import Settings

TRIPLES = ROOT.parent / "shared" / "data" / "ours"


def labelled_articles() -> None:
    """Write recall and false flags on the labelled articles of the corpora."""
    figures = evaluate_articles(ROOT / "corpora" / "articles", Settings())
    write_section("Labelled articles (natural prose, drifts planted by hand)", f"```\n{figures.table()}\n```")


def passages(half: str) -> None:
    """Write recall by type on drifted passages, and false flags on faithful and free ones."""
    given = triples(TRIPLES, half)
    total, caught, named = Counter[str](), Counter[str](), Counter[str]()
    false = {style: _false_flags(given, style) for style in ("faithful", "free")}
    for article in articles(given, "drifted"):
        report = compare(article.translation, article.original, Settings())
        for place, drift in article.drifts.items():
            paragraph = report.paragraphs[place]
            omitted = any(place in part.original and part.flagged for part in report.omissions)
            total[drift.type] += 1
            caught[drift.type] += paragraph.flagged or omitted
            named[drift.type] += any(f.check == drift.type for f in paragraph.findings) and paragraph.flagged
    rows: list[list[object]] = [
        [kind, total[kind], f"{caught[kind] / total[kind]:.2f}", f"{named[kind] / total[kind]:.2f}"]
        for kind in sorted(total)
    ]
    rows.append(
        [
            "all",
            total.total(),
            f"{caught.total() / total.total():.2f}",
            f"{named.total() / total.total():.2f}",
        ]
    )
    text = markdown_table(["drift", "passages", "flagged", "flagged and named"], rows)
    for style, (flags, documents, causes) in false.items():
        text += (
            f"\n\n{style}: {flags / documents:.2f} false flags per article of ten paragraphs "
            f"({flags} in {documents}); by check {dict(causes.most_common())}"
        )
    write_section(f"Passages of the triples, {half} half", text)


def _false_flags(given: list[Triple], style: str) -> tuple[int, int, Counter[str]]:
    flags = documents = 0
    causes = Counter[str]()
    for article in articles(given, style):
        report = compare(article.translation, article.original, Settings())
        documents += 1
        flags += len(report.flagged)
        causes.update(max(p.findings, key=lambda f: f.confidence).check for p in report.flagged if p.findings)
    return flags, documents, causes


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    labelled_articles() if what == "articles" else passages(rest[0] if rest else "report")
