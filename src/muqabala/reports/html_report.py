"""The report to read: one self-contained page with both texts side by side.

It holds its style, script and Arabic font, asks nothing of the network, and
its policy lets nothing run but its own script.
"""

from __future__ import annotations

from markupsafe import Markup

from muqabala.drift.score import SCORE_MEANING
from muqabala.records import DriftReport, Severity
from muqabala.reports import wording
from muqabala.reports.html_rows import Row, rows, runs
from muqabala.reports.html_text import ENGLISH, side
from muqabala.reports.overview import by_check, by_severity, other_notes, warning
from muqabala.reports.page import digest, static, style, templates

_ROWS_NAMED = 8
"""Rows of a list at the top: as many as are taken in at a glance."""
_LONG = 240
"""Rows from which the drift map is drawn small and rows out of sight are not laid out."""


def html(report: DriftReport) -> str:
    """Return the page."""
    all_rows = rows(report)
    flagged = sorted((row for row in all_rows if row.flagged), key=lambda row: -row.score)
    told = sorted((row for row in all_rows if row.told), key=lambda row: -row.severity.rank)
    css, script = style(), static("report.js")
    verdict, _, besides = wording.verdict(report).partition("; ")
    return (
        templates("muqabala.reports")
        .get_template("report.html.j2")
        .render(
            report=report,
            rows=all_rows,
            runs=list(runs(all_rows)),
            worst=flagged[:_ROWS_NAMED],
            flagged=len(flagged),
            told=told[:_ROWS_NAMED],
            besides_told=len(told[_ROWS_NAMED:]),
            verdict=verdict,
            besides=besides,
            lead=_lead(report, flagged),
            checks=by_check(report),
            severities=by_severity(report),
            glyphs={severity.value: glyph for severity, glyph in wording.GLYPHS.items()},
            notes=[ENGLISH.plain(note) for note in other_notes(report)],
            warning=wording.sentence(warning(report) or ""),
            dense=len(all_rows) > _LONG,
            wording=wording,
            score_meaning=SCORE_MEANING,
            gloss_meaning=wording.GLOSS_MEANING,
            english=side(report.translation.language),
            arabic=side(report.original.language),
            style=Markup(css),
            script=Markup(script),
            style_hash=digest(css),
            script_hash=digest(script),
        )
    )


def _lead(report: DriftReport, flagged: list[Row]) -> str:
    """Say in a sentence or two what was found, for who reads no further."""
    counts = {name: count for name, count in by_severity(report).items() if name != Severity.NEUTRAL}
    if not flagged:
        return (
            "Some slight doubts, none of them worth a flag."
            if counts
            else "Nothing was found that says something else than the original."
        )
    if not counts:
        return "Flagged by the drift score alone."
    named = [f"{count:,} {name}" for name, count in counts.items()]
    found = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return f"{found} finding{'s' * (sum(counts.values()) > 1)}."
