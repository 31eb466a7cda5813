"""Addresses of the net and telephone numbers, the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CONTACT = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\"'«»“”()\[\]،؛]+)"
    r"|(?<![\w@.])@(?P<handle>[A-Za-z0-9_]{2,})"
    r"|(?<![\w+])(?P<phone>(?:\+|00)[0-9٠-٩۰-۹][0-9٠-٩۰-۹\s().-]{6,}[0-9٠-٩۰-۹])"
    r"|(?<![\w+.,٫٬/-])(?P<local_phone>[0٠۰](?:[ -]?[0-9٠-٩۰-۹]){8,10})(?![\w.,٫٬/-]*[0-9٠-٩۰-۹])"
)
_TRAILING = ".,;:!?؟،)"
_TO_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class Contact(NamedTuple):
    """An e-mail address, URL, handle or telephone number; ``value`` is its comparable form."""

    kind: str
    value: str
    start: int
    end: int


def contacts(text: str) -> Iterator[Contact]:
    """Yield the contacts in a text.

    >>> [(contact.kind, contact.value) for contact in contacts("Desk@example.org, www.example.org/a.")]
    [('email', 'desk@example.org'), ('url', 'example.org/a')]
    """
    if not re.search(r"[@+:]|www|[0٠۰][ -]?[0-9٠-٩۰-۹]", text):
        return
    for match in _CONTACT.finditer(text):
        kind = str(match.lastgroup).removeprefix("local_")
        written = match.group().rstrip(_TRAILING)
        yield Contact(kind, _comparable(kind, written), match.start(), match.start() + len(written))


def _comparable(kind: str, written: str) -> str:
    if kind == "phone":
        digits = re.sub(r"\D", "", written.translate(_TO_WESTERN))
        return digits.removeprefix("00")
    value = written.casefold().rstrip("/")
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", value) if kind == "url" else value
