"""The report for a pull request or an e-mail: what is flagged, worst first, with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muqabala.drift.score import SCORE_MEANING
from muqabala.records import DriftReport, Finding, OmissionReport, Part
from muqabala.reports import wording
from muqabala.reports.excerpt import (
    Excerpt,
    opening,
    original_context,
    original_excerpt,
    translation_excerpt,
)
from muqabala.reports.overview import other_notes, warning, worst, worst_first

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~!$]")
_WORD_JOINER = "\u2060"


def markdown(report: DriftReport) -> str:
    """Return the report as CommonMark with a GitHub table."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: DriftReport) -> Iterator[str]:
    yield f"# {wording.verdict(report)}"
    yield ""
    alarm = warning(report)
    if alarm:
        yield from (f"**{_plain(wording.sentence(alarm))}**", "")
    yield f"{_plain(report.translation.path)} against {_plain(report.original.path)}."
    yield f"{SCORE_MEANING.capitalize()}; {wording.threshold(report)}."
    if report.flagged:
        yield from _table(report)
    originals = tuple(paragraph.text for paragraph in report.original.paragraphs)
    for part in report.flagged:
        yield from _part(part, originals)
    notes = other_notes(report)
    if notes:
        yield from ("", "## Notes", "", *(f"- {_plain(note)}" for note in notes))
    said = (wording.fine(report), _plain(wording.silence(report)), wording.coverage(report))
    yield from ("", "## Checked", "", *(f"- {sentence}" for sentence in said if sentence))
    yield f"- Signature: `{wording.one_line(report.signature).replace('`', '')}`"


def _table(report: DriftReport) -> Iterator[str]:
    yield from ("", "| Where | Score | Severity | Check |", "|---|---|---|---|")
    for part in report.flagged:
        severity = worst(part)
        checks = ", ".join(dict.fromkeys(finding.check for finding in worst_first(part)))
        yield f"| {_where(part)} | {part.score:.2f} | {wording.GLYPHS[severity]} {severity} | {checks} |"


def _part(part: Part, originals: tuple[str, ...]) -> Iterator[str]:
    title = _where(part) + (f", left out {wording.gap(part)}" if isinstance(part, OmissionReport) else "")
    yield from ("", f"## {title}")
    if not part.findings:
        yield from ("", wording.WITHOUT_FINDING.capitalize() + ".", "", f"> {_plain(opening(part.text))}")
    for finding in worst_first(part):
        yield from _finding(part, finding, originals)


def _finding(part: Part, finding: Finding, originals: tuple[str, ...]) -> Iterator[str]:
    glyph = wording.GLYPHS[finding.severity]
    yield from ("", f"{glyph} **{finding.severity}, {finding.check}**: {_plain(finding.message)}")
    translation = translation_excerpt(part, finding)
    original = original_excerpt(part, finding, originals)
    quotes = [_quoted(excerpt) for excerpt in (translation, original) if excerpt]
    quotes += map(_escaped, original_context(part, finding, originals))
    if quotes:
        yield ""
        yield "\n>\n".join(f"> {quote}" for quote in quotes)


def _quoted(excerpt: Excerpt) -> str:
    return Excerpt(_escaped(excerpt.before), _escaped(excerpt.evidence), _escaped(excerpt.after)).marked(
        "**", "**"
    )


def _where(part: Part) -> str:
    where = wording.place(part)
    return where[0].upper() + where[1:]


def _plain(text: str) -> str:
    """Put a text on one line that shows as it is."""
    return _escaped(wording.one_line(text))


def _escaped(text: str) -> str:
    r"""Take from a text what Markdown would act on.

    >>> _escaped("1. <b> *a*"), _escaped("A&B")
    ('1\\. \\<b\\> \\*a\\*', 'A&amp;B')
    """
    text = _SPECIAL.sub(r"\\\g<0>", text.replace("&", "&amp;"))
    text = re.sub(r"^(\s*\d+)([.)])", r"\1\\\2", text)
    text = re.sub(r"^(\s*)([-+=])", r"\1\\\2", text)
    # A name after an at-sign would be called to the pull request.
    return text.replace("@", f"@{_WORD_JOINER}")
