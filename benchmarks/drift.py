"""Drift found and false alarms raised, by the whole tool.

python benchmarks/drift.py articles                 labelled articles of corpora/
python benchmarks/drift.py passages [development]   articles put together from hand-written triples
python benchmarks/drift.py blind                    the same with sentences whose words no table was made from
python benchmarks/drift.py machine                  real machine translations of United Nations texts
python benchmarks/drift.py cases                    labelled cases of a sentence or two
python benchmarks/drift.py clean                    texts without drift: news, articles, free passages
python benchmarks/drift.py planted                  drifts and harmless edits planted in the same news
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path

from pseudo_articles import (
    Case,
    MachineSentence,
    PseudoArticle,
    Triple,
    articles,
    as_read,
    blind,
    cases,
    free_articles,
    machine_articles,
    machine_sentences,
    news_articles,
    plain,
    triples,
)
from results import ROOT, markdown_table, write_section

from muqabala.checks import CHECKS
from muqabala.comparison import compare
from muqabala.documents import read_document
from muqabala.drift.score import THRESHOLDS
from muqabala.evaluation.articles import ArticleFigures, ArticleResult, evaluate_articles
from muqabala.evaluation.planted import evaluate_planted
from muqabala.languages.tables import rows as table_rows
from muqabala.records import Part
from muqabala.settings import Settings

SHARED = ROOT.parent / "shared" / "data"
TRIPLES = SHARED / "ours"
MEASURED = ROOT / "src" / "muqabala" / "checks" / "data" / "measured.tsv"
FALSE_FLAGS = ROOT / "src" / "muqabala" / "drift" / "data" / "false_flags.tsv"
MACHINE = SHARED / "eval" / "unpc_mt-dev.tsv"
TICO = SHARED / "eval" / "tico19.tsv"
NEWS = SHARED / "eval" / "ntrex-dev.tsv"
CASES = SHARED / "cases.tsv"
BLIND = ROOT / "corpora" / "blind"
CLEAN, FREE = ROOT / "corpora" / "clean", ROOT / "corpora" / "free"


def cause(part: Part) -> str:
    """Return the check of the surest finding of a flagged part."""
    surest = max(part.findings, key=lambda finding: finding.confidence, default=None)
    return surest.check if surest else "no single finding"


@dataclass
class FalseFlags:
    """Flags in documents that are taken for clean."""

    documents: int = 0
    without: int = 0
    flags: int = 0
    paragraphs: int = 0
    checks: Counter[str] = field(default_factory=Counter)
    by_sensitivity: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, clean: Iterable[PseudoArticle]) -> FalseFlags:
        """Run the tool on clean articles and count."""
        counted = cls()
        for article in clean:
            report = compare(article.translation, article.original, Settings())
            counted.documents += 1
            counted.flags += len(report.flagged)
            counted.without += not report.flagged
            counted.checks.update(map(cause, report.flagged))
            counted.paragraphs += sum(not part.kind.is_furniture for part in report.paragraphs)
            scores = [part.score for part in report.parts]
            for sensitivity, threshold in THRESHOLDS.items():
                counted.by_sensitivity[sensitivity] += sum(score >= threshold for score in scores)
        return counted

    def __add__(self, other: FalseFlags) -> FalseFlags:
        """Count both."""
        return FalseFlags(*(getattr(self, own.name) + getattr(other, own.name) for own in fields(FalseFlags)))

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


def write_false_flags(measured: dict[str, FalseFlags]) -> None:
    """Write by what reports say how many false flags to expect; figures of other texts are kept."""
    package = "muqabala.drift"
    kept = {row["text"]: row for row in table_rows(FALSE_FLAGS.name, package)} if FALSE_FLAGS.exists() else {}
    for text, flags in measured.items():
        counts = {sensitivity: str(flags.by_sensitivity[sensitivity]) for sensitivity in THRESHOLDS}
        kept[text] = {"text": text, "paragraphs": str(flags.paragraphs), **counts}
    lines = [["text", "paragraphs", *THRESHOLDS], *(list(row.values()) for row in kept.values())]
    FALSE_FLAGS.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")


HEADER = ["text", "articles", "false flags per article", "articles with none", "by check"]


ARTICLES = (
    (
        "articles",
        "Labelled articles (whole articles, drifts planted by hand)",
        "These articles were looked at while the tool was built; four misses of modality, quantifier and "
        "relation in A and B were the examples by which the contrast tables were widened. C and D were "
        "held out at first: .51 and .55 of their drifts were found then, at .60 and .40 false flags for each "
        "clean one. Of W, X and Y, harder drifts in freer translations, .38 were found at the first run.",
    ),
    (
        "unread",
        "Unread articles (drifts of the hardest kinds, written without knowledge of the checks)",
        "Their drifts were not read by who built the checks, but the false flags of the clean ones were; "
        "benchmarks/fit_fusion.py weighs doubts by what is flagged in them.",
    ),
    (
        "held-out",
        "Held-out articles (most of them near translations, written without knowledge of the checks)",
        "Nothing was tuned on them, and none of their texts was read by who built the checks. "
        "Of those in K .70 were found at the first run, in M .71, in Q, harder ones, .46, in V .58, "
        "in Z and O, the hardest, whose translations are as free as a good editor's, .39.",
    ),
)


def labelled_articles() -> None:
    """Write recall and false flags on the labelled articles of the corpora, known ones and held-out ones."""
    for folder, title, caveat in ARTICLES:
        figures = evaluate_articles(ROOT / "corpora" / folder, Settings())
        write_section(title, f"```\n{figures.table()}\n```\n\n{by_series(figures)}\n\n{caveat}")


def by_series(figures: ArticleFigures) -> str:
    """Return what was found in each series: those of a letter were written by one hand, or at one time."""
    series = defaultdict[str, list[ArticleResult]](list)
    for article in figures.articles:
        series[article.name[0]].append(article)
    found = (
        (letter, sum(len(it.caught) for it in own), sum(len(it.caught) + len(it.missed) for it in own))
        for letter, own in series.items()
    )
    return "By series: " + ", ".join(f"{letter} {caught} of {total}" for letter, caught, total in found) + "."


@dataclass
class Passages:
    """What was found in the drifted passages of articles, and in faithful and free ones."""

    total: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    """Flags of each check in passages that drift."""
    wrong: Counter[str] = field(default_factory=Counter)
    clean: dict[str, FalseFlags] = field(default_factory=dict)

    @classmethod
    def of(cls, given: list[Triple]) -> Passages:
        """Run the tool on the articles that the passages make."""
        measured = cls()
        for article in articles(given, "drifted"):
            measured.count(article)
        measured.clean = {style: FalseFlags.of(articles(given, style)) for style in ("faithful", "free")}
        return measured

    def count(self, article: PseudoArticle) -> None:
        """Count what is found in an article of which some passages drift."""
        report = compare(article.translation, article.original, Settings())
        omitted = {index for part in report.omissions if part.flagged for index in part.original}
        for place, drift in article.drifts.items():
            paragraph = report.paragraphs[place]
            self.total[drift.type] += 1
            self.caught[drift.type] += paragraph.flagged or place in omitted
            self.named[drift.type] += paragraph.flagged and drift.type in {
                f.check for f in paragraph.findings
            }
        for part in report.paragraphs:
            alarms = self.right if part.index in article.drifts else self.wrong
            alarms.update({finding.check for finding in part.findings} if part.flagged else ())

    def tables(self) -> str:
        """Return recall by type, and false flags by style."""

        def row(name: str, n: int, hits: int, names: int) -> list[object]:
            return [name, n, f"{hits / n:.2f}", f"{names / n:.2f}"]

        rows = [
            row(kind, self.total[kind], self.caught[kind], self.named[kind]) for kind in sorted(self.total)
        ]
        rows.append(row("all", self.total.total(), self.caught.total(), self.named.total()))
        found = markdown_table(["drift", "passages", "flagged", "flagged and named"], rows)
        return (
            f"{found}\n\n{markdown_table(HEADER, [flags.row(style) for style, flags in self.clean.items()])}"
        )


def passages(half: str = "report") -> None:
    """Write recall by type on drifted passages, and false flags on faithful and free ones."""
    measured = Passages.of(triples(TRIPLES, half))
    if half == "report":
        write_measured(measured)
        write_false_flags({f"{style} passages": flags for style, flags in measured.clean.items()})
    write_section(f"Passages of the triples, {half} half (ten to an article)", measured.tables())


def blind_passages(*names: str) -> None:
    """Write the same of passages that were written before the tables knew their words, all or those named."""
    for path in sorted(BLIND.glob("*.tsv")):
        if not names or path.stem in names:
            measured = Passages.of(blind(path))
            write_section(f"Blind passages: {path.stem} (ten to an article)", measured.tables())


def write_measured(measured: Passages) -> None:
    """Write the figures that ``align explain`` shows: a flag is right in a paragraph that drifts."""
    wrong = sum((flags.checks for flags in measured.clean.values()), start=measured.wrong)
    lines = ["check\tprecision\tflags\trecall\tdrifts"]
    for check in CHECKS:
        flags, drifts = measured.right[check] + wrong[check], measured.total[check]
        if flags and drifts:
            precision, recall = measured.right[check] / flags, measured.named[check] / drifts
            lines.append(f"{check}\t{precision:.2f}\t{flags}\t{recall:.2f}\t{drifts}")
    MEASURED.write_text("\n".join(lines) + "\n", encoding="utf-8")


HIGH_OVERLAP = 0.6
"""Token F1 against the reference from which a machine translation is taken for faithful."""

LOWEST = 10
"""The tenth with the least F1 is expected to hold most of the errors."""


def machine() -> None:
    """Write the share of flagged sentences, near to a reference and far from it."""
    sentences = machine_sentences(MACHINE)
    flagged: list[tuple[MachineSentence, str]] = []
    for part in machine_articles(sentences):
        article = plain([it.translation for it in part], [it.original for it in part])
        report = compare(article.translation, article.original, Settings())
        omitted = {index for part in report.omissions if part.flagged for index in part.original}
        for paragraph, sentence in zip(report.paragraphs, part, strict=True):
            if paragraph.flagged or paragraph.index in omitted:
                flagged.append((sentence, cause(paragraph) if paragraph.flagged else "omission"))
    limit = sorted(it.overlap for it in sentences)[len(sentences) // LOWEST]
    near = (f"F1 of {HIGH_OVERLAP} and above", lambda it: it.overlap >= HIGH_OVERLAP)
    far = (f"lowest tenth (F1 under {limit:.2f})", lambda it: it.overlap < limit)
    systems = [
        (f"{near[0]}, {system}", lambda it, system=system: it.system == system and near[1](it))
        for system in dict.fromkeys(it.system for it in sentences)
    ]
    rows: list[list[object]] = []
    for name, belongs in (near, *systems, far):
        total = sum(map(belongs, sentences))
        causes = Counter(cause for sentence, cause in flagged if belongs(sentence))
        share = f"{causes.total() / total:.3f}"
        rows.append([name, total, share, ", ".join(f"{it} {n}" for it, n in causes.most_common(6))])
    table = markdown_table(["sentences", "number", "flagged", "by check"], rows)
    write_section("Real machine translations of United Nations texts", table)


def labelled_cases() -> None:
    """Write how many of the labelled cases are decided rightly, by sort."""
    right, total = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    for case in cases(CASES):
        key = case.sort, case.drifts
        total[key] += 1
        right[key] += flags(case) == case.drifts

    def row(name: str, sorts: set[str]) -> list[object]:
        def of(*, drifts: bool) -> str:
            n = sum(total[sort, drifts] for sort in sorts)
            hits = sum(right[sort, drifts] for sort in sorts)
            return f"{hits if drifts else n - hits} of {n}"

        return [name, of(drifts=True), of(drifts=False)]

    sorts = sorted({sort for sort, _ in total})
    rows = [*(row(sort, {sort}) for sort in sorts), row("all", set(sorts))]
    note = "The missed and falsely flagged ones were read while the checks were built."
    table = markdown_table(["case", "drifts flagged", "harmless ones flagged"], rows)
    write_section("Labelled cases (hand-written, a sentence or two each)", f"{table}\n\n{note}")


def flags(case: Case) -> bool:
    """Tell whether a case is flagged."""
    article = as_read([case.translation], [case.original])
    return bool(compare(article.translation, article.original, Settings()).flagged)


def clean_texts() -> None:
    """Write the false flags on texts without drift."""
    news = news_articles(NEWS)
    halves = {
        name: FalseFlags.of(as_read(it.translation, it.original) for it in part)
        for name, part in (("even documents", news[::2]), ("odd documents", news[1::2]))
    }
    both = sum(halves.values(), start=FalseFlags())
    note = (
        "False flags on even documents were read while the checks were mended, odd ones only counted; "
        "for negation hits in both were seen."
    )
    title = "Clean news (NTREX dev, professional translation)"
    write_clean(title, {**halves, "all": both}, note)
    whole = {
        part.name: FalseFlags.of(whole_article(folder) for folder in sorted(part.iterdir()))
        for part in sorted(CLEAN.iterdir())
    }
    title = "Clean articles (written without knowledge of the checks)"
    note = (
        "False flags of “near” and “free” were read, and what they stood for was mended: at the first run "
        "they were .69 an article (E), .83 (G), 1.5 in the near ones of H and 1.17 in its free ones, and "
        ".88 (N). Of those held out no text was read, and nothing was tuned on them."
    )
    write_clean(title, whole, note)
    free = {
        f"{path.stem}, {style}": FalseFlags.of(free_articles(path, style))
        for path in sorted(FREE.glob("*.tsv"))
        for style in ("free", "freer")
    }
    note = (
        "The free ones are among what the fusion was fitted to; the freer ones are freer than machines are."
    )
    write_clean("Free passages without drift (ten to an article)", free, note)
    write_false_flags({"clean news": both, "clean articles": sum(whole.values(), start=FalseFlags())})


def whole_article(folder: Path) -> PseudoArticle:
    """Read an article as the tool does."""
    sides = (read_document(folder / f"{name}.txt", language=name[:2]) for name in ("english", "arabic"))
    return PseudoArticle(*sides, {})


def write_clean(title: str, measured: dict[str, FalseFlags], note: str) -> None:
    """Write a section of false flags."""
    table = markdown_table(HEADER, [flags.row(name) for name, flags in measured.items()])
    write_section(title, f"{table}\n\n{note}")


def planted_news() -> None:
    """Write what is found of drifts planted in the same news."""
    figures = evaluate_planted(news_articles(NEWS), Settings())
    natural = "Planted drifts are easier than natural ones: see the passages and the labelled articles."
    write_section(
        "Planted drifts and harmless edits (NTREX dev)", f"```\n{figures.table()}\n```\n\n{natural}"
    )


COMMANDS = {
    "articles": labelled_articles,
    "passages": passages,
    "blind": blind_passages,
    "machine": machine,
    "cases": labelled_cases,
    "clean": clean_texts,
    "planted": planted_news,
}

if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    COMMANDS[what](*rest)
