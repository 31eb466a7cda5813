"""Elatives of the original that the translation makes less of, or no more than as much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from muqabala.languages.claims.words.denials import Clash
from muqabala.languages.claims.words.forms import arabic_forms
from muqabala.languages.claims.words.reading import Links
from muqabala.languages.claims.words.scopes import Word, arabic_words
from muqabala.languages.folding import folded_text, folded_word

_LESS = re.compile(r"\b(?:less|least|no more|no less)\s+(?!than\b|of\b)(?P<word>[a-z]+)", re.IGNORECASE)
_AS_MUCH = re.compile(r"\bas\s+(?P<word>[a-z]+)\s+as\b|\bno\s+(?P<more>[a-z]{2,}er)\s+than\b", re.IGNORECASE)

_OF_LESS = re.compile(
    r"(?<!\w)[وفبكل]{0,2}(?:ال)?(?:اقل|ادني|يقل|تقل|قل|قلت|قليل\w*|بقدر|نقص\w*|اضعف|ضعف\w*|دون)(?!\w)"
)
"""Arabic words that may be behind a "less", which then need not be of the elative."""

_THAN = frozenset(("من", "مما", "ممن", "عما", "منه", "منها", "منهم"))
_THAN_REACH = 4
"""Words from an elative to its "than", at most."""


def may_weaken(translation: str) -> bool:
    """Tell whether an English text has a weak degree at all."""
    return next(_weak(translation), None) is not None


def weakened(original: str, translation: str, links: Links) -> Clash | None:
    """Return an elative for which the translation has "less", "as … as" or "no …er than".

    >>> weakened("أعطت نتائج أدق", "It gave less accurate results", frozenset({(11, 13)})).translation
    (8, 21)
    """
    if _OF_LESS.search(folded_text(original)):
        return None
    mates = {english: arabic for arabic, english in links}
    words = arabic_words(original)
    places = {word.place[0]: number for number, word in enumerate(words)}
    for match, start, is_less in _weak(translation):
        number = places.get(mates.get(start, -1))
        if number is not None and _is_elative(words, number, compared=not is_less):
            return Clash(words[number].place, match.span(), is_linked=True)
    return None


def _weak(text: str) -> Iterator[tuple[re.Match[str], int, bool]]:
    """Yield the weak degrees of an English text, where their adjective begins, and whether they say less."""
    for match in _LESS.finditer(text):
        yield match, match.start("word"), True
    for match in _AS_MUCH.finditer(text):
        yield match, match.start("word" if match["word"] else "more"), False


def _is_elative(words: Sequence[Word], number: int, *, compared: bool) -> bool:
    """Tell whether an Arabic word is an elative that nothing denies; ``compared``, one with a "than"."""
    behind = {folded_word(word.text) for word in words[number + 1 : number + 1 + _THAN_REACH]}
    return (
        "{elative}" in arabic_forms(words[number].text)
        and not words[number].negative
        and not (compared and behind.isdisjoint(_THAN))
    )
