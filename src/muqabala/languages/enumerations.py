"""Enumerations of known things: countries and cities, and terms of one set, named one after another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from muqabala.languages.claims.contrasts.sets import (
    OF_A_PHRASE,
    Member,
    Sense,
    arabic_senses,
    english_senses,
)
from muqabala.languages.claims.words.phrases import Hit
from muqabala.languages.names.mentions import Mention, arabic_names, english_names
from muqabala.languages.names.table import Name

PLACES = frozenset({"country", "demonym", "city", "region"})
"""Kinds of names that are listed together."""

_ENGLISH_LINK = re.compile(
    r"\s*,?\s+(?:(?:and|or|as well as|and then|then)\s+)?(?:the\s+|from\s+|in\s+)?", re.IGNORECASE
)
_ARABIC_LINK = re.compile(r"\s*[،,]?\s+(?:ثم\s+)?")
_ARABIC_NEXT = re.compile(r"[وف]")


class Item(NamedTuple):
    """One thing of an enumeration: where it stands, and what it may be.

    A word that has a meaning of its own, too (قطر, Qatar or diameter), is not ``certain``.
    """

    start: int
    end: int
    kind: str
    names: tuple[Name, ...] = ()
    member: Member | None = None
    certain: bool = True

    def same(self, other: Item) -> bool:
        """Tell whether both name the same thing."""
        if self.member is not None:
            return self.member is other.member
        return any(mine.stands_for(theirs) for mine in self.names for theirs in other.names)


Run = tuple[Item, ...]
"""Items of one kind that are named one after another."""


def english_items(text: str) -> list[Item]:
    """Return the known things of an English text, in its order."""
    return _items(english_names(text), english_senses(text))


def arabic_items(text: str) -> list[Item]:
    """Return the known things of an Arabic text, in its order."""
    return _items(arabic_names(text), arabic_senses(text))


def _items(mentions: Iterable[Mention], hits: Iterable[Hit[Sense]]) -> list[Item]:
    found = [
        Item(mention.start, mention.end, "place", mention.names, certain=mention.is_certain)
        for mention in mentions
        if any(name.kind in PLACES for name in mention.names)
    ]
    found += [
        Item(hit.start, hit.end, sense.member.group, member=sense.member)
        for hit in hits
        for sense in hit.labels
        if sense.says and sense.member.check == "term" and not sense.member.group.startswith(OF_A_PHRASE)
    ]
    return sorted(found, key=lambda item: item.start)


def english_runs(text: str, items: Iterable[Item]) -> list[Run]:
    """Return the enumerations of an English text.

    >>> text = "from Iraq, Kuwait and Palestine"
    >>> [[text[item.start : item.end] for item in run] for run in english_runs(text, english_items(text))]
    [['Iraq', 'Kuwait', 'Palestine']]
    """
    return list(
        _runs(items, lambda one, other: _ENGLISH_LINK.fullmatch(text, one.end, other.start) is not None)
    )


def arabic_runs(text: str, items: Iterable[Item]) -> list[Run]:
    """Return the enumerations of an Arabic text."""

    def goes_on(one: Item, other: Item) -> bool:
        between = _ARABIC_LINK.fullmatch(text, one.end, other.start)
        return between is not None and (
            _ARABIC_NEXT.match(text, other.start) is not None or between.group().strip() != ""
        )

    return list(_runs(items, goes_on))


def _runs(items: Iterable[Item], goes_on: Callable[[Item, Item], bool]) -> Iterator[Run]:
    by_kind: dict[str, list[Item]] = {}
    for item in items:
        by_kind.setdefault(item.kind, []).append(item)
    for kind in by_kind.values():
        run: list[Item] = []
        for item in kind:
            if run and not goes_on(run[-1], item):
                yield tuple(run)
                run = []
            run.append(item)
        yield tuple(run)
