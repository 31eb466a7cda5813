"""How many, how much, how often: all, most, some, few; half and double; always and rarely."""

from __future__ import annotations

from muqabala.checks.contrast import ContrastCheck


class Quantifier(ContrastCheck):
    """The translation says another quantity than the original: all for some, many for few, half for double.

    Why it matters
        "All members objected" is another piece of news than "some members objected".

    Example
        Original:    اعترض معظم الأعضاء.
        Translation: All members objected.

    When to ignore
        Where the sentence is turned round and says the same: "all but a few" for معظم.
    """

    slug = "quantifier"
    mqm = "Accuracy/Mistranslation"
