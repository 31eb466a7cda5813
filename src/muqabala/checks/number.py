"""Wrong numbers."""

from muqabala.checks.figures.check import FigureCheck


class Number(FigureCheck):
    """A number of the translation is not the number of the original.

    Why it matters
        A wrong figure reads as smoothly as the right one, so nobody notices it before it is printed.
        Arabic puts units before tens, hides the two in the ending of the noun, and says a billion in
        three ways; each of these is an occasion to go wrong by a digit or by a factor of a thousand.

    Example
        Original:    وُزعت تسعة آلاف قطعة أرض
        Translation: Ninety thousand plots of land were handed out

    When to ignore
        Where the translation works a figure out from others (12 more than 140 is 152), or rounds it
        on purpose. A figure that one side leaves out is reported with low confidence: it may have been
        said in words that hold no number.
    """

    slug = "number"
