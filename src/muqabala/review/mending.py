"""A report as reviewers left it: with its paragraphs mended, or with what they said of its findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from muqabala.drift.baseline import Baseline, accept, finding_key, home
from muqabala.records import (
    BeadReport,
    Document,
    DriftReport,
    Finding,
    Kind,
    OmissionReport,
    Paragraph,
    ParagraphReport,
    Part,
    Span,
)
from muqabala.reports.overview import in_reading_order
from muqabala.review.desk import paragraph_key
from muqabala.review.shelf import Opened
from muqabala.review.store import Event, Store

_Part = TypeVar("_Part", ParagraphReport, OmissionReport)


def mended(store: Store, opened: Opened) -> DriftReport:
    """Return the report of the mended translation.

    A mended paragraph is one bead with what it renders; a passage that was
    left out and is now translated is a paragraph at its place; one that was
    removed is none.
    """
    made = _Mended(opened.report)
    for part in in_reading_order(opened.report):
        made.add(part, store.value("edit", paragraph_key(opened, part)))
    return made.finished()


def judged(store: Store, report: DriftReport) -> DriftReport:
    """Return the report with what is fine or dismissed made neutral, and each verdict and note told."""
    verdicts = {event.subject: event for event in store.standing("verdict")}
    notes = {event.subject: event.value for event in store.standing("note")}
    fine = frozenset(key for key, event in verdicts.items() if event.value == "fine")
    dismissed = frozenset(event.subject for event in store.standing("dismissal"))
    accepted = accept(report, Baseline(fine, dismissed))

    def told(part: _Part) -> _Part:
        findings = tuple(
            _told(finding, finding_key(finding, home(report, part, finding)), verdicts, notes)
            for finding in part.findings
        )
        return replace(part, findings=findings)

    return replace(
        accepted,
        paragraphs=tuple(map(told, accepted.paragraphs)),
        omissions=tuple(map(told, accepted.omissions)),
    )


def _told(finding: Finding, key: str, verdicts: Mapping[str, Event], notes: Mapping[str, str]) -> Finding:
    said = []
    if key in verdicts:
        said.append(f"judged {verdicts[key].value} by {verdicts[key].reviewer}")
    if key in notes:
        said.append(f"note: {notes[key]}")
    return replace(finding, message=f"{finding.message} [{'; '.join(said)}]") if said else finding


@dataclass
class _Mended:
    """A report in the making: its paragraphs are counted anew."""

    report: DriftReport
    paragraphs: list[ParagraphReport] = field(default_factory=list)
    omissions: list[OmissionReport] = field(default_factory=list)

    def add(self, part: Part, edit: str) -> None:
        """Add a part as its edit has it, an empty one leaves it as it is."""
        index, text = len(self.paragraphs), edit.strip()
        if isinstance(part, OmissionReport) and not text:
            self.omissions.append(replace(part, after=index - 1 if index else None))
        elif isinstance(part, OmissionReport):
            whole = [self._whole(number) for number in part.original]
            self.paragraphs.append(_paragraph(index, text, part.original, whole))
        elif not edit:
            findings = tuple(_moved(finding, index) for finding in part.findings)
            self.paragraphs.append(replace(part, index=index, findings=findings))
        elif text:
            spans = [span for bead in part.beads for span in bead.original]
            whole = spans or [self._whole(number) for number in part.original]
            self.paragraphs.append(_paragraph(index, text, part.original, whole, part.kind))

    def finished(self) -> DriftReport:
        """Return the report."""
        translation = self.report.translation
        paragraphs = tuple(Paragraph(paragraph.text, paragraph.kind) for paragraph in self.paragraphs)
        return replace(
            self.report,
            translation=Document(translation.path, translation.language, paragraphs, translation.notes),
            paragraphs=tuple(self.paragraphs),
            omissions=tuple(self.omissions),
        )

    def _whole(self, number: int) -> Span:
        return Span.whole(number, self.report.original.paragraphs[number].text)


def _paragraph(
    index: int, text: str, original: tuple[int, ...], spans: list[Span], kind: Kind = Kind.BODY
) -> ParagraphReport:
    """Return a paragraph that a reviewer wrote: it renders what it renders, and nothing is found in it."""
    bead = BeadReport(((0, len(text)),), tuple(spans), similarity=1.0)
    return ParagraphReport(
        index=index,
        text=text,
        kind=kind,
        original=original,
        similarity=1.0,
        score=0.0,
        flagged=False,
        beads=(bead,) if spans else (),
    )


def _moved(finding: Finding, index: int) -> Finding:
    """Return a finding in the paragraph's new place."""
    if finding.translation is None:
        return finding
    return replace(finding, translation=replace(finding.translation, paragraph=index))
