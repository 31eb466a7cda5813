"""Arabic glossed in English, word by word: not a translation, but what the words of our tables mean.

A gloss keeps the Arabic's order. It tells a reader without Arabic what a passage is about, and nothing that
the tables do not know: ``data/gloss.tsv`` has the small words, ``data/nouns.tsv`` and the tables of verbs the
others, ``data/terms.tsv`` and the table of names what takes several words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from muqabala.languages.caching import WORDS
from muqabala.languages.folding import fold
from muqabala.languages.inflection import base_forms
from muqabala.languages.names.table import gazetteer
from muqabala.languages.tables import forms, rows

UNKNOWN = "…"
"""Stands for any words that the tables do not know."""

TELLING = 0.5
"""A gloss of which less than this share of the words is known tells nothing."""

_TOKEN = re.compile(r"[\w\u0640\u064b-\u065f\u0670]+(?:[.,٫٬:/]\d+)*")
_VERB_TABLES = ("speech.tsv", "deeds.tsv")
_PHRASE_TABLES = ("calendars.tsv", "currencies.tsv", "units.tsv", "terms.tsv", "senses.tsv", "gloss.tsv")

_CONJUNCTIONS = {"": "", "و": "and", "ف": "so"}
_PREPOSITIONS = {
    "ال": "", "": "", "لل": "for", "بال": "with", "كال": "like", "ب": "with", "ل": "for", "ك": "like",
}  # fmt: skip
_FUTURE, _WILL = "س", "will"
_BEFORE_VERBS = frozenset(("لم", "لن", "لا", "سوف", "قد", "ان", "كي", "لكي"))
"""Small words behind which a verb is likelier than a noun that looks alike."""
_PRONOUNS = {
    "هما": "their", "ها": "its", "هم": "their", "هن": "their", "نا": "our", "كم": "your", "ه": "its", "": "",
}  # fmt: skip
_LEAST_CORE, _LEAST_OF_A_ROOT = 2, 3
"""Letters left of a small word, and of another, when clitics are taken off."""

_ENDINGS = (("ا", ""), ("ت", "ة"), ("ات", "ة"), ("ات", ""), ("ين", ""), ("ون", ""), ("ان", ""), ("تين", "ة"),
            ("تان", "ة"), ("ي", ""), ("ية", ""), ("ة", ""), ("وا", ""), ("ت", ""), ("ن", ""))  # fmt: skip
"""Endings of case, number and person, and what a word may have in their place."""
_PERSONS = "تنا"
"""First letters of an imperfect that the tables list in ي."""


class _Reading(NamedTuple):
    """A word taken apart: what the clitics before it mean, the word itself, the pronoun behind it."""

    before: tuple[str, ...]
    core: str
    behind: str

    @property
    def cost(self) -> int:
        """Return how much was taken off: the less, the likelier."""
        return len(self.before) + bool(self.behind)


def gloss(text: str) -> str:
    """Return the English of each Arabic word, ``…`` for unknown ones; empty where most are unknown.

    >>> gloss("ولم توافق النقابات على الخطة")
    'and not agrees unions on plan'
    >>> gloss("في المئة"), gloss("زغبرط خنفشار")
    ('percent', '')
    """
    words = [word for match in _TOKEN.finditer(text) if (word := fold(match.group()).text)]
    found = list(_glosses(words))
    known = sum(length for english, length in found if english != UNKNOWN)
    if not words or known < TELLING * len(words):
        return ""
    spoken = (english for english, _ in found)
    return " ".join(next(run) if same == UNKNOWN else " ".join(run) for same, run in groupby(spoken))


def _glosses(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the English of the words in order, and how many words each renders."""
    at = 0
    while at < len(words):
        english, length = _longest(words, at)
        yield english, length
        at += length


def _longest(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return the English of the longest phrase at a word, of the word alone, or UNKNOWN."""
    word = words[at]
    if not "\u0600" <= word[0] <= "\u06ff":
        return word, 1
    for reading in _readings(word):
        if not reading.behind and (phrase := _phrase(words, at, reading.core)):
            return _joined(reading, phrase[0]), phrase[1]
    return _alone(word, at > 0 and words[at - 1].lstrip("وف") in _BEFORE_VERBS), 1


@lru_cache(maxsize=WORDS)
def _alone(word: str, verb_first: bool) -> str:  # noqa: FBT001
    """Return the English of a word, UNKNOWN where the tables have none."""
    for before, joins in _CONJUNCTIONS.items():  # وفي is "and in" before it is "loyal"
        small = _small().get(word.removeprefix(before)) if word.startswith(before) else None
        if small:
            return f"{joins} {small}".strip()
    finds = (_small_word, _verb, _noun) if verb_first else (_small_word, _noun, _verb)
    found = (
        _joined(reading, english)
        for tried in (finds, (_inflected,))
        for reading in _readings(word)
        for find in tried
        if (english := find(reading))
    )
    return next(found, UNKNOWN)


def _joined(reading: _Reading, english: str) -> str:
    return " ".join(filter(None, (*reading.before, reading.behind, english)))


@lru_cache(maxsize=WORDS)
def _readings(word: str) -> tuple[_Reading, ...]:
    """Return the ways to take a word apart, the likeliest first."""
    return tuple(sorted(_taken_apart(word), key=lambda reading: reading.cost))


def _taken_apart(word: str) -> Iterator[_Reading]:
    for conjunction, joins in _CONJUNCTIONS.items():
        for preposition, relates in (*_PREPOSITIONS.items(), (_FUTURE, _WILL)):
            before = conjunction + preposition
            rest = word.removeprefix(before)
            if not word.startswith(before) or (preposition == _FUTURE and rest[:1] not in ("ي", *_PERSONS)):
                continue
            clitics = tuple(filter(None, (joins, relates)))
            if preposition == "لل":
                yield _Reading(clitics, "ال" + rest, "")  # a name keeps its article in the table
            for pronoun, owner in _PRONOUNS.items():
                core = rest.removesuffix(pronoun)
                if rest.endswith(pronoun) and len(core) >= _LEAST_CORE:
                    yield _Reading(clitics, core, owner)


def _phrase(words: Sequence[str], at: int, first: str) -> tuple[str, int] | None:
    """Return the English of the longest phrase or name that begins at a word, and how many words it has."""
    names = gazetteer().arabic
    name = names.find(words[at : at + names.longest(first)], first)
    if name and (" " in name or not names.is_ambiguous(name)):
        return names.named(name, name)[0].english, 1 + name.count(" ")
    for length in range(min(_longest_phrase(), len(words) - at), 1, -1):
        english = _phrases().get(" ".join((first, *words[at + 1 : at + length])))
        if english:
            return english, length
    return None


def _small_word(reading: _Reading) -> str:
    return "" if reading.behind else _small().get(reading.core, "")


def _noun(reading: _Reading) -> str:
    """Return the English of a noun or adjective; none follows "will"."""
    core = reading.core
    if len(core) < _LEAST_OF_A_ROOT or _WILL in reading.before:
        return ""
    if reading.behind and core[-1] == "ت":
        core = core[:-1] + "ة"  # a noun's ة before its owner
        return _nouns().get(core) or _verbs().get(core) or _nouns().get(reading.core, "")
    return _nouns().get(core, "")


def _verb(reading: _Reading) -> str:
    return _verbs().get(reading.core, "") if len(reading.core) >= _LEAST_OF_A_ROOT else ""


def _inflected(reading: _Reading) -> str:
    """Return the English of a word in another number, case or person than the tables have it."""
    core = reading.core
    stems = [core.removesuffix(ending) + stem for ending, stem in _ENDINGS if core.endswith(ending)]
    if core[0] in _PERSONS:
        stems += ["ي" + core[1:], *("ي" + core[1:] + last for last in "اوي")]
    found = (_nouns().get(stem) or _verbs().get(stem) for stem in stems if len(stem) >= _LEAST_OF_A_ROOT)
    return next(filter(None, found), "")


@cache
def _small() -> dict[str, str]:
    """Return the words of ``gloss.tsv`` that stand alone, and the numerals."""
    small = {form: row["value"] for row in rows("numerals_ar.tsv") for form in forms(row["forms"])}
    for row in rows("gloss.tsv"):
        small |= {form: row["english"] for form in row["arabic"].split("|")}
    return small


@cache
def _phrases() -> dict[str, str]:
    """Return the English of each phrase of the tables by its words, folded, with spaces between."""
    phrases: dict[str, str] = {}
    for table in _PHRASE_TABLES:
        for row in rows(table):
            english = row["english"].partition("|")[0]
            for form in forms(row["arabic"]) if english else ():
                phrases[" ".join(form.split())] = english
    return phrases


@cache
def _longest_phrase() -> int:
    return 1 + max(phrase.count(" ") for phrase in _phrases())


@cache
def _nouns() -> dict[str, str]:
    """Return the English of each form of a noun or adjective, and of terms of one word."""
    nouns: dict[str, str] = {}
    for row in rows("nouns.tsv"):
        meanings, (first, *others) = row["english"].split("|"), row["arabic"].split("|")
        plural = meanings[len(meanings) > 1 and meanings[0] in base_forms(meanings[1])]
        nouns.setdefault(first, meanings[0])
        for form in others:
            nouns.setdefault(form, meanings[0] if form in (first + "ة", first + "ا") else plural)
    for phrase, english in _phrases().items():
        if " " not in phrase:
            nouns.setdefault(phrase, english)
    return nouns


@cache
def _verbs() -> dict[str, str]:
    """Return the English of each form of a verb, of verbs that look alike the commoner's."""
    verbs: dict[str, str] = {}
    for row in (*(row for table in _VERB_TABLES for row in rows(table)), *_predicates()):
        english, arabic = row["english"].split("|"), row["arabic"].split("|")
        now = {person + form[1:] for form in arabic if form[0] == "ي" for person in "يت"}
        perfect = True
        for form in arabic:
            perfect &= form not in now
            ending = "s" if form in now else "" if perfect else "ing"
            verbs.setdefault(form, _tense(english, ending))
    return verbs


def _predicates() -> list[dict[str, str]]:
    """Return the other verbs, the rare ones last: only of those the table lists the plural of the perfect."""
    return sorted(
        rows("predicates.tsv"),
        key=lambda row: any(form.endswith("وا") for form in row["arabic"].split("|")[:3]),
    )


def _tense(meanings: Sequence[str], ending: str) -> str:
    """Return the form of the first verb with an ending; its past where there is none."""
    base, *others = meanings
    forms_of_it = [other for other in others if base in base_forms(other)]
    telling: Iterable[str] = (
        (form for form in forms_of_it if form.endswith(ending))
        if ending
        else (form for form in forms_of_it if not form.endswith(("s", "ing")))
    )
    return next(iter(telling), base)
