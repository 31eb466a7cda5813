"""Which language a document is in, and which of two documents is the translation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from muqabala.errors import DocumentError
from muqabala.records import Document, Paragraph
from muqabala.settings import ENGLISH_ARABIC

LANGUAGES = MappingProxyType({"en": "English", "ar": "Arabic"})
"""The languages that are told by their script, and their names."""

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


def languages_to_read(languages: tuple[str, str]) -> tuple[str | None, str | None]:
    """Return what the readers of both sides are told: the language, or None where its script will tell.

    >>> languages_to_read(("en", "ar")), languages_to_read(("en", "de"))
    ((None, None), ('en', 'de'))
    """
    return (None, None) if LANGUAGES.keys() == set(languages) else languages


def order_sides(
    first: Document, second: Document, languages: tuple[str, str] = ENGLISH_ARABIC
) -> tuple[Document, Document, bool]:
    """Return the translation, the original, and whether they were given the wrong way round.

    ``languages`` are the translation's and the original's. Raise DocumentError
    where the documents are in others.
    """
    given = (first.language, second.language)
    if given == languages:
        return first, second, False
    if given == languages[::-1]:
        return second, first, True
    one, other = map(_name, given)
    problem = f"is in {other}, and " + (f"so is {first.path}" if one == other else f"{first.path} in {one}")
    advice = "give the {} translation and its {} original".format(*map(_name, languages))
    raise DocumentError(second.path, problem, advice)


def _name(code: str) -> str:
    return LANGUAGES.get(code, code)
