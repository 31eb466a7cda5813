"""Enumerations that lost a member, won one, or changed members with another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.checks.texts import Side, Texts
from muqabala.languages.claims.series import changes
from muqabala.languages.enumerations import (
    Item,
    Run,
    arabic_items,
    arabic_runs,
    english_items,
    english_runs,
)
from muqabala.records import Document, Finding, Kind, Severity, Span

_SURE = 0.9
"""A known member is nowhere on the other side: none in 3,527 clean pairs, 5 of the 31 lists, even lines."""

_MOVED = 0.85
"""Two enumerations changed members: none in the same pairs, 2 of the 31 lists."""

_COUNTED = 0.85
"""Fewer members than announced: none in the same pairs, none of the 31 lists."""

_LACKING = 0.4
"""Support under which a word of a member has no counterpart."""

_ALONE, _CHANGED = 0.85, 0.5
"""A member of a series that only one side has, or that has another in its place: 2 and 2 in 5,900 clean
passages and sentences, even lines and others; 19 of 31 lists and of 25 that were blind at first."""

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ANNOUNCED = re.compile(
    rf"\b(?P<count>{'|'.join(_NUMBERS)})\s+(?P<what>(?:[a-z-]+\s+){{0,2}}?[a-z-]+s)\s*:\s+(?P<members>[^.:;!?\n]+)[.!?;\n]*$",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"\b(?P<count>{'|'.join(_NUMBERS)})\b[^.]*:\s*$", re.IGNORECASE)
_MEMBER_END = re.compile(r",?\s*\b(?:and|or|as well as|along with|plus|then)\b|[,&]", re.IGNORECASE)
_ARABIC_MEMBER_END = re.compile(r"[،,؛]\s*(?:(?:و|ثم |ف)(?=\w{2}))?|(?<=\S\s)(?:و|ثم |ف)(?=\w{2})")


class WrongList(Check):
    """An enumeration lost a member, won one, or two enumerations changed members.

    Why it matters
        A list is read as complete: who is not in it did not sign, was not hit, does not pay.

    Example
        Original:    من العراق والكويت والجزائر وفلسطين
        Translation: from Iraq, Kuwait and Palestine

    When to ignore
        Where the member left out is said in other words elsewhere. Only members that no word of the
        paragraph renders are reported, and in a series that is named in another order none.
    """

    slug = "list"
    mqm = "Accuracy/Mistranslation"
    severity = Severity.MAJOR

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield a finding for each member that is not where the original has it."""
        for group in bitext.groups:
            if group.linked:
                yield from self._short_of_bullets(bitext, group)
                lists = _Lists.of(group)
                known = list(self._lost_or_added(lists))
                yield from known
                for pair in group.linked:
                    yield from (one for one in self._changed(pair) if not any(map(one.overlaps, known)))
                yield from self._moved(lists)
                yield from self._miscounted(lists)

    def _lost_or_added(self, lists: _Lists) -> Iterator[Finding]:
        for english, arabic in lists.pairs:
            lost = [item for item in arabic if not _is_in(item, lists.english_items)]
            added = [item for item in english if not _is_in(item, lists.arabic_items)]
            if len(english) < len(arabic) and lost and not added:
                yield from (self._lost(item, english, lists) for item in lost if item.certain)
            if len(english) > len(arabic) and added and not lost:
                yield from (self._added(item, arabic, lists) for item in added if item.certain)

    def _lost(self, item: Item, english: Run, lists: _Lists) -> Finding:
        span = lists.arabic.part(item.start, item.end)
        place = lists.english.part(english[0].start, english[-1].end)
        return self.finding(
            f"The Arabic lists {_called(item, span)}; the English leaves it out: “{place.text}”.",
            confidence=_SURE,
            original=span,
            translation=place,
        )

    def _added(self, item: Item, arabic: Run, lists: _Lists) -> Finding:
        span = lists.english.part(item.start, item.end)
        return self.finding(
            f"The English lists “{span.text}”, which the Arabic does not have.",
            confidence=_SURE,
            translation=span,
            original=lists.arabic.part(arabic[0].start, arabic[-1].end),
        )

    def _changed(self, pair: Pair) -> Iterator[Finding]:
        """Yield the members of whatever kind that only one side has, between two that both have."""
        texts = Texts.of((pair,))
        original, translation = texts.original, texts.translation
        missing, strange = texts.missing(_LACKING), texts.strange(_LACKING)
        for change in changes(original.text, translation.text, missing, strange, texts.links):
            arabic, english = original.part(*change.original), translation.part(*change.translation)
            said = f"“{english.text}”"
            if not change.is_lost:
                message = f"The English lists {said}, which the Arabic does not have."
            elif change.is_added:
                message = f"The Arabic lists {arabic.text}; the English has {said} in its place."
            else:
                message = f"The Arabic lists {arabic.text}; the English leaves it out: {said}."
            yield self.finding(
                message,
                confidence=_CHANGED if change.is_lost and change.is_added else _ALONE,
                original=arabic,
                translation=english,
            )

    def _moved(self, lists: _Lists) -> Iterator[Finding]:
        """Yield the members that stand in the other of two enumerations."""
        for _, arabic in lists.pairs:
            for item in arabic:
                mates = [mate for mate in arabic if mate is not item]
                homes = [run for run in lists.english_runs if all(_is_in(mate, run) for mate in mates)]
                seats = [run for run in lists.english_runs if _is_in(item, run)]
                if len(homes) != 1 or len(seats) != 1 or homes[0] is seats[0]:
                    continue
                others = [other for other in seats[0] if not item.same(other)]
                strangers = [
                    run
                    for run in lists.arabic_runs
                    if run is not arabic and any(_is_in(o, run) for o in others)
                ]
                if strangers and not any(_is_in(mate, others) for mate in mates):
                    span = lists.arabic.part(item.start, item.end)
                    english = next(other for other in seats[0] if item.same(other))
                    yield self.finding(
                        f"The Arabic names {_called(item, span)} with others than the English does.",
                        confidence=_MOVED,
                        original=span,
                        translation=lists.english.part(english.start, english.end),
                    )

    def _miscounted(self, lists: _Lists) -> Iterator[Finding]:
        """Yield the English lists that are shorter than they say, where the Arabic may be as long."""
        for sentence in lists.english.sentences:
            announced = _ANNOUNCED.search(sentence.text)
            if announced is None:
                continue
            count = _NUMBERS.index(announced["count"].lower()) + 2
            arabic = lists.arabic.text.partition(":")[2] or lists.arabic.text
            members = len(_MEMBER_END.findall(announced["members"])) + 1
            if 1 < members < count <= len(_ARABIC_MEMBER_END.findall(arabic)) + 1:  # one alone is no list
                yield self.finding(
                    f"The English announces {announced['count']} {announced['what']} and lists fewer.",
                    confidence=_COUNTED,
                    translation=sentence.part(*announced.span("members")),
                )

    def _short_of_bullets(self, bitext: Bitext, group: Group) -> Iterator[Finding]:
        """Yield an announced count that the bullets after it do not have, where the Arabic's bullets do."""
        last, original = group.translation[-1], group.original[-1]
        text = bitext.translation.paragraphs[last].text
        announced = _COUNT.search(text)
        if announced is None:
            return
        count = _NUMBERS.index(announced["count"].lower()) + 2
        bullets = _bullets_after(last, bitext.translation)
        if bullets and bullets != count == _bullets_after(original, bitext.original):
            yield self.finding(
                f"The English announces {announced['count']}, lists {bullets}; the Arabic lists {count}.",
                confidence=_SURE,
                translation=Span(last, *announced.span("count"), announced["count"]),
            )


def _bullets_after(index: int, document: Document) -> int:
    """Return how many bullets follow a paragraph."""
    following = document.paragraphs[index + 1 :]
    return len(list(takewhile(lambda paragraph: paragraph.kind is Kind.LIST_ITEM, following)))


@dataclass(frozen=True)
class _Lists:
    """Both sides of a group as texts, and the known things enumerated in them."""

    english: Side
    arabic: Side

    @classmethod
    def of(cls, group: Group) -> _Lists:
        texts = Texts.of(group.pairs)
        return cls(texts.translation, texts.original)

    @cached_property
    def english_items(self) -> list[Item]:
        return english_items(self.english.text)

    @cached_property
    def arabic_items(self) -> list[Item]:
        return arabic_items(self.arabic.text)

    @cached_property
    def english_runs(self) -> list[Run]:
        return english_runs(self.english.text, self.english_items)

    @cached_property
    def arabic_runs(self) -> list[Run]:
        return arabic_runs(self.arabic.text, self.arabic_items)

    @cached_property
    def pairs(self) -> list[tuple[Run, Run]]:
        """Return the English and Arabic enumerations that share two members or more."""
        return [
            (english, arabic)
            for arabic in self.arabic_runs
            if len(arabic) > 1
            for english in self.english_runs
            if sum(_is_in(item, english) for item in arabic) > 1
        ]


def _called(item: Item, span: Span) -> str:
    """Return a member of an Arabic enumeration by its English name, and as written."""
    name = item.member.name if item.member is not None else item.names[0].english
    return f"“{name}” ({span.text})"


def _is_in(item: Item, items: Sequence[Item]) -> bool:
    return any(item.same(other) for other in items)
