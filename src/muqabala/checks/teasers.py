"""Lines above an article that say in advance what it says: the site's, where the original has none."""

from __future__ import annotations

from muqabala.checks.bitext import Bitext
from muqabala.checks.loops import content_words
from muqabala.records import Kind

_REPEATED = 0.6
"""Share of a teaser's words that one paragraph has: "Vessel carries 600" for "The ship holds 600"."""


def is_teaser(bitext: Bitext, index: int) -> bool:
    """Tell whether an item of a list stands above the translation, and a paragraph of that repeats it."""
    paragraphs = bitext.translation.paragraphs
    above = next((place for place, it in enumerate(paragraphs) if it.kind is Kind.BODY), 0)
    if paragraphs[index].kind is not Kind.LIST_ITEM or index > above:
        return False
    words = _words(paragraphs[index].text)
    told = (len(words & _words(it.text)) for it in paragraphs[above:])
    return max(told) >= _REPEATED * len(words)


def _words(text: str) -> set[str]:
    return content_words(text.replace("-", " "))  # third-quarter revenue, revenue in the third quarter
