"""Fold spelling that carries no meaning, and remember where each letter was."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ARABIC_MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]"
)
"""Diacritics, Quranic marks, tatweel, and the controls of direction and joining."""

_SAME_LETTER = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u00a0": " ",
        "\u202f": " ",
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    }
)


@dataclass(frozen=True, slots=True)
class Folded:
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

    >>> fold("أعْلنتْ ٣ دول").text
    'اعلنت 3 دول'
    >>> fold("بـــ٢٪").source(1, 3)
    (4, 6)
    """
    kept = [(index, letter) for index, letter in enumerate(text) if not _ARABIC_MARKS.match(letter)]
    letters = "".join(letter.translate(_SAME_LETTER) for _, letter in kept)
    # str.lower may lengthen a letter (İ): lower letter by letter and keep the first code point.
    folded = "".join(letter.lower()[0] for letter in letters)
    return Folded(folded, (*(index for index, _ in kept), len(text)))
