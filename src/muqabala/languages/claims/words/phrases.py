"""Find the phrases of a word list in running text, whichever of its forms a word has there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import contains
from sys import intern
from typing import Any, Generic, NamedTuple, TypeVar

from muqabala.languages.caching import WORDS
from muqabala.languages.claims.words.forms import tabled_form
from muqabala.languages.claims.words.reading import STOPS, Forms, Reading, read

ALL = "-"
"""The family of labels whose words are used for all families."""

_GAP = "…"
_LONGEST_GAP = 12
"""Words between the halves of a phrase such as "لم … إلا"; beyond that the halves belong to two clauses."""

_ONE_LETTER = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"))
_PLAIN = re.compile("[a-z {}|'…ابةتثجحخدذرزسشصضطظعغفقكلمنهويئؤء]+")
"""What folding leaves as it is; to ask first is twice as fast."""

_HYPHEN = re.compile(r"-(?![^{]*})")
"""A hyphen, but that of a class: {t-verb}."""

Label = TypeVar("Label")
Value = TypeVar("Value", bound=Hashable)


class Hit(NamedTuple, Generic[Label]):
    """A phrase found at ``start`` to ``end`` (code points), and what it stands for.

    ``word`` and ``last`` are the numbers of its first and last word in the text; ``named`` is where its last
    word ends that the table names, and no class of words at its end: in قد ينخفض that is قد.
    """

    start: int
    end: int
    word: int
    last: int
    labels: tuple[Label, ...]
    named: int


@cache
def _once(value: Value) -> Value:
    """Return the first value that was equal: what thousands of phrases have in common is kept once."""
    return value


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[Label]):
    """The words of a phrase, those behind its gap, all but the first, and what it stands for."""

    head: tuple[str, ...]
    tail: tuple[str, ...]
    labels: tuple[Label, ...]
    families: tuple[str, ...]
    """The family of each label."""
    rest: tuple[str, ...]
    rank: tuple[int, bool, int]
    """The order of the search: longest first, whole phrases before those with a gap, words before classes."""
    order: int
    """Its place among the phrases of its first word."""
    named: int
    """Which of its words, counted from the end as -1, is the last that is no class."""

    @classmethod
    def of(
        cls, text: str, labels: Sequence[Label], order: int, family: Callable[[Label], str]
    ) -> _Phrase[Label]:
        """Return the phrase that a table writes as ``text``, folded."""
        head, _, tail = (tuple(map(intern, part.split())) for part in text.partition(_GAP))
        words = (*head, *tail)
        classes = [word.startswith("{") for word in words]
        rank = _once((-len(words), bool(tail), sum(classes)))
        named = -1 - min(classes[::-1].index(False) if False in classes else 0, len(words) - 1)
        return cls(
            head, tail, tuple(labels), _once(tuple(map(family, labels))), words[1:], rank, order, named
        )


@dataclass(frozen=True, slots=True)
class _Beginning(Generic[Label]):
    """The phrases that a form begins: alone, by the word that must follow, and before a gap."""

    alone: tuple[_Phrase[Label], ...]
    followed: Mapping[str, Sequence[_Phrase[Label]]]
    apart: tuple[_Phrase[Label], ...]

    @classmethod
    def of(cls, phrases: Sequence[_Phrase[Label]]) -> _Beginning[Label]:
        """Sort the phrases of one form."""
        followed = defaultdict[str, list[_Phrase[Label]]](list)
        for phrase in phrases:
            if len(phrase.head) > 1:
                followed[phrase.head[1]].append(phrase)
        return cls(
            tuple(phrase for phrase in phrases if not phrase.rest),
            {word: tuple(longer) for word, longer in followed.items()},
            tuple(phrase for phrase in phrases if phrase.tail and len(phrase.head) == 1),
        )


_Found = tuple[tuple[int, bool, int], int, tuple[int, int], Sequence[int], _Phrase[Label]]
"""The rank of a phrase, its first word, its order among those of that word, all its words, and itself.

The order is that of the word's forms, as written first, and then of the table.
"""


class PhraseBook(Generic[Label]):
    """Phrases of one language, each with its labels; those of one label may be one text, with "|" between.

    A phrase may hold one gap, written "…". Within a ``family`` of labels no word is used twice: the
    longer phrase wins, then the word as written. What the family ``ALL`` uses is used for all.

    >>> from muqabala.languages.claims.words.forms import english_forms
    >>> book = PhraseBook([("at least", "bound"), ("least", "degree")], english_forms)
    >>> [hit.labels for hit in book.find("At least the least of them")]
    [('bound',), ('degree',)]
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, Label]],
        forms: Forms,
        family: Callable[[Label], str] = lambda _: ALL,
    ) -> None:
        self._forms = forms
        self._family = family
        gathered = defaultdict[str, list[Any]](list)
        for cell, label in phrases:
            for folded in _folded_phrases(cell):
                first = folded[: folded.index(" ")] if " " in folded else folded
                gathered[first] += folded, label
        # One text for the phrases of each first word: a quarter of a million texts take four times as much.
        self._by_first: dict[str, tuple[str, tuple[Label, ...]]] = {}
        while gathered:
            first, both = gathered.popitem()
            self._by_first[first] = "|".join(both[::2]), tuple(both[1::2])
        self._beginning = cache(self._beginning_with)  # once for all words that have a form in common
        self._beginnings = lru_cache(maxsize=WORDS)(self._beginnings_with)

    def find(self, text: str) -> list[Hit[Label]]:
        """Return the phrases in a text, in its order."""
        reading = read(text, self._forms)
        tokens = reading.tokens
        hits: list[Hit[Label]] = []
        used: dict[int, frozenset[str]] = {}  # the families that use a word, by its number
        for _, _, _, place, phrase in sorted(self._found(reading)):
            labels, families = phrase.labels, phrase.families
            if any(map(used.__contains__, place)):
                rivals = frozenset[str]().union(*[used.get(number, ()) for number in place])
                free = [
                    pair for pair in zip(labels, families, strict=True) if rivals.isdisjoint((ALL, pair[1]))
                ]
                if not free:
                    continue
                labels, families = zip(*free, strict=True)
            for number in place:
                used[number] = used.get(number, frozenset()).union(families)
            first, last, named = place[0], place[-1], place[phrase.named]
            ends = tokens[last].end(), tokens[named].end()
            hits.append(Hit(tokens[first].start(), ends[0], first, last, labels, ends[1]))
        return sorted(hits, key=_reading_order)

    def _found(self, reading: Reading) -> Iterator[_Found[Label]]:
        """Yield the phrases that stand in a text, however they overlap."""
        forms = reading.forms
        for number, beginnings in enumerate(map(self._beginnings, reading.written)):
            following = forms[number + 1] if beginnings and number + 1 < len(forms) else ()
            for form, beginning in enumerate(beginnings):
                for phrase in beginning.alone:
                    yield phrase.rank, number, (form, phrase.order), (number,), phrase
                for longer in (*map(beginning.followed.get, following), beginning.apart):
                    for phrase in longer or ():
                        if reading.known.issuperset(phrase.rest) and (
                            place := self._place(phrase, forms, number)
                        ):
                            yield phrase.rank, number, (form, phrase.order), place, phrase

    def _beginnings_with(self, word: str) -> tuple[_Beginning[Label], ...]:
        """Return the phrases that each form of a word begins, of the forms that begin any."""
        return tuple(map(self._beginning, filter(self._by_first.__contains__, self._forms(word))))

    def _beginning_with(self, form: str) -> _Beginning[Label]:
        labels = defaultdict[str, list[Label]](list)
        texts, meant = self._by_first[form]
        for text, label in zip(texts.split("|"), meant, strict=True):
            labels[text].append(label)
        return _Beginning.of(
            [_Phrase.of(text, own, order, self._family) for order, (text, own) in enumerate(labels.items())]
        )

    def _place(self, phrase: _Phrase[Label], forms: Sequence[tuple[str, ...]], start: int) -> Sequence[int]:
        """Return the numbers of the words a phrase takes from ``start`` on; none where it is not there."""
        end = start + len(phrase.head)
        if not _stands(phrase.head, forms, start):
            return ()
        for number in range(end, min(end + _LONGEST_GAP, len(forms))) if phrase.tail else ():
            if forms[number][0] in STOPS:
                break
            if _stands(phrase.tail, forms, number):
                return (*range(start, end), *range(number, number + len(phrase.tail)))
        return () if phrase.tail else range(start, end)


def _stands(phrase: tuple[str, ...], forms: Sequence[tuple[str, ...]], start: int) -> bool:
    end = start + len(phrase)
    return end <= len(forms) and all(map(contains, forms[start:end], phrase))


def _reading_order(hit: Hit[Label]) -> int:
    return hit.start


def _folded_phrases(cell: str) -> list[str]:
    """Fold the phrases of a cell; at one go where none holds ألا or a diacritic."""
    plain = cell
    if not cell.isascii():
        for letter, other in _ONE_LETTER:  # five times as fast as translate
            plain = plain.replace(letter, other)
    if _PLAIN.fullmatch(plain) and "ألا" not in cell:
        return plain.split("|")
    return [_folded(text) for text in cell.split("|")]


def _folded(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    parted = _HYPHEN.sub(" ", text)  # as the words of a text are
    return " ".join(map(tabled_form, parted.split()))
