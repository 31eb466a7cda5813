"""What the tables know of a single noun or adjective of either language, and which Arabic words look alike.

A word of one language stands in another's place only where both are known well: what else a vague or rare
word may render no table lists.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from muqabala.languages.caching import WORDS
from muqabala.languages.claims.words.nouns import noun_cells, noun_forms
from muqabala.languages.claims.words.predicates import is_english_predicate, predicate_cells
from muqabala.languages.inflection import base_forms
from muqabala.languages.nouns import noun_table
from muqabala.languages.tables import rows

_SHORTEST = 4
"""Letters of words that may be taken for each other for one letter; shorter ones are too often alike."""

_ROOT = 3
"""Consonants of a root."""

_WEAK = re.compile("^(?:است|[متا])|[اويىءئؤة]|ت$")
"""What the forms of one root differ in."""


@lru_cache(maxsize=WORDS)
def noun_read(word: str) -> str:
    """Return the noun that a folded Arabic word is, read as nearly as written as can be; empty for a verb.

    >>> noun_read("والمدافئ"), noun_read("كتبت")
    ('مدافئ', '')
    """
    for form in noun_forms(word):
        if noun_cells(form) or predicate_cells(form):
            return "" if predicate_cells(form) else form
    return ""


@lru_cache(maxsize=WORDS)
def nouns_of(word: str) -> frozenset[int]:
    """Return the rows of the noun table that have an English word, no verb, by number; none for a verb."""
    if is_english_predicate(word) or word in _small():
        return frozenset()
    return frozenset(row for base in (word, *base_forms(word)) for row in _by_english().get(base, ()))


@lru_cache(maxsize=WORDS)
def are_near(first: str, second: str) -> bool:
    """Tell whether two English nouns may stand for one another in a free rendering, by ``thesaurus.tsv``.

    >>> are_near("vehicles", "carriage"), are_near("cannons", "heater")
    (True, False)
    """
    return not _groups(first).isdisjoint(_groups(second))


@lru_cache(maxsize=WORDS)
def _groups(word: str) -> frozenset[int]:
    return frozenset(group for base in base_forms(word) for group in _thesaurus().get(base, ()))


@lru_cache(maxsize=WORDS)
def is_mistakable(noun: str, word: str) -> bool:
    """Tell whether an Arabic noun looks like one that an English word renders: by a letter, or by its root.

    >>> is_mistakable("مدافئ", "cannons"), is_mistakable("مدافئ", "heaters"), is_mistakable("مدافئ", "tables")
    (True, False, False)
    """
    others = {form for row in nouns_of(word) for form in noun_table()[row].arabic}
    return noun not in others and any(_are_alike(noun, other) for other in others)


def _are_alike(first: str, second: str) -> bool:
    if len(first) >= _SHORTEST <= len(second) and abs(len(first) - len(second)) <= 1:
        start = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
        if start is None:
            return first[-1] not in "ةاين" and second[-1] not in "ةاين"
        ours, theirs = first[start:], second[start:]
        one_more = ours[1:] == theirs or ours == theirs[1:]
        swapped = ours[1::-1] == theirs[:2] and ours[2:] == theirs[2:]
        if one_more or swapped or ours[1:] == theirs[1:]:
            return True
    root = _WEAK.sub("", first)
    return len(root) >= _ROOT and root == _WEAK.sub("", second)


@cache
def _by_english() -> Mapping[str, list[int]]:
    """Return the rows of the noun table by their English words."""
    found = defaultdict[str, list[int]](list)
    for number, noun in enumerate(noun_table()):
        for word in noun.english:
            found[word].append(number)
    return dict(found)


@cache
def _thesaurus() -> Mapping[str, list[int]]:
    """Return the groups of near words by each of their words."""
    found = defaultdict[str, list[int]](list)
    for number, row in enumerate(rows("thesaurus.tsv")):
        for word in row["english"].split("|"):
            found[word].append(number)
    return dict(found)


@cache
def _small() -> frozenset[str]:
    """Return the English of small words."""
    return frozenset(row["english"] for row in rows("gloss.tsv"))
