"""How the message of a finding quotes a text."""

from __future__ import annotations

from muqabala.records import Span

_MOST = 8
"""Words that a message quotes."""


def few_words(span: Span) -> str:
    """Return what a span says, of more than a few words the first.

    >>> few_words(Span.whole(0, "amid angry protests, which lasted."))
    'amid angry protests, which lasted'
    >>> few_words(Span.whole(0, "one two three four, five six seven eight, nine ten."))
    'one two three four, five six seven eight…'
    """
    words = span.text.split()
    text = " ".join(words[:_MOST]).strip(" .,;:!?…،؛؟•")
    return text if len(words) <= _MOST else f"{text}…"
