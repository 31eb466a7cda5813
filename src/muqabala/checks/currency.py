"""Changed currencies."""

from muqabala.checks.figures.check import FigureCheck


class Currency(FigureCheck):
    """The same amount stands in another currency.

    Why it matters
        Dinars of Kuwait are worth a thousand times those of Iraq, and pounds may be sterling, Egyptian
        or Lebanese; the amount alone tells nothing.

    Example
        Original:    عشرة ملايين دينار كويتي
        Translation: ten million Mauritanian ouguiyas

    When to ignore
        Where the translation converts, and gives the original amount as well.
    """

    slug = "currency"
