"""Spans of tokens in the text they were cut from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_TATWEEL = "\u0640"


def widen(text: str, spans: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """Return the spans, shape (tokens, 2), each with the marks that follow it and without spaces around it.

    A tokenizer that drops diacritics ends a token before them; one that marks
    the start of words begins a token at the space.

    >>> widen("قالَ نعم", [(0, 3), (4, 8)]).tolist()
    [[0, 4], [5, 8]]
    """
    widened = np.empty((len(spans), 2), dtype=np.int64)
    for number, (start, end) in enumerate(spans):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end < len(text) and (text[end] == _TATWEEL or unicodedata.combining(text[end])):
            end += 1
        widened[number] = start, end
    return widened
