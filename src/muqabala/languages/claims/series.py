"""What is named one after another, of whatever kind, and where a translation leaves out, adds or changes one.

A member is held against its neighbours: where those on either side of it render each other and stand side
by side in the translation, nothing there stands for it. In a free rendering, which names them in another
order, nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from muqabala.languages.claims.roles.frames import Place, verb_of
from muqabala.languages.claims.roles.parties import Lacks
from muqabala.languages.claims.words.clauses import clause_words, is_preposition
from muqabala.languages.claims.words.counterparts import (
    Counterparts,
    Token,
    counterparts,
    is_english_noun,
)
from muqabala.languages.claims.words.nouns import is_known, senses
from muqabala.languages.claims.words.reading import Links
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.languages.names.people import ALIKE, sound_alike
from muqabala.languages.quantities.arabic_cardinals import numeral_word

_LONGEST = 6
"""Words of a member."""

_NAMED = 2
"""Words of a member that is believed to be put in; longer ones are free renderings of what goes before."""

_SHORT = 4
"""Telling words of a member that is no clause of its own."""

_SHORTEST = 3
"""Letters of an Arabic word that tells something."""

_ENGLISH_ENDS = frozenset(("and", "or"))


class Change(NamedTuple):
    """A member that only one side has, or that has another in its place: where it stands on either side.

    Where a side has none, it is the members between which it would stand.
    """

    original: Place
    translation: Place
    is_lost: bool
    is_added: bool


_ONE = ((1, 0), (0, 1), (1, 1))
"""How many members of the original and of the translation stand alone between two that have counterparts."""

_CLOSE = 2
"""The most members between these, one of which may be rendered in words that nothing links."""

Member = tuple[int, ...]
"""The numbers of the tokens of a member that tell something."""


class _Side(NamedTuple):
    """The series of one text, and what speaks for a member having no counterpart."""

    tokens: Sequence[Token]
    series: Sequence[Sequence[Member]]
    links: Sequence[frozenset[int]]
    lacks: Lacks

    def is_alone(self, member: Member, *, surely: bool = False) -> bool:
        """Tell whether nothing on the other side stands for any word of a member.

        Between two members that are surely rendered side by side, a word like it elsewhere does not count.
        """
        return all(not self.links[n] and (surely or self.lacks(self.tokens[n].start)) for n in member)

    def begins(self, member: Member) -> str:
        """Return the first word of a member."""
        return self.tokens[member[0]].word

    def place(self, members: Sequence[Member]) -> Place:
        """Return where neighbouring members stand."""
        return self.tokens[members[0][0]].start, self.tokens[members[-1][-1]].end


def changes(
    original: str, translation: str, is_missing: Lacks, is_strange: Lacks, rendered: Links = frozenset()
) -> Iterator[Change]:
    """Yield the members that the translation leaves out, adds or changes.

    ``is_missing`` and ``is_strange`` tell which words of each text have no counterpart.

    >>> arabic, english = "الخبز والملح والسكر والزيت", "bread, salt, tea and oil"
    >>> change, = changes(arabic, english, lambda place: True, lambda place: True)
    >>> arabic[slice(*change.original)], english[slice(*change.translation)]
    ('والسكر', 'tea')
    """
    found = counterparts(original, translation, rendered)
    ours = _Side(found.arabic, list(_arabic(found)), (), is_missing)
    theirs = _Side(found.english, list(_english(found)), (), is_strange)
    if not ours.series or not theirs.series:
        return
    ours = _Side(ours.tokens, ours.series, found.links, is_missing)
    theirs = _Side(theirs.tokens, theirs.series, found.back, is_strange)
    for arabic in ours.series:
        for english in theirs.series:
            matches = dict(_matches(arabic, english, found))
            if matches:
                yield from _differences(ours, theirs, arabic, english, matches, found)


def _differences(
    ours: _Side,
    theirs: _Side,
    arabic: Sequence[Member],
    english: Sequence[Member],
    matches: Mapping[int, int],
    found: Counterparts,
) -> Iterator[Change]:
    """Yield the members without a counterpart between two that have one, or at the end behind two."""
    known = [*sorted(matches.items()), (len(arabic), len(english))]
    is_complete = len(matches) == min(len(arabic), len(english))
    for (first, place), (last, end) in pairwise(known):
        gaps = last - first - 1, end - place - 1
        is_last = last == len(arabic)
        if not 0 <= min(gaps) <= max(gaps) <= _CLOSE or (
            is_last and (not first or not place or matches.get(first - 1, place - 1) != place - 1)
        ):
            continue
        is_between = (
            gaps == (1, 0)
            and not is_last
            and max(len(english[place]), len(english[end])) <= _SHORT
            and _are_sure(found, arabic[first], arabic[last])
        )
        is_sure = is_between and is_complete
        lost = [
            member
            for member in arabic[first + 1 : last]
            if ours.is_alone(member, surely=is_sure or (is_between and _is_named_with_and(ours, member)))
        ]
        added = [member for member in english[place + 1 : end] if theirs.is_alone(member)]
        if (
            (len(lost), len(added)) in _ONE
            and gaps[0] - len(lost) == gaps[1] - len(added)
            and all(_is_noun(word) or (is_sure and _may_name(word)) for word in map(ours.begins, lost))
            and all(_is_named(theirs.tokens, member) for member in added)
            and not (lost and added and _sound_alike(ours.tokens, lost[0], theirs.tokens, added[0]))
        ):
            yield Change(
                ours.place(lost or arabic[first - is_last : last + 1]),
                theirs.place(added or english[place - is_last : end + 1]),
                bool(lost),
                bool(added),
            )


def _are_sure(found: Counterparts, *members: Member) -> bool:
    """Tell whether the model vouches for the links, and each member has a word with one counterpart."""
    return bool(found.rendered) and all(any(word in found.mates for word in member) for member in members)


def _is_noun(word: str) -> bool:
    """Tell whether a folded Arabic word is a known noun or name, with or without "and" before it."""
    if word in clause_words("ar", "preposition") or numeral_word(word).kinds:
        return False
    return is_known(word) or (_has_and(word) and _may_be_noun(word[1:]) and not is_preposition(word[1:]))


def _may_name(word: str) -> bool:
    """Tell whether a folded Arabic word may be "and" with a noun that no table knows."""
    return _has_and(word) and not (is_preposition(word[1:]) or numeral_word(word[1:]).kinds)


def _is_named_with_and(side: _Side, member: Member) -> bool:
    """Tell whether an Arabic member begins with "and" and a noun that the tables know as written."""
    word = side.begins(member)
    return _has_and(word) and is_known(word[1:])


def _may_be_noun(word: str) -> bool:
    return is_known(word) or bool(senses(word))


def _is_named(tokens: Sequence[Token], member: Member) -> bool:
    """Tell whether an English member is a noun that the tables know, alone or with one word before it."""
    last = tokens[member[-1]]
    is_short = len(member) <= _NAMED and member[-1] - member[0] < _NAMED
    return is_short and is_english_noun(last) and not last.word.endswith("ed")


def _sound_alike(arabic: Sequence[Token], lost: Member, english: Sequence[Token], added: Member) -> bool:
    return any(sound_alike(english[n].word, arabic[m].word.lstrip("و")) >= ALIKE for m in lost for n in added)


def _matches(
    arabic: Sequence[Member], english: Sequence[Member], found: Counterparts
) -> Iterator[tuple[int, int]]:
    """Yield the members that are each other's best: more of their words render each other than others'."""
    shared = [
        [sum(not found.links[word].isdisjoint(other) for word in one) for other in english] for one in arabic
    ]
    for number, counts in enumerate(shared):
        most = max(counts)
        place = counts.index(most)
        rivals = [row[place] for row in shared]
        if most and counts.count(most) == 1 and max(rivals) == most and rivals.count(most) == 1:
            yield number, place


def _english(found: Counterparts) -> Iterator[Sequence[Member]]:
    """Yield the series of a translation: members with commas between, and the last behind "and" or "or"."""
    tokens = found.english
    members: list[Member] = []
    start = 0
    for number, token in enumerate(tokens):
        if (token.is_mark and token.word not in (",", "،")) or token.word in clause_words("en", "series end"):
            members, start = [], number + 1
        elif token.word == "," or token.word in _ENGLISH_ENDS:
            if number > start:
                words = range(max(start, number - _LONGEST), number)
                members = members if number - start <= _LONGEST else []
                members.append(_english_member(tokens, words, first=not members))
            start = number + 1
            if token.word in _ENGLISH_ENDS and members:
                last = _english_member(tokens, range(start, min(len(tokens), start + _LONGEST)), first=False)
                if all(members) and last:
                    yield (*members, last)
                members = []


def _english_member(tokens: Sequence[Token], words: range, *, first: bool) -> Member:
    """Return the telling words of a member; of the first its last ones, of others those before a clause."""
    ends = clause_words("en", "opener") | clause_words("en", "place")
    kept: list[int] = []
    for number in reversed(words) if first else words:
        if kept and (tokens[number].is_mark or tokens[number].word in ends):
            break
        kept.append(number)
    small = small_words(LIGHT) | ends
    return tuple(n for n in sorted(kept) if not tokens[n].is_mark and tokens[n].word not in small)


def _arabic(found: Counterparts) -> Iterator[Sequence[Member]]:
    """Yield the series of an original: nouns with "and" or a comma before each."""
    tokens = found.arabic
    members: list[Member] = []
    start = 0
    for number in range(len(tokens) + 1):
        ends = number == len(tokens) or _ends_series(tokens[number])
        if not ends and not _begins_member(found, number):
            continue
        if number > start:
            members = members if number - start <= _LONGEST or len(members) == 0 else []
            members.append(_arabic_member(tokens, range(start, number), first=not members))
        if ends:
            if len(members) > 1 and all(members):
                yield tuple(members)
            members = []
        start = number + (ends or tokens[number].is_mark)


def _begins_member(found: Counterparts, number: int) -> bool:
    word = found.arabic[number].word
    if word in ("،", ","):
        return True
    return _has_and(word) and (word.startswith("وال") or _may_be_noun(word[1:]) or bool(found.links[number]))


def _has_and(word: str) -> bool:
    return word[0] == "و" and len(word) > _SHORTEST and not is_known(word)


def _ends_series(token: Token) -> bool:
    """Tell whether another clause begins at a token: at a stop, at "who", at "and he said"."""
    word = token.word
    if token.is_mark:
        return word not in ("،", ",")
    if word in clause_words("ar", "opener"):
        return True
    return _has_and(word) and not is_known(word[1:]) and verb_of(word[1:]) is not None


def _arabic_member(tokens: Sequence[Token], words: range, *, first: bool) -> Member:
    """Return the telling words of a member; of the first its last, of others those before a preposition."""
    kept: list[int] = []
    for number in reversed(words[-_LONGEST:]) if first else words[:_LONGEST]:
        if kept and is_preposition(tokens[number].word):
            break
        kept.append(number)
    return tuple(n for n in sorted(kept) if len(tokens[n].word) >= _SHORTEST and not tokens[n].is_mark)
