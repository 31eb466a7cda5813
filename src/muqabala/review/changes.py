"""What an edit changed, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

LONGEST_COMPARED = 4_000
"""Words of both texts up to which an edit is shown word by word: comparing takes their square."""

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_WORD = re.compile(r"\w")


class _Stretch(NamedTuple):
    """What a stretch of the text was and what it became; equal where it was kept."""

    was: str
    became: str

    @property
    def is_kept(self) -> bool:
        return self.was == self.became


def changes(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield how an edit changed a text: ``=``, ``-`` or ``+``, and the words.

    >>> list(changes("It rose by 40 %.", "It fell by 40 %."))
    [('=', 'It '), ('-', 'rose'), ('+', 'fell'), ('=', ' by 40 %.')]
    >>> list(changes("Since May it rose.", "The price rose."))
    [('-', 'Since May it'), ('+', 'The price'), ('=', ' rose.')]
    """
    for stretch in _joined(_compared(old, new)):
        if stretch.is_kept:
            yield "=", stretch.was
        else:
            yield from ((sign, text) for sign, text in zip("-+", stretch, strict=True) if text)


def _compared(old: str, new: str) -> Iterator[_Stretch]:
    read, now = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(read) + len(now) > LONGEST_COMPARED:
        yield _Stretch(old, new)
        return
    for _, start, end, first, last in SequenceMatcher(None, read, now, autojunk=False).get_opcodes():
        yield _Stretch("".join(read[start:end]), "".join(now[first:last]))


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Join changes that only white space and signs part: they are one change to a reader."""
    joined: list[_Stretch] = []
    for it in stretches:
        if len(joined) > 1 and not it.is_kept and not joined[-2].is_kept and not _WORD.search(joined[-1].was):
            between, before = joined.pop(), joined.pop()
            it = _Stretch(before.was + between.was + it.was, before.became + between.became + it.became)
        joined.append(it)
    return joined
