"""SARIF 2.1.0, for code hosts and editors: the translation is the file that is checked.

Results come worst first, since GitHub cuts a long list. Specification: OASIS,
Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 2020.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import PurePath
from urllib.parse import quote

import muqabala
from muqabala.records import Document, DriftReport, Finding, Part, Severity
from muqabala.reports.json_report import Json, dumps
from muqabala.reports.overview import all_notes, file_of, in_reading_order, line_of, told, worst
from muqabala.reports.wording import WITHOUT_FINDING, place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}

WITHOUT_CHECK = "drift"
"""The rule of what is flagged by its score alone."""


def sarif(report: DriftReport) -> str:
    """Return the findings as a SARIF log of one run; what is not flagged is a ``note``."""
    parts = [(part, finding) for part in in_reading_order(report) for finding in told(part)]
    parts.sort(key=lambda it: (-it[0].flagged, -_severity(*it).rank, -it[0].score))
    rules = list(dict.fromkeys(_rule_id(finding) for _, finding in parts))
    seen: Counter[str] = Counter()
    run: Json = {
        "tool": {
            "driver": {
                "name": "muqabala",
                "version": muqabala.__version__,
                "rules": [_rule(slug) for slug in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "note", "message": {"text": note}} for note in all_notes(report)
                ],
            }
        ],
        "results": [_result(report, *it, rules, seen) for it in parts],
        "properties": {"signature": report.signature, "verdict": report.verdict},
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _severity(part: Part, finding: Finding | None) -> Severity:
    return finding.severity if finding else worst(part)


def _rule_id(finding: Finding | None) -> str:
    return finding.check if finding else WITHOUT_CHECK


def _rule(slug: str) -> Json:
    """Describe a check by its page; one that this version does not have goes by its name alone."""
    from muqabala.checks import CHECKS  # numpy and the tables of the languages: a fifth of a second

    if slug not in CHECKS:
        return {"id": slug}
    page = CHECKS[slug].page()
    first = page.partition("\n")[0]
    return {
        "id": slug,
        "shortDescription": {"text": first},
        "fullDescription": {"text": first},
        "help": {"text": page},
        "defaultConfiguration": {"level": _LEVELS[CHECKS[slug].severity]},
        "properties": {"tags": [CHECKS[slug].mqm]},
    }


def _result(
    report: DriftReport, part: Part, finding: Finding | None, rules: list[str], seen: Counter[str]
) -> Json:
    severity, rule = _severity(part, finding), _rule_id(finding)
    result: Json = {
        "ruleId": rule,
        "ruleIndex": rules.index(rule),
        "level": _LEVELS[severity] if part.flagged else "note",
        "message": {"text": finding.message if finding else WITHOUT_FINDING},
        "locations": [_location(report, part, finding)],
        "properties": {"severity": severity, "score": part.score, "flagged": part.flagged},
    }
    if part.original:
        result["relatedLocations"] = [_original(report, part, finding)]
    if finding:
        seen[finding.id] += 1
        result["rank"] = round(100 * finding.confidence, 1)
        # GitHub tells results apart by this one alone; it counts those that are alike after a colon.
        result["partialFingerprints"] = {"primaryLocationLineHash": f"{finding.id}:{seen[finding.id]}"}
    return result


def _location(report: DriftReport, part: Part, finding: Finding | None) -> Json:
    span = finding and finding.translation
    return {
        **_physical(report.translation, line_of(report, part), span.text if span else None),
        "logicalLocations": [{"name": place(part), "kind": "paragraph"}],
    }


def _original(report: DriftReport, part: Part, finding: Finding | None) -> Json:
    span = finding and finding.original
    paragraph = span.paragraph if span else part.original[0]
    line = report.original.paragraphs[paragraph].line
    return {
        **_physical(report.original, line, span.text if span else None),
        "logicalLocations": [{"name": f"original paragraph {paragraph + 1}", "kind": "paragraph"}],
        "message": {"text": "the original"},
    }


def _physical(document: Document, line: int | None, words: str | None) -> Json:
    """Say where in a file; without a line only in which one, and nothing where there is no file."""
    path = file_of(document)
    if path is None:
        return {}
    place: Json = {"artifactLocation": {"uri": _uri(path)}}
    if line is not None:
        place["region"] = {"startLine": line} | ({"snippet": {"text": words}} if words else {})
    return {"physicalLocation": place}


def _uri(path: str) -> str:
    """Return a path as a URI, relative where the path is.

    >>> _uri("news/a b.txt")
    'news/a%20b.txt'
    """
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))
