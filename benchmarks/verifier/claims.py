"""Claims of real pairs turned: rival words of claims.tsv, a "not" more or less, names in each other's places.

Passages that hands wrote for us are the better teachers, but all of them sound alike: these show the verifier
what a drift looks like in texts that nobody wrote for it, and that such texts need not drift. The table was
written apart from that of ``muqabala.evaluation``, whose planted drifts the tool is measured with.
"""

from __future__ import annotations

import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from passages import Labelled, with_drift

from muqabala.evaluation.edits import capitalised_as, exchange

TURNED = "turned"
"""The source of these texts."""

SHORTEST = 60
"""Characters of the English of a pair, not reached."""

UNTOUCHED, REWORDED = 0.6, 0.4
"""Shares of the pairs that are read as they are, too, and with other words for the same."""

DENIALS = ("not", "not", "never", "no longer")
"""Put behind an auxiliary, the first twice as often."""

_AUXILIARY = r"(?:is|are|was|were|will|has|have|had|can|could|would|should|must|may|might)"
_AFFIRMED = re.compile(rf"\b{_AUXILIARY}(?= [a-z])(?! (?:not|never|no)\b)")
_DENIED = re.compile(r"(?<=\w) (?:not|never|no longer)\b|(?<=can)not\b|n['\u2019]t\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?<=[a-z,] )(?:the )?[A-Z][\w'\u2019-]*(?: (?:of (?:the )?|for |and )?[A-Z][\w'\u2019-]*)*"
)
_LISTED = re.compile(r"^\s*(?:,|and|or|to|/|-|\()|,|;|\b(?:and|or)\s*$")

Turn = Callable[[str, random.Random], str | None]
"""Returns a text that says otherwise, or None where the text gives no handle."""


class Word(NamedTuple):
    """What a form says: the other forms that say the same, and those that say otherwise."""

    same: list[str]
    rivals: list[str]


class Claims:
    """The words of claims.tsv, by class and form."""

    def __init__(self) -> None:
        """Read the table, which lies beside this file."""
        sets: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
        with Path(__file__).with_suffix(".tsv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                sets[row["class"], row["set"]].append(row["forms"].split("|"))
        self._words: dict[str, dict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
        for (class_, _), meanings in sets.items():
            for own in meanings:
                rivals = [form for other in meanings if other is not own for form in other]
                for form in own:
                    same = [other for other in own if other != form]
                    self._words[class_][form].append(Word(same, rivals))
        self._patterns = {class_: _any_of(words) for class_, words in self._words.items()}
        self.turns: dict[str, Turn] = {
            **{class_: self._turn(class_) for class_ in self._words},
            "negation": denied_or_affirmed,
            "role": exchanged,
        }

    def reworded(self, text: str, rng: random.Random) -> str | None:
        """Return a text with another word for the same."""
        return self._put(text, rng, self._words, lambda word: word.same)

    def _turn(self, class_: str) -> Turn:
        return lambda text, rng: self._put(text, rng, (class_,), lambda word: word.rivals)

    def _put(
        self, text: str, rng: random.Random, classes: Iterable[str], options: Callable[[Word], list[str]]
    ) -> str | None:
        found = [
            (match, choices)
            for class_ in classes
            for match in self._patterns[class_].finditer(text)
            for word in self._words[class_][match.group().lower()]
            if (choices := options(word))
        ]
        if not found:
            return None
        match, choices = rng.choice(found)
        new = capitalised_as(rng.choice(choices), match.group())
        return text[: match.start()] + new + text[match.end() :]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


def denied_or_affirmed(text: str, rng: random.Random) -> str | None:
    """Take a denial away where there is one, and put one in where there is none.

    >>> denied_or_affirmed("They have not met.", random.Random(0))
    'They have met.'
    """
    if found := list(_DENIED.finditer(text)):
        match = rng.choice(found)
        return text[: match.start()] + text[match.end() :]
    if found := list(_AFFIRMED.finditer(text)):
        end = rng.choice(found).end()
        return f"{text[:end]} {rng.choice(DENIALS)}{text[end:]}"
    return None


def exchanged(text: str, rng: random.Random) -> str | None:
    """Exchange two neighbouring names that are not joined in a list.

    >>> exchanged("In May the envoys of Chad left for talks with Mali.", random.Random(0))
    'In May the envoys of Mali left for talks with Chad.'
    """
    pairs = [
        (first, second)
        for first, second in pairwise(_NAME.finditer(text))
        if first.group() != second.group() and not _LISTED.search(text[first.end() : second.start()])
    ]
    if not pairs:
        return None
    first, second = rng.choice(pairs)
    return exchange(text, first.span(), second.span())


def turned(pairs: Sequence[tuple[str, str]], rng: random.Random) -> Iterator[Labelled]:
    """Yield pairs (English, Arabic) with a drift of a class that had few so far; some also without."""
    claims = Claims()
    count: Counter[str] = Counter()
    for english, arabic in pairs:
        if len(english) < SHORTEST:
            continue
        if rng.random() < UNTOUCHED:
            yield Labelled(english, arabic, TURNED)
        if rng.random() < REWORDED and (other := claims.reworded(english, rng)):
            yield Labelled(other, arabic, TURNED)
        for class_ in sorted(claims.turns, key=lambda name: (count[name], rng.random())):
            other = claims.turns[class_](english, rng)
            if other:
                count[class_] += 1
                yield with_drift(arabic, english, other, class_, "", TURNED)
                break
