"""More or less, up or down, and other opposites: north and south, win and lose, accept and reject."""

from __future__ import annotations

from typing import ClassVar

from muqabala.checks.contrast import ContrastCheck


class Comparison(ContrastCheck):
    """A word stands for its opposite: fell for rose, at most for at least, east for west.

    Why it matters
        One word turns profit into loss and victory into defeat, and the sentence reads as well as before.

    Example
        Original:    ارتفعت الصادرات بنسبة 20 في المئة.
        Translation: Exports fell by 20 percent.

    When to ignore
        Where the point of view changes and the fact does not: "A costs more than B" for "B costs less".
    """

    slug: ClassVar[str] = "comparison"
    mqm: ClassVar[str] = "Accuracy/Mistranslation"
    swaps: ClassVar[bool] = True
