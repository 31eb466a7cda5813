"""Drifts and harmless edits planted into a clean translation, to measure what is found.

The change is seen only by comparing sides, and no edit touches two neighbouring paragraphs. Planted
drifts flatter: what is reported of them stands beside natural ones.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from random import Random

from muqabala.evaluation.edits import (
    affirmed_or_denied,
    another_name,
    clause_of,
    cut_clause,
    digits_in_words,
    double,
    other_date,
    other_digits,
    other_percentage,
    split,
    swapped_names,
    swapper,
    truncate,
    without_sentence,
)

SPACING = 3
"""Paragraphs from one edit to the next."""

_TRIES = 20


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """A faithful translation and its original, paragraph by paragraph."""

    name: str
    translation: tuple[str, ...]
    original: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plant:
    """One edit: what it is, and the paragraphs of both sides where it shows."""

    type: str
    translation: frozenset[int]
    original: frozenset[int]


@dataclass(frozen=True, slots=True)
class PlantedArticle:
    """The paragraphs of a translation after the edits, and the edits."""

    translation: tuple[str, ...]
    plants: tuple[Plant, ...]


@dataclass(slots=True)
class _Bed:
    """An article on its way: the paragraphs that now stand in the place of each."""

    article: CleanArticle
    strangers: Sequence[str]
    slots: list[tuple[str, ...]] = field(default_factory=list)

    def text(self, place: int) -> str:
        return self.article.translation[place]


_Edit = Callable[[_Bed, int, Random], bool]
"""Edits a place of the bed; False where the text there gives no handle."""


def _of_text(edit: Callable[[str, Random], str | None]) -> _Edit:
    """Make an edit of one that rewrites a paragraph's text."""

    def planted(bed: _Bed, place: int, random: Random) -> bool:
        text = edit(bed.text(place), random)
        if text is None or text == bed.text(place):
            return False
        bed.slots[place] = (text,)
        return True

    return planted


def _left_out_sentence(bed: _Bed, place: int, random: Random) -> bool:
    rest = without_sentence(bed.text(place), random)
    bed.slots[place] = (rest,) if rest else ()
    return True


def _put_in_clause(bed: _Bed, place: int, random: Random) -> bool:
    """Put the clause of a stranger before the final mark."""
    text = bed.text(place)
    clauses = (clause_of(stranger.rstrip("."), random) for stranger in _some(bed.strangers, random))
    clause = next(filter(None, clauses), None)
    if clause is None or not text.endswith("."):
        return False
    bed.slots[place] = (f"{text[:-1]}, {clause.strip(' ,')}.",)
    return True


def _some(strangers: Sequence[str], random: Random) -> list[str]:
    """Return a few strangers; one in three has a clause to give."""
    return random.sample(strangers, min(len(strangers), _TRIES))


def _put_in_sentence(bed: _Bed, place: int, random: Random) -> bool:
    if not bed.strangers:
        return False
    bed.slots[place] = (f"{bed.text(place)} {random.choice(bed.strangers)}",)
    return True


def _untranslated(bed: _Bed, place: int, _random: Random) -> bool:
    bed.slots[place] = (bed.article.original[place],)
    return True


def _moved(bed: _Bed, place: int, random: Random) -> bool:
    """Move a paragraph behind one at least two spacings away."""
    far = [other for other in range(len(bed.slots)) if abs(other - place) >= 2 * SPACING and bed.slots[other]]
    if not far:
        return False
    other = random.choice(far)
    bed.slots[place] = ()
    bed.slots[other] = (*bed.slots[other], bed.text(place))
    return True


def _merged(bed: _Bed, place: int, _random: Random) -> bool:
    """Join a paragraph and the next, which no other edit touches."""
    if place + 1 >= len(bed.slots) or len(bed.slots[place + 1]) != 1:
        return False
    bed.slots[place] = (f"{bed.text(place)} {bed.text(place + 1)}",)
    bed.slots[place + 1] = ()
    return True


@cache
def drifts() -> Mapping[str, tuple[str, _Edit]]:
    """Return the drifts that can be planted: by name, the check that should name it, and the edit."""
    swaps = ("currency", "unit", "modality", "quantifier", "comparison", "relation", "term")
    return {
        "number": ("number", _of_text(other_digits)),
        "number word": ("number", _of_text(swapper("number"))),
        "percent": ("percent", _of_text(other_percentage)),
        "date": ("date", _of_text(other_date)),
        **{name: (name, _of_text(swapper(name))) for name in swaps},
        "negation": ("negation", _of_text(affirmed_or_denied)),
        "name": ("name", _of_text(another_name)),
        "role": ("role", _of_text(swapped_names)),
        "clause left out": ("omission", _of_text(cut_clause)),
        "sentence left out": ("omission", _left_out_sentence),
        "clause put in": ("addition", _put_in_clause),
        "sentence put in": ("addition", _put_in_sentence),
        "repeated": ("repetition", _of_text(double)),
        "moved": ("order", _moved),
        "truncated": ("truncation", _of_text(truncate)),
        "untranslated": ("untranslated", _untranslated),
    }


@cache
def harmless() -> Mapping[str, _Edit]:
    """Return the edits that must not be flagged, by name."""
    return {
        "digits in words": _of_text(digits_in_words),
        "synonym": _of_text(swapper("synonym")),
        "sentence split": _of_text(split),
        "paragraphs merged": _merged,
    }


class Planter:
    """Plants edits of some kinds into articles, those planted least so far first.

    ``strangers`` are sentences of other articles, of the same sort, from
    which additions are taken. The same seed plants the same.
    """

    def __init__(self, edits: Mapping[str, _Edit], seed: int) -> None:
        self._edits = edits
        self._random = Random(seed)
        self._count: Counter[str] = Counter()

    def plant(self, article: CleanArticle, strangers: Sequence[str] = ()) -> PlantedArticle:
        """Plant one edit in every third paragraph from a random one on, where one can be."""
        bed = _Bed(article, strangers, [(text,) for text in article.translation])
        types: dict[int, str] = {}
        for place in range(self._random.randrange(SPACING), len(bed.slots), SPACING):
            if bed.slots[place] != (bed.text(place),):  # a moved paragraph came here
                continue
            for name in sorted(self._edits, key=lambda name: (self._count[name], self._random.random())):
                if self._edits[name](bed, place, self._random):
                    types[place] = name
                    self._count[name] += 1
                    break
        return _planted(bed, types)


def _planted(bed: _Bed, types: Mapping[int, str]) -> PlantedArticle:
    starts = [0, *accumulate(map(len, bed.slots))]
    homes = defaultdict[str, set[int]](set)
    for slot, start in zip(bed.slots, starts, strict=False):
        for number, text in enumerate(slot):
            homes[text].add(start + number)
    plants = []
    for place, name in types.items():
        own = bed.slots[place] or ((bed.text(place),) if name == "moved" else ())
        shown = frozenset(index for text in own for index in homes[text])
        plants.append(Plant(name, shown, frozenset((place,))))
    return PlantedArticle(tuple(text for slot in bed.slots for text in slot), tuple(plants))


def strangers_to(article: CleanArticle, articles: Iterable[CleanArticle]) -> list[str]:
    """Return the paragraphs of the other articles that are sentences."""
    return [
        text
        for other in articles
        if other is not article
        for text in other.translation
        if re.fullmatch(r"[A-Z].{40,160}\.", text)
    ]
