"""The words of a text and of its translation, and which of them may render which.

Nouns and adjectives come from ``data/nouns.tsv``, verbs from ``data/predicates.tsv``, names from the
table of names; a capitalised word that none of them knows is told by its sound.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from muqabala.languages.caching import WORDS, remembered
from muqabala.languages.claims.words.forms import arabic_forms, english_forms
from muqabala.languages.claims.words.nouns import meanings, noun_forms
from muqabala.languages.claims.words.phrases import Hit
from muqabala.languages.claims.words.reading import WORD_OR_STOP, Forms, Links
from muqabala.languages.folding import folded_word
from muqabala.languages.inflection import base_forms
from muqabala.languages.names.mentions import Mention, arabic_names, english_names
from muqabala.languages.names.people import ALIKE, is_clear, sound_alike
from muqabala.languages.nouns import noun_table

_TOKEN = re.compile(WORD_OR_STOP.pattern + r"|[,،()\"«»“”–—]")


class Token(NamedTuple):
    """A word or mark, folded: where it stands, and the words it may be once clitics and endings are off."""

    word: str
    start: int
    end: int
    forms: tuple[str, ...]
    is_mark: bool
    """It is a mark and no word."""


Renderings = tuple[frozenset[int], ...]
"""The tokens of the other text that may render each token, by number."""


@dataclass(frozen=True, eq=False)
class Counterparts:
    """Two texts as tokens, and what links them, by the numbers of the tokens.

    Tokens and actors often decide: the links are made when they are first asked for.
    """

    original: str
    translation: str
    rendered: Links = frozenset()
    """Words that the vectors and the lexicon hold for each other's best counterparts."""

    @cached_property
    def arabic(self) -> tuple[Token, ...]:
        """Return the tokens of the original."""
        return _tokens(self.original, arabic_forms)

    @cached_property
    def english(self) -> tuple[Token, ...]:
        """Return the tokens of the translation."""
        return _tokens(self.translation, english_forms)

    @cached_property
    def english_places(self) -> dict[str, list[int]]:
        """Return the numbers of the English tokens that are a word."""
        places: dict[str, list[int]] = {}
        for number, token in enumerate(self.english):
            places.setdefault(token.word, []).append(number)
        return places

    @cached_property
    def actors(self) -> frozenset[int]:
        """Return the Arabic tokens that name people, bodies or states."""
        actors = {number for number, token in enumerate(self.arabic) if _may_act(token.word)}
        names = [covered(self.arabic, name) for name in arabic_names(self.original) if name.is_certain]
        return frozenset(actors.union(*names))

    @cached_property
    def mates(self) -> dict[int, int]:
        """Return the English token of each Arabic one, where each is the other's best or only counterpart."""
        mates = dict(self._rendered)
        taken = set(mates.values())
        for number, found in enumerate(self.links):
            if number not in mates and len(found) == 1 and not found & taken:
                place = min(found)
                if len(self.back[place]) == 1:
                    mates[number] = place
        return mates

    @cached_property
    def _rendered(self) -> tuple[tuple[int, int], ...]:
        """Return the numbers of the tokens that are each other's best counterparts."""
        starts = [{token.start: n for n, token in enumerate(side)} for side in (self.arabic, self.english)]
        both = ((starts[0].get(ours), starts[1].get(theirs)) for ours, theirs in self.rendered)
        return tuple((ours, theirs) for ours, theirs in both if ours is not None and theirs is not None)

    @property
    def links(self) -> Renderings:
        """Return the English tokens of each Arabic one."""
        return self._links[0]

    @property
    def loose(self) -> Renderings:
        """Return the links, more for names: Riyadh may stand for Saudi Arabia though that is named too."""
        return self._links[1]

    @cached_property
    def back(self) -> Renderings:
        """Return the Arabic tokens of each English one."""
        back = [set[int]() for _ in self.english]
        for number, found in enumerate(self.links):
            for place in found:
                back[place].add(number)
        return tuple(map(frozenset, back))

    @cached_property
    def _links(self) -> tuple[Renderings, Renderings]:
        by_list, alikes = counterparts(self.original, self.translation)._by_list
        links = list(map(set, by_list))
        for number, place in self._rendered:
            links[number].add(place)
        _by_sound(links, self.arabic, self.english, self.translation)
        strict = tuple(map(frozenset, links))
        loose = list(strict)
        for number, alike in alikes.items():
            loose[number] |= alike
        return strict, tuple(loose)

    @cached_property
    def _by_list(self) -> tuple[list[set[int]], dict[int, set[int]]]:
        """Return the links that the word lists and the table of names make, and those of names alike."""
        links = list(_by_meaning(self.arabic, self.english))
        alikes: dict[int, set[int]] = {}
        for number, same, alike in _by_name(self):
            links[number] |= same or alike
            alikes.setdefault(number, set()).update(alike)
        return links, alikes


@remembered
def counterparts(original: str, translation: str, rendered: Links = frozenset()) -> Counterparts:
    """Return the tokens of two texts and what links them.

    >>> found = counterparts("هزم الجيش العدو", "The army beat the enemy.")
    >>> [found.english[number].word for number in found.links[1]]
    ['army']
    """
    return Counterparts(original, translation, rendered)


@remembered
def _tokens(text: str, forms: Forms) -> tuple[Token, ...]:
    found = []
    for match in _TOKEN.finditer(text):
        word, meant, is_mark = _word(match.group(), forms)
        found.append(Token(word, match.start(), match.end(), meant, is_mark))
    return tuple(found)


@lru_cache(maxsize=WORDS)
def _word(written: str, forms: Forms) -> tuple[str, tuple[str, ...], bool]:
    """Return a word or mark, folded; the words it may be; and whether it is a mark."""
    word = folded_word(written) or written
    return word, forms(written), not word[0].isalnum()


def _by_meaning(arabic: Collection[Token], english: Collection[Token]) -> Iterator[set[int]]:
    """Yield the English tokens that may render each Arabic one by the word lists."""
    places: dict[str, set[int]] = {}
    for number, token in enumerate(english):
        for form in token.forms:
            places.setdefault(form, set()).add(number)
    said = frozenset(places)
    for token in arabic:
        meant = frozenset[str]() if token.is_mark else said & meanings(token.word)
        yield set[int]().union(*map(places.__getitem__, meant)) if meant else set()


def _by_name(found: Counterparts) -> Iterator[tuple[int, set[int], set[int]]]:
    """Yield each Arabic token of a name, the English ones of that name, and of those alike."""
    names = arabic_names(found.original)
    named = (
        [(other, covered(found.english, other)) for other in english_names(found.translation)]
        if names
        else []
    )
    for name in names:
        like = [both for both in named if name.stands_for(both[0])]
        equal = [both for both in like if not set(name.names).isdisjoint(both[0].names)]
        same, alike = (set[int]().union(*(places for _, places in others)) for others in (equal, like))
        for number in covered(found.arabic, name):
            yield number, same, alike


def covered(tokens: Sequence[Token], words: Mention | Hit[Any]) -> range:
    """Return the numbers of the tokens that a name or a phrase covers, all or in part."""
    first = bisect_right(tokens, words.start, key=attrgetter("end"))
    return range(first, bisect_left(tokens, words.end, lo=first, key=attrgetter("start")))


def _by_sound(
    links: list[set[int]], arabic: Collection[Token], english: Collection[Token], translation: str
) -> None:
    """Link the capitalised English words that nothing links yet with Arabic words that sound like them."""
    linked = set[int]().union(*links)
    unknown = [
        (number, word)
        for number, token in enumerate(english)
        if number not in linked
        and (word := translation[token.start : token.end])[0].isupper()
        and is_clear(word)
    ]
    if unknown:
        for number, token in enumerate(arabic):
            if not links[number] and not token.is_mark and is_clear(token.word):
                links[number] |= {n for n, word in unknown if sound_alike(word, token.word) >= ALIKE}


@lru_cache(maxsize=WORDS)
def _may_act(word: str) -> bool:
    """Tell whether an Arabic word is a noun for people, bodies or states."""
    forms = noun_forms(word)
    return not (
        _acting("arabic", "actor").isdisjoint(forms) and _acting("arabic", "generic").isdisjoint(forms)
    )


def is_specific(token: Token, language: str) -> bool:
    """Tell whether a token says who acts, a nurse or an engineer; "an official" does not."""
    forms = noun_forms(token.word) if language == "arabic" else token.forms
    return not _acting(language, "actor").isdisjoint(forms) and _acting(language, "generic").isdisjoint(forms)


def is_actor(token: Token) -> bool:
    """Tell whether an English token is a noun for people, bodies or states."""
    return is_generic(token) or not _acting("english", "actor").isdisjoint(token.forms)


def is_generic(token: Token) -> bool:
    """Tell whether an English token may stand for anyone who acts: an organisation, a chief."""
    return not _acting("english", "generic").isdisjoint(token.forms)


def is_english_noun(token: Token) -> bool:
    """Tell whether an English token is a noun or adjective that the tables know."""
    return not _english_nouns().isdisjoint(base_forms(token.word))


@cache
def _english_nouns() -> frozenset[str]:
    return frozenset(base for noun in noun_table() for form in noun.english for base in base_forms(form))


@cache
def _acting(language: str, kind: str) -> frozenset[str]:
    return frozenset(form for noun in noun_table() if noun.actor == kind for form in getattr(noun, language))
