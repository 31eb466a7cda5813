"""Wrong percentages."""

from muqabala.checks.figures.check import FigureCheck


class Percent(FigureCheck):
    """A percentage differs, becomes percentage points, or is reached where it should be added.

    Why it matters
        A rise by 17 percent and a rise to 17 percent are different news, and so are 2 percent and
        2 percentage points. Swapped digits (62 and 26) are the commonest error of all.

    Example
        Original:    انخفضت البطالة إلى سبعة عشر في المئة
        Translation: Unemployment fell by seventeen percent

    When to ignore
        Where the translation gives the rest of the whole: 51 percent for the one, 49 for the other.
    """

    slug = "percent"
