"""Names that no table knows: an English name that the Arabic does not have, in the place of another.

The place is told by what stands beside it: the other half of the name, which
is the same in both languages, or an Arabic word that a name follows (data/name_openers.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from muqabala.checks.bitext import Pair, Word
from muqabala.checks.name_evidence import PERSON, PLACE, STATE, Evidence, Named
from muqabala.languages.folding import folded_word
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.languages.gloss import gloss
from muqabala.languages.names.mentions import ARABIC_WORD, without_proclitics
from muqabala.languages.names.people import (
    ALIKE,
    SAME,
    adjoin,
    english_parts,
    is_full_name,
    is_heard,
    is_name_part,
    is_written,
    opens_sentence,
    sound_alike,
)
from muqabala.languages.names.table import ARTICLE
from muqabala.languages.tables import rows
from muqabala.records import Span

_UNSUPPORTED = 0.55
"""Support under which a word has no counterpart; names that stand for others have 0.08 to 0.31."""

_UNLIKE = 0.6
"""Likeness under which two names are surely not one: Fathi and فتحي, spelt letter by letter, have 0.67."""

_SHORTEST = 3
"""Letters of an Arabic word that may be a name; shorter ones are met in the sound of too many words."""

_MOSTLY_CAPITAL = 0.5
"""Share of capitalised words from which a line is a headline, where capitals say nothing."""


_NAME = re.compile(r"[^\W\d_][^\W\d_A-Z]+")
"""A capitalised word with no second capital: acronyms stand for what is spelt out in the Arabic."""

BODY, WHERE = "body", "where"
_SORTS = {PERSON: PERSON, PLACE: PLACE, "water": PLACE, "mountain": PLACE}
_ANY = frozenset({PERSON, PLACE, BODY})


class Slot(NamedTuple):
    """An English name and the Arabic one in whose place it stands.

    ``is_half``: the other half of the name is the same on both sides.
    """

    english: Span
    arabic: Span
    is_half: bool


class _Stranger(NamedTuple):
    """Capitalised words of a sentence that nothing speaks for, and those joined before and behind."""

    words: Span
    before: str
    behind: str


class _Lost(NamedTuple):
    """Arabic words in a row that the English does not have, and the words around them."""

    words: Span
    before: str
    behind: str
    kinds: frozenset[str]


def slots(number: int, pair: Pair, evidence: Evidence) -> Iterator[Slot]:
    """Yield the strange names of a pair that stand in the place of lost ones."""
    strangers = list(_strangers(number, pair, evidence))
    if not strangers:
        return
    lost = list(_lost(number, pair, evidence))
    for stranger in strangers:
        for name in lost:
            if _is_other_half(stranger, name) and _are_unlike(stranger, name):
                yield Slot(stranger.words, name.words, is_half=True)
                return
    whole = [stranger for stranger in strangers if not (stranger.before or stranger.behind)]
    names = [name for name in lost if name.kinds]
    if len(whole) == len(names) == 1 and _are_unlike(whole[0], names[0]):
        yield from _in_the_same_place(whole[0], names[0], _at(whole[0].words, evidence.english.pairs[number]))


def _is_other_half(stranger: _Stranger, name: _Lost) -> bool:
    """Tell whether two names stand beside the same other half."""
    if stranger.before:
        return _same(stranger.before, name.before)
    return name.kinds == {PERSON} and _same(stranger.behind, name.behind)


def _are_unlike(stranger: _Stranger, name: _Lost) -> bool:
    """Tell whether no word of one name sounds at all like a word of the other."""
    arabic = ARABIC_WORD.findall(name.words.text)
    return not any(is_heard(part.group(), arabic, _UNLIKE) for part in english_parts(stranger.words.text))


def _same(english: str, arabic: str) -> bool:
    return bool(english and arabic) and sound_alike(english, arabic) >= ALIKE


def _in_the_same_place(stranger: _Stranger, name: _Lost, known: Sequence[Named]) -> Iterator[Slot]:
    """Yield the slot of two names, where both may be of one kind; a word that no table knows may be any."""
    kinds = _sorts(known) if known else _ANY
    if kinds & name.kinds or (PLACE in kinds and WHERE in name.kinds and known):
        yield Slot(stranger.words, name.words, is_half=False)


def _sorts(names: Sequence[Named]) -> frozenset[str]:
    """Return what names are: people, places or bodies; a state is none, since it has too many names."""
    kinds = frozenset().union(*(name.kinds for name in names)) - {STATE}
    return frozenset(_SORTS.get(kind, BODY) for kind in kinds)


def _strangers(number: int, pair: Pair, evidence: Evidence) -> Iterator[_Stranger]:
    weak = [span for span in _unsupported(pair.translation_words) if not span.text.islower()]
    for sentence in pair.translation if weak else ():
        parts = english_parts(sentence.text)
        capital = [is_name_part(part) for part in parts]
        if sum(capital) > _MOSTLY_CAPITAL * len(parts):
            continue
        strange = [
            is_name and _is_strange(sentence.part(*part.span()), weak, number, evidence)
            for part, is_name in zip(parts, capital, strict=True)
        ]
        for first, last in _runs(parts, strange):
            before = (
                parts[first - 1].group() if first and is_full_name(parts[first - 1], parts[first]) else ""
            )
            after = parts[last + 1 : last + 2]
            behind = after[0].group() if after and is_full_name(parts[last], after[0]) else ""
            if sentence.text.startswith(" of ", parts[last].end()):  # the Book of Records
                continue
            if before or behind or last > first or not opens_sentence(sentence.text, parts[first].start()):
                yield _Stranger(sentence.part(parts[first].start(), parts[last].end()), before, behind)


def _is_strange(word: Span, weak: Sequence[Span], number: int, evidence: Evidence) -> bool:
    """Tell whether nothing in the Arabic speaks for a capitalised word."""
    if not any(map(word.overlaps, weak)) or not _NAME.fullmatch(word.text):
        return False
    if word.text.lower() in small_words(LIGHT) or is_heard(word.text, evidence.arabic.words):
        return False
    known = _at(word, evidence.english.pairs[number])
    return not any(map(evidence.arabic.says, known)) and not is_heard(word.text, evidence.arabic.twins, SAME)


def _runs(parts: Sequence[re.Match[str]], marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the first and last numbers of marked words that stand in one name."""
    start = None
    for at, is_marked in enumerate(marked):
        if not is_marked:
            start = None
            continue
        start = at if start is None else start
        if not (at + 1 < len(parts) and marked[at + 1] and adjoin(*parts[at : at + 2])):
            yield start, at
            start = None


def _lost(number: int, pair: Pair, evidence: Evidence) -> Iterator[_Lost]:
    weak = _unsupported(pair.original_words)
    for sentence in pair.original:
        words = list(ARABIC_WORD.finditer(sentence.text))
        marked = [_is_lost(sentence.part(*word.span()), weak, number, evidence) for word in words]
        for first, last in _runs(words, marked):
            span = sentence.part(words[first].start(), words[last].end())
            known = [name for name in _at(span, evidence.arabic.pairs[number]) if name.mention.is_certain]
            before = words[first - 1].group() if first else ""
            behind = words[last + 1].group() if last + 1 < len(words) else ""
            kinds = _sorts(known) if known else _kinds_behind(before, span.text)
            yield _Lost(span, before, behind, kinds)


def _kinds_behind(opener: str, name: str) -> frozenset[str]:
    """Return what an unknown name behind a word may be; a title's adjective is none: الوزير السابق."""
    kinds = _opened(opener)
    return kinds - {PERSON} if name.startswith(ARTICLE) else kinds


def _is_lost(word: Span, weak: Sequence[Span], number: int, evidence: Evidence) -> bool:
    """Tell whether nothing in the English speaks for an Arabic word that may be a name."""
    text = folded_word(word.text)
    if len(text) < _SHORTEST or not any(map(word.overlaps, weak)) or _opened(text):
        return False
    if text in small_words(LIGHT) or is_written(text, evidence.english.words):
        return False
    known = _at(word, evidence.arabic.pairs[number])
    return not any(map(evidence.english.says, known)) and bool(known or not gloss(text))


def _unsupported(words: Sequence[Word]) -> list[Span]:
    """Return the words that have no counterpart."""
    return [word.span for word in words if word.support < _UNSUPPORTED]


def _at(span: Span, names: Sequence[Named]) -> list[Named]:
    """Return the known names that share words with a span."""
    return [name for name in names if name.words.overlaps(span)]


def _opened(word: str) -> frozenset[str]:
    """Return what may be named behind an Arabic word, nothing for most."""
    readings = without_proclitics(folded_word(word))
    return next((_openers()[reading] for reading in readings if reading in _openers()), frozenset())


@lru_cache(maxsize=1)
def _openers() -> dict[str, frozenset[str]]:
    """Return the Arabic words that a name follows, and of what kind (data/name_openers.tsv)."""
    return {folded_word(row["arabic"]): frozenset({row["kind"]}) for row in rows("name_openers.tsv")}
