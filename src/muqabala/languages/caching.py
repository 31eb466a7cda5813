"""What is remembered of what has been read: words for good, texts for as long as an article is compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

WORDS = 1 << 13
"""Words to remember: most of those of an article stood in the ones before it. As many again make an archive
two percent faster, and each of its workers twenty megabytes larger once it has met them."""

_TEXTS = 1 << 13
"""Sentences and paragraphs: those of a book, since several checks read each of them, one after the other."""

P = ParamSpec("P")
R = TypeVar("R")

_forget: list[Callable[[], None]] = []


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Have a function of texts remember what it returned, until ``forget_texts``."""
    cached = lru_cache(maxsize=_TEXTS)(function)
    _forget.append(cached.cache_clear)
    return cached  # type: ignore[return-value]  # typeshed's wrapper takes any hashable arguments


def forget_texts() -> None:
    """Forget all texts: the next article has others."""
    for forget in _forget:
        forget()
