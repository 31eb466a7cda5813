"""Words, numbers and signs of a text, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from muqabala.languages.folding import folded_word
from muqabala.languages.quantities.digits import LITERAL

_LETTERS = (
    "A-Za-z\u00aa-\u00af\u00b5\u00c0-\u02ff\u0370-\u052f"  # Latin, Greek, Cyrillic
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc"
    "\u1e00-\u1fff\u200c-\u200f"
)
"""Letters with the marks of Arabic and the controls of joining, but no digits and no Arabic signs."""

_TOKEN = re.compile(rf"{LITERAL}|[{_LETTERS}]+|[^\s\w]|[²³]")


class Token(NamedTuple):
    """A word (folded), a number in digits (as written) or a sign, at ``start`` to ``end``."""

    text: str
    start: int
    end: int
    raw: str
    is_literal: bool


def tokens(text: str) -> list[Token]:
    """Cut a text into words, numbers and signs.

    >>> [token.text for token in tokens("أُنفق ١٫٥ مليون دولار.")]
    ['انفق', '١٫٥', 'مليون', 'دولار', '.']
    """
    found = []
    for match in _TOKEN.finditer(text):
        raw = match[0]
        is_literal = raw[0].isdecimal()
        word = raw if is_literal else folded_word(raw)
        if word:
            start = match.start()
            found.append(Token(word, start, start + len(raw), raw, is_literal))
    return found
