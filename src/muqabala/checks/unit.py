"""Changed units."""

from muqabala.checks.figures.check import FigureCheck


class Unit(FigureCheck):
    """The same figure counts another unit: miles for kilometres, months for weeks, per day for per hour.

    Why it matters
        The figure is right, so a check of the figures alone passes it; the fact is wrong all the same.
        A conversion is no change: 62 miles for 100 kilometres passes, within two percent.

    Example
        Original:    بعد ثلاثة أسابيع
        Translation: three days later

    When to ignore
        Where a local measure is rendered by its nearest relative: acres for feddans.
    """

    slug = "unit"
