"""A name of the original that became another name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.languages.names.mentions import ARABIC_WORD, Mention, arabic_names, english_names
from muqabala.languages.names.people import (
    SAME,
    in_its_place,
    is_clear,
    is_heard,
    is_written,
    name_words,
    opens_sentence,
    whole_name,
)
from muqabala.languages.names.table import PERSONAL
from muqabala.records import Finding, Severity, Span

_PERSON, _STATE, _PLACE = "person", "state", "place"
_COMPETES_AS = {"country": _STATE, "demonym": _STATE, "region": _PLACE, "city": _PLACE} | dict.fromkeys(
    PERSONAL, _PERSON
)
"""Kinds whose names compete with one another; a name of any other kind competes with its own kind only."""

_TOO_FREE = frozenset(
    {"language", "title-or-office", "holiday", "product-or-weapon", "event", "treaty-or-initiative"}
)
"""Kinds that are rendered too freely to compete."""

_PLACED_IN_ENGLISH = re.compile(
    r"\b(?:in|to|from|near|outside|at|of|between|and|towards?|around|port|city) (?:the )?$", re.IGNORECASE
)
_PLACED_IN_ARABIC = re.compile(
    r"(?<!\w)[وف]?(?:في|إلى|من|نحو|قرب|بين|مدينة|ميناء|محافظة|ولاية|بلدة|قضاء|مطار|معبر) $"
)
"""Words before a name that make it a place, where it could be another word: في مشهد (in Mashhad)."""

_CAPITAL = re.compile(r"[\s,]+capital\b")

# Measured on even lines: false alarms in 3,527 clean pairs, hits among 42 wrong names of the triples.
_LOOKALIKES = 0.95
"""Nothing speaks for either name on the other side, and they are of one group of confusables: 0 and 21."""
_BOTH_SIDES = 0.9
"""Nothing speaks for either name on the other side: 0 and 13."""
_NAME_PART = 0.85
"""Half a personal name, beside a half that is the same: 0, and none that the kinds above leave out."""
_IN_DOUBT = 0.7
"""A name that could be another word, or one that is only said too often: 0 and 2."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with the sentence it stands in."""

    sentence: Span
    mention: Mention

    @property
    def words(self) -> Span:
        """Return the span of the name itself."""
        return self.sentence.part(self.mention.start, self.mention.end)

    @property
    def kinds(self) -> frozenset[str]:
        """Return the kinds it competes as; a capital competes with cities and states."""
        kinds = {_COMPETES_AS.get(name.kind, name.kind) for name in self.mention.names}
        if any(name.kind == "city" and name.circles for name in self.mention.names):
            kinds.add(_STATE)
        return frozenset(kinds - _TOO_FREE)

    @property
    def groups(self) -> frozenset[str]:
        """Return the groups of names it is easily confused with."""
        return frozenset(name.group for name in self.mention.names if name.group)

    def competes_with(self, other: _Named) -> bool:
        """Tell whether one may stand by mistake for the other; a part of a longer name may not."""
        ours, theirs = self.mention.names[0].english, other.mention.names[0].english
        is_part = f" {ours} " in f" {theirs} " or f" {theirs} " in f" {ours} "
        return bool(self.kinds & other.kinds) and (_STATE in self.kinds or not is_part)


class _Side:
    """The names and words of one side of a group of paragraphs."""

    def __init__(
        self,
        sentences: Sequence[tuple[Span, ...]],
        find: Callable[[str], tuple[Mention, ...]],
        words: Callable[[str], list[str]],
    ) -> None:
        self._sentences = sentences
        self._words = words
        self.pairs = [
            [_Named(span, mention) for span in spans for mention in find(span.text)] for spans in sentences
        ]
        self.all = [named for names in self.pairs for named in names]

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words that may be names."""
        return frozenset(
            word for spans in self._sentences for span in spans for word in self._words(span.text)
        )

    @cached_property
    def unknown_words(self) -> frozenset[str]:
        """Return the words that are in no certain name."""
        certain = (named.words.text for named in self.all if named.mention.is_certain)
        return self.words - {word for text in certain for word in self._words(text)}

    def says(self, named: _Named) -> bool:
        """Tell whether a name of this side stands for one of the other."""
        return any(named.mention.stands_for(other.mention) for other in self.all)


class WrongName(Check):
    """A name of the original became another name.

    Why it matters
        One wrong name gives the deed of one to another, and the sentence still
        reads well, so nobody notices.

    Example
        Original:    عبرت القوات العراقية الحدود.
        Translation: Iranian troops crossed the border.

    When to ignore
        Where the same person or place has two names that the check does not know
        to be one. A government named by its capital, an adjective for a country, a
        description for a name are known, and never reported.
    """

    slug = "name"
    mqm = "Accuracy/Mistranslation"
    severity = Severity.CRITICAL

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield the names that stand in the place of others."""
        for group in bitext.groups:
            evidence = _Evidence(group)
            for number, pair in enumerate(group.pairs):
                if not pair.is_null:
                    found = list(self._substitutions(number, evidence))
                    yield from found
                    told = {finding.original for finding in found}
                    halves = self._other_halves(number, pair, evidence)
                    yield from (half for half in halves if half.original not in told)

    def _substitutions(self, number: int, evidence: _Evidence) -> Iterator[Finding]:
        """Yield names of one kind that are too many in the English and too few in it."""
        strange = [name for name in evidence.english.pairs[number] if evidence.is_too_many(name, number)]
        if not strange:
            return
        lost = [name for name in evidence.arabic.pairs[number] if evidence.is_too_few(name, number)]
        for name in strange:
            rivals = [rival for rival in lost if name.competes_with(rival) and evidence.is_sure(name, rival)]
            if rivals:
                rival = max(
                    rivals, key=lambda other: (evidence.is_lost(other), bool(other.groups & name.groups))
                )
                lost.remove(rival)
                words = whole_name(name.sentence, name.words) if _PERSON in name.kinds else name.words
                right = rival.mention.names[0].english
                yield self._finding(words, rival.words, right, evidence.confidence(name, rival))

    def _other_halves(self, number: int, pair: Pair, evidence: _Evidence) -> Iterator[Finding]:
        """Yield the English words in the place of a known half of an Arabic name, the other half the same."""
        for name in evidence.arabic.pairs[number]:
            if _PERSON not in name.kinds or " " in name.words.text or not evidence.is_lost(name):
                continue
            for sentence in pair.translation:
                place = in_its_place(name.mention, name.sentence.text, sentence.text)
                if place and evidence.is_another_name(sentence.part(*place), sentence, name, number):
                    words = whole_name(sentence, sentence.part(*place))
                    yield self._finding(words, name.words, name.mention.names[0].english, _NAME_PART)

    def _finding(self, english: Span, arabic: Span, name: str, confidence: float) -> Finding:
        """Make the finding; ``name`` is what the Arabic has, in English."""
        return self.finding(
            f"The Arabic names {name} ({arabic.text}) here; the English names {english.text}.",
            confidence=confidence,
            translation=english,
            original=arabic,
            values=(english.text, arabic.text),
        )


class _Evidence:
    """What both sides of a group say for and against each other's names."""

    def __init__(self, group: Group) -> None:
        self.english = _Side([pair.translation for pair in group.pairs], english_names, name_words)
        self.arabic = _Side([pair.original for pair in group.pairs], arabic_names, ARABIC_WORD.findall)

    def is_strange(self, name: _Named) -> bool:
        """Tell whether nothing in the original vouches for an English name."""
        words = name_words(name.words.text)
        if self.arabic.says(name):
            return False
        if name.kinds == {_PERSON}:
            return not all(is_heard(word, self.arabic.words) for word in words)
        return not all(is_clear(word) and is_heard(word, self.arabic.unknown_words, SAME) for word in words)

    def is_lost(self, name: _Named) -> bool:
        """Tell whether nothing in the translation vouches for an Arabic name."""
        words = ARABIC_WORD.findall(name.words.text)
        if self.english.says(name):
            return False
        if name.kinds == {_PERSON}:
            return not all(is_written(word, self.english.words) for word in words)
        return not all(
            is_clear(word) and is_written(word, self.english.unknown_words, SAME) for word in words
        )

    def is_too_many(self, name: _Named, number: int) -> bool:
        """Tell whether the English says a name that the Arabic does not, or not so often."""
        if not name.kinds or not (name.mention.is_certain or _is_placed(name, _PLACED_IN_ENGLISH)):
            return False
        return self.is_strange(name) or _is_surplus(name, number, self.english, self.arabic)

    def is_too_few(self, name: _Named, number: int) -> bool:
        """Tell whether the Arabic says a name that the English does not, or not so often."""
        if not name.kinds or not (name.mention.is_certain or _is_placed(name, _PLACED_IN_ARABIC)):
            return False
        return self.is_lost(name) or _is_surplus(name, number, self.arabic, self.english)

    def is_sure(self, name: _Named, rival: _Named) -> bool:
        """Tell whether nothing speaks for one rival; for neither, where a name could be another word."""
        if name.mention.is_certain and rival.mention.is_certain:
            return self.is_strange(name) or self.is_lost(rival)
        return self.is_strange(name) and self.is_lost(rival) and bool(name.groups & rival.groups)

    def confidence(self, name: _Named, rival: _Named) -> float:
        """Return how sure it is that ``name`` stands for ``rival`` by mistake."""
        is_plain = name.mention.is_certain and rival.mention.is_certain
        if not (is_plain and self.is_strange(name) and self.is_lost(rival)):
            return _IN_DOUBT
        return _LOOKALIKES if name.groups & rival.groups else _BOTH_SIDES

    def is_another_name(self, words: Span, sentence: Span, name: _Named, number: int) -> bool:
        """Tell whether the English words in the place of half a name are surely another half."""
        known = [n for n in self.english.pairs[number] if n.sentence is sentence and n.words.overlaps(words)]
        if any(_PERSON not in other.kinds for other in known) or is_heard(words.text, self.arabic.words):
            return False
        if not known and opens_sentence(sentence.text, words.start - sentence.start):
            return False
        return bool(known) or name.mention.is_certain


def _is_surplus(name: _Named, number: int, here: _Side, there: _Side) -> bool:
    """Tell whether a pair, and its whole group, say a name more often than the other side does."""
    said_there = _count(name, there.all)
    return 0 < said_there < _count(name, here.all, is_own=True) and _count(
        name, there.pairs[number]
    ) < _count(name, here.pairs[number], is_own=True)


def _count(name: _Named, names: list[_Named], *, is_own: bool = False) -> int:
    """Count the names that stand for ``name``; as own ones only the certain, "the Iraqi capital" apart."""
    like = [other for other in names if name.mention.stands_for(other.mention)]
    if not is_own:
        return len(like)
    return sum(n.mention.is_certain and not _CAPITAL.match(n.sentence.text, n.mention.end) for n in like)


def _is_placed(name: _Named, before: re.Pattern[str]) -> bool:
    """Tell whether the words before an ambiguous name make it a place."""
    return _PLACE in name.kinds and before.search(name.sentence.text[: name.mention.start]) is not None
