"""Beads to findings: one check per file; a check's docstring is its public page."""

from __future__ import annotations

from muqabala.checks.addition import Addition
from muqabala.checks.base import Check
from muqabala.checks.mistranslation import Mistranslation
from muqabala.checks.omission import Omission
from muqabala.checks.order import Order
from muqabala.settings import Settings, check_slugs

CHECKS: dict[str, type[Check]] = {
    check.slug: check
    for check in (
        Omission,
        Addition,
        Mistranslation,
        Order,
    )
}
"""All checks, in the order in which reports and ``align explain`` list them."""


def chosen(settings: Settings) -> dict[str, type[Check]]:
    """Return the checks to run: all but the previews, or those selected, less those ignored.

    Raises:
        ConfigError: A slug is not the name of a check.
    """
    check_slugs(settings, CHECKS)
    return {
        slug: check
        for slug, check in CHECKS.items()
        if slug not in settings.ignore and (slug in settings.select if settings.select else not check.preview)
    }
