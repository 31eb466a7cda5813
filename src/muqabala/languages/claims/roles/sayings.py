"""What is said in a text, and by whom: verbs of saying of both languages with their sources.

``data/speech.tsv`` lists the verbs by their stance, Arabic forms folded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from muqabala.languages.caching import WORDS, remembered
from muqabala.languages.claims.roles.frames import verb_forms, verb_of
from muqabala.languages.claims.words.clauses import (
    arabic_clause,
    clause_words,
    english_clause,
    is_finite,
    is_passive,
    noun_phrase,
)
from muqabala.languages.claims.words.counterparts import Counterparts, Token, is_english_noun
from muqabala.languages.claims.words.nouns import is_known
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.languages.tables import rows

ACCORDING = "according"

_LONGEST_SOURCE = 10
"""English words of a source behind "according to"."""

_LONGEST_NAME = 5
"""Words of a name between commas, behind what its bearer is."""

_BY = 3
"""Words behind a participle among which "by" makes it passive: "promised feed by the state"."""

_FROM, _QUOTED = "عن", 4
"""The preposition before whom someone quotes, and the words up to it from the verb."""

_TO_WHOM = ("ها", "هم", "ه")
"""Pronouns behind a verb: فأجابها, "and he answered her"; and behind a noun."""

_BETWEEN = "بين"
"""A preposition far oftener than "he explained"."""

_THAT = "ان"

_NOT = 2
"""Words before a verb among which a negation denies it."""


class Saying(NamedTuple):
    """A verb of saying, or "according to", and the tokens of its source.

    ``words`` are the English verbs that may stand for it; ``by_pronoun`` tells that "he" or "they" say it.
    """

    verb: int
    source: tuple[int, ...]
    words: frozenset[str]
    stances: frozenset[str]
    by_pronoun: bool = False


@remembered
def arabic_sayings(found: Counterparts) -> tuple[Saying, ...]:
    """Return what the original has said; what it denies to have been said is left out."""
    return tuple(_arabic_sayings(found))


@remembered
def english_sayings(found: Counterparts) -> tuple[Saying, ...]:
    """Return what the translation has said; passives and denials are left out."""
    return tuple(_english_sayings(found))


def _arabic_sayings(found: Counterparts) -> Iterator[Saying]:
    for number, token in enumerate(found.arabic):
        if _leads_to_source(found.arabic, number):
            if source := _with_owner(found, noun_phrase(found, number + 1)):
                yield Saying(number, source, frozenset((ACCORDING,)), frozenset())
            continue
        verb = verb_of_saying(token.word) if token.word != _BETWEEN else None
        if verb and not _is_denied(found.arabic, number, "ar"):
            yield Saying(number, _arabic_source(found, number), *verb)


def _leads_to_source(tokens: tuple[Token, ...], number: int) -> bool:
    """Tell whether a source stands behind an Arabic token: بحسب, على حد قول, the عن of نقلت الوكالة عن."""
    word = tokens[number].word
    if word in clause_words("ar", "source"):
        return True
    if word in clause_words("ar", "word of a source"):
        return number > 0 and tokens[number - 1].word in clause_words("ar", "before a word of a source")
    if word != _FROM:
        return False
    before = tokens[max(0, number - _QUOTED) : number]
    return any(token.word in clause_words("ar", "quoting") for token in before)


@lru_cache(maxsize=WORDS)
def verb_of_saying(word: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the English words for an Arabic one, and its stances, None where it is no verb of saying."""
    forms = list(verb_forms(word))
    forms += [form.removesuffix(owner) for owner in _TO_WHOM if word.endswith(owner) for form in forms]
    return next((verb for form in forms if (verb := _arabic().get(form))), None)


def _arabic_source(found: Counterparts, verb: int) -> tuple[int, ...]:
    """Return the source before a verb where it stands right there, else that right behind it."""
    clause = arabic_clause(found, verb)
    before = verb - 1
    while before > 0 and found.arabic[before].word in clause_words("ar", "auxiliary"):
        before -= 1
    if before in clause.before and clause.before[0] in found.actors:
        return clause.before
    if verb - 1 in clause.before and _is_indefinite(found.arabic[verb - 1].word):
        return ()  # it is the one who says so: عريضة تطالب الجامعة, "a petition calling on the university"
    if clause.subject and _is_of_subject(found, verb, clause.subject[0]):
        return ()
    stands_by = clause.subject and clause.subject[0] <= verb + 2  # a pronoun may come between: ردّ عليه القائد
    return _with_owner(found, clause.subject) if stands_by else ()


def _with_owner(found: Counterparts, source: tuple[int, ...]) -> tuple[int, ...]:
    """Return a source with the one behind ل to whom it belongs: تقرير لديوان المحاسبة."""
    owner = source[-1] + 1 if source else len(found.arabic)
    follows = owner < len(found.arabic) and found.arabic[owner].word.startswith("ل")
    return (*source, *noun_phrase(found, owner)) if follows and owner in found.actors else source


def _is_indefinite(word: str) -> bool:
    return is_known(word) and not word.startswith("ال") and verb_of(word) is None


def _is_of_subject(found: Counterparts, verb: int, noun: int) -> bool:
    """Tell whether a noun behind "and he urged", "to urge" has an owner, who urges: ودعا أنصاره."""
    word = found.arabic[noun].word
    follows = found.arabic[verb].word[0] in "وف" or (verb > 0 and found.arabic[verb - 1].word == _THAT)
    return follows and word.endswith(_TO_WHOM) and not is_known(word)


def _english_sayings(found: Counterparts) -> Iterator[Saying]:
    tokens, verbs = found.english, _english()
    for number, token in enumerate(tokens):
        if (start := _start_of_source(tokens, number)) and (
            source := _telling(tokens, _phrase(tokens, start))
        ):
            yield Saying(number, source, frozenset((ACCORDING,)), frozenset())
        if token.word in verbs and _is_plain(tokens, number):
            before = sorted(english_clause(tokens, _before_name(found, number)).before)
            source = () if _is_cut(tokens, before) else _telling(tokens, before)
            by_pronoun = not source and any(tokens[n].word in clause_words("en", "pronoun") for n in before)
            if source or not token.word.endswith("ing"):
                yield Saying(number, source, frozenset((token.word,)), verbs[token.word], by_pronoun)


def _start_of_source(tokens: tuple[Token, ...], number: int) -> int | None:
    """Return where a source begins behind an English token: "according to", "in the words of", "quoting"."""
    word = tokens[number].word
    if word in clause_words("en", "quoting"):
        return number + 1 if is_finite(tokens, number) and not is_passive(tokens, number) else None
    after = tokens[number + 1].word if number + 1 < len(tokens) else ""
    if (word, after) == (ACCORDING, "to"):
        return number + 2
    is_theirs = word in clause_words("en", "word of a source") and after == "of"
    return number + 2 if is_theirs and number > 1 and tokens[number - 2].word == "in" else None


def _before_name(found: Counterparts, verb: int) -> int:
    """Return the number of a verb, or of the first comma of ", Hani Shukri," before it."""
    tokens = found.english
    if verb and tokens[verb - 1].word == ",":
        for number in range(verb - 2, max(0, verb - 2 - _LONGEST_NAME), -1):
            if tokens[number].word == ",":
                return number
            if not found.translation[tokens[number].start].isupper():
                break
    return verb


def _phrase(tokens: tuple[Token, ...], start: int) -> list[int]:
    """Return the numbers of the tokens of an English noun phrase that begins at ``start``."""
    ends = clause_words("en", "opener") | clause_words("en", "place")
    numbers: list[int] = []
    for number in range(start, min(len(tokens), start + _LONGEST_SOURCE)):
        if tokens[number].is_mark or tokens[number].word in ends:
            break
        numbers.append(number)
    return numbers


def _telling(tokens: tuple[Token, ...], numbers: Sequence[int]) -> tuple[int, ...]:
    """Return the tokens that carry meaning."""
    small = small_words(LIGHT) | clause_words("en", "auxiliary") | clause_words("en", "pronoun")
    return tuple(n for n in numbers if tokens[n].word not in small and not _is_adverb(tokens[n]))


def _is_adverb(token: Token) -> bool:
    return token.word.endswith("ly") and not is_english_noun(token)


def _is_cut(tokens: tuple[Token, ...], before: Sequence[int]) -> bool:
    """Tell whether a source may begin before the "and" at which its clause was cut."""
    first = before[0] if before else 0
    return first > 1 and tokens[first - 1].word in ("and", "or") and not tokens[first - 2].is_mark


def _is_plain(tokens: tuple[Token, ...], number: int) -> bool:
    """Tell whether an English word is a verb, neither passive nor denied."""
    behind = {token.word for token in tokens[number + 1 : number + 1 + _BY]}
    if number + 1 < len(tokens) and tokens[number + 1].word in _english():
        return False  # "a report concluded"
    return (
        is_finite(tokens, number)
        and not is_passive(tokens, number)
        and "by" not in behind
        and not _is_denied(tokens, number, "en")
    )


def _is_denied(tokens: tuple[Token, ...], number: int, language: str) -> bool:
    before = {token.word for token in tokens[max(0, number - _NOT) : number]}
    return not before.isdisjoint(clause_words(language, "negation"))


@cache
def _arabic() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return the English words for each Arabic form, and its stances."""
    verbs: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for row in rows("speech.tsv"):
        for form in row["arabic"].split("|"):
            words, stances = verbs.get(form, (frozenset[str](), frozenset[str]()))
            verbs[form] = (words.union(row["english"].split("|")), stances | {row["stance"]})
    return verbs


@cache
def _english() -> dict[str, frozenset[str]]:
    """Return the stances of each English form."""
    verbs: dict[str, frozenset[str]] = {}
    for row in rows("speech.tsv"):
        for word in row["english"].split("|"):
            verbs[word] = verbs.get(word, frozenset()) | {row["stance"]}
    return verbs
