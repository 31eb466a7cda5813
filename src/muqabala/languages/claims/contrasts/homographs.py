"""Arabic words of several senses, and where a translation takes one in a sense that its subject has not.

``data/homographs.tsv`` gives each sense of a word its English and the subjects (``data/domains.tsv``) of
texts that use the word so: the subject of a text is told by its other words. ``elsewhere`` are further
subjects in which the English of a sense is no mistake, "*" in all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from muqabala.languages.caching import remembered
from muqabala.languages.claims.words.forms import arabic_forms, english_forms
from muqabala.languages.claims.words.phrases import Hit, PhraseBook
from muqabala.languages.claims.words.reading import read
from muqabala.languages.tables import rows

_EVERYWHERE = "*"

_LEAST, _SHORT = 2, 20
"""Words that make a subject clear; in a text of no more words than this one does. In longer ones a single
word was right in 4 passages and wrong in 7, two were always right (counted on the unread half)."""


class Sense(NamedTuple):
    """A sense of a word: its English, the subjects it belongs to, and all where its English is no mistake."""

    word: str
    english: tuple[str, ...]
    domains: frozenset[str]
    fitting: frozenset[str]


class Subjects(NamedTuple):
    """What a text is about: the subjects that any word speaks of, and those that enough words do."""

    touched: frozenset[str]
    clear: frozenset[str]


class Misreading(NamedTuple):
    """An Arabic word in one sense, and English for another of its senses."""

    meant: Sense
    original: Hit[str]
    translation: Hit[Sense]


def misreadings(original: str, translation: str, context: Iterable[str]) -> Iterator[Misreading]:
    """Yield the words of a translation that render one of the original in a sense foreign to its subject.

    ``context`` holds the Arabic sentences around, the original among them.

    >>> text = "ينتظر المزارعون موسم الحصاد ليسددوا أقساط الجرار"
    >>> found, = misreadings(text, "Farmers await the harvest to pay for the jars.", [text])
    >>> found.meant.english[0], found.translation.labels[0].english[0]
    ('tractor', 'jar')
    """
    sentences = tuple(context)
    for hit in _arabic().find(original):
        for word in hit.labels:
            found = _misread(word, translation, _subjects(sentences, word))
            if found:
                yield Misreading(found[0], hit, found[1])


def _misread(word: str, translation: str, subjects: Subjects) -> tuple[Sense, Hit[Sense]] | None:
    """Return the sense of a word in texts of some subjects, and the English for a sense foreign to them.

    None where the English has a word of the right sense too.
    """
    meant = [sense for sense in _senses()[word] if not sense.domains.isdisjoint(subjects.clear)]
    said = (
        [hit for hit in _english().find(translation) if any(it.word == word for it in hit.labels)]
        if meant
        else []
    )
    if any(sense in hit.labels for sense in meant for hit in said):
        return None
    for hit in said:
        told = [sense for sense in hit.labels if sense.word == word]
        if all(sense.fitting.isdisjoint((_EVERYWHERE, *subjects.touched)) for sense in told):
            return meant[0], hit
    return None


@remembered
def _subjects(sentences: tuple[str, ...], word: str) -> Subjects:
    """Return the subjects that the words of some sentences tell, one word aside."""
    own = frozenset(word.split("|"))
    words = [forms for sentence in sentences for forms in read(sentence, arabic_forms).forms]
    told = Counter(
        domain
        for forms in words
        if own.isdisjoint(forms)
        for domain in {domain for form in forms for domain in _domains().get(form, ())}
    )
    least = 1 if len(words) <= _SHORT else _LEAST
    return Subjects(frozenset(told), frozenset(domain for domain, times in told.items() if times >= least))


@cache
def _senses() -> Mapping[str, tuple[Sense, ...]]:
    """Return the senses of each word of the table, named by all its forms."""
    senses: dict[str, tuple[Sense, ...]] = {}
    for row in rows("homographs.tsv"):
        domains = frozenset(filter(None, row["domains"].split("|")))
        fitting = domains.union(filter(None, row["elsewhere"].split("|")))
        sense = Sense(row["arabic"], tuple(row["english"].split("|")), domains, fitting)
        senses[sense.word] = (*senses.get(sense.word, ()), sense)
    return senses


@cache
def _arabic() -> PhraseBook[str]:
    return PhraseBook(((word, word) for word in _senses()), arabic_forms)


@cache
def _english() -> PhraseBook[Sense]:
    senses = (sense for own in _senses().values() for sense in own)
    return PhraseBook((("|".join(sense.english), sense) for sense in senses), english_forms, _word)


def _word(sense: Sense) -> str:
    return sense.word


@cache
def _domains() -> Mapping[str, tuple[str, ...]]:
    """Return the subjects that each Arabic word tells, folded as the table is."""
    domains: dict[str, tuple[str, ...]] = {}
    for row in rows("domains.tsv"):
        for word in row["arabic"].split("|"):
            domains[word] = (*domains.get(word, ()), row["domain"])
    return domains
