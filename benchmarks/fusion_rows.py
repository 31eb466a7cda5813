"""What the fusion is fitted to: paragraphs of passages, articles and news, with what the checks find."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pseudo_articles import (
    DRIFT_EVERY,
    PARAGRAPHS,
    PseudoArticle,
    Triple,
    articles,
    blind,
    free_articles,
    plain,
    short_articles,
    triples,
)
from results import ROOT

from drift import BLIND, CLEAN, FREE, TICO, TRIPLES, whole_article
from muqabala.checks import CHECKS
from muqabala.checks.bitext import Bitext
from muqabala.comparison import Models, build_bitext
from muqabala.drift.assembly import findings_by_place
from muqabala.drift.doubts import EXACT, Doubter, Doubts
from muqabala.drift.features import FEATURES, Article
from muqabala.drift.fusion import Seen
from muqabala.drift.overlap import distinct
from muqabala.drift.search import SAID, search
from muqabala.evaluation.planting import (
    PlantedArticle,
    Planter,
    drifts,
    harmless,
    strangers_to,
)
from muqabala.records import Finding, Severity
from muqabala.verifier import Reading, load_verifier

FAITHFUL = TRIPLES / "faithful.tsv"
READ = ROOT / "corpora" / "articles", CLEAN / "near", CLEAN / "free"
UNREAD = (ROOT / "corpora" / "unread",)
"""Folders of articles to learn from, and of those whose drifts nobody read: of them only counts are taken."""

NEWEST = 4
"""What the names of the blind passages end with of which only counts are taken."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: sort of text, document, whether it drifts, its features, and confidences by check."""

    sort: str
    document: str
    drifts: bool
    named: frozenset[str]
    """The checks that would name its drift rightly."""
    features: Sequence[float]
    confidences: Mapping[str, float]
    doubts: Mapping[str, Doubts]
    """What speaks against the surest finding of each check."""
    chances: Mapping[str, float]
    """What the verifier sees in it; of none that is exact, and none where the verifier was trained."""
    alone: float
    """The greatest chance of a drift that it tells by itself in the paragraph, if it tells one; or 0."""
    told: str
    """The check that this drift is of; empty where it tells none."""
    seen: float
    """The greatest chance of any drift that it sees in the paragraph; 0 where it was trained."""


ALSO_NAMED = {"mistranslation": "term", "truncation": "omission", "repetition": "addition"}
"""The other check that names a type of drift rightly."""

STYLES = {"faithful": "faithful", "free": "free", "drifted": "faithful"}
"""The styles of the articles that passages make, and of their paragraphs that do not drift."""


def passages(models: Models) -> Iterator[Row]:
    """Yield the paragraphs of the hand-written passages, even lines, and of the blind ones to develop on."""
    sources = {path.stem: blind(path) for path in sorted(BLIND.glob(f"*[!{NEWEST}].tsv"))}
    yield from styled(models, {"passages": triples(TRIPLES, "development"), **sources})
    lines = [line.split("\t") for line in FAITHFUL.read_text(encoding="utf-8").splitlines()[::2]]
    for start in range(0, len(lines) - PARAGRAPHS + 1, PARAGRAPHS):
        original, *versions, _traps, _domain = zip(*lines[start : start + PARAGRAPHS], strict=True)
        for version in versions:
            yield from rows(models, plain(version, original), f"versions {start}", "three versions", {})


def free_passages(models: Models) -> Iterator[Row]:
    """Yield the paragraphs of free renderings."""
    for path in sorted(FREE.glob("*.tsv")):
        for number, article in enumerate(free_articles(path, "free")):
            yield from rows(models, article, f"{path.stem} {number}", "free", {}, verified=True)


def unread_passages(models: Models) -> Iterator[Row]:
    """Yield the paragraphs of the blind passages of which only counts are taken."""
    sources = {path.stem: blind(path) for path in sorted(BLIND.glob(f"*{NEWEST}.tsv"))}
    return styled(models, sources, verified=True)


def styled(models: Models, sources: Mapping[str, list[Triple]], *, verified: bool = False) -> Iterator[Row]:
    """Yield the paragraphs of passages, each faithful, free, and drifted among faithful ones."""
    for name, given in sources.items():
        for style, clean in STYLES.items():
            for number, article in enumerate(articles(given, style)):
                document = number // (DRIFT_EVERY if article.drifts else 1)
                drifting = {
                    place: ("drifted", {drift.type, ALSO_NAMED.get(drift.type, "")})
                    for place, drift in article.drifts.items()
                }
                yield from rows(models, article, f"{name} {document}", clean, drifting, verified=verified)


def whole_articles(models: Models, *folders: Path) -> Iterator[Row]:
    """Yield the paragraphs of whole articles: labelled ones, and those that do not drift."""
    for folder in (folder for parent in folders for folder in sorted(parent.iterdir())):
        labels = folder / "labels.json"
        drifts = json.loads(labels.read_text(encoding="utf-8"))["drifts"] if labels.exists() else []
        drifting = {place: ("drifted article", CHECKS) for it in drifts for place in it["english_paragraphs"]}
        article = whole_article(folder)
        yield from rows(models, article, folder.name, "article", drifting, verified=True)


def news(models: Models) -> Iterator[Row]:
    """Yield the paragraphs of TICO-19: untouched, with drifts, and with harmless edits."""
    beds = short_articles(TICO)[::2]  # to save time
    kinds = {name: edit for name, (_, edit) in drifts().items()}
    for planter in (None, Planter(kinds, seed=0), Planter(harmless(), seed=0)):
        for bed in beds:
            others = [it for it in beds if it.name != bed.name]
            edited = (
                planter.plant(bed, strangers_to(bed, others))
                if planter
                else PlantedArticle(bed.translation, ())
            )
            places = {index for it in edited.plants if it.type in kinds for index in it.translation}
            article = plain(edited.translation, bed.original)
            drifting = dict.fromkeys(places, ("planted", CHECKS))
            yield from rows(models, article, bed.name, "news", drifting)


def rows(
    models: Models,
    article: PseudoArticle,
    document: str,
    clean: str,
    drifting: Mapping[int, tuple[str, Collection[str]]],
    *,
    verified: bool = False,
) -> Iterator[Row]:
    """Yield the paragraphs of an article; ``drifting`` has the sort of those that drift, and their names.

    The verifier reads what is ``verified``: not what it was trained on.
    """
    bitext = build_bitext(article.translation, article.original, models, lambda *_: None)
    checks = [check() for check in CHECKS.values() if not check.preview]
    places = findings_by_place(bitext, [finding for check in checks for finding in check.run(bitext)])
    doubter, reading = Doubter(bitext), Reading(load_verifier)
    groups = bitext.rendering
    told = told_alone(bitext, reading) if verified else {}
    seen = Article.of(bitext)
    features = np.stack([feature(seen) for feature in FEATURES.values()], axis=1)
    for number, paragraph in enumerate(seen.paragraphs):
        surest: dict[str, Finding] = {}
        for finding in sorted(distinct(places["translation", paragraph]), key=lambda it: it.confidence):
            if finding.severity is not Severity.NEUTRAL:
                surest[finding.check] = finding
        sort, named = drifting.get(paragraph, (clean, ()))
        chances = {
            check: reading.chance(finding, groups[paragraph])
            for check, finding in surest.items()
            if verified and check not in EXACT
        }
        alone = told.get(paragraph)
        yield Row(
            sort,
            document,
            paragraph in drifting,
            frozenset(named),
            features[number],
            {check: finding.confidence for check, finding in surest.items()},
            {check: doubter.doubts(finding, groups[paragraph]) for check, finding in surest.items()},
            {check: chance for check, chance in chances.items() if chance is not None},
            alone.confidence if alone else 0.0,
            alone.check if alone else "",
            reading.greatest(groups[paragraph]) if verified else 0.0,
        )


def told_alone(bitext: Bitext, reading: Reading) -> dict[int, Finding]:
    """Return the surest drift that the verifier tells alone in each paragraph, with its chance."""
    found = search(bitext, reading, (), SAID.keys(), worth=Seen())
    by_chance = sorted(found, key=lambda it: it.confidence)
    return {it.translation.paragraph: it for it in by_chance if it.translation}
