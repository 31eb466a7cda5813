"""A text while its quantities are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from muqabala.languages.contacts import contacts
from muqabala.languages.quantities.numerals import Numeral
from muqabala.languages.quantities.record import Quantity, Type
from muqabala.languages.quantities.surroundings import Around
from muqabala.languages.quantities.tokens import Token, tokens


@dataclass(slots=True)
class Draft:
    """A quantity in the making; ``first`` and ``last`` are its tokens, ``scale`` its scale word."""

    quantity: Quantity
    first: int
    last: int
    scale: float = 1.0


class Behind(NamedTuple):
    """What stands behind a numeral: the type it gives, the token after, the units it may name.

    ``share`` is a fraction of the unit that is added (five years *and a half*).
    """

    type: Type
    end: int
    units: tuple[str, ...] = ()
    share: float = 0.0


@dataclass(frozen=True)
class Line:
    """A text cut into tokens; ``plain`` holds their folded words."""

    text: str
    words: Sequence[Token]

    @cached_property
    def plain(self) -> list[str]:
        """Return the tokens' words."""
        return [word.text for word in self.words]

    @classmethod
    def of(cls, text: str) -> Line:
        """Cut a text, passing over addresses and telephone numbers: their digits are no quantities."""
        masked = text
        for contact in contacts(text):
            masked = masked[: contact.start] + " " * (contact.end - contact.start) + masked[contact.end :]
        return cls(text, tokens(masked))

    def word(self, i: int) -> str:
        """Return the word at a place, empty beyond the ends."""
        return self.plain[i] if 0 <= i < len(self.plain) else ""

    def says(self, i: int, *phrase: str) -> bool:
        """Tell whether a phrase stands at a place."""
        return tuple(self.plain[i : i + len(phrase)]) == phrase

    def length_of(self, i: int, phrases: Iterable[Sequence[str]]) -> int:
        """Return how many words the first of some phrases has that stands at a place; 0 where none does."""
        return next((len(phrase) for phrase in phrases if self.says(i, *phrase)), 0)

    def is_literal(self, i: int) -> bool:
        """Tell whether digits stand at a place."""
        return 0 <= i < len(self.words) and self.words[i].is_literal

    def is_glued(self, i: int) -> bool:
        """Tell whether the tokens at a place and behind it touch."""
        return 0 <= i < len(self.words) - 1 and self.words[i].end == self.words[i + 1].start

    def is_clock(self, i: int) -> bool:
        """Tell whether the colon of a time or score such as 10:30 stands at a place."""
        return self.word(i) == ":" and all(
            self.is_literal(k) and self.is_glued(min(k, i)) for k in (i - 1, i + 1)
        )

    def draft(
        self,
        first: int,
        last: int,
        value: float,
        kind: Type,
        unit: str = "",
        *,
        soft: bool = False,
        implied: bool = False,
    ) -> Draft:
        """Make a draft of the tokens from ``first`` up to ``last``."""
        start, end = self.words[first].start, self.words[last - 1].end
        quantity = Quantity(value, kind, start, end, self.text[start:end], unit, soft=soft, implied=implied)
        return Draft(quantity, first, last)

    def numeral_draft(self, numeral: Numeral, behind: Behind, first: int, around: Around) -> Draft:
        """Make a draft of a numeral with what stands behind and around it."""
        names = behind.units or ("",)
        value = numeral.value + behind.share
        soft = numeral.soft and behind.type not in {Type.PERCENT, Type.POINTS}
        draft = self.draft(
            first, behind.end, value, behind.type, names[0], soft=soft, implied=numeral.implied
        )
        draft.scale = numeral.scale
        quantity = draft.quantity._replace(approximate=around.approximate, lead=around.lead)
        for name in names[1:]:
            quantity = quantity.reading(value, unit=name)
        for other, kind in numeral.readings[1:]:
            quantity = quantity.reading(other, behind.type if behind.type is not numeral.type else kind)
        draft.quantity = quantity
        return draft

    def drafts(
        self, read: Callable[[Line, int], Draft | None], may_begin: Callable[[Token], bool]
    ) -> list[Draft]:
        """Return the drafts that a reader finds, left to right; it is asked only where one may begin."""
        found: list[Draft] = []
        i = 0
        for place, word in enumerate(self.words):
            draft = read(self, place) if place >= i and may_begin(word) else None
            if draft:
                found.append(draft)
                i = draft.last
        return found
