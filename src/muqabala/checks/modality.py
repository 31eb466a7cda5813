"""How sure, how binding: may, will, must, is forbidden; hinted and announced."""

from __future__ import annotations

from muqabala.checks.contrast import ContrastCheck
from muqabala.languages.claims.contrasts.sets import Contrast
from muqabala.records import Severity

_FORBIDDEN = "is forbidden"


class Modality(ContrastCheck):
    """What may happen is told as certain, what is allowed as a duty, or the other way round.

    Why it matters
        A rumour becomes a fact, a permission an order. A prohibition turned into a duty or a
        permission is critical.

    Example
        Original:    قد يتحرك الحلف.
        Translation: The alliance will act.

    When to ignore
        Where other words carry the doubt or the duty: "the chances are slim", "it is up to the judge".
    """

    slug = "modality"
    mqm = "Accuracy/Mistranslation"

    def severity_of(self, contrast: Contrast) -> Severity:
        """Return critical where a prohibition is on either side."""
        told = contrast.told.name if contrast.told else ""
        return Severity.CRITICAL if _FORBIDDEN in (contrast.meant.name, told) else self.severity
