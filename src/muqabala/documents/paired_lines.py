"""What the site wrote on one side it wrote on the other, too, even where only the one looks like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from muqabala.documents.kinds import is_running_text
from muqabala.records import Document, Kind, Paragraph

_LONGEST = 100
"""Characters of a line that may be the site's because its counterpart is."""

_ASKED = "?؟"

_Lines = list[int]
"""Numbers of paragraphs that are no running text and stand next to each other."""


def with_paired_site_lines(ours: Document, theirs: Document) -> tuple[Document, Document]:
    """Return two documents; a short line that stands where the other has a line of the site is one, too.

    Lines stand in the same place where as many of them lie between the same running paragraphs, of which
    both sides have as many; where one has more, only before the first of these. The side with more lines of
    the site knows better.
    """
    sides = list(ours.paragraphs), list(theirs.paragraphs)
    for lines, others in _facing(*sides):
        kinds = [sides[0][number].kind for number in lines], [sides[1][number].kind for number in others]
        ours_known, theirs_known = (sum(kind.is_furniture for kind in own) for own in kinds)
        if ours_known > theirs_known:
            _follow(sides[1], others, kinds[0])
        elif theirs_known > ours_known:
            _follow(sides[0], lines, kinds[1])
    return replace(ours, paragraphs=tuple(sides[0])), replace(theirs, paragraphs=tuple(sides[1]))


def _follow(paragraphs: list[Paragraph], lines: _Lines, kinds: Sequence[Kind]) -> None:
    """Make short lines the site's where the others are; the first paragraph is the title's place."""
    for number, kind in zip(lines, kinds, strict=True):
        own = paragraphs[number]
        if kind.is_furniture and not own.kind.is_furniture and number and len(own.text) <= _LONGEST:
            paragraphs[number] = replace(own, kind=kind)


def _facing(ours: list[Paragraph], theirs: list[Paragraph]) -> Iterator[tuple[_Lines, _Lines]]:
    """Yield the lines of both sides that stand in the same place, as many on either."""
    gaps, others = _gaps(ours), _gaps(theirs)
    if len(gaps) != len(others):
        gaps, others = gaps[:1], others[:1]
    yield from (both for both in zip(gaps, others, strict=True) if len(both[0]) == len(both[1]))


def _gaps(paragraphs: Sequence[Paragraph]) -> list[_Lines]:
    """Return the lines before, between and after the running paragraphs."""
    gaps: list[_Lines] = [[]]
    for number, paragraph in enumerate(paragraphs):
        plain = paragraph.text.rstrip(_ASKED)  # "Read also: Is walking enough?" is a line of the site, too
        if paragraph.kind is Kind.BODY and is_running_text(plain):
            gaps.append([])
        else:
            gaps[-1].append(number)
    return gaps
