"""How alike a Latin and an Arabic spelling of a name sound, by their consonants.

Vowels are written freely in both scripts, so only consonants are compared, and
a consonant of one script may stand for any of a class in the other: edit
distance with letter classes (Freeman, Condon and Ackerman, 2006).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from muqabala.languages.caching import WORDS

_STANDS_FOR = {
    "tch": "شج", "sh": "ش", "ch": "شخكق", "kh": "خك", "gh": "غق", "th": "ثتطذ", "dh": "ذضظد", "zh": "جزش",
    "ph": "ف", "b": "ب", "c": "كسقصشج", "d": "دضذظ", "f": "ف", "g": "غجقكي", "h": "هح", "j": "جيزخ",
    "k": "كقخ", "l": "ل", "m": "م", "n": "ن", "p": "ب", "q": "قك", "r": "ر", "s": "سصزش", "t": "تطث",
    "v": "ف", "w": "و", "x": "كش", "y": "ي", "z": "زظذسض",
}  # fmt: skip
"""Latin consonants and digraphs, and the Arabic letters that each may stand for."""

_UNMISTAKABLE = frozenset("بفلمنرو")
"""Arabic letters that share no Latin consonant with another; chains of doubt link nearly all others."""

_CONSONANT = re.compile("tch|[sckgtdzp]h|[b-df-hj-np-tv-z]")
_NO_CONSONANT = re.compile("[^بتثجحخدذرزسشصضطظغفقكلمنه]")
"""Vowel letters, hamza, ع, diacritics and tatweel; و and ي are kept by hand."""

_TCH = "تش"
"""One sound in foreign names: تشيلي Chile."""

_FINAL_H = re.compile("(?<=.)ه$")
_DOUBLED = re.compile(r"(.)\1")


def likeness(latin: str, arabic: str) -> float:
    """Return how alike a Latin and an Arabic word sound: 1 for the same consonants, 0 for none in common.

    >>> likeness("Stoltenberg", "ستولتنبرغ"), likeness("Stoltenberg", "روته")
    (1.0, 0.125)
    """
    sounds, letters = latin_consonants(latin), arabic_consonants(arabic)
    silent = sounds[-1:] == ("h",) and not letters.endswith(("ه", "ح"))
    return _overlap(sounds[:-1] if silent else sounds, letters)


@lru_cache(maxsize=WORDS)
def rough_sound(word: str) -> str:
    """Return a key that two words of likeness 1 share, in whichever script (a silent final h apart).

    >>> rough_sound("Rutte") == rough_sound("روته") != rough_sound("Stoltenberg")
    True
    """
    sounds = latin_consonants(word) or arabic_consonants(word)
    letters = (_STANDS_FOR.get(sound, sound)[0] for sound in sounds)
    return "".join(letter if letter in _UNMISTAKABLE else "?" for letter in letters)


@lru_cache(maxsize=WORDS)
def latin_consonants(word: str) -> tuple[str, ...]:
    """Return the consonants of a Latin word; w and y count only at its start.

    >>> latin_consonants("Khashoggi")
    ('kh', 'sh', 'g')
    """
    plain = "".join(filter(str.isalpha, unicodedata.normalize("NFKD", word.lower())))
    sounds = [
        found.group()
        for found in _CONSONANT.finditer(plain)
        if found.start() == 0 or found.group() not in "wy"
    ]
    return tuple(sound for before, sound in zip(["", *sounds], sounds, strict=False) if sound != before)


@lru_cache(maxsize=WORDS)
def arabic_consonants(word: str) -> str:
    """Return the consonants of an Arabic word; و and ي count only at its start, final ه not at all.

    >>> arabic_consonants("خاشقجي")
    'خشقج'
    """
    first = word[0] if word[:1] in ("و", "ي") else ""
    word = word.replace(_TCH, "ش")
    return _DOUBLED.sub(r"\1", first + _NO_CONSONANT.sub("", _FINAL_H.sub("", word)))


def _overlap(sounds: tuple[str, ...], letters: str) -> float:
    """Return 1 less the edit distance by classes, as a share of the longer side."""
    longest = max(len(sounds), len(letters))
    if not longest:
        return 0.0
    row = list(range(len(letters) + 1))
    for i, sound in enumerate(sounds, 1):
        same = _STANDS_FOR[sound]
        diagonal, row[0], left = row[0], i, i
        for j, letter in enumerate(letters, 1):
            above = row[j]
            left = diagonal if letter in same else 1 + min(diagonal, above, left)
            diagonal, row[j] = above, left
    return 1 - row[-1] / longest
