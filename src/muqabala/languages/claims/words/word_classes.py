"""The classes of Arabic words that look like a verb of some tense or an elative, as the tables name them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from muqabala.languages.tables import rows

_FUTURE = re.compile(r"س[يتن]\w{2,}")
_IMPERFECT = re.compile(
    r"ي\w{2,}|ت(?:ت(?!بع|ابع|لمذ|وج)\w{3,}|ست\w{2,}|ن[^ا]\w{2,}|[^ات]ت\w{2,}|[صض]ط\w+|ؤ\w{2,})(?<!وا)"
)
"""Verbs that no perfect looks like: ينخفض; of those in ت only تتحول, تستغرق, تنخفض, تعتمد, تضطر, تؤدي."""
_T_VERB = re.compile(rf"(?!(?:{_IMPERFECT.pattern})$)ت\w{{2,}}(?<!ت)(?<!وا)")
"""Verbs in ت that may be either: تراجع, "he retreated" and "she reviews"."""
_ELATIVE = re.compile(r"(?!ال[ايف]$|اول|او.$|اوان$)ا[^ا\W]\w{1,2}(?<!ا)")
"""أشد, أوسع, no إلى, إلا, ألف or أول; some verbs look so too: أخرج."""


@cache
def predicate_rows() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the rows of ``data/predicates.tsv``: Arabic forms, the perfect first, and an English cell."""
    return tuple((tuple(row["arabic"].split("|")), row["english"]) for row in rows("predicates.tsv"))


def word_classes(words: Collection[str]) -> Iterator[str]:
    """Yield the classes of folded words: ``{future}``, ``{imperfect}``, ``{t-verb}``, ``{elative}``.

    A ``{t-verb}`` may be an imperfect or a perfect.

    >>> list(word_classes(["تكفي"])), list(word_classes(["تراجع"]))
    (['{imperfect}'], ['{t-verb}'])
    """
    if any(map(_FUTURE.fullmatch, words)):
        yield "{future}"
    known = any(map(_imperfects_in_t().__contains__, words))
    if known or any(map(_IMPERFECT.fullmatch, words)):
        yield "{imperfect}"
    if not known and any(map(_T_VERB.fullmatch, words)):
        yield "{t-verb}"
    if any(map(_ELATIVE.fullmatch, words)):
        yield "{elative}"


@cache
def _imperfects_in_t() -> frozenset[str]:
    """Return the verbs in ت that the list of predicates knows as imperfects alone."""
    forms = [row for row, _ in predicate_rows()]
    perfects = {perfect for perfect, *_ in forms}
    return frozenset(
        form
        for row in forms
        for form in row
        if form[:1] == "ت" and f"ي{form[1:]}" in row and form not in perfects
    )
