"""Plain text: a newline or a blank line ends a paragraph, unless the whole file is hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from muqabala.documents.blocks import Block, Reading, numbered_lines
from muqabala.documents.encoding import UTF_8, decode
from muqabala.documents.source import refuse_archive

_WRAP_WIDTHS = range(50, 111)
"""Characters: editors and mail programs wrap at 60 to 100; verse is narrower, most paragraphs are wider."""

_FEWEST_WRAPS = 5
"""Breaks inside a sentence, each where the next word did not fit, before a file is called hard-wrapped."""

_FEWEST_LOWER = 0.3
"""Share of those breaks after which a line begins in lower case: one-line headlines begin in capitals."""

_SENTENCE_END = re.compile(r"[.!?؟…:؛;][\"'”’»)\]]*$")
_LIST_MARKER = re.compile(r"[-–—•*▪●◦]\s|\(?\d{1,2}[.)-]\s")


def read(data: bytes, path: Path | str) -> Reading:
    """Read plain text; a note tells of an encoding that is not UTF-8 and of lines that were joined."""
    refuse_archive(data, path)
    text, encoding = decode(data, path)
    notes = [] if encoding == UTF_8 else [f"{path}: read as {encoding}"]
    rows = numbered_lines(text)
    if is_hard_wrapped([row for _, row in rows]):
        notes.append(f"{path}: its lines are hard-wrapped and were joined to paragraphs")
        rows = list(_joined(rows))
    return Reading(tuple(Block(row, line=number) for number, row in rows if row), tuple(notes))


def is_hard_wrapped(rows: Sequence[str]) -> bool:
    """Tell whether lines were broken at a width, in the middle of sentences.

    At each break the next word would have made the line longer than the
    longest, or the line ends a sentence, or an item of a list follows; one
    break of any other sort, and every line is taken for a paragraph.
    """
    width = max(map(len, rows), default=0)
    if width not in _WRAP_WIDTHS:
        return False
    breaks = [(line, after) for line, after in pairwise(rows) if line and after]
    running = [pair for pair in breaks if not _ends_paragraph(*pair)]
    if len(running) < _FEWEST_WRAPS or not all(_is_full(*pair, width) for pair in running):
        return False
    cased = [after[0] for _, after in running if after[0].isupper() or after[0].islower()]
    return sum(map(str.islower, cased)) >= _FEWEST_LOWER * len(cased)


def _ends_paragraph(line: str, after: str) -> bool:
    return bool(_SENTENCE_END.search(line) or _LIST_MARKER.match(after))


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) > width


def _joined(rows: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield paragraphs, each with the number of its first line: a full line goes on in the next one."""
    width = max(len(line) for _, line in rows)
    begin, paragraph = 0, ""
    for (number, line), (_, after) in zip(rows, [*rows[1:], (0, "")], strict=True):
        begin = begin if paragraph else number
        paragraph = f"{paragraph} {line}".strip()
        if not (line and after and _is_full(line, after, width)) or _LIST_MARKER.match(after):
            yield begin, paragraph
            paragraph = ""
