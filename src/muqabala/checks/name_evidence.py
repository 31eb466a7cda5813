"""What both sides of a group of paragraphs say for and against each other's names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from muqabala.checks.bitext import Group
from muqabala.languages.names.mentions import ARABIC_WORD, Mention, arabic_names, english_names
from muqabala.languages.names.people import SAME, is_clear, is_heard, is_written, name_words, opens_sentence
from muqabala.languages.names.table import PERSONAL
from muqabala.records import Span

PERSON, STATE, PLACE = "person", "state", "place"
_COMPETES_AS = {"country": STATE, "demonym": STATE, "region": PLACE, "city": PLACE} | dict.fromkeys(
    PERSONAL, PERSON
)
"""Kinds whose names compete with one another; a name of any other kind competes with its own kind only."""

_TOO_FREE = frozenset(
    {"language", "title-or-office", "holiday", "product-or-weapon", "event", "treaty-or-initiative"}
)
"""Kinds that are rendered too freely to compete."""

_PLACED_IN_ENGLISH = re.compile(
    r"\b(?:in|to|from|near|outside|at|of|between|and|towards?|around|port|city) (?:the )?$", re.IGNORECASE
)
_PLACED_IN_ARABIC = re.compile(
    r"(?<!\w)[وف]?(?:في|إلى|من|نحو|قرب|بين|مدينة|ميناء|محافظة|ولاية|بلدة|قضاء|مطار|معبر) $"
)
"""Words before a name that make it a place, where it could be another word: في مشهد (in Mashhad)."""

_JOINS = ("،", "و", "أو")
"""What stands between the members of a list, where it is not the first letter of the next."""

_SON = "بن"

_CAPITAL = re.compile(r"[\s,]+capital\b")


class Named(NamedTuple):
    """A mention with the sentence it stands in."""

    sentence: Span
    mention: Mention

    @property
    def words(self) -> Span:
        """Return the span of the name itself."""
        return self.sentence.part(self.mention.start, self.mention.end)

    @property
    def kinds(self) -> frozenset[str]:
        """Return the kinds it competes as; a capital competes with cities and states."""
        kinds = {_COMPETES_AS.get(name.kind, name.kind) for name in self.mention.names}
        if any(name.kind == "city" and name.circles for name in self.mention.names):
            kinds.add(STATE)
        return frozenset(kinds - _TOO_FREE)

    @property
    def groups(self) -> frozenset[str]:
        """Return the groups of names it is easily confused with."""
        return frozenset(name.group for name in self.mention.names if name.group)

    def competes_with(self, other: Named) -> bool:
        """Tell whether one may stand by mistake for the other; a part of a longer name may not."""
        ours, theirs = self.mention.names[0].english, other.mention.names[0].english
        is_part = f" {ours} " in f" {theirs} " or f" {theirs} " in f" {ours} "
        return bool(self.kinds & other.kinds) and (STATE in self.kinds or not is_part)


class Side:
    """The names and words of one side of a group of paragraphs."""

    def __init__(
        self,
        sentences: Sequence[tuple[Span, ...]],
        find: Callable[[str], tuple[Mention, ...]],
        words: Callable[[str], list[str]],
    ) -> None:
        self._sentences = sentences
        self._words = words
        self.pairs = [
            [Named(span, mention) for span in spans for mention in find(span.text)] for spans in sentences
        ]
        self.all = [named for names in self.pairs for named in names]

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words that may be names."""
        return frozenset(
            word for spans in self._sentences for span in spans for word in self._words(span.text)
        )

    @cached_property
    def twins(self) -> frozenset[str]:
        """Return each two neighbouring words written as one: Ben Salem is Bensalem to others."""
        texts = (self._words(span.text) for spans in self._sentences for span in spans)
        return frozenset(first + second for words in texts for first, second in pairwise(words))

    @cached_property
    def sons(self) -> frozenset[str]:
        """Return what is behind a written-on "son of", one word or two: عبدالله of بنعبد الله."""
        words = (word for word in self.words | self.twins if word.startswith(_SON))
        return frozenset(word[len(_SON) :] for word in words)

    @cached_property
    def unknown_words(self) -> frozenset[str]:
        """Return the words that are in no certain name."""
        certain = (named.words.text for named in self.all if named.mention.is_certain)
        return self.words - {word for text in certain for word in self._words(text)}

    def says(self, named: Named) -> bool:
        """Tell whether a name of this side stands for one of the other."""
        return any(named.mention.stands_for(other.mention) for other in self.all)


class Evidence:
    """What both sides of a group say for and against each other's names."""

    def __init__(self, group: Group) -> None:
        self.english = Side([pair.translation for pair in group.pairs], english_names, name_words)
        self.arabic = Side([pair.original for pair in group.pairs], arabic_names, ARABIC_WORD.findall)

    def is_strange(self, name: Named) -> bool:
        """Tell whether nothing in the original vouches for an English name."""
        words = name_words(name.words.text)
        if self.arabic.says(name):
            return False
        if name.kinds == {PERSON}:
            sons = self.arabic.sons
            return not all(is_heard(it, self.arabic.words) or is_heard(it, sons, SAME) for it in words)
        return not all(is_clear(word) and is_heard(word, self.arabic.unknown_words, SAME) for word in words)

    def is_lost(self, name: Named) -> bool:
        """Tell whether nothing in the translation vouches for an Arabic name."""
        words = ARABIC_WORD.findall(name.words.text)
        if self.english.says(name):
            return False
        if name.kinds == {PERSON}:
            whole = "".join(words)
            return not (
                all(is_written(word, self.english.words) for word in words)
                or (whole.startswith(_SON) and is_written(whole[len(_SON) :], self.english.words, SAME))
                or (_SON + whole in self.arabic.twins and is_written(_SON + whole, self.english.words, SAME))
            )
        return not all(
            is_clear(word) and is_written(word, self.english.unknown_words, SAME) for word in words
        )

    def is_too_many(self, name: Named, number: int) -> bool:
        """Tell whether the English says a name that the Arabic does not, or not so often."""
        if not name.kinds or not (name.mention.is_certain or _is_placed(name, _PLACED_IN_ENGLISH)):
            return False
        return self.is_strange(name) or _is_surplus(name, number, self.english, self.arabic)

    def is_too_few(self, name: Named, number: int) -> bool:
        """Tell whether the Arabic says a name that the English does not, or not so often."""
        if not name.kinds or not (name.mention.is_certain or _is_placed(name, _PLACED_IN_ARABIC)):
            return False
        return self.is_lost(name) or _is_surplus(name, number, self.arabic, self.english)

    def is_sure(self, name: Named, rival: Named) -> bool:
        """Tell whether nothing speaks for one rival; for neither, where a name could be another word.

        A word that could be another is a name beside one of the rival's group, or of a place in its list.
        """
        if name.mention.is_certain and rival.mention.is_certain:
            return self.is_strange(name) or self.is_lost(rival)
        is_placed = bool(name.groups & rival.groups) or _is_listed(rival, self.arabic.all)
        return self.is_strange(name) and self.is_lost(rival) and is_placed

    def is_another_name(self, words: Span, sentence: Span, name: Named, number: int) -> bool:
        """Tell whether the English words in the place of half a name are surely another half."""
        known = [n for n in self.english.pairs[number] if n.sentence is sentence and n.words.overlaps(words)]
        if any(PERSON not in other.kinds for other in known) or is_heard(words.text, self.arabic.words):
            return False
        if not known and opens_sentence(sentence.text, words.start - sentence.start):
            return False
        return bool(known) or name.mention.is_certain


def _is_surplus(name: Named, number: int, here: Side, there: Side) -> bool:
    """Tell whether a pair, and its whole group, say a name more often than the other side does."""
    said_there = _count(name, there.all)
    return 0 < said_there < _count(name, here.all, is_own=True) and _count(
        name, there.pairs[number]
    ) < _count(name, here.pairs[number], is_own=True)


def _count(name: Named, names: list[Named], *, is_own: bool = False) -> int:
    """Count the names that stand for ``name``; as own ones only the certain, "the Iraqi capital" apart."""
    like = [other for other in names if name.mention.stands_for(other.mention)]
    if not is_own:
        return len(like)
    return sum(n.mention.is_certain and not _CAPITAL.match(n.sentence.text, n.mention.end) for n in like)


def _is_listed(name: Named, names: list[Named]) -> bool:
    """Tell whether an Arabic place stands in one list with another that is certainly one: بين ليون وبيروت."""
    others = [
        other.words
        for other in names
        if other.mention.is_certain and not other.kinds.isdisjoint((PLACE, STATE))
        if other.sentence is name.sentence
    ]
    return PLACE in name.kinds and any(
        _is_joined(first, second, name.sentence)
        for other in others
        for first, second in ((name.words, other), (other, name.words))
    )


def _is_joined(first: Span, second: Span, sentence: Span) -> bool:
    """Tell whether only an "and" or a comma stands between two Arabic words."""
    between = sentence.text[first.end - sentence.start : second.start - sentence.start].strip()
    return first.end < second.start and (between in _JOINS or (not between and second.text.startswith("و")))


def _is_placed(name: Named, before: re.Pattern[str]) -> bool:
    """Tell whether the words before an ambiguous name make it a place."""
    return PLACE in name.kinds and before.search(name.sentence.text[: name.mention.start]) is not None
