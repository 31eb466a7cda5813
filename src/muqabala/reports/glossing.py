"""What omitted Arabic means, word by word, for readers who have no Arabic."""

from __future__ import annotations

from muqabala.languages.gloss import UNKNOWN, gloss
from muqabala.records import DriftReport, Finding
from muqabala.reports.excerpt import opening

IN_THE_LINE = 9
"""Words of a gloss that stand in the translation itself, where they are missing."""


def glossed(report: DriftReport, text: str) -> str:
    """Return the gloss of a text of the original, of a long one its beginning; empty where there is none."""
    if report.original.language != "ar":
        return ""
    beginning = opening(text)
    found = gloss(beginning)
    cut = found and not found.endswith(UNKNOWN) and len(beginning) < len(text.strip())
    return f"{found} {UNKNOWN}" if cut else found


def evidence_glossed(report: DriftReport, finding: Finding) -> str:
    """Return the gloss of a finding's Arabic, empty where its values say already what it means."""
    if finding.original is None or finding.values:
        return ""
    return glossed(report, finding.original.text)


def in_the_line(found: str) -> str:
    """Return the first words of a gloss.

    >>> in_the_line("and not agrees unions on plan")
    'and not agrees unions on plan'
    """
    words = found.split()
    if len(words) <= IN_THE_LINE:
        return found
    return " ".join([*words[:IN_THE_LINE], UNKNOWN])
