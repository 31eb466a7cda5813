"""The clause around a verb, in both languages: what may stand before the verb, and what behind it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from muqabala.languages.caching import WORDS
from muqabala.languages.claims.words.counterparts import Counterparts, Token
from muqabala.languages.claims.words.nouns import is_known
from muqabala.languages.folding import folded_text
from muqabala.languages.tables import rows

_BEFORE, _AFTER = 11, 15
"""English words around a verb in which its subject and its objects are looked for."""

_ARABIC_BEFORE = 7
"""The same for an Arabic subject before its verb."""

_PASSIVE_REACH = 3
"""Words before a participle in which a form of "be" makes it passive."""

_DENIED = 3
"""Words before a word among which a negation turns it into its opposite."""

_CONJUNCTION = re.compile(r"[وف]\w{3,}")
_PROCLITIC = re.compile(r"[وف]?(?:[بلك]\w{3,}|لل\w+)")


class ArabicClause(NamedTuple):
    """The tokens of a clause, by number: before its verb, behind it up to a preposition, all behind it."""

    before: tuple[int, ...]
    subject: tuple[int, ...]
    after: tuple[int, ...]


class EnglishClause(NamedTuple):
    """The numbers of the tokens of a clause before and behind its verb."""

    before: frozenset[int]
    after: frozenset[int]


def arabic_clause(found: Counterparts, verb: int) -> ArabicClause:
    """Return the clause around an Arabic verb; ``before`` is empty where a preposition stands there."""
    tokens = found.arabic
    before: list[int] = []
    for number in range(verb - 1, max(-1, verb - 1 - _ARABIC_BEFORE), -1):
        if tokens[number].word in clause_words("ar", "auxiliary"):
            continue
        if _ends_arabic(tokens[number]):
            break
        before.insert(0, number)
    if any(is_preposition(tokens[number].word) for number in before):
        before = []
    pronouns = clause_words("ar", "pronoun")
    behind = takewhile(lambda number: not _ends_arabic(tokens[number]), range(verb + 1, len(tokens)))
    after = [number for number in behind if tokens[number].word not in pronouns]
    subject = takewhile(lambda number: not is_preposition(tokens[number].word), after)
    return ArabicClause(tuple(before), tuple(subject), tuple(after))


def english_clause(tokens: tuple[Token, ...], verb: int) -> EnglishClause:
    """Return the clause around an English verb."""
    openers, asides = clause_words("en", "opener"), clause_words("en", "aside")
    around = (
        range(verb - 1, max(-1, verb - 1 - _BEFORE), -1),
        range(verb + 1, min(len(tokens), verb + 1 + _AFTER)),
    )
    sides = []
    for numbers in around:
        side = set[int]()
        for number in numbers:
            token = tokens[number]
            if token.word in asides or (token.is_mark and _is_aside(tokens, number)):
                continue
            if token.is_mark or token.word in openers:
                break
            side.add(number)
        sides.append(frozenset(side))
    return EnglishClause(*sides)


def _is_aside(tokens: tuple[Token, ...], number: int) -> bool:
    """Tell whether a mark is one of the commas of ", however,"."""
    asides = clause_words("en", "aside")
    return any(token.word in asides for token in tokens[max(0, number - 1) : number + 2])


def noun_phrase(found: Counterparts, start: int) -> tuple[int, ...]:
    """Return the numbers of the Arabic tokens from ``start`` on up to a preposition or another clause."""
    numbers: list[int] = []
    for number in range(start, min(len(found.arabic), start + _ARABIC_BEFORE)):
        token = found.arabic[number]
        if _ends_arabic(token) or (numbers and is_preposition(token.word)):
            break
        numbers.append(number)
    return tuple(numbers)


def is_finite(tokens: tuple[Token, ...], number: int) -> bool:
    """Tell whether an English word stands where a verb may, and no noun: not "a halt", "the order"."""
    while number and _leads_to_verb(tokens[number - 1]):
        number -= 1
    return not number or tokens[number - 1].word not in clause_words("en", "before a noun")


def _leads_to_verb(token: Token) -> bool:
    return token.word in clause_words("en", "auxiliary") or token.word.endswith("ly")


def is_passive(tokens: tuple[Token, ...], verb: int) -> bool:
    """Tell whether an English verb form is passive."""
    be = clause_words("en", "passive")
    if verb + 1 < len(tokens) and tokens[verb + 1].word == "by":
        return True
    if tokens[verb].word.endswith("ing"):
        return verb > 0 and tokens[verb - 1].word == "being"
    for number in range(verb - 1, max(-1, verb - 1 - _PASSIVE_REACH), -1):
        if tokens[number].word in be:
            return True
        if tokens[number].is_mark or tokens[number].word in clause_words("en", "opener"):
            break
    return False


def is_denied(tokens: tuple[Token, ...], number: int, language: str) -> bool:
    """Tell whether a negation shortly before a word turns it into its opposite; لا تزال denies nothing."""
    denying, still = clause_words(language, "denying"), clause_words(language, "still")
    return any(
        tokens[place].word in denying and tokens[place + 1].word not in still
        for place in range(max(0, number - _DENIED), number)
    )


def _ends_arabic(token: Token) -> bool:
    """Tell whether another clause begins at a token: at a mark, a conjunction, or a word behind "and"."""
    return token.is_mark or opens_clause(token.word)


@lru_cache(maxsize=WORDS)
def opens_clause(word: str) -> bool:
    """Tell whether a folded Arabic word is a conjunction, or has one before it."""
    if word in clause_words("ar", "opener"):
        return True
    return bool(_CONJUNCTION.fullmatch(word)) and not is_known(word)


@lru_cache(maxsize=WORDS)
def is_preposition(word: str) -> bool:
    """Tell whether a folded Arabic word is a preposition, or has one before it."""
    if word in clause_words("ar", "preposition"):
        return True
    return bool(_PROCLITIC.fullmatch(word)) and not is_known(word)


@cache
def clause_words(language: str, role: str) -> frozenset[str]:
    """Return the words of a role that hold clauses together, folded."""
    return frozenset(
        folded_text(word)
        for row in rows("clause_words.tsv")
        if row["language"] == language and row["role"] == role
        for word in row["words"].split("|")
    )
