"""The report as a bitext: the whole text of both sides in translation units, for formats of exchange.

A unit is a bead with its words. What has no counterpart makes units with one
side empty; whatever stands between two linked sentences is one of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from muqabala.records import DriftReport, Finding, OmissionReport, Part, Span
from muqabala.reports.overview import in_reading_order, told
from muqabala.reports.wording import WITHOUT_FINDING

TRANSLATION, ORIGINAL = 0, 1
"""The sides of ``Unit.sides``."""

_TOP = -1


class Unit(NamedTuple):
    """A bead with its words; one side is empty where there is no counterpart.

    ``similarity`` and ``confidence`` are None then. ``findings`` are those
    whose evidence lies here, and it is ``flagged`` where the part of the
    report is flagged for one of them.
    """

    sides: tuple[tuple[Span, ...], tuple[Span, ...]]
    similarity: float | None = None
    confidence: float | None = None
    findings: tuple[Finding, ...] = ()
    flagged: bool = False

    @property
    def is_linked(self) -> bool:
        """Tell whether both sides have words."""
        return all(self.sides)

    def text(self, side: int) -> str:
        """Return the words of a side."""
        return " ".join(span.text for span in self.sides[side])

    def paragraphs(self, side: int) -> tuple[int, ...]:
        """Return the paragraphs of a side that it touches, in order."""
        return tuple(sorted({span.paragraph for span in self.sides[side]}))

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what was found, a line for each finding."""
        found = tuple(f"{it.severity} {it.check}: {it.message}" for it in self.findings)
        return found or (WITHOUT_FINDING,) * self.flagged


def units(report: DriftReport) -> list[Unit]:
    """Return the units in the order of the translation.

    Words of the original that have no translation come after the unit that
    renders what precedes them.
    """
    ours = [*_linked(report)]
    texts = [paragraph.text for paragraph in report.paragraphs]
    covered = [span for unit in ours for span in unit.sides[TRANSLATION]]
    ours += [Unit(((alone,), ())) for alone in _uncovered(texts, covered)]
    ours.sort(key=lambda unit: _place(unit.sides[TRANSLATION][0]))
    return _with_findings(report, [*_with_untranslated(report, ours)])


def _linked(report: DriftReport) -> Iterable[Unit]:
    """Return the beads with words on both sides.

    The report tells a bead in every paragraph of the translation that it
    reaches into: those parts are joined.
    """
    linked: dict[tuple[Span, ...], Unit] = {}
    for paragraph in report.paragraphs:
        for bead in paragraph.beads:
            text = paragraph.text
            here = tuple(
                Span(paragraph.index, start, end, text[start:end]) for start, end in bead.translation
            )
            if not (_has_words(here) and _has_words(bead.original)):
                continue
            before = linked[bead.original].sides[TRANSLATION] if bead.original in linked else ()
            linked[bead.original] = Unit(((*before, *here), bead.original), bead.similarity, bead.confidence)
    return linked.values()


def _has_words(spans: Iterable[Span]) -> bool:
    return any(span.text.strip() for span in spans)


def _place(span: Span) -> tuple[int, int]:
    return span.paragraph, span.start


def _uncovered(texts: Sequence[str], covered: Iterable[Span]) -> Iterator[Span]:
    """Yield every stretch of the paragraphs between the covered spans, without white space at its ends."""
    taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for span in covered:
        taken[span.paragraph].append((span.start, span.end))
    for paragraph, text in enumerate(texts):
        at = 0
        for start, end in [*sorted(taken[paragraph]), (len(text), len(text))]:
            words = text[at:start].strip()
            if words:
                first = text.index(words, at)
                yield Span(paragraph, first, first + len(words), words)
            at = max(at, end)


def _with_untranslated(report: DriftReport, ours: Sequence[Unit]) -> Iterator[Unit]:
    """Put the untranslated words of the original among the units of the translation."""
    texts = [paragraph.text for paragraph in report.original.paragraphs]
    spans = [(span, number) for number, unit in enumerate(ours) for span in unit.sides[ORIGINAL]]
    rendered = sorted((_place(span), number) for span, number in spans)
    following: defaultdict[int, list[Unit]] = defaultdict(list)
    for alone in _uncovered(texts, (span for span, _ in spans)):
        before = bisect_left(rendered, (_place(alone), 0))
        following[rendered[before - 1][1] if before else _TOP].append(Unit(((), (alone,))))
    yield from following[_TOP]
    for number, unit in enumerate(ours):
        yield unit
        yield from following[number]


def _with_findings(report: DriftReport, everything: Sequence[Unit]) -> list[Unit]:
    """Give every finding, and every flag without one, to the unit that holds its evidence."""
    homes: defaultdict[tuple[int, int], list[tuple[Span, int]]] = defaultdict(list)
    for number, unit in enumerate(everything):
        for side, spans in enumerate(unit.sides):
            for span in spans:
                homes[side, span.paragraph].append((span, number))
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    flagged: set[int] = set()
    for part in in_reading_order(report):
        for finding in told(part):
            side, evidence = _evidence(part, finding)
            here = homes[side, evidence.paragraph]
            if not here:  # a paragraph of white space
                continue
            _, number = max(here, key=lambda home: _shared(home[0], evidence))
            found[number] += [finding] if finding else []
            flagged |= {number} if part.flagged else set()
    return [
        unit._replace(findings=tuple(found[number]), flagged=number in flagged)
        for number, unit in enumerate(everything)
    ]


def _evidence(part: Part, finding: Finding | None) -> tuple[int, Span]:
    """Return the side and the span that say best where a finding belongs."""
    if finding and finding.translation:
        return TRANSLATION, finding.translation
    if finding and finding.original:
        return ORIGINAL, finding.original
    if isinstance(part, OmissionReport):
        return ORIGINAL, Span(part.original[0], 0, 0, "")
    anchor = finding.anchor or 0 if finding else 0
    return TRANSLATION, Span(part.index, anchor, anchor, "")


def _shared(span: Span, evidence: Span) -> int:
    """Return how many code points of the evidence a span holds; less than 0, how far it is away."""
    return min(span.end, evidence.end) - max(span.start, evidence.start)
