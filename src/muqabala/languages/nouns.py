"""What Arabic nouns mean in any form, which of their forms count two, and what English has from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from muqabala.languages.caching import WORDS
from muqabala.languages.inflection import base_forms
from muqabala.languages.names.mentions import without_proclitics
from muqabala.languages.names.table import ARTICLE
from muqabala.languages.tables import rows

_DUALS = ("ين", "ان")
_SOUND_PLURAL = "ين"
"""Ending of a plural that looks like the dual: such a noun is a dual in ان only."""

_VERBS = ("predicates.tsv", "deeds.tsv", "speech.tsv")

_OWNERS = ("هما", "ها", "هم", "هن", "نا", "ه")
_FEMININE_DUALS = (*_DUALS, *(vowel + owner for vowel in "اي" for owner in ("", *_OWNERS)))
_FEMININE = "ة"
_LEAST = 3
"""Letters of a noun that is told from others without what is attached to it."""


class Noun(NamedTuple):
    """A row of the table: the forms of an Arabic noun or adjective, its English, and whether it may act.

    ``actor`` is "actor" for people, bodies and states, "generic" for a word that stands for any of them.
    """

    arabic: tuple[str, ...]
    english: tuple[str, ...]
    actor: str


@cache
def noun_table() -> tuple[Noun, ...]:
    """Return the table of nouns and adjectives."""
    return tuple(
        Noun(tuple(row["arabic"].split("|")), tuple(row["english"].split("|")), row["actor"])
        for row in rows("nouns.tsv")
    )


@lru_cache(maxsize=WORDS)
def base_meanings(word: str) -> frozenset[str]:
    """Return the base forms of what a folded Arabic noun may mean, none where no table knows it.

    >>> "container" in base_meanings("حاوياتها"), "store" in base_meanings("للمتجرين")
    (True, True)
    """
    stems = [
        stem.removeprefix(ARTICLE)
        for reading in without_proclitics(word)
        for stem in (reading, *(reading.removesuffix(owner) for owner in _OWNERS if reading.endswith(owner)))
    ]
    forms = [
        form
        for stem in stems
        for form in (stem, stem.removesuffix("ا"), stem[:-1] + _FEMININE if stem.endswith("ت") else stem)
        if len(form) >= _LEAST
    ]
    english = {meaning for form in forms for meaning in _nouns().get(form, ())}
    return frozenset().union(*map(base_forms, english)) | dual_meanings(word)


@lru_cache(maxsize=WORDS)
def dual_meanings(word: str) -> frozenset[str]:
    """Return the base forms of what a folded Arabic noun in the dual may mean, none for another form.

    >>> "store" in dual_meanings("للمتجرين"), dual_meanings("مسؤولين"), "daughter" in dual_meanings("وابنتاه")
    (True, frozenset(), True)
    """
    stems = {reading.removeprefix(ARTICLE) for reading in without_proclitics(word)}
    english = {meaning for stem in stems for meaning in _duals().get(stem, ())}
    return frozenset().union(*map(base_forms, english))


@cache
def _nouns() -> dict[str, list[str]]:
    """Return the English of each form of the nouns that have several."""
    found: dict[str, list[str]] = defaultdict(list)
    for noun in _inflected():
        for form in noun.arabic:
            found[form] += noun.english
    return dict(found)


@cache
def _duals() -> dict[str, list[str]]:
    """Return the English of each form that can only be a dual."""
    found: dict[str, list[str]] = defaultdict(list)
    for (first, *others), english, _ in _inflected():
        is_feminine = first.endswith(_FEMININE)
        stem = first[:-1] + "ت" if is_feminine else first
        endings = _FEMININE_DUALS if is_feminine else _DUALS[first + _SOUND_PLURAL in others :]
        for dual in (stem + ending for ending in endings):
            if is_feminine or dual not in _nouns():
                found[dual] += english
    return dict(found)


def _inflected() -> Iterator[Noun]:
    return (noun for noun in noun_table() if len(noun.arabic) > 1)


@cache
def english_words() -> frozenset[str]:
    """Return every word of the English that the tables of nouns and verbs have."""
    verbs = (row["english"].split("|") for table in _VERBS for row in rows(table))
    meanings = chain(*(noun.english for noun in noun_table()), *verbs)
    return frozenset(word for meaning in meanings for word in meaning.lower().split())


@cache
def loans() -> frozenset[str]:
    """Return the words that English has from Arabic (data/loans.tsv)."""
    return frozenset(row["english"] for row in rows("loans.tsv"))
