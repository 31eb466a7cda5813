"""The rows of the HTML report: both texts side by side in reading order, what is fine drawn together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from muqabala.records import DriftReport, Finding, OmissionReport, ParagraphReport, Part, Severity
from muqabala.reports import wording
from muqabala.reports.excerpt import opening
from muqabala.reports.glossing import evidence_glossed, glossed, in_the_line
from muqabala.reports.html_text import ENGLISH, Mark, side
from muqabala.reports.overview import in_reading_order, worst, worst_first

_FURNITURE = {"byline": "byline, not compared", "boilerplate": "site line, not compared"}
_LABELS = {"heading": "heading", "list-item": "list item"}


class Card(NamedTuple):
    """What is said of one finding."""

    number: int
    finding: Finding
    glyph: str
    message: Markup
    values: tuple[Markup, Markup] | None
    target: str
    """The id of its first mark, empty where it has none in this row."""
    elsewhere: Markup
    """The words of the original that stand in another row, empty where there are none."""
    gloss: str
    """What its Arabic means word by word, empty where that is known or told otherwise."""


class Row(NamedTuple):
    """One paragraph of the translation with the original it renders, or a left out run of the original."""

    key: str
    number: str
    place: str
    kind: str
    translation: Markup | None
    original: tuple[tuple[int, str, Markup], ...]
    """The number, kind and text of each paragraph of the original."""
    score: float
    flagged: bool
    severity: Severity
    glyph: str
    cards: tuple[Card, ...]
    remark: str
    opening: str
    gloss: str = ""
    """What an omitted passage means word by word, empty where that is not known."""

    @property
    def on_map(self) -> bool:
        """Tell whether the drift map shows it: not where it belongs to the original's site alone."""
        return self.translation is not None or self.kind == "omitted"

    @property
    def told(self) -> bool:
        """Tell whether something was found in what is translated, but not enough to flag it."""
        return not self.flagged and self.translation is not None and bool(self.cards)

    @property
    def label(self) -> str:
        """Name the kind of the paragraph where it is more than body."""
        return _LABELS.get(self.kind, "")

    @property
    def title(self) -> str:
        """Say on one line what the row holds."""
        found = ", ".join(dict.fromkeys(card.finding.check for card in self.cards)) or "nothing found"
        return f"{self.place}: {found}, drift score {self.score:.2f}"


class Run(NamedTuple):
    """Consecutive rows that are all flagged and shown open, or all folded."""

    rows: tuple[Row, ...]
    folded: bool
    title: str


def runs(rows: Sequence[Row]) -> Iterator[Run]:
    """Draw the rows together."""
    for flagged, run in groupby(rows, key=lambda row: row.flagged):
        members = tuple(run)
        yield Run(members, not flagged, _title(members))


def rows(report: DriftReport) -> list[Row]:
    """Return the rows of the report, in reading order."""
    return list(_Rows(report))


def row_key(part: Part) -> str:
    """Return the key of a part's row: ``p6`` for a paragraph, ``a11`` for what the original has alone."""
    return f"a{part.original[0] + 1}" if isinstance(part, OmissionReport) else f"p{part.index + 1}"


def _title(members: Sequence[Row]) -> str:
    paragraphs = [row.number for row in members if row.translation is not None]
    missing = sum(row.kind == "omitted" for row in members)
    said = []
    if paragraphs:
        last = f"s {paragraphs[0]}–{paragraphs[-1]}" if len(paragraphs) > 1 else f" {paragraphs[0]}"
        said.append(f"Paragraph{last}: {_told(members)}")
    if missing:
        said.append(f"{wording.counted(missing, 'passage')} of the original not translated")
    return "; ".join(said) or f"{wording.counted(len(members), 'line')} of the original not compared"


def _told(members: Sequence[Row]) -> str:
    """Say what was found below the threshold, and what is a note only."""
    found = Counter(
        "note" if card.finding.severity is Severity.NEUTRAL else "slight doubt"
        for row in members
        if row.told
        for card in row.cards
    )
    counts = [wording.counted(found[noun], noun) for noun in ("slight doubt", "note") if found[noun]]
    return ", ".join(("nothing flagged", *counts)) if counts else "nothing found"


def _not_compared(report: DriftReport) -> defaultdict[int | None, list[int]]:
    """Return the original paragraphs that are in no part, by the translation paragraph they would follow."""
    told = {index for part in report.parts for index in part.original}
    ends = [(max(part.original), part.index) for part in report.paragraphs if part.original]
    beside: defaultdict[int | None, list[int]] = defaultdict(list)
    for index in range(len(report.original.paragraphs)):
        if index not in told:
            beside[max((after for end, after in ends if end < index), default=None)].append(index)
    return beside


def _remark(part: Part) -> str:
    if not isinstance(part, ParagraphReport):
        return ""
    if part.flagged and not part.findings:
        return wording.WITHOUT_FINDING
    return _FURNITURE.get(part.kind, "")


class _Rows:
    """The way from the parts of a report to rows."""

    def __init__(self, report: DriftReport) -> None:
        self.report = report
        self.translation = side(report.translation.language)
        self.original = side(report.original.language)
        self.renderings = Counter(index for paragraph in report.paragraphs for index in paragraph.original)

    def __iter__(self) -> Iterator[Row]:
        beside = _not_compared(self.report)
        yield from map(self._furniture, beside[None])
        for part in in_reading_order(self.report):
            yield self._row(part)
            if isinstance(part, ParagraphReport):
                yield from map(self._furniture, beside[part.index])

    def _furniture(self, index: int) -> Row:
        """Return the row of an original paragraph that was not compared."""
        paragraph = self.report.original.paragraphs[index]
        return Row(
            key=f"a{index + 1}",
            number="",
            place=f"Original paragraph {index + 1}",
            kind=paragraph.kind,
            translation=None,
            original=((index + 1, paragraph.kind, self.original.plain(paragraph.text)),),
            score=0.0,
            flagged=False,
            severity=Severity.NEUTRAL,
            glyph="",
            cards=(),
            remark=_FURNITURE.get(paragraph.kind, "not compared"),
            opening=opening(paragraph.text),
        )

    def _row(self, part: Part) -> Row:
        key = row_key(part)
        numbered = tuple(enumerate(worst_first(part), 1))
        severity = worst(part)
        place = wording.place(part)
        return Row(
            key=key,
            number=wording.CARET if isinstance(part, OmissionReport) else f"{part.index + 1}",
            place=place[0].upper() + place[1:],
            kind="omitted" if isinstance(part, OmissionReport) else part.kind,
            translation=None if isinstance(part, OmissionReport) else self._translation(part, numbered, key),
            original=tuple(
                (
                    index + 1,
                    self.report.original.paragraphs[index].kind,
                    self._original(part, index, numbered, key),
                )
                for index in part.original
            ),
            score=part.score,
            flagged=part.flagged,
            severity=severity,
            glyph=wording.GLYPHS[severity],
            cards=tuple(self._card(part, number, finding, key) for number, finding in numbered),
            remark=_remark(part),
            opening=opening(part.text),
            gloss=glossed(self.report, part.text) if isinstance(part, OmissionReport) else "",
        )

    def _translation(
        self, part: ParagraphReport, numbered: Sequence[tuple[int, Finding]], key: str
    ) -> Markup:
        marks = []
        for number, finding in numbered:
            if finding.translation is not None:
                span = finding.translation
                marks.append(Mark(span.start, span.end, number, finding.severity))
            elif finding.anchor is not None:
                missing = in_the_line(evidence_glossed(self.report, finding))
                marks.append(Mark(finding.anchor, finding.anchor, number, finding.severity, missing))
        return self.translation.marked(part.text, marks, f"{key}-e")

    def _original(self, part: Part, index: int, numbered: Sequence[tuple[int, Finding]], key: str) -> Markup:
        marks = [
            Mark(finding.original.start, finding.original.end, number, finding.severity)
            for number, finding in numbered
            if finding.original is not None and finding.original.paragraph == index
        ]
        text = self.report.original.paragraphs[index].text
        # The second of two rows that render one paragraph shows it too: other ids.
        return self.original.marked(text, marks, f"{key}-a{index + 1}", self._aside(part, index, text))

    def _aside(self, part: Part, index: int, text: str) -> list[tuple[int, int]]:
        """Return the stretches of a shared original paragraph that another row is about."""
        if isinstance(part, OmissionReport) or self.renderings[index] < 2:
            return []
        own = sorted(
            (span.start, span.end) for bead in part.beads for span in bead.original if span.paragraph == index
        )
        if not own:
            return []
        gaps, at = [], 0
        for start, end in (*own, (len(text), len(text))):
            if start > at:
                gaps.append((at, start))
            at = max(at, end)
        return gaps

    def _card(self, part: Part, number: int, finding: Finding, key: str) -> Card:
        original, target = finding.original, ""
        away = original is not None and original.paragraph not in part.original
        if finding.translation is not None or finding.anchor is not None:
            target = f"{key}-e-{number}"
        elif original is not None and not away:
            target = f"{key}-a{original.paragraph + 1}-{number}"
        return Card(
            number=number,
            finding=finding,
            glyph=wording.GLYPHS[finding.severity],
            message=ENGLISH.plain(finding.message),
            values=(
                (self.translation.plain(finding.values[0]), ENGLISH.plain(finding.values[1]))
                if finding.values
                else None
            ),
            target=target,
            elsewhere=self.original.plain(original.text) if original is not None and away else Markup(""),
            gloss="" if isinstance(part, OmissionReport) else evidence_glossed(self.report, finding),
        )
