"""Personal names: how alike two spellings sound, and which name stands in the place of another."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import chain, pairwise

from muqabala.languages.caching import WORDS
from muqabala.languages.folding import folded_word
from muqabala.languages.names.mentions import (
    ARABIC_WORD,
    ENGLISH_WORD,
    Mention,
    without_proclitics,
)
from muqabala.languages.names.table import ARTICLE, PARTICLES, english_word
from muqabala.languages.names.transliteration import (
    arabic_consonants,
    latin_consonants,
    likeness,
    rough_sound,
)
from muqabala.languages.tables import rows
from muqabala.records import Span

ALIKE = 0.75
"""Likeness from which two spellings are one name: 15 of 18 right pairs reach it, none of 8 wrong ones."""

SAME = 1.0

_CLEAR = 3
"""Consonants that tell a word from the others of a paragraph; with two, Oman sounds like من (from)."""

_JOINED = re.compile(rf"[\s\u2010\u2011-]+(?:(?:{'|'.join(PARTICLES)})[\s\u2010\u2011-]+)?", re.IGNORECASE)
"""What may part the two halves of a personal name."""

_REST_OF_NAME = re.compile(rf"(?:[ -](?:(?i:{'|'.join(PARTICLES)})[ -])?[A-Z][\w\u2019]*+)*")
"""Capitalised words in a row, Arabic particles between them."""

_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s)[\"'\u201c\u2018\u00ab(]?$")


@lru_cache(maxsize=WORDS)
def sound_alike(english: str, arabic: str) -> float:
    """Return the likeness of two words, the Arabic one with or without proclitics and article."""
    return max(likeness(english, form) for form in _bare_forms(arabic))


@lru_cache(maxsize=WORDS)
def sounds(arabic: str) -> frozenset[str]:
    """Return the rough sounds of an Arabic word with and without proclitics and article."""
    return frozenset(rough_sound(form) for form in _bare_forms(arabic))


@lru_cache(maxsize=WORDS)
def _bare_forms(arabic: str) -> frozenset[str]:
    """Return an Arabic word as it stands, and without proclitics and article."""
    readings = without_proclitics(folded_word(arabic))
    return frozenset(form for word in readings for form in (word, word.removeprefix(ARTICLE)))


def is_clear(word: str) -> bool:
    """Tell whether a word of either script has consonants enough to be known by them."""
    return len(latin_consonants(word) if word.isascii() else arabic_consonants(word)) >= _CLEAR


def is_written(arabic: str, english_words: Collection[str], least: float = ALIKE) -> bool:
    """Tell whether one of the English words sounds like an Arabic one."""
    return any(sound_alike(english, arabic) >= least for english in english_words)


def is_heard(english: str, arabic_words: Collection[str], least: float = ALIKE) -> bool:
    """Tell whether one of the Arabic words sounds like an English one."""
    return any(sound_alike(english, arabic) >= least for arabic in arabic_words)


def name_words(text: str) -> list[str]:
    """Return the capitalised words of an English text but particles, without possessive.

    >>> name_words("Bhutto's envoy to Mohammed bin Salman")
    ['Bhutto', 'Mohammed', 'Salman']
    """
    words = map(english_word, ENGLISH_WORD.findall(text))
    return [word for word in words if word[:1].isupper() and word not in PARTICLES]


def in_its_place(part: Mention, arabic: str, english: str) -> tuple[int, int] | None:
    """Return where the English has another word in the place of one part of an Arabic personal name.

    The place is known by the word beside it, which sounds the same in both
    languages: نديم الخازن, Karim al-Khazen. None where there is no such place,
    or only a title or a word that opens a sentence stands there.
    """
    arabic_words, english_words = list(ARABIC_WORD.finditer(arabic)), english_parts(english)
    at = _number_of(part, arabic_words)
    for step in (1, -1):
        if not 0 <= at + step < len(arabic_words):
            continue
        beside = arabic_words[at + step].group()
        for first, second in pairwise(english_words):
            word, rival = (second, first) if step == 1 else (first, second)
            if is_full_name(first, second) and sound_alike(word.group(), beside) >= ALIKE:
                return rival.span()
    return None


def english_parts(english: str) -> list[re.Match[str]]:
    """Return the words of an English text but particles."""
    return [word for word in ENGLISH_WORD.finditer(english) if english_word(word.group()) not in PARTICLES]


def _number_of(part: Mention, words: list[re.Match[str]]) -> int:
    """Return the number of the word that a mention begins with."""
    return next(number for number, word in enumerate(words) if word.start() == part.start)


def is_full_name(first: re.Match[str], second: re.Match[str]) -> bool:
    """Tell whether two words in a row look like the halves of a personal name."""
    return is_name_part(first) and is_name_part(second) and adjoin(first, second)


def adjoin(first: re.Match[str], second: re.Match[str]) -> bool:
    """Tell whether nothing but a space, a hyphen or a particle parts two words of one text."""
    return bool(_JOINED.fullmatch(first.string, first.end(), second.start()))


def is_name_part(word: re.Match[str]) -> bool:
    """Tell whether an English word looks like part of a name and is no title or date."""
    text = word.group()
    return text[0].isupper() and len(latin_consonants(text)) > 1 and english_word(text) not in _no_names()


def whole_name(sentence: Span, part: Span) -> Span:
    """Return a part of a personal name with the capitalised words that follow it."""
    rest = _REST_OF_NAME.match(sentence.text, part.end - sentence.start)
    return sentence.part(part.start - sentence.start, rest.end() if rest else part.end - sentence.start)


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether the word at ``start`` is the first of a sentence, capital whatever it is."""
    return _SENTENCE_START.search(text[:start]) is not None


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    """Return the titles that stand before English names, and the words of dates."""
    dates = chain.from_iterable(row["english"].split("|") for row in rows("calendars.tsv"))
    return frozenset(row["english"] for row in rows("titles.tsv")).union(*(date.split() for date in dates))
