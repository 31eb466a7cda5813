"""What every reader gives: the blocks of a text, before it is known what each is to its reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from muqabala.records import Kind

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_VISIBLE = re.compile(r"[^\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as read; ``kind`` is what the file format says of it, None where it says nothing."""

    text: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a file, and notes on how it was read."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()


def lines(text: str) -> list[str]:
    r"""Return the lines of a text in NFC, stripped, blank ones as empty strings.

    A line of nothing but invisible controls is blank.

    >>> lines("one\r\n \u200f\n two ")
    ['one', '', 'two']
    """
    stripped = (line.strip() for line in _LINE_END.split(unicodedata.normalize("NFC", text)))
    return [line if _VISIBLE.search(line) else "" for line in stripped]


def blocks_of(text: str, kind: Kind | None = None) -> Iterable[Block]:
    """Yield a block for each line of a text that is not blank."""
    return (Block(line, kind) for line in lines(text) if line)
