"""Fold spelling that carries no meaning, and remember where each letter was."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from muqabala.languages.caching import WORDS

_MARKS = frozenset(
    chr(code)
    for first, last in [
        (0x0610, 0x061A),
        (0x064B, 0x065F),
        (0x0670, 0x0670),
        (0x06D6, 0x06ED),
        (0x0640, 0x0640),
        (0x200C, 0x200F),
        (0x202A, 0x202E),
        (0x2066, 0x2069),
    ]
    for code in range(first, last + 1)
)
"""Diacritics, Quranic marks, tatweel, and the controls of joining and direction."""

_SAME_LETTER = str.maketrans(
    {
        **dict.fromkeys(_MARKS, ""),
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        "ک": "ك",
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u00a0": " ",
        "\u202f": " ",
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    }
)


class Folded(NamedTuple):
    """A folded text with the place of each of its characters in the text as read.

    ``offsets`` has one entry per folded character and one for the end.
    """

    text: str
    offsets: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` (not empty) stood in the text as read."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """Drop diacritics, tatweel and controls; unite alef and ya forms, quotes and digits; lower the case.

    Persian keyboards write ya and kaf as letters of their own: these are united too.

    >>> fold("أعْلنتْ ٣ دول").text
    'اعلنت 3 دول'
    >>> fold("بـــ٢٪").source(1, 3)
    (4, 6)
    """
    folded = folded_text(text)
    if len(folded) == len(text):
        return Folded(folded, tuple(range(len(text) + 1)))
    offsets = (index for index, letter in enumerate(text) if letter not in _MARKS)
    return Folded(folded, (*offsets, len(text)))


def folded_text(text: str) -> str:
    """Return what ``fold`` makes of a text, without the places."""
    united = text.translate(_SAME_LETTER)
    lowered = united.lower()
    if len(lowered) != len(united):  # lower() may lengthen a letter (İ): keep its first code point
        return "".join(letter.lower()[0] for letter in united)
    return lowered


@lru_cache(maxsize=WORDS)
def folded_word(word: str) -> str:
    """Return one word, folded; the words of a language are few, and most are known from before."""
    return folded_text(word)
