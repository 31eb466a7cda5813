"""XLIFF 2.1: the Arabic as source, the English as target, what was found as notes that mark its words.

A ``unit`` is a group of paragraphs that render each other, a ``segment`` in
it a bead; white space between them is an ``ignorable``. A flagged segment
goes back to the state ``initial``, the others are ``translated``. Paragraphs
count from 1. Specification: OASIS, XLIFF Version 2.1, 2018.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from muqabala.records import DriftReport, Severity, Span
from muqabala.reports.overview import all_notes
from muqabala.reports.units import ORIGINAL, TRANSLATION, Unit, units
from muqabala.reports.wording import numbers
from muqabala.reports.xml_text import child, xml_text

_PRIORITY = {Severity.CRITICAL: "1", Severity.MAJOR: "3", Severity.MINOR: "5", Severity.NEUTRAL: "10"}
"""XLIFF counts priorities from 1, the highest, to 10."""

_SIDES = ((ORIGINAL, "source"), (TRANSLATION, "target"))

Texts = tuple[Sequence[str], Sequence[str]]
"""The paragraphs of both sides, as in ``Unit.sides``."""

Marks = list[tuple[Span, str]]
"""Words and the number of the note on them."""


def xliff(report: DriftReport) -> str:
    """Return the bitext for a translation editor."""
    root = Element(
        "xliff",
        {
            "version": "2.1",
            "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
            "xmlns:mda": "urn:oasis:names:tc:xliff:metadata:2.0",
            "srcLang": report.original.language,
            "trgLang": report.translation.language,
        },
    )
    file = child(root, "file", id="f1", original=report.original.path, xml_space="preserve")
    _metadata(file, "report", {"translation": report.translation.path, "signature": report.signature})
    notes = all_notes(report)
    if notes:
        told = child(file, "notes")
        for note in notes:
            child(told, "note", note)
    texts = (
        [paragraph.text for paragraph in report.paragraphs],
        [paragraph.text for paragraph in report.original.paragraphs],
    )
    for number, group in enumerate(_groups(units(report)), 1):
        _unit(child(file, "unit", id=f"u{number}", name=_name(group)), texts, group)
    return xml_text(root, leaves={"source", "target"})


def _groups(everything: Sequence[Unit]) -> list[list[Unit]]:
    """Gather neighbours that share a paragraph on either side."""
    groups: list[list[Unit]] = []
    seen: set[tuple[int, int]] = set()
    for unit in everything:
        here = {(side, span.paragraph) for side, spans in enumerate(unit.sides) for span in spans}
        if here & seen:
            groups[-1].append(unit)
            seen |= here
        else:
            groups.append([unit])
            seen = here
    return groups


def _name(group: Sequence[Unit]) -> str:
    named = (("paragraph", TRANSLATION), ("original paragraph", ORIGINAL))
    touched = ((name, {number for unit in group for number in unit.paragraphs(side)}) for name, side in named)
    return "; ".join(f"{name} {numbers(sorted(each))}" for name, each in touched if each)


def _unit(element: Element, texts: Texts, group: Sequence[Unit]) -> None:
    similarities = {
        f"s{number}": f"{unit.similarity:.4f}"
        for number, unit in enumerate(group, 1)
        if unit.similarity is not None
    }
    _metadata(element, "similarity", similarities)
    marks = _notes(element, group)
    last: dict[int, Span] = {}
    for number, unit in enumerate(group, 1):
        _ignorable(
            element,
            {
                tag: _between(texts[side], last[side], unit.sides[side][0])
                for side, tag in _SIDES
                if side in last and unit.sides[side]
            },
        )
        last |= {side: spans[-1] for side, spans in enumerate(unit.sides) if spans}
        _segment(child(element, "segment", id=f"s{number}"), unit, marks)


def _metadata(parent: Element, category: str, values: dict[str, str]) -> None:
    if not values:
        return
    group = child(child(parent, "mda:metadata"), "mda:metaGroup", category=category)
    for name, value in values.items():
        child(group, "mda:meta", value, type=name)


def _notes(element: Element, group: Sequence[Unit]) -> tuple[Marks, Marks]:
    """Write the notes of a unit and return what each side is to mark for them, indexed by side."""
    marks: tuple[Marks, Marks] = ([], [])
    if not any(unit.notes for unit in group):
        return marks
    notes = child(element, "notes")
    for unit in group:
        for text, finding in zip(unit.notes, unit.findings or (None,), strict=False):
            number = str(len(notes) + 1)
            note = child(notes, "note", text, id=f"n{number}")
            if finding is None:
                continue
            note.attrib |= {"category": finding.check, "priority": _PRIORITY[finding.severity]}
            if finding.translation:
                marks[TRANSLATION].append((finding.translation, number))
            if finding.original:
                marks[ORIGINAL].append((finding.original, number))
    return marks


def _segment(segment: Element, unit: Unit, marks: tuple[Marks, Marks]) -> None:
    if unit.is_linked:
        segment.set("state", "initial" if unit.flagged else "translated")
        if unit.flagged and unit.findings:
            worst = max((finding.severity for finding in unit.findings), key=lambda it: it.rank)
            segment.set("subState", f"muqabala:{worst}")
    for side, tag in _SIDES:
        if unit.sides[side] or side == ORIGINAL:  # a segment must have a source
            _marked(child(segment, tag), unit.sides[side], marks[side])


def _marked(element: Element, spans: Sequence[Span], marks: Marks) -> None:
    """Write the words of spans, and mark those that a finding names; where two overlap, the first."""
    end = 0
    text = " ".join(span.text for span in spans)
    last: Element | None = None
    for start, stop, number in sorted(_stretches(spans, marks)):
        if start < end:
            continue
        _append(element, last, text[end:start])
        last = child(element, "mrk", text[start:stop], id=f"m{number}", type="comment", ref=f"#n=n{number}")
        end = stop
    _append(element, last, text[end:])


def _append(element: Element, last: Element | None, text: str) -> None:
    if last is None:
        element.text = text
    else:
        last.tail = text


def _stretches(spans: Sequence[Span], marks: Marks) -> Iterator[tuple[int, int, str]]:
    """Yield where in the joined words of the spans each note's words begin and end, once for a note."""
    seen: set[str] = set()
    offset = 0
    for span in spans:
        for words, number in marks:
            if number not in seen and words.overlaps(span):
                start, stop = max(words.start, span.start), min(words.end, span.end)
                yield start - span.start + offset, stop - span.start + offset, number
                seen.add(number)
        offset += len(span) + 1


def _ignorable(element: Element, between: dict[str, str]) -> None:
    """Write what stands between segments, so that their texts can be joined again."""
    if any(between.values()):
        ignorable = child(element, "ignorable")
        for tag, space in ({"source": ""} | between).items():
            child(ignorable, tag, space)


def _between(texts: Sequence[str], before: Span, after: Span) -> str:
    """Return the white space between two spans, a space where they are no neighbours."""
    if before.paragraph == after.paragraph and before.end <= after.start:
        space = texts[before.paragraph][before.end : after.start]
        return space if not space.strip() else " "
    return " "
