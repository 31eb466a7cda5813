"""What the grammars of numerals of both languages have in common."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from muqabala.languages.quantities.record import Type
from muqabala.languages.tables import forms, rows

Reading = tuple[float, Type]

_THOUSAND = 1000


class Entry(NamedTuple):
    """A word of a numeral: its kind in the grammar and its value."""

    kind: str
    value: float


class Numeral(NamedTuple):
    """A numeral read from some tokens on.

    ``readings`` are the values it may have, each with its type, likeliest first; ``end`` is the token
    behind it. ``scale`` is its last scale word (thousand, million), 1 without one; ``soft`` and
    ``implied`` are as in ``Quantity``.
    """

    readings: tuple[Reading, ...]
    end: int
    scale: float = 1
    soft: bool = False
    implied: bool = False

    @property
    def value(self) -> float:
        """Return the likeliest value."""
        return self.readings[0][0]

    @property
    def type(self) -> Type:
        """Return the likeliest type."""
        return self.readings[0][1]


@cache
def numeral_words(table: str) -> dict[str, tuple[Entry, ...]]:
    """Return the words of numerals in a table, each with the parts it may play."""
    found: dict[str, list[Entry]] = {}
    for row in rows(table):
        entry = Entry(row["kind"], float(Fraction(row["value"])))
        for form in forms(row["forms"]):
            found.setdefault(form, []).append(entry)
    return {word: tuple(entries) for word, entries in found.items()}


def cardinals(*values: float) -> tuple[Reading, ...]:
    """Return readings as plain numbers, the likeliest first."""
    return tuple((value, Type.CARDINAL) for value in dict.fromkeys(values))


@dataclass(slots=True)
class Sum:
    """A cardinal while its words are read, from large to small.

    ``total`` holds what a scale word has closed, ``current`` what the next one will multiply; ``last`` is
    the kind of the word read last, ``end`` the token behind it. ``others`` are other values of its digits;
    ``doubt`` is what another reading of one word would add.
    """

    end: int
    total: float = 0.0
    current: float = 0.0
    scale: float = float("inf")
    last: str = ""
    others: tuple[float, ...] = ()
    doubt: float = 0.0
    _closed: tuple[float, int] | None = None

    @property
    def value(self) -> float:
        """Return what has been read so far."""
        return self.total + self.current

    @property
    def last_scale(self) -> float:
        """Return the last scale word, 1 without one."""
        return 1 if self.scale == float("inf") else self.scale

    def add(self, kind: str, value: float, end: int) -> None:
        """Add a word worth its value."""
        self.current += value
        self.last, self.end = kind, end

    def multiply(self, kind: str, value: float, end: int) -> None:
        """Multiply what stands before, as a hundred or a dozen does."""
        self.current = (self.current or 1) * value
        self.last, self.end = kind, end

    def close(self, scale: float, count: float, end: int) -> bool:
        """Multiply by a scale word and begin anew below it.

        A larger scale behind thousands multiplies them all: ألف ومئتا مليار. Return False where
        the scale is otherwise not below the one before: what was read since then is the beginning of
        another number, and is given back.
        """
        if self.scale == _THOUSAND < scale and self.current:
            count, self.total = self.value, 0.0
        elif scale >= self.scale:
            if self._closed and self.current:
                self.total, self.end = self._closed
                self.current = 0.0
            return False
        self.total += count * scale
        self.current, self.scale, self.last, self.end = 0.0, scale, "scale", end
        self.others = tuple(other * scale for other in self.others)
        self._closed = (self.total, end)
        return True

    def share(self, fraction: float, end: int) -> None:
        """Add a fraction of the last scale: "a million and a half"."""
        if self.last == "scale":
            self.total += fraction * self.scale
        else:
            self.current += fraction
        self.last, self.end = "fraction", end
