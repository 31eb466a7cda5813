"""Find the phrases of a word list in running text, whatever clitics and endings Arabic puts on them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import contains
from typing import Any, Generic, NamedTuple, TypeVar

from muqabala.languages.caching import WORDS
from muqabala.languages.claims.words.reading import STOPS, Forms, Reading, read
from muqabala.languages.claims.words.word_classes import word_classes
from muqabala.languages.folding import folded_text, folded_word

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

_NOT_TO = re.compile("[وب]?أ\u064e?ل\u0651?\u064e?\u0651?ا")
_NOT_TO_FORM = "{not-to}"
"""ألا, "not to", which would fold into إلا, "except"."""
_DOUBLED = "\u0651"
_UNDOUBLED = frozenset(("دون", "قبل", "غير", "سوي", "بعد", "وعد"))
"""Words that a doubled letter makes other words of: دوّن "he wrote down", غيّر "he changed"."""

_COMPARATIVE = re.compile(r"(?!other|rather|water|after|over|under|ever|never|number|whether)[a-z]{3,}er")
_NUMBER = re.compile(
    r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
)
_CONJUNCTION = re.compile(r"[وف](?=\w{2})")
_PREPOSITION = re.compile(r"(?:لل(?=\w{2})|[بكل]ال(?=\w{2})|ال(?=\w{2})|[بل](?=\w{3}))")
_PRONOUN = re.compile(r"(?<=\w\w)(?<!\bان)(?<!\b[وف]ان)(?:ه|ها|هم|هن|هما|كم|نا)$")
"""A pronoun at the end; إنها لم is "that she did not", and not إن لم, "if not"."""
_ENDING = re.compile(r"(?<=\w\w\w\w)(?:ة|ت|ا|وا|ون|ين|ان|ات|تا|تي|ن)$")
"""Endings of verbs, nouns and adjectives; a stem of three letters is too often another word without them."""


@lru_cache(maxsize=WORDS)
def arabic_forms(token: str) -> tuple[str, ...]:
    """Return the words that a token may stand for, as written first, without clitics and endings after.

    ``{future}``, ``{imperfect}``, ``{t-verb}`` and ``{elative}`` stand for any word that looks so.

    >>> arabic_forms("وبعضهم")
    ('وبعضهم', 'بعضهم', 'عضهم', 'وبعض', 'بعض', 'عض')
    >>> "{future}" in arabic_forms("سيلتقي")
    True
    """
    if _NOT_TO.fullmatch(token):
        return (_NOT_TO_FORM,)
    word = folded_word(token)
    if _DOUBLED in token and not _UNDOUBLED.isdisjoint((word, _CONJUNCTION.sub("", word, 1))):
        return (token,)
    forms = {word: None}
    for pattern in (_CONJUNCTION, _PREPOSITION):
        forms |= {form[match.end() :]: None for form in forms if (match := pattern.match(form))}
    for pattern in (_PRONOUN, _ENDING):
        bare = {form[: match.start()]: None for form in forms if (match := pattern.search(form))}
        forms |= bare | {form[:-1] + "ة": None for form in bare if form[-1] == "ت"}
    bare_verbs = [word] + ([word[1:]] if len(word) > len("فيها") and _CONJUNCTION.match(word) else [])
    return (*forms, *word_classes(bare_verbs))


@lru_cache(maxsize=WORDS)
def english_forms(token: str) -> tuple[str, ...]:
    """Return the words that a token may stand for; the month of May is not the verb.

    ``{n't}``, ``{er}`` and ``{number}`` stand for any word of that form.

    >>> english_forms("Don\u2019t"), english_forms("Egypt's"), english_forms("May")
    (("don't", "{n't}"), ("egypt's", 'egypt'), ('{May}',))
    """
    if token == "May":
        return ("{May}",)
    word = folded_word(token)
    if word.endswith("n't"):
        return (word, "{n't}")
    if word.endswith("'s"):
        return (word, word[:-2])
    if _NUMBER.fullmatch(word):
        return (word, "{number}")
    return (word, "{er}") if _COMPARATIVE.fullmatch(word) else (word,)


Label = TypeVar("Label")


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
        head, _, tail = (tuple(part.split()) for part in text.partition(_GAP))
        words = (*head, *tail)
        classes = [word.startswith("{") for word in words]
        rank = -len(words), bool(tail), sum(classes)
        named = -1 - min(classes[::-1].index(False) if False in classes else 0, len(words) - 1)
        return cls(head, tail, tuple(labels), tuple(map(family, labels)), words[1:], rank, order, named)


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
            followed,
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
    return " ".join(_NOT_TO_FORM if _NOT_TO.fullmatch(word) else folded_text(word) for word in parted.split())
