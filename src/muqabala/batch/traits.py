"""What an article is known by in either language: its meaning, and its numbers, dates and names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muqabala.batch.pairs import fingerprint
from muqabala.embed.base import Encoder, Vectors
from muqabala.languages.names.mentions import arabic_names, english_names
from muqabala.languages.quantities import arabic, english
from muqabala.languages.quantities.record import NAMES
from muqabala.records import Document

_FACTS = {"en": (english.quantities, english_names), "ar": (arabic.quantities, arabic_names)}

_SMALLEST = 10
"""Figures below this are in every article, in digits or in words."""


@dataclass(frozen=True, slots=True)
class Traits:
    """``vector`` is the sum of the paragraphs' unit vectors, shape (dimension,).

    ``facts`` are fingerprints, in order.
    """

    vector: Vectors
    facts: NDArray[np.uint64]


def traits(document: Document, encoder: Encoder) -> Traits:
    """Return the traits of an article; what belongs to the site does not count."""
    texts = [paragraph.text for paragraph in document.paragraphs if not paragraph.kind.is_furniture]
    found = {fingerprint(fact) for text in texts for fact in _facts(text, document.language)}
    vector: Vectors = encoder.encode(texts).sum(axis=0)
    return Traits(vector, np.array(sorted(found), dtype=np.uint64))


def _facts(text: str, language: str) -> Iterator[str]:
    """Yield figures, months and names in a form that is the same in both languages."""
    quantities, names = _FACTS[language]
    for quantity in quantities(text):
        if quantity.type in NAMES:
            yield f"{quantity.type} {quantity.value:g}"
        elif not quantity.implied and quantity.value >= _SMALLEST:
            yield f"{quantity.value:g}"
    for mention in names(text):
        if mention.is_certain:
            for name in mention.names:
                yield name.english
                yield from (f"circle {number}" for number in name.circles)
