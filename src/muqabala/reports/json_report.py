"""The report, version 1, as JSON: the one stored form. Its schema lies in ``schema/report-1.schema.json``.

Here paragraphs count from 0 and offsets are code points, as in ``records``.
The reader is ``stored.py``.
"""

from __future__ import annotations

import json

from muqabala.records import BeadReport, Document, DriftReport, Finding, OmissionReport, ParagraphReport, Span
from muqabala.reports.overview import by_check, by_severity

SCHEMA_VERSION = "1.3"

Json = dict[str, object]


def json_text(report: DriftReport) -> str:
    """Return the report as indented JSON."""
    return dumps(to_json(report))


def dumps(data: Json) -> str:
    """Return data as indented JSON."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    # A file name that is not UTF-8 reaches us with lone surrogates: write those as JSON escapes.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def to_json(report: DriftReport) -> Json:
    """Return the report as JSON objects."""
    texts = [
        {"text": paragraph.text, "kind": paragraph.kind, "line": paragraph.line}
        for paragraph in report.original.paragraphs
    ]
    return {
        "schema_version": SCHEMA_VERSION,
        "signature": report.signature,
        "threshold": report.threshold,
        "expected_false_flags": report.false_flags,
        "checks": list(report.checks),
        "notes": list(report.notes),
        "translation": _document(report.translation),
        "original": {**_document(report.original), "texts": texts},
        "summary": {
            "verdict": report.verdict,
            "flagged": len(report.flagged),
            "findings": len(report.findings),
            "by_check": by_check(report),
            "by_severity": by_severity(report),
            "coverage": {
                "original": report.coverage.original,
                "translation": report.coverage.translation,
            },
            "abridged": report.abridged,
        },
        "paragraphs": [
            _paragraph(paragraph, report.translation.paragraphs[paragraph.index].line)
            for paragraph in report.paragraphs
        ],
        "omissions": [_omission(omission) for omission in report.omissions],
    }


def finding_json(finding: Finding) -> Json:
    """Return a finding as a JSON object."""
    translation, original, values = finding.translation, finding.original, finding.values
    return {
        "id": finding.id,
        "check": finding.check,
        "mqm": finding.mqm,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "translation_span": _words(translation) if translation else None,
        "original_span": _words(original, paragraph=original.paragraph) if original else None,
        "values": {"translation": values[0], "original": values[1]} if values else None,
        "anchor": finding.anchor,
    }


def _document(document: Document) -> Json:
    return {
        "path": document.path,
        "language": document.language,
        "paragraphs": len(document.paragraphs),
        "notes": list(document.notes),
    }


def _paragraph(paragraph: ParagraphReport, line: int | None) -> Json:
    return {
        "index": paragraph.index,
        "text": paragraph.text,
        "kind": paragraph.kind,
        "line": line,
        "original": list(paragraph.original),
        "similarity": paragraph.similarity,
        "score": paragraph.score,
        "suspicion": paragraph.suspicion,
        "flagged": paragraph.flagged,
        "beads": [_bead(bead) for bead in paragraph.beads],
        "findings": [finding_json(finding) for finding in paragraph.findings],
    }


def _omission(omission: OmissionReport) -> Json:
    return {
        "original": list(omission.original),
        "text": omission.text,
        "after": omission.after,
        "score": omission.score,
        "flagged": omission.flagged,
        "findings": [finding_json(finding) for finding in omission.findings],
    }


def _bead(bead: BeadReport) -> Json:
    return {
        "translation": [list(pair) for pair in bead.translation],
        "original": [
            {"paragraph": span.paragraph, "start": span.start, "end": span.end} for span in bead.original
        ],
        "similarity": bead.similarity,
        "confidence": bead.confidence,
    }


def _words(span: Span, **place: object) -> Json:
    return {**place, "start": span.start, "end": span.end, "text": span.text}
