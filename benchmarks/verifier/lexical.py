"""Words of our lexicon put in each other's places: wrong ones, and other words for the same."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from passages import MISTRANSLATION, Labelled, Span

from muqabala.evaluation.edits import capitalised_as

FILES = ("politics", "economy_science", "general", "nouns", "verbs")

UNEDITED = 0.25
"""The share of sentences that are passed over, for wrong words and for right ones each."""

NEAR_MISS = 0.6
"""How often a wrong word is a near-miss that the entry names; else it is any of its field."""

SHORTEST = 3
"""Letters of the shortest form that is replaced."""

LONGEST = 3
"""Words of the longest Arabic form."""

PREFIXES = ("", "و", "ب", "ل", "ف", "وال", "ال", "بال", "لل", "وب", "ول")
SUFFIXES = ("ing", "ed", "ly", "ies", "es", "s")

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")


class Entry(NamedTuple):
    """One entry: the forms of its words on both sides (the first is the lemma), and near-misses of these."""

    arabic: list[str]
    english: list[str]
    part_of_speech: str
    domain: str
    near_misses: list[str]


class Edit(NamedTuple):
    """New words for a span of an English text, and the span of the Arabic that the old ones render."""

    place: Span
    words: str
    original: Span


def planted(lexicon: Lexicon, sentences: Sequence[tuple[str, str]], rng: random.Random) -> Iterator[Labelled]:
    """Yield sentences (English, Arabic) with a wrong word, and with another right one."""
    for english, arabic in sentences:
        for harmless in (False, True):
            if rng.random() < UNEDITED:
                continue
            edit = lexicon.edit(english, arabic, rng, harmless=harmless)
            if not edit:
                continue
            start, end = edit.place
            text = english[:start] + edit.words + english[end:]
            if harmless:
                yield Labelled(text, arabic, "lexical")
            else:
                wrong = ((start, start + len(edit.words)),)
                belied = arabic[slice(*edit.original)]
                yield Labelled(text, arabic, "lexical", MISTRANSLATION, wrong, belied=belied)


def alone(lexicon: Lexicon, rng: random.Random) -> Iterator[Labelled]:
    """Yield words without a sentence: each entry's own, a near-miss, and another of its field."""
    for entry in lexicon.entries:
        for _ in range(2):
            arabic = rng.choice(entry.arabic)
            yield Labelled(rng.choice(entry.english), arabic, "word")
        others = [rng.choice(entry.near_misses)] if entry.near_misses else []
        others.append(rng.choice(lexicon.entries[rng.choice(lexicon.field_of(entry))].english))
        for other in others:
            if other not in entry.english:
                arabic = rng.choice(entry.arabic)
                yield Labelled(other, arabic, "word", MISTRANSLATION, ((0, len(other)),), belied=arabic)


class Lexicon:
    """The entries of the lexicon, found by their forms."""

    def __init__(self, ours: Path) -> None:
        """Read the files of the lexicon in the folder of our own data."""
        self.entries = [entry for name in FILES for entry in _entries(ours / f"{name}.tsv")]
        self._by_arabic: dict[str, set[int]] = defaultdict(set)
        self._by_english: dict[str, set[int]] = defaultdict(set)
        self._fields: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._forms: dict[str, list[str]] = {}
        for number, entry in enumerate(self.entries):
            self.field_of(entry).append(number)
            self._forms.setdefault(entry.english[0].lower(), entry.english)
            for form in entry.arabic:
                self._by_arabic[_folded(form)].add(number)
            for form in entry.english:
                self._by_english[form.lower()].add(number)

    def field_of(self, entry: Entry) -> list[int]:
        """Return the numbers of the entries of the same domain and part of speech."""
        return self._fields[entry.part_of_speech, entry.domain]

    def edit(self, english: str, arabic: str, rng: random.Random, *, harmless: bool) -> Edit | None:
        """Return an edit of a word of a sentence that the Arabic vouches for; none where there is no such."""
        found = self._found(arabic)
        right = {form.lower() for number in found for form in self.entries[number].english}
        places = list(self._places(english, found))
        rng.shuffle(places)
        for number, form, place, original in places:
            if harmless:
                options = _like(
                    [it for it in self.entries[number].english if it.lower() != form.lower()], form
                )
                options = [it for it in options if (" " in it) == (" " in form)]
            else:
                options = [
                    option
                    for option in self._wrong(self.entries[number], form, rng)
                    if (word := option.lower()) not in right
                    and word not in form.lower()
                    and self._by_english[word].isdisjoint(found)
                ]
            if options:
                new = rng.choice(options)
                return Edit(place, capitalised_as(new, english[slice(*place)]), original)
        return None

    def _wrong(self, entry: Entry, form: str, rng: random.Random) -> list[str]:
        if entry.near_misses and rng.random() < NEAR_MISS:
            near = rng.choice(entry.near_misses)
            return _like(self._forms.get(near.lower(), [near]), form) or ([] if _suffix(form) else [near])
        other = self.entries[rng.choice(self.field_of(entry))]
        return [option for option in _like(other.english, form) if (" " in option) == (" " in form)]

    def _places(self, english: str, found: dict[int, Span]) -> Iterator[tuple[int, str, Span, Span]]:
        """Yield entry, form, place and Arabic place of the forms that stand in the English once."""
        for number, original in found.items():
            for form in self.entries[number].english:
                if len(form) < SHORTEST:
                    continue
                hits = list(re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", english, re.IGNORECASE))
                if len(hits) == 1:
                    yield number, form, hits[0].span(), original

    def _found(self, arabic: str) -> dict[int, Span]:
        """Return the entries that have a form in an Arabic text, with the first place of each."""
        words = [(match.group(), *match.span()) for match in re.finditer(r"\w+", arabic)]
        found: dict[int, Span] = {}
        for first in range(len(words)):
            for count in range(min(LONGEST, len(words) - first), 0, -1):
                part = words[first : first + count]
                for key in _keys(_folded(" ".join(word for word, _, _ in part))):
                    for number in self._by_arabic.get(key, ()):
                        found.setdefault(number, (part[0][1], part[-1][2]))
        return found


def _keys(text: str) -> Iterator[str]:
    """Yield a text without each prefix that it may have, and with the article that a prefix hides."""
    for prefix in PREFIXES:
        if text.startswith(prefix):
            yield text[len(prefix) :]
            if prefix.endswith("ل"):
                yield "ال" + text[len(prefix) :]


def _entries(path: Path) -> Iterator[Entry]:
    for line in path.read_text(encoding="utf-8").splitlines():
        arabic, english, part_of_speech, domain, near = (line.split("\t") + [""] * 5)[:5]
        near_misses = [it for it in near.split("|") if it and it != "-"]
        yield Entry(arabic.split("|"), english.split("|"), part_of_speech, domain, near_misses)


def _folded(text: str) -> str:
    return re.sub("[ىی]", "ي", re.sub("[أإآٱ]", "ا", _MARKS.sub("", text)))


def _suffix(word: str) -> str:
    return next((it for it in SUFFIXES if word.endswith(it) and len(word) > len(it) + 2), "")


def _like(forms: Sequence[str], old: str) -> list[str]:
    """Return the forms with the suffix of another."""
    return [form for form in forms if _suffix(form) == _suffix(old)]
