"""Numbers written in digits: three scripts, and the separators of several countries."""

from __future__ import annotations

import re

LITERAL = r"[0-9٠-٩۰-۹]+(?:[.,٫٬،'\u2019\u00a0\u202f][0-9٠-٩۰-۹]+)*"
"""A pattern for a number in digits, with its separators."""

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،\u00a0\u202f\u2019", "01234567890123456789,'''")
_GROUPED = re.compile(r"\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*")


def literal_values(text: str) -> tuple[float, ...]:
    """Return what a number in digits may be worth, the likeliest value first; nothing if it is no number.

    A single full stop before three digits may group thousands or start the decimals.

    >>> literal_values("١٬٢٣٤٫٥"), literal_values("25.799,52"), literal_values("3,5")
    ((1234.5,), (25799.52,), (3.5,))
    >>> literal_values("25.799")
    (25.799, 25799.0)
    """
    plain = text.translate(_DIGITS)
    if "٫" in plain or "٬" in plain:
        whole, _, decimals = plain.partition("٫")
        return _numbers(re.sub(r"\D", "", whole) + "." + re.sub(r"\D", "", decimals))
    marks = [mark for mark in plain if not mark.isdigit()]
    if not marks:
        return _numbers(plain)
    bare = re.sub(r"\D", "", plain)
    if len(set(marks)) > 1:
        whole, _, decimals = plain.rpartition(marks[-1])
        return _numbers(re.sub(r"\D", "", whole) + "." + decimals)
    grouped = _GROUPED.fullmatch(plain) and not plain.startswith("0")
    if len(marks) > 1:
        return _numbers(bare) if grouped else ()
    decimal = plain.replace(marks[0], ".")
    if not grouped:
        return _numbers(decimal) if marks[0] != "'" else ()
    return _numbers(decimal, bare) if marks[0] == "." else _numbers(bare)


def _numbers(*texts: str) -> tuple[float, ...]:
    return tuple(float(text) for text in texts)
