"""Bitext and findings to the drift report: every finding in its paragraph, scored and flagged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.drift.abridgement import abridged_share
from muqabala.drift.expectation import false_flags
from muqabala.drift.overlap import distinct
from muqabala.drift.score import THRESHOLDS, drift_score
from muqabala.drift.strangers import strangers_note
from muqabala.records import (
    BeadReport,
    Coverage,
    DriftReport,
    Finding,
    OmissionReport,
    ParagraphReport,
    Severity,
    Span,
)

Place = tuple[str, int]
"""A side, ``translation`` or ``original``, and a paragraph of it."""


class Verdict(NamedTuple):
    """How findings become a flag in this run."""

    threshold: float
    abridged: float | None

    def settle(
        self, findings: Iterable[Finding], suspicion: float = 0.0
    ) -> tuple[tuple[Finding, ...], float, bool]:
        """Return the findings that stay, most severe first, with their score and whether it is flagged.

        What would not be flagged at any sensitivity is not worth a word.
        """
        stay = sorted(distinct(findings), key=lambda finding: (-finding.severity.rank, -finding.confidence))
        score = drift_score(stay, suspicion)
        if score < min(THRESHOLDS.values()):
            stay = [finding for finding in stay if finding.severity is Severity.NEUTRAL]
        return tuple(stay), score, score >= self.threshold


def assemble(
    bitext: Bitext,
    findings: Sequence[Finding],
    *,
    sensitivity: str,
    signature: str,
    checks: Iterable[str],
    notes: tuple[str, ...],
    suspicions: Mapping[int, float] | None = None,
) -> DriftReport:
    """Gather the findings by paragraph and decide what is flagged.

    ``suspicions`` are the chances of drift that no check names, by paragraph of the translation (``fusion``).
    In an abridged translation, whole missing paragraphs are neutral unless
    ``sensitivity`` is high.
    """
    abridged = None if sensitivity == "high" else abridged_share(bitext)
    verdict = Verdict(THRESHOLDS[sensitivity], abridged)
    homes = findings_by_place(bitext, findings)
    coverage = _coverage(bitext)
    compared = sum(not paragraph.kind.is_furniture for paragraph in bitext.translation.paragraphs)
    strangers = strangers_note(coverage)
    if strangers:
        notes = (strangers, *notes)
    elif abridged is not None:
        notes = (
            f"the translation is abridged: {abridged * 100:.0f} % of the original is missing in whole "
            "paragraphs; they are listed, not flagged",
            *notes,
        )
    return DriftReport(
        signature=signature,
        translation=bitext.translation,
        original=bitext.original,
        paragraphs=tuple(_paragraphs(bitext, homes, verdict, suspicions or {})),
        omissions=tuple(_omissions(bitext, homes, verdict)),
        coverage=coverage,
        threshold=verdict.threshold,
        checks=tuple(checks),
        false_flags=false_flags(sensitivity, compared),
        abridged=abridged,
        notes=notes,
    )


def findings_by_place(bitext: Bitext, findings: Sequence[Finding]) -> dict[Place, list[Finding]]:
    """Give every finding its paragraph: of the translation, or of the original where that is left out."""
    homes: dict[Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        place = _home(bitext, finding)
        span = finding.translation
        if span is not None and not len(span):  # an empty span marks where omitted words belong
            finding = replace(finding, translation=None, anchor=span.start)
        homes[place].append(finding)
    return homes


def _home(bitext: Bitext, finding: Finding) -> Place:
    if finding.translation is not None:
        return "translation", finding.translation.paragraph
    if finding.original is None:
        raise ValueError(f"a finding of {finding.check} points nowhere")
    paragraph = finding.original.paragraph
    group = next(group for group in bitext.groups if paragraph in group.original)
    for pair in group.linked:
        if any(sentence.overlaps(finding.original) for sentence in pair.original):
            return "translation", pair.translation[0].paragraph
    return ("translation", group.translation[0]) if group.translation else ("original", paragraph)


def _paragraphs(
    bitext: Bitext, homes: dict[Place, list[Finding]], verdict: Verdict, suspicions: Mapping[int, float]
) -> Iterable[ParagraphReport]:
    groups = bitext.rendering
    for index, paragraph in enumerate(bitext.translation.paragraphs):
        group = groups.get(index, Group((index,), (), ()))
        pairs = [pair for pair in group.linked if any(span.paragraph == index for span in pair.translation)]
        suspicion = suspicions.get(index, 0.0)
        findings, score, flagged = verdict.settle(homes["translation", index], suspicion)
        yield ParagraphReport(
            index=index,
            text=paragraph.text,
            kind=paragraph.kind,
            original=tuple(sorted({span.paragraph for pair in pairs for span in pair.original})),
            similarity=_similarity(pairs),
            score=score,
            flagged=flagged,
            beads=tuple(_bead(pair, index) for pair in pairs),
            findings=findings,
            suspicion=round(suspicion, 4),
        )


def _bead(pair: Pair, paragraph: int) -> BeadReport:
    spans = [(span.start, span.end) for span in pair.translation if span.paragraph == paragraph]
    return BeadReport(tuple(spans), pair.original, round(pair.similarity, 4), round(pair.confidence, 4))


def _similarity(pairs: Sequence[Pair]) -> float:
    """Return the mean similarity of the pairs by length, 0 without any."""
    lengths = [sum(map(len, pair.translation)) for pair in pairs]
    total = sum(length * pair.similarity for length, pair in zip(lengths, pairs, strict=True))
    return round(total / max(1, sum(lengths)), 4)


def _omissions(
    bitext: Bitext, homes: dict[Place, list[Finding]], verdict: Verdict
) -> Iterable[OmissionReport]:
    """Yield one report for each run of original paragraphs without a translation, at its place."""
    after: int | None = None
    for missing, run in groupby(bitext.groups, key=lambda group: not group.translation):
        groups = list(run)
        if not missing:
            after = max(groups[-1].translation)
            continue
        paragraphs = tuple(index for group in groups for index in group.original)
        found = [finding for index in paragraphs for finding in homes["original", index]]
        if verdict.abridged is not None:
            found = [replace(finding, severity=Severity.NEUTRAL) for finding in found]
        findings, score, flagged = verdict.settle(found)
        text = "\n".join(bitext.original.paragraphs[index].text for index in paragraphs)
        yield OmissionReport(paragraphs, text, after, score, flagged, findings)


def _coverage(bitext: Bitext) -> Coverage:
    """Return the shares of the article's sentences, by characters, that have a counterpart."""

    def share(side: str) -> float:
        linked = total = 0
        for group in bitext.groups:
            for pair in group.pairs:
                spans: tuple[Span, ...] = getattr(pair, side)
                length = sum(map(len, spans))
                total += length
                linked += 0 if pair.is_null else length
        return round(linked / total, 4) if total else 1.0

    return Coverage(share("original"), share("translation"))
