"""Words of one kind that exclude each other, and where a translation has another than the original means.

``data/competitors.tsv`` holds English words in their plain form: the members of one row set apart by
``/``, the words of one member by ``|``. What an Arabic word means, and which English words the Arabic
licenses, comes from the word lists (``counterparts``): a row needs no Arabic, but only words that those
lists know can tell. An Arabic word of several senses means a member only where all of them do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from muqabala.languages.caching import WORDS, remembered
from muqabala.languages.claims.roles.frames import Place
from muqabala.languages.claims.words.clauses import clause_words, is_denied
from muqabala.languages.claims.words.counterparts import Counterparts, Token, counterparts
from muqabala.languages.claims.words.nouns import meanings, senses
from muqabala.languages.inflection import base_forms
from muqabala.languages.tables import rows

_NONE = frozenset[int]()

Members = Mapping[int, frozenset[int]]
"""The members of each row that a word may stand for, rows and members by number."""


class Rival(NamedTuple):
    """An Arabic word that nothing renders, and the English word of another member that nothing licenses."""

    check: str
    meant: str
    original: Place
    translation: Place


@remembered
def rivals(original: str, translation: str) -> tuple[Rival, ...]:
    """Return the words of the translation that stand in place of another of their kind.

    >>> [rival.meant for rival in rivals("أتلف الصقيع محصول المشمش", "Frost destroyed the peach crop.")]
    ['apricot']
    >>> rivals("أتلف الصقيع محصول المشمش", "Frost destroyed the apricot crop.")
    ()
    """
    found = counterparts(original, translation)
    told = {n: members for n in range(len(found.english)) if (members := _english(found, n))}
    meant = {n: members for n, token in enumerate(found.arabic) if (members := _meant(token.word))}
    if not _may_differ(meant.values(), told.values()):  # to look for counterparts takes longest
        return ()
    strange = [n for n in told if not found.back[n] and not is_denied(found.english, n, "en")]
    lost = [n for n in meant if not found.links[n] and not is_denied(found.arabic, n, "ar")]
    return tuple(
        rival
        for n in lost
        for place in strange
        if (rival := _rival(found, (n, meant[n]), (place, told[place])))
    )


def _may_differ(meant: Iterable[Members], told: Iterable[Members]) -> bool:
    """Tell whether some word means a member of a row, and some word of the other side says another."""
    rows_told = defaultdict[int, list[frozenset[int]]](list)
    for members in told:
        for row, numbers in members.items():
            rows_told[row].append(numbers)
    return any(
        numbers.isdisjoint(others)
        for members in meant
        for row, numbers in members.items()
        for others in rows_told.get(row, ())
    )


def _rival(found: Counterparts, meant: tuple[int, Members], told: tuple[int, Members]) -> Rival | None:
    """Return the rivalry of two words, where they exclude each other and nothing else accounts for either."""
    for row in meant[1].keys() & told[1].keys():
        check, names = _table()[row]
        members, others = meant[1][row], told[1][row]
        if (
            len(members) == 1
            and members.isdisjoint(others)
            and not any(members & _english(found, n).get(row, _NONE) for n in range(len(found.english)))
            and not any(others & _licensed(token.word).get(row, _NONE) for token in found.arabic)
            and not (check == "negation" and _is_polar(found))
        ):
            (member,) = members
            arabic, english = found.arabic[meant[0]], found.english[told[0]]
            return Rival(check, names[member], (arabic.start, arabic.end), (english.start, english.end))
    return None


def _is_polar(found: Counterparts) -> bool:
    """Tell whether a text has a negation: it turns "unable" into "able" from however far."""
    return _denies(found.arabic, "ar") or _denies(found.english, "en")


def _denies(tokens: Iterable[Token], language: str) -> bool:
    return any(token.word in clause_words(language, "denying") for token in tokens)


def _english(found: Counterparts, number: int) -> Members:
    tokens = found.english
    if number + 1 < len(tokens):
        pair = _members(f"{tokens[number].word} {tokens[number + 1].word}")
        if pair:
            return pair
    return _members(tokens[number].word)


@lru_cache(maxsize=WORDS)
def _members(words: str) -> Members:
    """Return the members that an English word, or two, may stand for."""
    first, _, second = words.partition(" ")
    return _of(f"{base} {second}" if second else base for base in base_forms(first))


@lru_cache(maxsize=WORDS)
def _licensed(word: str) -> Members:
    """Return the members that an Arabic word may stand for, whatever it may be read as."""
    return _of(base for meaning in meanings(word) for base in base_forms(meaning))


@lru_cache(maxsize=WORDS)
def _meant(word: str) -> Members:
    """Return the members that an Arabic word stands for in each of its senses."""
    first, *others = [_of(base for it in sense for base in base_forms(it)) for sense in senses(word)] or [{}]
    everywhere = {
        row: numbers.intersection(*(other.get(row, ()) for other in others)) for row, numbers in first.items()
    }
    return {row: numbers for row, numbers in everywhere.items() if numbers}


def _of(words: Iterable[str]) -> Members:
    members = defaultdict[int, frozenset[int]](frozenset)
    for word in words:
        for row, member in _by_word().get(word, ()):
            members[row] |= {member}
    return dict(members)


@cache
def _table() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the check of each row, and the names of its members."""
    return tuple(
        (row["check"], tuple(member.partition("|")[0] for member in row["members"].split(" / ")))
        for row in rows("competitors.tsv")
    )


@cache
def _by_word() -> Mapping[str, list[tuple[int, int]]]:
    """Return the rows and members of each word."""
    words = defaultdict[str, list[tuple[int, int]]](list)
    for number, row in enumerate(rows("competitors.tsv")):
        for member, cell in enumerate(row["members"].split(" / ")):
            for word in cell.split("|"):
                words[word].append((number, member))
    return dict(words)
