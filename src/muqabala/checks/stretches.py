"""Stretches of words that hang together, from one joint of a sentence to another, and what they lack.

What a translator leaves out or puts in is seldom any run of words: it begins where a clause or a member
may begin, and ends where one ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple

from muqabala.checks.bitext import Word
from muqabala.checks.faces import TOLERANCE, Face, position
from muqabala.languages.caching import WORDS
from muqabala.languages.claims.words.clauses import clause_words, opens_clause
from muqabala.languages.folding import folded_word
from muqabala.records import Span
from muqabala.settings import ENGLISH_ARABIC

LEAST_WORDS = 2
"""Words of content: a single one is more often put otherwise than left out."""

LONELY_SHARE = 0.3
"""Share of a stretch's words, at least, that are nobody's counterpart: with fewer it is rendered."""

LEAST_LACK = 0.3
"""Meaning that lacks, in average words, from which a side is looked at closely: below it nothing is told."""

HEAVY = 2.5
"""The most that one word counts, in average words: a rare name weighs more than a clause says."""

NEAR = 6
"""Words by which the other side may be longer between the counterparts of a stretch's neighbours."""

REACH = 3
"""Words on either side of the one counterpart, where the neighbours' stand apart."""

_MARK = re.compile(r"[,;:](?=\s)|[—–()\[\]\"“”«»،؛…]|\s-+\s")


class Joint(IntEnum):
    """What parts two words: nothing, the beginning of a clause, a mark or the end of a sentence."""

    NONE = 0
    CLAUSE = 1
    MARK = 2


class Stretch(NamedTuple):
    """Neighbouring words of one sentence, and what speaks for the other side not having them.

    ``lack`` is the meaning that is missing in it beyond what is tolerated, in average words. ``content``
    counts its words of content, ``linked`` those of them that are the best counterpart of one there, and
    ``waiting`` the words there that render nothing and stand between the counterparts of its neighbours:
    they may render it. ``beside`` is the missing share of the rest of its side.
    """

    span: Span
    start: Joint
    end: Joint
    lack: float
    content: int
    linked: int
    waiting: int
    beside: float


def stretches(here: Face, there: Face) -> Iterator[Stretch]:
    """Yield the stretches of one side that lack something, and the run of words that lacks most."""
    side = _Side.of(here)
    if sum(lack for lack in side.lacks if lack > 0) < LEAST_LACK:
        return
    sums = _Sums.of(side)
    anchors = _Anchors.of(side, there)
    for first, last in _places(side):
        lonely, linked = sums.lonely(first, last), sums.linked(first, last)
        content = sums.content(first, last)
        lack = sums.lack(first, last)
        if content < LEAST_WORDS or content == sums.content(0, len(side.words) - 1):
            continue
        if lack <= 0 or not lonely or lonely < LONELY_SHARE * content:
            continue
        yield Stretch(
            _between(here.sentences[side.sentences[first]], side.words[first].span, side.words[last].span),
            side.joints[first],
            side.joints[last + 1],
            lack,
            content,
            linked,
            anchors.waiting(first, last, content),
            sums.missing_beside(first, last),
        )


def _places(side: _Side) -> Iterator[tuple[int, int]]:
    """Yield the first and last words of all stretches, each in one sentence."""
    heaviest = _heaviest(side)
    if heaviest is not None:
        yield heaviest
    for _, run in groupby(range(len(side.words)), key=side.sentences.__getitem__):
        numbers = list(run)
        ends = [number for number in numbers if side.joints[number + 1]]
        for first in numbers:
            if side.joints[first]:
                yield from ((first, last) for last in ends if last >= first and (first, last) != heaviest)


def _heaviest(side: _Side) -> tuple[int, int] | None:
    """Return the run of words of a sentence with the greatest lack (Kadane's algorithm)."""
    best: tuple[float, int, int] | None = None
    total, start = 0.0, 0
    for number, lack in enumerate(side.lacks):
        if total <= 0 or side.sentences[number] != side.sentences[number - 1]:
            total, start = 0.0, number
        total += lack
        if total > (best[0] if best else 0.0):
            best = total, start, number
    return best and best[1:]


def _between(sentence: Span, first: Span, last: Span) -> Span:
    return sentence.part(first.start - sentence.start, last.end - sentence.start)


class _Side(NamedTuple):
    """The words of a side, one entry each; ``joints`` has one more, for its end."""

    words: Sequence[Word]
    sentences: Sequence[int]
    joints: Sequence[Joint]
    is_content: Sequence[bool]
    lacks: Sequence[float]
    """What each lacks beyond what is tolerated, in average words; words without content lack nothing."""
    mates: Sequence[tuple[int, int] | None]
    """Where the best counterpart of each stands."""

    @classmethod
    def of(cls, face: Face) -> _Side:
        content = {position(word.span): word for word in face.content}
        average = sum(word.weight for word in face.content) / max(1, len(face.content))
        places = [position(word.span) for word in face.written]
        numbers = list(_sentences_of(face))
        known = [content.get(place) for place in places]
        return cls(
            [word or written for word, written in zip(known, face.written, strict=True)],
            numbers,
            _joints(face, numbers),
            [word is not None for word in known],
            [
                min(HEAVY, word.weight / average) * (1 - word.support - TOLERANCE) if word else 0.0
                for word in known
            ],
            [face.mates.get(place) for place in places],
        )


def _sentences_of(face: Face) -> Iterator[int]:
    """Yield the number of the sentence of each word."""
    number = 0
    for word in face.written:
        while not face.sentences[number].overlaps(word.span):
            number += 1
        yield number


def _joints(face: Face, numbers: Sequence[int]) -> list[Joint]:
    """Return what stands before each word, and behind the last."""
    joints = [Joint.MARK]
    opens = _openers(face.language)
    for number, word in enumerate(face.written[1:], 1):
        sentence = face.sentences[numbers[number]]
        if numbers[number - 1] != numbers[number]:
            joints.append(Joint.MARK)
            continue
        end, start = face.written[number - 1].span.end - sentence.start, word.span.start - sentence.start
        if start - end > 1 and _MARK.search(sentence.text, end, start + 1):
            joints.append(Joint.MARK)
        else:
            joints.append(Joint.CLAUSE if opens(word.span.text) else Joint.NONE)
    return [*joints, Joint.MARK]


def _openers(language: str) -> Callable[[str], bool]:
    """Return what tells whether a clause, or what is added with "and", may begin at a word."""
    if language not in ENGLISH_ARABIC:
        return lambda word: False
    return _opens_in_arabic if language == "ar" else _opens_in_english


@lru_cache(maxsize=WORDS)
def _opens_in_arabic(word: str) -> bool:
    folded = folded_word(word)
    return opens_clause(folded) or folded in clause_words("ar", "joint")


def _opens_in_english(word: str) -> bool:
    word = word.lower()
    return word in clause_words("en", "opener") or word in clause_words("en", "joint")


class _Sums(NamedTuple):
    """What the words of a side come to, from its first word up to each."""

    contents: Sequence[int]
    lonelies: Sequence[int]
    links: Sequence[int]
    lacks: Sequence[float]
    weights: Sequence[float]
    missing: Sequence[float]

    @classmethod
    def of(cls, side: _Side) -> _Sums:
        words = list(zip(side.words, side.is_content, side.mates, strict=True))
        return cls(
            _running(side.is_content),
            _running([own and mate is None and word.support < TOLERANCE for word, own, mate in words]),
            _running([own and (mate is not None or word.support == 1.0) for word, own, mate in words]),
            list(accumulate(side.lacks, initial=0.0)),
            list(accumulate((own * word.weight for word, own, _ in words), initial=0.0)),
            list(accumulate((own * word.weight * (1 - word.support) for word, own, _ in words), initial=0.0)),
        )

    def content(self, first: int, last: int) -> int:
        return self.contents[last + 1] - self.contents[first]

    def lonely(self, first: int, last: int) -> int:
        return self.lonelies[last + 1] - self.lonelies[first]

    def linked(self, first: int, last: int) -> int:
        return self.links[last + 1] - self.links[first]

    def lack(self, first: int, last: int) -> float:
        return self.lacks[last + 1] - self.lacks[first]

    def missing_beside(self, first: int, last: int) -> float:
        weight = self.weights[-1] - self.weights[last + 1] + self.weights[first]
        missing = self.missing[-1] - self.missing[last + 1] + self.missing[first]
        return missing / weight if weight > 0 else 0.0


def _running(values: Sequence[bool]) -> list[int]:
    return list(accumulate(values, initial=0))


class _Anchors(NamedTuple):
    """Where the other side goes on before and after each word of a side.

    ``before`` and ``after`` are the numbers there of the counterparts of the nearest words that have one,
    None where there is none; ``lonely`` counts the words of content there that render nothing, up to each.
    """

    before: Sequence[int | None]
    after: Sequence[int | None]
    lonely: Sequence[int]

    @classmethod
    def of(cls, side: _Side, there: Face) -> _Anchors:
        numbers = {position(word.span): number for number, word in enumerate(there.written)}
        mates = [
            numbers[mate] if own and mate in numbers else None
            for own, mate in zip(side.is_content, side.mates, strict=True)
        ]
        small = there.small
        lonely = [place not in there.mates and place not in small for place in numbers]
        return cls(_carried(mates), _carried(mates[::-1])[::-1], _running(lonely))

    def waiting(self, first: int, last: int, content: int) -> int:
        """Count the words there that may render a stretch of so many words of content."""
        before = self.before[first - 1] if first else None
        after = self.after[last + 1] if last + 1 < len(self.after) else None
        if before is not None and after is not None and 0 < after - before <= content + NEAR:
            start, end = before + 1, after
        elif (anchor := before if before is not None else after) is not None:
            start, end = max(0, anchor - REACH), min(len(self.lonely) - 1, anchor + REACH + 1)
        else:
            return 0
        return self.lonely[end] - self.lonely[start]


def _carried(values: Sequence[int | None]) -> list[int | None]:
    """Return each value, or the last one before it where it is None."""
    carried: list[int | None] = []
    for value in values:
        carried.append(value if value is not None else carried[-1] if carried else None)
    return carried
