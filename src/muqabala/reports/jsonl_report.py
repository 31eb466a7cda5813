"""One finding per line, each with its place, for programs. Paragraphs count from 0 as in the JSON report."""

from __future__ import annotations

import json

from muqabala.records import DriftReport, OmissionReport, Part
from muqabala.reports.json_report import finding_json
from muqabala.reports.overview import in_reading_order, told


def jsonl(report: DriftReport) -> str:
    """Return a line per finding; ``finding`` is null where a part is flagged by its score alone."""
    lines = [
        json.dumps({**_place(part), "finding": finding and finding_json(finding)}, ensure_ascii=False)
        for part in in_reading_order(report)
        for finding in told(part)
    ]
    return "".join(f"{line}\n" for line in lines)


def _place(part: Part) -> dict[str, object]:
    return {
        "paragraph": None if isinstance(part, OmissionReport) else part.index,
        "after": part.after if isinstance(part, OmissionReport) else None,
        "original": list(part.original),
        "score": part.score,
        "flagged": part.flagged,
    }
