"""Lines above an article that say in advance what it says: the site's, where the original has none."""

from __future__ import annotations

from muqabala.checks.bitext import Bitext
from muqabala.checks.loops import content_words
from muqabala.records import Kind

_REPEATED = 0.6
"""Share of a teaser's words that one paragraph has: "Vessel carries 600" for "The ship holds 600"."""


def is_teaser(bitext: Bitext, index: int) -> bool:
    """Tell whether an item of a list stands above the translation and is the site's.

    It is where the original has no such list at all, or a paragraph of the translation repeats the item.
    """
    paragraphs = bitext.translation.paragraphs
    top = next((place for place, it in enumerate(paragraphs) if it.kind is Kind.BODY), 0)
    above = {place for place, it in enumerate(paragraphs[:top]) if it.kind is Kind.LIST_ITEM}
    if index not in above:
        return False
    if not any(group.original and above.intersection(group.translation) for group in bitext.groups):
        return True
    words = _words(paragraphs[index].text)
    told = (len(words & _words(it.text)) for it in paragraphs[top:])
    return max(told) >= _REPEATED * len(words)


def _words(text: str) -> set[str]:
    return content_words(text.replace("-", " "))  # third-quarter revenue, revenue in the third quarter
