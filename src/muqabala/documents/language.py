"""Which language a document is in, and which of two documents is the translation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from muqabala.errors import DocumentError
from muqabala.records import Document, Paragraph

LANGUAGES = MappingProxyType({"en": "English", "ar": "Arabic"})

_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def detect_language(paragraphs: Iterable[Paragraph]) -> str | None:
    """Return ``ar`` or ``en`` by the script of most letters; None where there is no letter of either.

    >>> detect_language([Paragraph("قمة الناتو NATO")])
    'ar'
    """
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    if not (arabic or latin):
        return None
    return "ar" if arabic >= latin else "en"


def order_sides(first: Document, second: Document) -> tuple[Document, Document, bool]:
    """Return the translation, the original, and whether they were given the wrong way round."""
    if first.language == second.language:
        problem = f"is in {LANGUAGES[second.language]}, and so is {first.path}"
        raise DocumentError(second.path, problem, "give the English translation and its Arabic original")
    swapped = first.language == "ar"
    return (second, first, True) if swapped else (first, second, False)
