"""Verbs and adjectives of both languages, and those that one text denies while the other affirms them.

``data/predicates.tsv`` lists Arabic forms, folded, with the English words that render them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from muqabala.languages.caching import TEXTS, WORDS
from muqabala.languages.claims.phrases import Hit, arabic_forms
from muqabala.languages.claims.polarity import Role, arabic_hits, english_hits
from muqabala.languages.claims.reading import STOPS, words_and_stops
from muqabala.languages.claims.word_classes import predicate_rows

_BEFORE, _AFTER = 8, 4
"""Words around an English predicate in which a denial counts as denying it."""

_SUBJECTS = ("no ", "none ", "nobody", "nothing", "neither", "no one", "few ", "not all ", "not every ")
"""Denials that stand in the subject: they reach to the end of the clause."""

_BESIDE = 4
"""Words around an English predicate in which another negative of these concepts denies it ("failed to")."""

_DENYING = {
    "affix",
    "avoid",
    "deny",
    "difficult",
    "doubt",
    "exception",
    "exclude",
    "fail",
    "few",
    "instead",
    "lack",
}
_DENYING |= {"against", "only", "other", "prevent", "refuse", "stop", "without", "wrong"}

_NEAR = 2
"""Words before an Arabic predicate in which any negative counts as denying it, but for the faint ones."""

_FAINT = frozenset(("before", "but", "end", "idiom", "since", "still", "until"))

_EXCEPTION_REACH = 14
"""Words between an Arabic denial and the إلا that takes it back."""


class Clash(NamedTuple):
    """A predicate denied on one side and affirmed on the other: where it stands, from start to end."""

    original: tuple[int, int]
    translation: tuple[int, int]


class _Word(NamedTuple):
    """A word and whether a negative stands by it."""

    text: str
    place: tuple[int, int]
    negative: bool


def affirmed(original: str, translation: str) -> Clash | None:
    """Return a predicate that the original denies and the translation affirms.

    >>> affirmed("لا ينوي المدرب الاستقالة", "The coach intends to resign.")
    Clash(original=(0, 7), translation=(10, 17))
    >>> affirmed("لا ينوي المدرب الاستقالة", "The coach does not intend to resign.")
    """
    for hit, number in _denied(original, translation):
        arabic, english = _arabic_words(original), _english_words(translation)
        if number >= len(arabic):
            continue
        rendering = renderings(arabic[number].text)
        found = [word for word in english if word.text in rendering]
        if not found or any(word.negative for word in found):
            continue
        said = {word.text for word in found}
        others = [word for word in arabic if not word.negative and said & renderings(word.text)]
        if len(others) < len(found):
            return Clash((hit.start, arabic[number].place[1]), found[0].place)
    return None


def denied(original: str, translation: str) -> Clash | None:
    """Return a predicate that the original affirms and the translation denies.

    >>> denied("لكن الأزمة تعمقت", "But the crisis did not deepen.")
    Clash(original=(11, 16), translation=(15, 29))
    """
    arabic, english = _arabic_words(original), _english_words(translation)
    for hit in english_hits(translation):
        if Role.DENIAL not in hit.labels or hit.last + 1 >= len(english):
            continue
        word = english[hit.last + 1]
        meant = [other for other in arabic if word.text in renderings(other.text)]
        if meant and not any(other.negative for other in meant):
            return Clash(meant[0].place, (hit.start, word.place[1]))
    return None


def _denied(original: str, translation: str) -> Iterator[tuple[Hit[str], int]]:
    """Yield each negative of the original that denies a word, with the number of that word.

    غير and عدم count only where the translation has no "not" and no "un-" at all.
    """
    plain = not any("affix" in hit.labels or Role.DENIAL in hit.labels for hit in english_hits(translation))
    hits = arabic_hits(original)
    exceptions = [hit.word for hit in hits if Role.EXCEPTION in hit.labels]
    for hit in hits:
        is_lack = "affix" in hit.labels and original[hit.start : hit.end].endswith(("غير", "عدم"))
        privative = plain and is_lack
        taken_back = any(0 < place - hit.last < _EXCEPTION_REACH for place in exceptions)
        if taken_back or not (privative or Role.DENIAL in hit.labels):
            continue
        if hit.last == hit.word:
            yield hit, hit.word + 1
        elif original.startswith(("ولا", "فلا"), hit.start):
            yield hit, hit.last


@lru_cache(maxsize=TEXTS)
def _arabic_words(text: str) -> tuple[_Word, ...]:
    telling = [hit for hit in arabic_hits(text) if not _FAINT.issuperset(hit.labels)]
    return _words(text, telling, (_NEAR, 0), (_NEAR, 0))


@lru_cache(maxsize=TEXTS)
def _english_words(text: str) -> tuple[_Word, ...]:
    telling = [hit for hit in english_hits(text) if not {Role.DENIAL, *_DENYING}.isdisjoint(hit.labels)]
    return _words(text, telling, (_BEFORE, _AFTER), (_BESIDE, _BESIDE - 1))


def _words(
    text: str, hits: list[Hit[str]], denial: tuple[int, int], other: tuple[int, int]
) -> tuple[_Word, ...]:
    """Return the words of a text; ``denial`` and ``other`` tell how far each reaches, onwards and back."""
    tokens = words_and_stops(text)
    clauses = list(accumulate(token.group() in STOPS for token in tokens))
    negative = set[int]()
    for hit in hits:
        onwards, back = denial if Role.DENIAL in hit.labels else other
        if text[hit.start : hit.end + 1].lower().startswith(_SUBJECTS):
            onwards = len(tokens)
        negative.update(range(hit.word - back, hit.word))
        negative.update(
            number
            for number in range(hit.word + 1, min(hit.last + onwards + 1, len(tokens)))
            if clauses[number] == clauses[hit.word]
        )
    return tuple(
        _Word(token.group().lower(), token.span(), number in negative) for number, token in enumerate(tokens)
    )


@lru_cache(maxsize=WORDS)
def renderings(word: str) -> frozenset[str]:
    """Return the English words that may render an Arabic predicate, whatever its clitics, person and mood."""
    lexicon = _lexicon()
    forms = {form: None for form in arabic_forms(word)}
    for form in list(forms):
        verb = form[1:] if form[:1] == "س" and form[1:2] in ("ي", "ت", "ن") else form
        if verb[:1] in ("ي", "ت", "ن"):
            forms |= dict.fromkeys(("ي" + verb[1:], *_indicatives("ي" + verb[1:])))
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
