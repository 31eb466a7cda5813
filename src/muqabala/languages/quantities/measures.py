"""Units of measure and currencies: how each language writes them, and which are the same.

A unit goes by its name in ``data/units.tsv``. A currency goes by its family and country, such as
``dinar/KW``, or by its family alone where the country is not said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from muqabala.languages.quantities.phrases import Phrases
from muqabala.languages.quantities.tokens import tokens
from muqabala.languages.tables import forms, rows

_MONEY = "money"
_LIRA_LANDS = frozenset({"", "SY", "LB"})
"""Where English says pound or lira for ليرة as it likes; also where no country is said."""

_STERLING = "sterling"
_SAID_IN_TWO = frozenset({"length", "mass"})
"""Dimensions of which a kilometre and 200 metres is one figure; a time of two units is read as two."""


class Unit(NamedTuple):
    """A unit: units of one dimension convert by their factors; 0 where they do not convert."""

    name: str
    dimension: str
    factor: float


@cache
def _units() -> dict[str, Unit]:
    return {
        row["name"]: Unit(row["name"], row["dimension"], float(row["factor"])) for row in rows("units.tsv")
    }


def unit(name: str) -> Unit:
    """Return a unit or currency by name.

    >>> unit("km").factor, unit("dinar/KW").dimension
    (1000.0, 'money')
    """
    return _units().get(name) or Unit(name, _MONEY, 0.0)


def is_money(name: str) -> bool:
    """Tell whether a unit is a currency."""
    return bool(name) and name not in _units()


@cache
def stands_alone(name: str) -> bool:
    """Tell whether a word for a currency means it even without a figure; "real" and بات are other words."""
    family = name.partition("/")[0]
    return any(row["family"] == family and row["alone"] == "yes" for row in rows("currencies.tsv"))


def same_unit(one: str, other: str) -> bool:
    """Tell whether two units may be the same thing; an unnamed one may be any.

    >>> same_unit("dinar", "dinar/KW"), same_unit("dinar/JO", "dinar/KW"), same_unit("pound/LB", "lira/LB")
    (True, False, True)
    """
    if one == other or not one or not other:
        return True
    if not (is_money(one) and is_money(other)):
        return False
    (family, _, country), (family2, _, country2) = one.partition("/"), other.partition("/")
    lands_agree = country == country2 or not country or not country2
    if family == family2:
        return lands_agree
    pair = {family, family2}
    if pair == {"pound", "lira"}:
        return lands_agree and {country, country2} <= _LIRA_LANDS
    return pair == {"pound", _STERLING} and lands_agree


def ratio(one: str, other: str) -> float | None:
    """Return how many of the other unit make one of this, None where they do not convert.

    >>> ratio("decade", "year")
    10.0
    """
    a, b = unit(one), unit(other)
    if a.dimension != b.dimension or not (a.factor and b.factor):
        return None
    return a.factor / b.factor


def part(smaller: str, larger: str) -> float:
    """Return what a unit is of a larger one that may be said before it, 0 where it is no such part.

    >>> part("cent", "dollar/US"), part("g", "kg"), part("kg", "g")
    (0.01, 0.001, 0.0)
    """
    if is_money(smaller) and is_money(larger):
        return _parts_of_money().get((smaller.partition("/")[0], larger.partition("/")[0]), 0.0)
    share = ratio(smaller, larger) or 0.0
    return share if share < 1 and unit(larger).dimension in _SAID_IN_TWO else 0.0


@cache
def _parts_of_money() -> dict[tuple[str, str], float]:
    """Return what a coin is of each family of currencies."""
    parts = (
        (row["family"], *whole.split("="))
        for row in rows("currencies.tsv")
        for whole in forms(row["parts_of"])
    )
    return {(coin, family): 1 / int(count) for coin, family, count in parts}


@dataclass(frozen=True)
class Lexicon:
    """How one language writes units and currencies; keys are the folded tokens of a phrase.

    ``signs`` are the signs and codes of currencies, which may stand before a figure; ``lands`` the
    adjectives of countries beside a currency's name, before it in English and after it in Arabic.
    """

    phrases: Phrases[str]
    signs: Phrases[str]
    lands: Phrases[str]
    land_first: bool

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Return every word of the phrases and lands."""
        return frozenset(word for table in (self.phrases, self.lands) for phrase in table for word in phrase)

    def at(self, words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]]:
        """Return how many words from ``start`` on name a unit, and the units that may be meant."""
        if start >= len(words) or words[start] not in self.vocabulary:
            return 0, ()
        length, names = self.phrases.longest(words, start)
        land_at = start if self.land_first else start + length
        land_length, lands = self.lands.longest(words, land_at)
        if not land_length:
            return length, names
        if self.land_first:
            length, names = self.phrases.longest(words, start + land_length)
        families = [name.partition("/")[0] for name in names if is_money(name)]
        if not families:
            return (0, ()) if self.land_first else (length, names)
        return length + land_length, tuple(f"{family}/{lands[0]}" for family in families)


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of ``english`` or ``arabic``."""

    def table(pairs: Iterable[tuple[str, str]]) -> Phrases[str]:
        found: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for form, name in pairs:
            found[tuple(token.text for token in tokens(form))][name] = None
        return Phrases({phrase: tuple(names) for phrase, names in found.items()})

    def cells(name: str, key: Callable[[dict[str, str]], str]) -> Iterator[tuple[str, str]]:
        return ((form, key(row)) for row in rows(name) for form in forms(row[language]))

    return Lexicon(
        phrases=table(chain(cells("units.tsv", itemgetter("name")), cells("currencies.tsv", _currency))),
        signs=table(cells("currency_signs.tsv", _currency)),
        lands=table(cells("currency_countries.tsv", itemgetter("country"))),
        land_first=language == "english",
    )


def _currency(row: dict[str, str]) -> str:
    # A dollar without a land is any dollar: the land is told only where the text tells it.
    return f"{row['family']}/{row['country']}".removesuffix("/")
