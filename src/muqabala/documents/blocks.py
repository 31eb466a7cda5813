"""What every reader gives: the blocks of a text, before it is known what each is to its reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from muqabala.languages.punctuation import INVISIBLE
from muqabala.records import Kind

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_COUNTED_END = re.compile(r"\r\n|[\n\r]")
"""The line ends that editors count."""
_SHAPED = re.compile("[\ufb50-\ufdf9\ufe80-\ufefc]")
_VISIBLE = re.compile(rf"[^\s{INVISIBLE}\u00ad]")


class Block(NamedTuple):
    """One paragraph as read; ``kind`` is what the file format says of it, None where it says nothing.

    ``line`` is the line of the file, from 1, where it begins; None where the
    format has no lines.
    """

    text: str
    kind: Kind | None = None
    line: int | None = None


class Reading(NamedTuple):
    """The blocks of a file, and notes on how it was read."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()


def lines(text: str) -> list[str]:
    r"""Return the lines of a text in NFC, stripped, blank ones as empty strings.

    Arabic letters in the shape of their place, as PDF files have them, are letters: ﻻ is لا. A line of
    nothing but invisible controls is blank.

    >>> lines("one\r\n \u200f\n two ")
    ['one', '', 'two']
    """
    text = _SHAPED.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), text)
    stripped = (line.strip() for line in _LINE_END.split(unicodedata.normalize("NFC", text)))
    return [line if _VISIBLE.search(line) else "" for line in stripped]


def numbered_lines(text: str) -> list[tuple[int, str]]:
    r"""Return the lines of a text as ``lines`` does, each with its number as editors count.

    >>> numbered_lines("one\fpage two\nthree")
    [(1, 'one'), (1, 'page two'), (2, 'three')]
    """
    counted = enumerate(_COUNTED_END.split(text), 1)
    return [(number, line) for number, whole in counted for line in lines(whole)]


def blocks_of(text: str, kind: Kind | None = None, line: int | None = None) -> Iterator[Block]:
    """Yield a block for each line of a text that is not blank; the first of them begins at ``line``."""
    for each in filter(None, lines(text)):
        yield Block(each, kind, line)
        line = None
