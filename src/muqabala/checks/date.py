"""Wrong dates."""

from muqabala.checks.figures.check import FigureCheck


class Date(FigureCheck):
    """A day, month, weekday, year, decade or feast of the translation is another one in the original.

    Why it matters
        Arabic has five sets of month names, from تموز to جويلية for July, and four of them hold pairs
        that differ by one word: كانون الأول is December, كانون الثاني January. Hijri months are
        compared by the Gregorian months they fall in.

    Example
        Original:    عُقدت القمة في كانون الثاني
        Translation: The summit was held in December

    When to ignore
        Where a year is said otherwise on purpose: "the catastrophe of 1948" for النكبة.
    """

    slug = "date"
