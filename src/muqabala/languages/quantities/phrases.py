"""Phrases of a table, looked up where they begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar

Entry = TypeVar("Entry")


class Phrases(dict[tuple[str, ...], tuple[Entry, ...]]):
    """What each phrase of a table may mean; keys are the phrases' words."""

    @cached_property
    def _lengths(self) -> dict[str, int]:
        """Return the words of the longest phrase that begins with a word."""
        lengths: dict[str, int] = {}
        for phrase in self:
            lengths[phrase[0]] = max(len(phrase), lengths.get(phrase[0], 0))
        return lengths

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Entry, ...]]:
        """Return how many words from ``start`` on make the longest phrase, and what it may mean.

        >>> Phrases({("per", "cent"): (100,)}).longest("3 per cent".split(), 1)
        (2, (100,))
        """
        if start >= len(words):
            return 0, ()
        for length in range(min(self._lengths.get(words[start], 0), len(words) - start), 0, -1):
            if entry := self.get(tuple(words[start : start + length])):
                return length, entry
        return 0, ()
