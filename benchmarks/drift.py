"""Drift found and false alarms raised, by the whole tool.

python benchmarks/drift.py articles                 labelled articles of corpora/
python benchmarks/drift.py passages [development]   articles put together from hand-written triples
python benchmarks/drift.py machine                  real machine translations of United Nations texts
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pseudo_articles import PseudoArticle, articles, machine_translated, triples
from results import ROOT, markdown_table, write_section

from muqabala.checks import CHECKS
from muqabala.comparison import compare
from muqabala.evaluation.articles import evaluate_articles
from muqabala.settings import Settings

SHARED = ROOT.parent / "shared" / "data"
TRIPLES = SHARED / "ours"
MEASURED = ROOT / "src" / "muqabala" / "checks" / "data" / "measured.tsv"
MACHINE = SHARED / "eval" / "unpc_mt-dev.tsv"


@dataclass
class FalseFlags:
    """Flags in documents that are taken for clean."""

    documents: int = 0
    without: int = 0
    flags: int = 0
    checks: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, clean: Iterable[PseudoArticle]) -> FalseFlags:
        """Run the tool on clean articles and count."""
        counted = cls()
        for article in clean:
            report = compare(article.translation, article.original, Settings())
            counted.documents += 1
            counted.flags += len(report.flagged)
            counted.without += not report.flagged
            counted.checks.update(
                max(part.findings, key=lambda f: f.confidence).check for part in report.flagged
            )
        return counted

    def row(self, name: str) -> list[object]:
        """Return a row of a table."""
        causes = ", ".join(f"{check} {count}" for check, count in self.checks.most_common(6))
        return [
            name,
            self.documents,
            f"{self.flags / self.documents:.2f}",
            f"{self.without / self.documents:.0%}",
            causes,
        ]


HEADER = ["text", "articles", "false flags per article", "articles with none", "by check"]


def labelled_articles() -> None:
    """Write recall and false flags on the labelled articles of the corpora."""
    figures = evaluate_articles(ROOT / "corpora" / "articles", Settings())
    caveat = (
        "These articles were looked at while the tool was built; four misses of modality, quantifier and "
        "relation among them were the examples by which the contrast tables were widened. Expect less on "
        "unseen articles."
    )
    write_section(
        "Labelled articles (whole articles, drifts planted by hand)",
        f"```\n{figures.table()}\n```\n\n{caveat}",
    )


def passages(half: str) -> None:
    """Write recall by type on drifted passages, and false flags on faithful and free ones."""
    given = triples(TRIPLES, half)
    total, caught, named = Counter[str](), Counter[str](), Counter[str]()
    right, wrong = Counter[str](), Counter[str]()
    for article in articles(given, "drifted"):
        report = compare(article.translation, article.original, Settings())
        omitted = {index for part in report.omissions if part.flagged for index in part.original}
        for place, drift in article.drifts.items():
            paragraph = report.paragraphs[place]
            total[drift.type] += 1
            caught[drift.type] += paragraph.flagged or place in omitted
            named[drift.type] += paragraph.flagged and drift.type in {f.check for f in paragraph.findings}
        for part in report.paragraphs:
            alarms = right if part.index in article.drifts else wrong
            alarms.update({finding.check for finding in part.findings} if part.flagged else ())

    def row(name: str, n: int, hits: int, names: int) -> list[object]:
        return [name, n, f"{hits / n:.2f}", f"{names / n:.2f}"]

    rows = [row(kind, total[kind], caught[kind], named[kind]) for kind in sorted(total)]
    rows.append(row("all", total.total(), caught.total(), named.total()))
    styles = {style: FalseFlags.of(articles(given, style)) for style in ("faithful", "free")}
    clean = [flags.row(style) for style, flags in styles.items()]
    if half == "report":
        for flags in styles.values():
            wrong.update(flags.checks)
        write_measured(right, wrong, named, total)
    tables = markdown_table(["drift", "passages", "flagged", "flagged and named"], rows)
    write_section(
        f"Passages of the triples, {half} half (ten to an article)",
        f"{tables}\n\n{markdown_table(HEADER, clean)}",
    )


def write_measured(
    right: Counter[str], wrong: Counter[str], named: Counter[str], total: Counter[str]
) -> None:
    """Write the figures that ``align explain`` shows: a flag is right in a paragraph that drifts."""
    lines = ["check\tprecision\tflags\trecall\tdrifts"]
    for check in CHECKS:
        flags = right[check] + wrong[check]
        if flags and total[check]:
            precision, recall = right[check] / flags, named[check] / total[check]
            lines.append(f"{check}\t{precision:.2f}\t{flags}\t{recall:.2f}\t{total[check]}")
    MEASURED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def machine() -> None:
    """Write flags on real machine translations that a reference vouches for."""
    rows = [FalseFlags.of(clean).row(system) for system, clean in machine_translated(MACHINE).items()]
    write_section("Real machine translations of United Nations texts", markdown_table(HEADER, rows))


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "articles":
        labelled_articles()
    elif what == "passages":
        passages(rest[0] if rest else "report")
    else:
        machine()
