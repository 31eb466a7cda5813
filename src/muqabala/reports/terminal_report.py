"""The report for a terminal: stacked, since terminals disagree on where Arabic goes in a column."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from muqabala.drift.score import SCORE_MEANING
from muqabala.records import DriftReport, Finding, OmissionReport, Part, Severity
from muqabala.reports import wording
from muqabala.reports.excerpt import (
    Excerpt,
    opening,
    original_context,
    original_excerpt,
    translation_excerpt,
)
from muqabala.reports.overview import by_severity, in_reading_order, other_notes, warning, worst, worst_first

_COLOURS = {
    Severity.CRITICAL: "1;31",
    Severity.MAJOR: "33",
    Severity.MINOR: "36",
    Severity.NEUTRAL: "2",
}
_MARK = "1;4"
_FAINT = "2"
_OPENING, _CLOSING = "⟦", "⟧"
_EVIDENCE = " " * 6
"""The indent of what is quoted, and of a message's further lines."""
_FSI, _PDI = "\u2068", "\u2069"
_BAR = 10
"""Cells of a score's bar."""
_FEWEST_COLUMNS = 30
_MOST_TOLD = 12
"""Lines of what is told without a flag: an abridged article may leave out a hundred paragraphs."""


def full(report: DriftReport, *, width: int = 80, color: bool = False, isolate: bool = False) -> str:
    """Return the whole report, worst first; ``isolate`` sets each Arabic line apart, for terminals only."""
    terminal = _Terminal(report, max(width, _FEWEST_COLUMNS), color=color, isolate=isolate)
    return "\n".join(terminal.lines()) + "\n"


class _Terminal:
    """One report on one terminal."""

    def __init__(self, report: DriftReport, width: int, *, color: bool, isolate: bool) -> None:
        self.report = report
        self.width = width
        self.color = color
        self.isolate = isolate
        self.originals = tuple(paragraph.text for paragraph in report.original.paragraphs)

    def lines(self) -> Iterator[str]:
        """Yield the report from top to bottom."""
        yield from self._header()
        for part in self.report.flagged:
            yield ""
            yield from self._part(part)
        yield from self._told()
        notes = other_notes(self.report)
        if notes:
            yield from ("", self._style("Notes", "1"))
            for note in notes:
                yield from self._wrapped(f"- {wording.one_line(note)}", "  ")
        yield ""
        yield from self._footer()

    def _header(self) -> Iterator[str]:
        glyph, colour = ("✖", "1;31") if self.report.verdict == "drift" else ("✔", "1;32")
        alarm = warning(self.report)
        if alarm:
            yield from self._wrapped(wording.sentence(alarm), "", _COLOURS[Severity.CRITICAL])
        for line in textwrap.wrap(
            f"{glyph} {wording.verdict(self.report)}", self.width, subsequent_indent="  "
        ):
            yield self._style(line, colour)
        sides = (self.report.translation.path, self.report.original.path)
        yield from self._wrapped(" against ".join(map(wording.one_line, sides)), "  ")
        yield from self._wrapped(f"{SCORE_MEANING}; {wording.threshold(self.report)}", "  ", _FAINT)

    def _part(self, part: Part) -> Iterator[str]:
        severity = worst(part)
        filled = round(part.score * _BAR)
        bar = "█" * filled + "░" * (_BAR - filled)
        where = wording.place(part)
        if isinstance(part, OmissionReport):
            where += f", left out {wording.gap(part)}"
        score = self._style(f"{part.score:.2f} {bar}", _COLOURS[severity])
        yield f"{self._style(where[0].upper() + where[1:], '1')}  {score}"
        if not part.findings:
            yield from self._evidence_free(part)
        for finding in worst_first(part):
            yield from self._finding(part, finding)

    def _evidence_free(self, part: Part) -> Iterator[str]:
        yield from self._message(worst(part), "", wording.WITHOUT_FINDING)
        if isinstance(part, OmissionReport):
            yield from self._arabic(opening(part.text))
            return
        yield from self._wrapped(opening(part.text), _EVIDENCE)
        for index in part.original:
            yield from self._arabic(opening(self.originals[index]))

    def _finding(self, part: Part, finding: Finding) -> Iterator[str]:
        yield from self._message(finding.severity, finding.check, finding.message)
        translation = translation_excerpt(part, finding)
        if translation:
            yield from self._wrapped(self._marked(translation), _EVIDENCE)
        original = original_excerpt(part, finding, self.originals)
        if original:
            yield from self._arabic(self._marked(original))
        for words in original_context(part, finding, self.originals):
            yield from self._arabic(words)

    def _message(self, severity: Severity, check: str, message: str) -> Iterator[str]:
        head = f"  {wording.GLYPHS[severity]} {severity:<8}  "
        label = f"{check}  " if check else ""
        lines = textwrap.wrap(
            head + label + wording.one_line(message),
            self.width,
            subsequent_indent=_EVIDENCE,
            drop_whitespace=True,
        )
        styled = self._style(head.rstrip(), _COLOURS[severity])
        yield lines[0].replace(head.rstrip(), styled, 1)
        yield from lines[1:]

    def _told(self) -> Iterator[str]:
        told = list(self._told_lines())
        if not told:
            return
        yield from ("", self._style("Told, not flagged", "1"))
        for severity, message in told[:_MOST_TOLD]:
            yield from self._message(severity, "", message)
        if len(told) > _MOST_TOLD:
            yield f"  and {len(told) - _MOST_TOLD:,} more; the HTML report has all of them (-o report.html)"

    def _told_lines(self) -> Iterator[tuple[Severity, str]]:
        for part in in_reading_order(self.report):
            if part.flagged:
                continue
            where = wording.place(part)
            if isinstance(part, OmissionReport):
                length = wording.counted(len(part.text), "character")
                yield worst(part), f"{where}: not translated, {length}"
                continue
            for finding in worst_first(part):
                yield finding.severity, f"{where}: {finding.check}, {finding.message} [{part.score:.2f}]"

    def _footer(self) -> Iterator[str]:
        severities = ", ".join(f"{count} {name}" for name, count in by_severity(self.report).items())
        findings = wording.counted(len(self.report.findings), "finding")
        yield from self._wrapped(
            f"{wording.counted(len(self.report.flagged), 'passage')} flagged, {findings}"
            + (f" ({severities})" if severities else ""),
            "",
        )
        yield from self._wrapped(wording.fine(self.report), "")
        yield from self._wrapped(wording.silence(self.report), "")
        yield from self._wrapped(wording.coverage(self.report), "")
        yield self._style(wording.one_line(self.report.signature), _FAINT)

    def _marked(self, excerpt: Excerpt) -> str:
        return excerpt.marked(_OPENING, _CLOSING)

    def _arabic(self, text: str) -> Iterator[str]:
        for line in self._wrapped(text, _EVIDENCE):
            words = line.removeprefix(_EVIDENCE)
            yield f"{_EVIDENCE}{_FSI}{words}{_PDI}" if self.isolate else line

    def _wrapped(self, text: str, indent: str, style: str = "") -> Iterator[str]:
        """Yield a text in lines; what stands between the marks is set off by colour on each of them."""
        room = self.width - len(indent)
        inside = False
        for line in textwrap.wrap(text, room, break_on_hyphens=False):
            if style or not self.color:
                yield indent + self._style(line, style)
                continue
            painted = ""
            for stretch in re.split(f"([{_OPENING}{_CLOSING}])", line):
                inside = inside or stretch == _OPENING
                painted += self._style(stretch, _MARK) if inside and stretch else stretch
                inside = inside and stretch != _CLOSING
            yield indent + painted

    def _style(self, text: str, codes: str) -> str:
        return f"\x1b[{codes}m{text}\x1b[0m" if self.color and codes and text else text
