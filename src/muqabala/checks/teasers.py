"""Lines above an article that say in advance what it says: the site's, where the original has none."""

from __future__ import annotations

from muqabala.checks.bitext import Bitext
from muqabala.checks.loops import content_words
from muqabala.languages.inflection import base_forms
from muqabala.records import Document, Kind

_REPEATED = 0.6
"""Share of a teaser's words that one paragraph has: "Vessel carries 600" for "The ship holds 600"."""

_TOLD = 0.3
"""Share of its words that the whole article has, where only the site begins with a list or a standfirst."""


def is_teaser(bitext: Bitext, index: int) -> bool:
    """Tell whether a paragraph without an original stands above the translation and is the site's.

    It says what the article says; a standfirst is parted from the text by a line of the site, too.
    """
    paragraphs = bitext.translation.paragraphs
    linked = (place for group in bitext.groups if group.original for place in group.translation)
    top = min((place for place in linked if paragraphs[place].kind is Kind.BODY), default=0)
    is_item = paragraphs[index].kind is Kind.LIST_ITEM
    if index >= top or not (is_item or any(it.kind.is_furniture for it in paragraphs[index:top])):
        return False
    words = content_words(_apart(paragraphs[index].text))
    told = [content_words(_apart(it.text)) for it in paragraphs[top:]]
    if max(len(words & own) for own in told) >= _REPEATED * len(words):
        return True
    known = frozenset(base for own in told for word in own for base in _bases(word))
    shared = sum(not known.isdisjoint(_bases(word)) for word in words)
    return shared >= _TOLD * len(words) and not (is_item and _begins_with_list(bitext.original))


def _begins_with_list(document: Document) -> bool:
    first = next((it.kind for it in document.paragraphs if it.kind in (Kind.BODY, Kind.LIST_ITEM)), None)
    return first is Kind.LIST_ITEM


def _bases(word: str) -> frozenset[str]:
    return base_forms(word) | {word}


def _apart(text: str) -> str:
    return text.replace("-", " ")  # third-quarter revenue, revenue in the third quarter
