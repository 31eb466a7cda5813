"""The report to read: one self-contained page with both texts side by side.

It holds its style, script and Arabic font, asks nothing of the network, and
its policy lets nothing run but its own script.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from muqabala.drift.score import SCORE_MEANING
from muqabala.records import DriftReport, Severity
from muqabala.reports import wording
from muqabala.reports.html_rows import Row, rows, runs
from muqabala.reports.html_text import ENGLISH, side
from muqabala.reports.overview import all_notes, by_check, by_severity

_ROWS_NAMED = 8
"""Rows of a list at the top: as many as are taken in at a glance."""
_LONG = 240
"""Rows from which the drift map is drawn small and rows out of sight are not laid out."""


def html(report: DriftReport) -> str:
    """Return the page."""
    all_rows = rows(report)
    flagged = sorted((row for row in all_rows if row.flagged), key=lambda row: -row.score)
    told = sorted((row for row in all_rows if row.told), key=lambda row: -row.severity.rank)
    css, script = style(), _static("report.js")
    verdict, _, besides = wording.verdict(report).partition("; ")
    return (
        _template_environment()
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
            notes=[ENGLISH.plain(note) for note in all_notes(report)],
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


@cache
def _template_environment() -> Environment:
    return Environment(
        loader=PackageLoader("muqabala.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def style() -> str:
    """Return the style of a page, with the Arabic font in it."""
    font = files("muqabala.reports") / "static" / "vendor" / "noto-naskh-arabic-400.woff2"
    encoded = base64.b64encode(font.read_bytes()).decode("ascii")
    return _static("report.css").replace("noto-naskh-arabic-400.woff2", f"data:font/woff2;base64,{encoded}")


@cache
def _static(name: str) -> str:
    return (files("muqabala.reports") / "static" / name).read_text(encoding="utf-8")


def digest(content: str) -> str:
    """Return what the page's policy calls a style or script that it allows."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode("ascii")
