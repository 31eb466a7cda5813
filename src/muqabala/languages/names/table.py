"""The table of names (data/names.tsv, data/states.tsv) as two indexes, one for each language."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from muqabala.languages.caching import WORDS
from muqabala.languages.folding import folded_text
from muqabala.languages.tables import rows

PERSONAL = frozenset({"given-name", "family-name", "person"})
"""Kinds of the names of people."""

_UNTELLING = re.compile("[\u064b-\u064e\u0650\u0652]")
"""Damma and shadda tell names apart in print; the other diacritics do not."""

ARTICLE = "ال"

_ENDINGS_OF_ORIGIN = ("", "ة", "ا", "ون", "ين", "ات", "ان", "تان", "تين")
"""Endings of an adjective of origin in -ي: عراقية Iraqi, عراقيات Iraqi women."""

PARTICLES = frozenset({"al", "el", "ad", "as", "ash", "an", "ar", "at", "az", "bin", "ibn", "ben", "bint"})
"""Parts of Arabic names in Latin letters that are written small or capital."""


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """One named thing: its kind, and the group of names it is easily confused with.

    ``also`` says in which languages its single words have a meaning of their
    own. ``circles`` are the numbers of the circles of names it belongs to, in
    which one may stand for another: Iraq, Iraqi, Baghdad.
    """

    english: str
    kind: str
    group: str
    also: str
    circles: frozenset[int]

    def stands_for(self, other: Name) -> bool:
        """Tell whether both name the same thing, or a thing and its seat or people."""
        if self.kind == other.kind == "city":
            return self is other
        return self is other or not self.circles.isdisjoint(other.circles)


class Index:
    """The phrases of one language and what each may name."""

    def __init__(self, language: str, name: Callable[[int], Name]) -> None:
        self._ambiguous = f"{language} word"
        self._name = name
        self._numbers: dict[str, list[int]] = {}
        self._longest: dict[str, int] = {}
        self._marked: dict[str, list[tuple[str, int]]] = {}

    def add(self, phrase: str, number: int) -> None:
        """Add a phrase and the number of what it may name."""
        known = self._numbers.get(phrase)
        if known is None:
            self._numbers[phrase] = [number]
            if " " in phrase:
                first, *rest = phrase.split(" ")
                self._longest[first] = max(self._longest.get(first, 0), 1 + len(rest))
        elif number not in known:
            known.append(number)

    def mark(self, phrase: str, written: str, number: int) -> None:
        """Add a written form whose diacritics tell its name from the others of a phrase."""
        self._marked.setdefault(phrase, []).append((written, number))

    def starts(self, word: str) -> bool:
        """Tell whether a name begins with a word."""
        return word in self._numbers or word in self._longest

    def longest(self, word: str) -> int:
        """Return the number of words of the longest name that begins with a word, 1 where there is none."""
        return self._longest.get(word, 1)

    def find(self, words: Sequence[str], first: str) -> str | None:
        """Return the longest name that begins with the first of some words, read as ``first``."""
        for length in range(min(self.longest(first), len(words)), 1, -1):
            phrase = " ".join((first, *words[1:length]))
            if phrase in self._numbers:
                return phrase
        return first if first in self._numbers else None

    def named(self, phrase: str, written: str) -> tuple[Name, ...]:
        """Return what a phrase names; diacritics decide where the table has them (عمّان Amman, عُمان Oman)."""
        plain = _UNTELLING.sub("", written) if phrase in self._marked else ""
        told = [number for form, number in self._marked.get(phrase, ()) if form in plain]
        return tuple(map(self._name, told or self._numbers[phrase]))

    def is_ambiguous(self, phrase: str) -> bool:
        """Tell whether a phrase is a single word that also has a meaning of its own."""
        return " " not in phrase and any(
            self._ambiguous in self._name(number).also for number in self._numbers[phrase]
        )


class Gazetteer(NamedTuple):
    """The index of each language."""

    english: Index
    arabic: Index


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the indexes, read once."""
    names = list(rows("names.tsv"))
    name = cache(lambda number: _name(names[number]))  # of thousands of names an article has some dozens
    english, arabic = Index("English", name), Index("Arabic", name)
    arabic_forms = folded_text("\n".join(row["arabic"] for row in names)).split("\n")
    for number, (row, folded) in enumerate(zip(names, arabic_forms, strict=True)):
        for form in row["english"].split("|"):
            english.add(english_key(form), number)
        for written, form in zip(row["arabic"].split("|"), folded.split("|"), strict=True):
            if len(form) < len(written):
                arabic.mark(form, written, number)
            for phrase in _inflected(form) if row["kind"] == "demonym" else (form,):
                arabic.add(phrase, number)
    return Gazetteer(english, arabic)


def _name(row: Mapping[str, str]) -> Name:
    forms = row["english"].split("|")
    around = () if row["kind"] in PERSONAL else (_circles().get(form, ()) for form in forms)
    return Name(forms[0], row["kind"], row["group"], row["also"], frozenset(chain.from_iterable(around)))


@cache
def _circles() -> Mapping[str, Sequence[int]]:
    """Return the numbers of the circles of each English name."""
    circles = defaultdict[str, list[int]](list)
    for number, row in enumerate(rows("states.tsv")):
        for form in row["names"].split("|"):
            circles[form].append(number)
    return dict(circles)


def english_key(name: str) -> str:
    """Return a Latin name without accents, apostrophes, hyphens and leading article.

    >>> [english_key(name) for name in ("the Sana'a", "Türkiye", "U.S.", "Al-Qaeda")]
    ['Sanaa', 'Turkiye', 'US', 'al Qaeda']
    """
    if name.isalpha() and name.isascii():
        return name
    words = name.removeprefix("the ").replace("-", " ").replace(",", "").split()
    return " ".join(english_word(word) for word in words)


@lru_cache(maxsize=WORDS)
def english_word(word: str) -> str:
    """Return one word of a Latin name as the index writes it.

    >>> english_word("Iraq's"), english_word("Al")
    ('Iraq', 'al')
    """
    plain = word.replace("\u2019", "'").removesuffix("'s").replace("'", "").replace(".", "")
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if letter.isalpha())
    return plain.lower() if plain.lower() in PARTICLES else plain


def _inflected(form: str) -> Iterator[str]:
    """Yield the forms of an adjective of origin, with and without the article."""
    definite = form if form.startswith(ARTICLE) else " ".join(ARTICLE + word for word in form.split(" "))
    for ending in _ENDINGS_OF_ORIGIN if form.endswith("ي") and " " not in form else ("",):
        yield form + ending
        yield definite + ending
