"""Verbs and adjectives of both languages.

``data/predicates.tsv`` lists Arabic forms, folded, with the English words that render them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from muqabala.languages.claims.words.forms import arabic_forms
from muqabala.languages.claims.words.word_classes import predicate_rows

_PERSONS = ("ي", "ت", "ن", "ا")
"""First letters of an imperfect, which the table has with the first of them."""

_SHORT_PLURAL = re.compile("وا?$")
"""Ending of a plural behind لم and لن, with a pronoun or without: يجدوا, يجدوها."""


def renderings(word: str) -> frozenset[str]:
    """Return the English words that may render an Arabic predicate, whatever its clitics, person and mood."""
    lexicon = _lexicon()
    forms = {form: None for form in arabic_forms(word)}
    for form in list(forms):
        verb = form[1:] if form[:1] == "س" and form[1:2] in _PERSONS else form
        if verb[:1] in _PERSONS:
            verb = _SHORT_PLURAL.sub("", "ي" + verb[1:])
            forms |= dict.fromkeys((verb, *_indicatives(verb)))
    return frozenset(
        rendering for form in forms for row in lexicon.get(form, ()) for rendering in row.split("|")
    )


def predicate_cells(form: str) -> Sequence[str]:
    """Return the English cells of an Arabic form, folded, as the table has it."""
    return _lexicon().get(form, ())


def is_english_predicate(word: str) -> bool:
    """Tell whether an English word renders a predicate of the table, as it is written."""
    return f"|{word}|" in _english()


def _indicatives(verb: str) -> Iterator[str]:
    """Yield what a short verb may be once the mood after لم no longer shortens it: يقل is يقول."""
    if len(verb) < len("يقولون"):
        for vowel in "اوي":
            yield verb + vowel
            yield verb[:-1] + vowel + verb[-1]


@cache
def _lexicon() -> dict[str, list[str]]:
    lexicon: dict[str, list[str]] = {}
    for forms, english in predicate_rows():
        for form in forms:
            lexicon.setdefault(form, []).append(english)
    return lexicon


@cache
def _english() -> str:
    """Return all English cells as one text: few words are ever looked for, and a set takes longer to make."""
    return "|".join(("", *{cell for cells in _lexicon().values() for cell in cells}, ""))
