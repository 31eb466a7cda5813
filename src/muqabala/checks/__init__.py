"""Beads to findings: one check per file; a check's docstring is its public page."""

from __future__ import annotations

from muqabala.checks.addition import Addition
from muqabala.checks.attribution import WrongSource
from muqabala.checks.base import Check
from muqabala.checks.comparison import Comparison
from muqabala.checks.contact import ContactDetail
from muqabala.checks.currency import Currency
from muqabala.checks.date import Date
from muqabala.checks.encoding import BrokenCharacters
from muqabala.checks.enumeration import WrongList
from muqabala.checks.hidden import HiddenControls
from muqabala.checks.identifier import WrongCode
from muqabala.checks.mistranslation import Mistranslation
from muqabala.checks.modality import Modality
from muqabala.checks.name import WrongName
from muqabala.checks.negation import Negation
from muqabala.checks.number import Number
from muqabala.checks.omission import Omission
from muqabala.checks.order import Order
from muqabala.checks.percent import Percent
from muqabala.checks.quantifier import Quantifier
from muqabala.checks.question import Question
from muqabala.checks.quotation import Quotation
from muqabala.checks.relation import Relation
from muqabala.checks.repetition import Repetition
from muqabala.checks.role import WrongRole
from muqabala.checks.term import Term
from muqabala.checks.truncation import Truncation
from muqabala.checks.unit import Unit
from muqabala.checks.untranslated import Untranslated
from muqabala.errors import ConfigError
from muqabala.settings import ENGLISH_ARABIC, Settings, check_slugs

CHECKS: dict[str, type[Check]] = {
    check.slug: check
    for check in (
        Omission,
        Addition,
        Mistranslation,
        Untranslated,
        Truncation,
        Repetition,
        Number,
        Percent,
        Date,
        Currency,
        Unit,
        ContactDetail,
        WrongCode,
        WrongName,
        Negation,
        Modality,
        Quantifier,
        Relation,
        Comparison,
        WrongRole,
        WrongSource,
        Term,
        WrongList,
        Question,
        Quotation,
        Order,
        BrokenCharacters,
        HiddenControls,
    )
}
"""All checks, in the order in which reports and ``align explain`` list them."""


def chosen(settings: Settings) -> dict[str, type[Check]]:
    """Return the checks to run: all but the previews, or those selected, less those ignored.

    Where the languages are not English and Arabic, only checks that know no language.

    Raises:
        ConfigError: A slug is not the name of a check, or not of one that knows the languages.
    """
    check_slugs(settings, CHECKS)
    able = {
        slug: check for slug, check in CHECKS.items() if check.any_language or settings.pair == ENGLISH_ARABIC
    }
    for slug in settings.select:
        if slug not in able:
            raise ConfigError(
                f"'{slug}' checks English against Arabic only; for {settings.languages} there are "
                f"{', '.join(able)}"
            )
    return {
        slug: check
        for slug, check in able.items()
        if slug not in settings.ignore and (slug in settings.select if settings.select else not check.preview)
    }
