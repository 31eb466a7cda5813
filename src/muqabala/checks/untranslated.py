"""Arabic left standing in the English."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, zip_longest

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Pair
from muqabala.languages.caching import WORDS
from muqabala.languages.folding import folded_word
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.languages.gloss import gloss
from muqabala.languages.inflection import base_forms
from muqabala.languages.names.people import sound_alike, sounds
from muqabala.languages.names.transliteration import latin_consonants, rough_sound
from muqabala.languages.nouns import base_meanings, english_words, loans
from muqabala.records import Finding, Severity, Span

_ARABIC_WORD = r"[\u0620-\u064a\u066e-\u06d3][\u0610-\u061a\u0640-\u065f\u0670-\u06d3\u0620-\u064a]*"
_ARABIC = re.compile(_ARABIC_WORD)
_LATIN_WORD = re.compile(r"[^\W\d_\u0600-\u06ff]+(?:['\u2019-][^\W\d_\u0600-\u06ff]+)*")
_RUN = re.compile(rf"{_ARABIC_WORD}(?:[\s،؛:.\"'«»()\u2013-]+{_ARABIC_WORD})*")
_LATIN = re.compile(r"[^\W\d_\u0600-\u06ff]")
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*$"), re.compile(r"^[^()\[\]]*[)\]]")
_IN_QUOTES = re.compile(r"[\"\u201c\u2018\u00ab'][^\W\d_]*$"), re.compile(r"^[\"\u201d\u2019\u00bb']")
_GLOSS_FOLLOWS = re.compile(r"^[\"\u201d\u2019\u00bb']?[\s,\u2013-]*[(\[]")
_IS_CITED = re.compile(
    r"\b(?:words?|terms?|letters?|names?|roots?|verbs?|phrase|expression|spell(?:ed|ing)|means?|meaning|Arabic)\b|#",
    re.IGNORECASE,
)
"""English that speaks of a word as a word; a hashtag is one, too."""

_LONGEST_TERM = 3
"""Arabic words that may be a cited term; a longer run is text."""

_CERTAIN = 0.95
"""No such run in 3,527 clean pairs."""

_ROMANISED = 0.75
"""None in 3,527 clean pairs; 2 of 8 romanised stretches of the drift triples, even lines."""

_ONE_ROMANISED = 0.6
"""One of some 5,000 clean pairs, 5 of 6 such words of the blind sentences (loans.tsv: after a look)."""

_ENGLISH_ENDING = re.compile(
    r"(?:ing|ed|[st]ion|ly|ment|ness|ity|ous|ive|er|ers|es|ies|ent|ence|ance|ght|ould|ave)s?$"
)
"""Endings that no romanised word has; half of all words need no closer look."""

_LEAST_CONSONANTS = 2, 5
"""Consonants of each of two romanised words, and of both; fewer are like English words by chance."""

_LEAST_OF_ONE = 3
"""Consonants of a romanised word that stands alone."""

_UNSUPPORTED = 0.3
"""Support under which a word has no counterpart (checks/contrast.py)."""

_ALIKE = frozenset({"million", "billion", "dollar", "metre", "kilo", "litre", "gram"})
"""Small words that sound alike in both languages by right, beside those that English has from Arabic."""


class Untranslated(Check):
    """Arabic words stand untranslated in the English.

    Why it matters
        A reader without Arabic loses the word, and often the sentence around it.

    Example
        Original:    أُغلقت الطرق أمام أصحاب المولدات.
        Translation: The roads were closed to أصحاب المولدات.

    When to ignore
        Where the text is about the Arabic word itself. An Arabic term beside its
        translation, as in "deterrence (الردع)", is never reported.
    """

    slug = "untranslated"
    mqm = "Accuracy/Untranslated"
    severity = Severity.MAJOR

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield each run of Arabic words that no translation stands beside."""
        for group in bitext.groups:
            for pair in group.pairs:
                for sentence in pair.translation:
                    yield from self._arabic_in(sentence, pair)
                    several = list(self._romanised_in(sentence, pair))
                    yield from several or self._word_romanised_in(sentence, pair)

    def _arabic_in(self, sentence: Span, pair: Pair) -> Iterator[Finding]:
        for run in _RUN.finditer(sentence.text):
            if _is_cited(sentence.text, run):
                continue
            is_whole = not _LATIN.search(sentence.text)
            words = "A sentence" if is_whole else "Words" if " " in run.group() else "A word"
            yield self.finding(
                f"{words} of the Arabic stand{'' if words == 'Words' else 's'} untranslated: {run.group()}.",
                confidence=_CERTAIN,
                translation=sentence.part(*run.span()),
                original=_same_words(run.group(), pair),
                severity=Severity.CRITICAL if is_whole else Severity.MAJOR,
            )

    def _romanised_in(self, sentence: Span, pair: Pair) -> Iterator[Finding]:
        latin = list(_LATIN_WORD.finditer(sentence.text))
        counts = [_small_word_consonants(word.group()) for word in latin]
        candidates = [
            (latin[at], latin[at + 1])
            for at, (one, other) in enumerate(pairwise(counts))
            if min(one, other) >= _LEAST_CONSONANTS[0] and one + other >= _LEAST_CONSONANTS[1]
        ]
        if not candidates:
            return
        for original in pair.original:
            by_sound = defaultdict(list)
            for both in pairwise(_ARABIC.finditer(original.text)):
                for sound in sounds(both[0].group()):
                    by_sound[sound].append(both)
            for first, second in candidates:
                for one, other in by_sound.get(rough_sound(first.group()), ()):
                    if (
                        other.group()[0] != "و"
                        and _sound_the_same(first, one)
                        and _sound_the_same(second, other)
                        and any(_has_a_translation(word.group()) for word in (one, other))
                    ):
                        words = sentence.part(first.start(), second.end())
                        yield self.finding(
                            f"Words of the Arabic stand only in Latin letters: {words.text}.",
                            confidence=_ROMANISED,
                            translation=words,
                            original=original.part(one.start(), other.end()),
                            severity=Severity.MINOR,
                        )

    def _word_romanised_in(self, sentence: Span, pair: Pair) -> Iterator[Finding]:
        """Yield the words without counterpart that sound like an Arabic word whose meaning is not there."""
        ours, theirs = (
            {(word.span.paragraph, word.span.end) for word in side if word.support < _UNSUPPORTED}
            for side in (pair.translation_words, pair.original_words)
        )
        latin_words = list(_LATIN_WORD.finditer(sentence.text))
        candidates = [
            word
            for word, after in zip_longest(latin_words, latin_words[1:])
            if (sentence.paragraph, sentence.start + word.end()) in ours
            and _small_word_consonants(_without_article(word.group())) >= _LEAST_OF_ONE
            and _is_last(word, after)
        ]
        if not candidates:
            return
        said = frozenset().union(*(base_forms(word) for word in _LATIN_WORD.findall(sentence.text)))
        for word in candidates:
            latin = _without_article(word.group())
            for original in pair.original:
                arabic = (
                    match
                    for match in _ARABIC.finditer(original.text)
                    if (original.paragraph, original.start + match.end()) in theirs
                    and _is_untold(latin, match.group(), said)
                )
                found = next(arabic, None)
                if found:
                    yield self.finding(
                        f"A word of the Arabic stands only in Latin letters: {word.group()}.",
                        confidence=_ONE_ROMANISED,
                        translation=sentence.part(*word.span()),
                        original=original.part(*found.span()),
                        severity=Severity.MINOR,
                    )
                    break


def _is_last(word: re.Match[str], after: re.Match[str] | None) -> bool:
    """Tell whether no noun follows that says what the word is, as in "argan oil", "takaful companies"."""
    if after is None or not word.string[word.end() : after.start()].isspace():
        return True
    return folded_word(after.group()) in small_words(LIGHT)


def _without_article(latin: str) -> str:
    return latin.removeprefix("al-")


def _is_untold(latin: str, arabic: str, said: frozenset[str]) -> bool:
    """Tell whether a Latin word sounds like an Arabic one whose known meaning the text lacks."""
    if rough_sound(latin) not in sounds(arabic) or sound_alike(latin, arabic) < 1:
        return False
    if latin in english_words() or not _has_a_translation(arabic):
        return False
    return base_meanings(folded_word(arabic)).isdisjoint(said) and said.isdisjoint(gloss(arabic).split())


@lru_cache(maxsize=WORDS)
def _has_a_translation(arabic: str) -> bool:
    """Tell whether the tables translate an Arabic word by one that sounds different: no loan, no term."""
    meaning = gloss(arabic).split()
    return bool(meaning) and not any(sound_alike(word, arabic) == 1 for word in meaning)


@lru_cache(maxsize=WORDS)
def _small_word_consonants(word: str) -> int:
    """Return how many consonants a small Latin word has; none for a capital one, a loan, or plain English."""
    if not word.islower() or word in _ALIKE or word in loans() or _ENGLISH_ENDING.search(word):
        return 0
    return len(latin_consonants(word))


def _sound_the_same(latin: re.Match[str], arabic: re.Match[str]) -> bool:
    """Tell whether two words have the same consonants."""
    return sound_alike(latin.group(), arabic.group()) == 1


def _is_cited(text: str, run: re.Match[str]) -> bool:
    """Tell whether a short run is a term beside its translation, or spoken of as a word."""
    if len(run.group().split()) > _LONGEST_TERM or not _LATIN.search(text):
        return False
    before, after = text[: run.start()], text[run.end() :]
    if _IN_BRACKETS[0].search(before) and _IN_BRACKETS[1].search(after):
        return True
    if _GLOSS_FOLLOWS.search(after):
        return True
    is_quoted = bool(_IN_QUOTES[0].search(before) and _IN_QUOTES[1].search(after))
    return (is_quoted or len(run.group()) == 1) and _IS_CITED.search(text) is not None


def _same_words(words: str, pair: Pair) -> Span | None:
    """Return where the original has the words, its proclitics apart."""
    wanted = [folded_word(word) for word in _ARABIC.findall(words)]
    for sentence in pair.original:
        found = list(_ARABIC.finditer(sentence.text))
        for at in range(len(found) - len(wanted) + 1):
            here = [folded_word(match.group()) for match in found[at : at + len(wanted)]]
            if here[0].endswith(wanted[0]) and here[1:] == wanted[1:]:
                return sentence.part(found[at].start(), found[at + len(wanted) - 1].end())
    return None
