"""What a reviewer has judged fine is not flagged again: findings known by their words and their paragraph.

A finding's id alone would not do: "agreed" against «توافق» is one error in one
paragraph and another in the next. Its *key* holds the id and the words of the
paragraph it stands in, the original's where it has one. So it survives a new
run, another model, a moved paragraph and a mended translation, and it settles
nothing elsewhere.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from muqabala.drift.score import drift_score
from muqabala.errors import ConfigError
from muqabala.records import (
    DriftReport,
    Finding,
    OmissionReport,
    ParagraphReport,
    Part,
    Severity,
    fingerprint,
)

_Part = TypeVar("_Part", ParagraphReport, OmissionReport)

EVERYWHERE = "everywhere"
"""The scope of a check that is dismissed for good."""


def finding_key(finding: Finding, paragraph: str) -> str:
    """Return what a verdict on a finding in a paragraph is known by."""
    return fingerprint(finding.id, paragraph)


def document_key(report: DriftReport) -> str:
    """Return what an article is known by: the words of its original, whatever the files are called."""
    return fingerprint(*(paragraph.text for paragraph in report.original.paragraphs))


def home(report: DriftReport, part: Part, finding: Finding) -> str:
    """Return the text of the paragraph a finding stands in: the original's where it has one."""
    return report.original.paragraphs[finding.original.paragraph].text if finding.original else part.text


def dismissal(check: str, scope: str) -> str:
    """Return the name of a dismissal: the check and a paragraph's or a document's key, or EVERYWHERE.

    >>> dismissal("number", EVERYWHERE)
    'number@everywhere'
    """
    return f"{check}@{scope}"


class Baseline(NamedTuple):
    """Keys of findings judged fine, and names of dismissals."""

    fine: frozenset[str]
    dismissed: frozenset[str] = frozenset()

    @property
    def digest(self) -> str:
        """Return what a run's signature says of it."""
        return fingerprint(*sorted(self.fine), *sorted(self.dismissed))[:8]

    def settles(self, finding: Finding, paragraph: str, document: str) -> bool:
        """Tell whether a finding was judged fine, or its check dismissed where it stands."""
        scopes = (fingerprint(paragraph), document, EVERYWHERE)
        return finding_key(finding, paragraph) in self.fine or any(
            dismissal(finding.check, scope) in self.dismissed for scope in scopes
        )


def read_baseline(path: Path) -> Baseline:
    """Read verdicts that the review app exported as JSON. Raise ConfigError where the file holds none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        fine = frozenset(str(it["key"]) for it in data["verdicts"] if it["verdict"] == "fine")
        dismissed = frozenset(str(it["name"]) for it in data["dismissals"])
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ConfigError(f"{path}: holds no verdicts; export them as JSON from 'align review'") from error
    return Baseline(fine, dismissed)


def accept(report: DriftReport, baseline: Baseline) -> DriftReport:
    """Return the report with what the baseline settles made neutral: told, no longer flagged."""
    document = document_key(report)

    def settled(part: _Part) -> _Part:
        findings = tuple(
            replace(finding, severity=Severity.NEUTRAL)
            if baseline.settles(finding, home(report, part, finding), document)
            else finding
            for finding in part.findings
        )
        if findings == part.findings:
            return part
        score = drift_score(findings, part.suspicion if isinstance(part, ParagraphReport) else 0.0)
        return replace(part, findings=findings, score=score, flagged=score >= report.threshold)

    accepted = replace(
        report,
        paragraphs=tuple(map(settled, report.paragraphs)),
        omissions=tuple(map(settled, report.omissions)),
    )
    count = sum(old != new for old, new in zip(report.findings, accepted.findings, strict=True))
    if not count:
        return report
    were = "finding was" if count == 1 else "findings were"
    return replace(accepted, notes=(*report.notes, f"{count} {were} judged fine before, not flagged"))
