"""What the tables say a single Arabic word may mean: nouns and adjectives, and verbs beside them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from muqabala.languages.caching import WORDS
from muqabala.languages.claims.words.forms import arabic_forms
from muqabala.languages.claims.words.predicates import predicate_cells, renderings
from muqabala.languages.names.table import gazetteer
from muqabala.languages.nouns import noun_table

_LONGEST_ROOT = 4
"""Letters of a noun up to which a last و or ي is likely its own: عدو."""


def is_known(word: str) -> bool:
    """Tell whether a folded Arabic word is a noun or name as it stands: لجنة is no "for" before جنة."""
    return word.removeprefix("ال") in _nouns() or gazetteer().arabic.starts(word)


@lru_cache(maxsize=WORDS)
def meanings(word: str) -> frozenset[str]:
    """Return the English words that may render an Arabic one."""
    nouns = _nouns()
    return renderings(word).union(*(cell for form in noun_forms(word) for cell in nouns.get(form, ())))


def senses(word: str) -> tuple[frozenset[str], ...]:
    """Return the English words of each sense of an Arabic word, read as nearly as written as can be."""
    for form in noun_forms(word):
        if cells := (*noun_cells(form), *(cell.split("|") for cell in predicate_cells(form))):
            return tuple(map(frozenset, cells))
    return ()


def noun_cells(form: str) -> Sequence[Sequence[str]]:
    """Return the English of each sense of an Arabic noun or adjective, folded, as the table has it."""
    return _nouns().get(form, ())


def noun_forms(word: str) -> tuple[str, ...]:
    """Return what a noun may be, the و or ي of a plural before its owner aside: معارضو is معارض."""
    forms = arabic_forms(word)
    return (*forms, *(form[:-1] for form in forms if len(form) > _LONGEST_ROOT and form[-1] in "وي"))


@cache
def _nouns() -> dict[str, list[tuple[str, ...]]]:
    """Return the English of each sense of each Arabic form."""
    nouns: dict[str, list[tuple[str, ...]]] = {}
    for noun in noun_table():
        for form in noun.arabic:
            nouns.setdefault(form, []).append(noun.english)
    return nouns
