"""Names that no table knows: an English name of which nothing is heard in the Arabic, in the place of another.

The place is told by what stands beside it: the other half of the name, which
is the same in both languages, or an Arabic word that a name follows (data/name_openers.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from muqabala.checks.bitext import Pair, Word
from muqabala.checks.name_evidence import PERSON, PLACE, STATE, Evidence, Named
from muqabala.languages.folding import folded_word
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.languages.names.mentions import ARABIC_WORD, without_proclitics
from muqabala.languages.names.people import (
    ALIKE,
    adjoin,
    english_parts,
    is_full_name,
    is_heard,
    is_name_part,
    is_written,
    opens_sentence,
    sound_alike,
)
from muqabala.languages.tables import rows
from muqabala.records import Span

_UNSUPPORTED = 0.35
"""Support under which a word has no counterpart; names that stand for others have 0.08 to 0.31."""

_SHORTEST = 3
"""Letters of an Arabic word that may be a name; shorter ones are met in the sound of too many words."""

_MOSTLY_CAPITAL = 0.7
"""Share of capitalised words from which a line is a headline, where capitals say nothing."""


BODY = "body"
_SORTS = {PERSON: PERSON, PLACE: PLACE, "water": PLACE, "mountain": PLACE}
_ANY = frozenset({PERSON, PLACE, BODY})


@dataclass(frozen=True, slots=True)
class Slot:
    """An English name and the Arabic one in whose place it stands.

    ``is_half``: the other half of the name is the same on both sides.
    """

    english: Span
    arabic: Span
    is_half: bool


@dataclass(frozen=True, slots=True)
class _Stranger:
    """Capitalised words of a sentence that nothing speaks for, and those joined before and behind."""

    words: Span
    before: str
    behind: str


@dataclass(frozen=True, slots=True)
class _Lost:
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
            if _is_other_half(stranger, name):
                yield Slot(stranger.words, name.words, is_half=True)
                return
    whole = [stranger for stranger in strangers if not (stranger.before or stranger.behind)]
    names = [name for name in lost if name.kinds]
    if len(whole) == len(names) == 1 and _kinds(number, whole[0], evidence) & names[0].kinds:
        yield Slot(whole[0].words, names[0].words, is_half=False)


def _is_other_half(stranger: _Stranger, name: _Lost) -> bool:
    """Tell whether two names stand beside the same other half."""
    if stranger.before:
        return _same(stranger.before, name.before)
    return name.kinds == {PERSON} and _same(stranger.behind, name.behind)


def _same(english: str, arabic: str) -> bool:
    return bool(english and arabic) and sound_alike(english, arabic) >= ALIKE


def _kinds(number: int, stranger: _Stranger, evidence: Evidence) -> frozenset[str]:
    """Return what a strange name may be: anything, where no table knows it."""
    known = _at(stranger.words, evidence.english.pairs[number])
    return _sorts(known) if known else _ANY


def _sorts(names: Sequence[Named]) -> frozenset[str]:
    """Return what names are: people, places or bodies; a state is none, since it has too many names."""
    kinds = frozenset().union(*(name.kinds for name in names)) - {STATE}
    return frozenset(_SORTS.get(kind, BODY) for kind in kinds)


def _strangers(number: int, pair: Pair, evidence: Evidence) -> Iterator[_Stranger]:
    for sentence in pair.translation:
        parts = english_parts(sentence.text)
        capital = [is_name_part(part) for part in parts]
        if sum(capital) > _MOSTLY_CAPITAL * len(parts):
            continue
        strange = [
            is_name and _is_strange(sentence, part, number, pair, evidence)
            for part, is_name in zip(parts, capital, strict=True)
        ]
        for first, last in _runs(parts, strange):
            before = (
                parts[first - 1].group() if first and is_full_name(parts[first - 1], parts[first]) else ""
            )
            after = parts[last + 1 : last + 2]
            behind = after[0].group() if after and is_full_name(parts[last], after[0]) else ""
            if before or behind or last > first or not opens_sentence(sentence.text, parts[first].start()):
                yield _Stranger(sentence.part(parts[first].start(), parts[last].end()), before, behind)


def _is_strange(sentence: Span, part: re.Match[str], number: int, pair: Pair, evidence: Evidence) -> bool:
    """Tell whether nothing in the Arabic speaks for a capitalised word."""
    if part.group().isupper() or is_heard(part.group(), evidence.arabic.words):
        return False
    words = sentence.part(*part.span())
    known = _at(words, evidence.english.pairs[number])
    return not any(map(evidence.arabic.says, known)) and _is_unsupported(words, pair.translation_words)


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
    for sentence in pair.original:
        words = list(ARABIC_WORD.finditer(sentence.text))
        marked = [_is_lost(sentence, word, number, pair, evidence) for word in words]
        for first, last in _runs(words, marked):
            span = sentence.part(words[first].start(), words[last].end())
            known = [name for name in _at(span, evidence.arabic.pairs[number]) if name.mention.is_certain]
            before = words[first - 1].group() if first else ""
            behind = words[last + 1].group() if last + 1 < len(words) else ""
            kinds = _sorts(known) if known else _opened(before)
            yield _Lost(span, before, behind, kinds)


def _is_lost(sentence: Span, word: re.Match[str], number: int, pair: Pair, evidence: Evidence) -> bool:
    """Tell whether nothing in the English speaks for an Arabic word that may be a name."""
    text = folded_word(word.group())
    if len(text) < _SHORTEST or text in small_words(LIGHT) or _opened(text):
        return False
    span = sentence.part(*word.span())
    if not _is_unsupported(span, pair.original_words) or is_written(text, evidence.english.words):
        return False
    return not any(map(evidence.english.says, _at(span, evidence.arabic.pairs[number])))


def _is_unsupported(span: Span, words: Sequence[Word]) -> bool:
    """Tell whether none of the words of a span has a counterpart."""
    return all(word.support < _UNSUPPORTED for word in words if word.span.overlaps(span))


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
