"""Texts that are shown in part: never a part of a word, and never a figure that might go on."""

from __future__ import annotations

import re

FIGURES_AT_END = re.compile(r"(?:\s+\S*\d\S*)+$")
"""What follows a figure may be its unit, or its millions."""


def shortened(text: str, longest: int) -> str:
    """Return a text, or the words at its beginning that so many code points hold.

    >>> shortened("The share fell from 81 to 74 percent.", 28)
    'The share fell from 81 to …'
    >>> shortened("The share fell from 81 to 74 percent.", 24)
    'The share fell from …'
    """
    if len(text) <= longest:
        return text
    whole_words = re.match(r"(.*\S)\s", text[: longest + 1], re.DOTALL)
    kept = whole_words[1] if whole_words else text[:longest]
    return f"{FIGURES_AT_END.sub('', kept)} …"
