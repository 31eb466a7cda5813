"""Names known in both languages: find them in a text, and tell which stand for one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from muqabala.languages.caching import WORDS, remembered
from muqabala.languages.folding import folded_word
from muqabala.languages.names.table import ARTICLE, PARTICLES, Index, Name, english_word, gazetteer

ENGLISH_WORD = re.compile(r"[^\W\d_]++(?:[.'\u2019][^\W\d_]++)*+(?!\$)")
ARABIC_WORD = re.compile("[\u0610-\u061a\u0620-\u065f\u0670-\u06d3\u200c\u200d]+")
_BETWEEN = re.compile(r"\.?[\s\u2010\u2011-]")
"""What may part two words of one name."""

_BEHIND_VERB_PARTICLE = re.compile(r"(?<!\w)[أوف]{0,2}(?:لم|لن|سوف)\s+\Z")
"""What only a verb stands behind: لم يطأ is "did not set foot" rather than the town Yatta."""

_SHORTEST_ACRONYM = 4
"""Letters of an acronym that may be written as a word: Nato; "Who" is a word."""

_SHORTEST_CORE = 3
"""Letters left of an Arabic word when a proclitic is taken off; with two nearly every word has a reading."""

_CERTAIN_CORE = 4
"""Letters of a name that is believed behind a proclitic: وأم is "and a mother" rather than the agency WAM."""


class Mention(NamedTuple):
    """A name in a text: where, and what it may name.

    ``is_certain`` is false where the word also has a meaning of its own (سعيد
    happy), and for a name inside a longer one (Washington in "the Washington
    Post"): such a mention may vouch for another, but is no evidence by itself.
    """

    start: int
    end: int
    names: tuple[Name, ...]
    is_certain: bool

    def stands_for(self, other: Mention) -> bool:
        """Tell whether one of its readings stands for one of the other's."""
        return any(mine.stands_for(theirs) for mine in self.names for theirs in other.names)


@remembered
def english_names(text: str) -> tuple[Mention, ...]:
    """Find the known names of an English text, those inside longer ones too.

    >>> [mention.names[0].english for mention in english_names("Iraq's parliament met in Baghdad.")]
    ['Iraq', 'Baghdad']
    """
    return tuple(_mentions(text, ENGLISH_WORD, english_word, _english_starts, gazetteer().english))


@remembered
def arabic_names(text: str) -> tuple[Mention, ...]:
    """Find the known names of an Arabic text, with or without proclitics, those inside longer ones too.

    >>> [mention.names[0].english for mention in arabic_names("وصل إلى لبنان وفد من العراق")]
    ['Lebanon', 'Iraq']
    """
    mentions = _mentions(text, ARABIC_WORD, folded_word, _arabic_starts, gazetteer().arabic)
    return tuple(mention for mention in mentions if not _BEHIND_VERB_PARTICLE.search(text, 0, mention.start))


@lru_cache(maxsize=WORDS)
def without_proclitics(word: str) -> tuple[str, ...]:
    """Return a folded Arabic word as it stands, then without its possible proclitics.

    >>> without_proclitics("وللعراق")
    ('وللعراق', 'للعراق', 'العراق', 'لعراق')
    """
    readings = [word]
    if word[:1] in ("و", "ف") and len(word) > _SHORTEST_CORE:
        readings.append(word[1:])
    for reading in tuple(readings):
        if reading.startswith("لل"):
            readings.append(ARTICLE + reading[2:])
        if reading[:1] in ("ب", "ك", "ل") and len(reading) > _SHORTEST_CORE:
            readings.append(reading[1:])
    return tuple(readings)


@lru_cache(maxsize=WORDS)
def _english_starts(word: str) -> tuple[str, ...]:
    """Return how a capitalised word may begin a name of the table; some write IRAN, and some Unicef."""
    if not word[:1].isupper() and word not in PARTICLES:
        return ()
    readings = (word, word.capitalize()) if word.isupper() else (word,)
    found = tuple(filter(gazetteer().english.starts, readings))
    is_acronym = not found and len(word) >= _SHORTEST_ACRONYM and gazetteer().english.starts(word.upper())
    return (word.upper(),) if is_acronym else found


@lru_cache(maxsize=WORDS)
def _arabic_starts(word: str) -> tuple[str, ...]:
    """Return how a folded word may begin a name of the table."""
    return tuple(filter(gazetteer().arabic.starts, without_proclitics(word)))


def _mentions(
    text: str,
    word: re.Pattern[str],
    normal: Callable[[str], str],
    readings: Callable[[str], Sequence[str]],
    index: Index,
) -> Iterator[Mention]:
    """Yield the mentions of a text by their starts."""
    found = list(word.finditer(text))
    words = [normal(match.group()) for match in found]
    outer = 0
    for at, match in enumerate(found):
        starts = readings(words[at])
        if not starts:
            continue
        end = _end_of_run(found, at, max(map(index.longest, starts)))
        phrases = [(phrase, first) for first in starts if (phrase := index.find(words[at:end], first))]
        if not phrases:
            continue
        phrase, first = max(phrases, key=lambda pair: pair[0].count(" "))
        last = at + phrase.count(" ")
        is_plain = first == words[at] or " " in phrase or len(first) >= _CERTAIN_CORE
        is_certain = at >= outer and is_plain and not index.is_ambiguous(phrase)
        names = index.named(phrase, text[match.start() : found[last].end()])
        for other, _ in phrases:
            if other != phrase and other.count(" ") == phrase.count(" "):
                names += index.named(other, other)  # وجدة: Oujda, or "and Jeddah"
        yield Mention(match.start(), found[last].end(), names, is_certain)
        outer = max(outer, last + 1)


def _end_of_run(words: Sequence[re.Match[str]], start: int, longest: int) -> int:
    """Return the number behind the last of up to ``longest`` words that may stand in one name together."""
    end = start + 1
    while end < min(start + longest, len(words)) and _BETWEEN.fullmatch(
        words[end].string, words[end - 1].end(), words[end].start()
    ):
        end += 1
    return end
