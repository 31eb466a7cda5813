"""The words around a figure: how exact it is, what it is per, whether a change is by it or to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from muqabala.languages.quantities.phrases import Phrases
from muqabala.languages.quantities.tokens import tokens
from muqabala.languages.tables import forms, rows

NUMBERING = frozenset("-–.)")
"""Signs behind the number of a paragraph or list item."""

_REACH = 4
"""Tokens before a figure that may hedge it."""

_CHANGE_REACH = 8
"""Tokens before "by" or "to" where the change itself may be named."""

_CHANGING_REACH = 12
"""Tokens before a figure where a word of change makes it that of the change: انخفضت كلفة التلميذ بنحو."""


class Around(NamedTuple):
    """Whether a figure is hedged, and whether a change is ``by`` or ``to`` it (else empty)."""

    approximate: bool
    lead: str


@cache
def context(language: str) -> dict[str, frozenset[str]]:
    """Return the words that matter around a figure in ``english`` or ``arabic``, by what they do.

    "by" and "to" tell of a change behind a word for ``change`` only, where the language lists any, and
    not right behind one of ``not-to`` (up to, similar to). A figure is that of a change where a word for
    ``changing`` stands before it, by it where ``by-about`` leads to it; else a verb of ``level`` leads to it.
    """
    return {row["kind"]: frozenset(forms(row[language])) for row in rows("context.tsv")}


def around(words: Sequence[str], start: int, language: str) -> Around:
    """Read the words before a figure, nearest first, as far as they belong to it."""
    known = context(language)
    approximate = about = False
    for i in range(start - 1, max(-1, start - 1 - _REACH), -1):
        word = words[i]
        if word in known["by"] or word in known["to"]:
            lead = "by" if word in known["by"] else "to"
            return Around(
                approximate or word in known["approximate"], lead if _tells_a_change(words, i, known) else ""
            )
        about |= word in known["by-about"]
        if word in known["approximate"]:
            approximate = True
        elif word not in known["link"]:
            break
    is_of_change = _has(known["changing"], words[max(0, start - _CHANGING_REACH) : start])
    is_level = _has(known["level"], words[max(0, start - _REACH) : start])
    if is_of_change:
        return Around(approximate, "by" if about else "")
    return Around(approximate, "to" if is_level else "")


def _has(known: frozenset[str], words: Iterable[str]) -> bool:
    return any(word in known or word.removeprefix("و") in known for word in words)


def _tells_a_change(words: Sequence[str], i: int, known: dict[str, frozenset[str]]) -> bool:
    if i and words[i - 1] in known["not-to"]:
        return False
    return not known["change"] or not known["change"].isdisjoint(words[max(0, i - _CHANGE_REACH) : i])


@cache
def periods(language: str, kind: str) -> Phrases[float]:
    """Return the phrases for the part of a period (``phase``) or its ``turn``, with their values."""
    return Phrases(
        {
            tuple(token.text for token in tokens(form)): (float(row["value"]),)
            for row in rows("periods.tsv")
            if row["kind"] == kind
            for form in forms(row[language])
        }
    )


@cache
def rates(language: str) -> Phrases[str]:
    """Return the phrases for "per hour", "daily" and the like, with the unit of time."""
    return Phrases(
        {
            tuple(token.text for token in tokens(form)): (row["unit"],)
            for row in rows("rates.tsv")
            for form in forms(row[language])
        }
    )
