"""Codes that became other codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Group
from muqabala.checks.texts import Texts
from muqabala.languages.codes import MODEL, REFERENCE, Code, arabic_codes, fold_digits, latin_codes
from muqabala.records import Finding

_CONFIDENCE = 0.92
"""A code is copied, never translated: no clean pair of the development data has two that differ."""

_DIGITS = re.compile(r"\d+")
_LIST_NUMBER = re.compile(r"^\W*\d+[.)]\s")


class WrongCode(Check):
    """A code differs from the original's: a model, a flight, a formula, a file, a hashtag, a law's number.

    Why it matters
        One digit makes another aircraft, another law, another substance.

    Example
        Original:    تسلمت القوات الجوية مقاتلات إف-35.
        Translation: The air force received F-16 fighters.

    When to ignore
        Where the translation names the same thing by its other code. Codes whose letters the Arabic
        spells out (إف-35) are read; a code that only one side has is not reported.
    """

    slug = "code"
    mqm = "Accuracy/Mistranslation"

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield each code that stands for a similar one of the original."""
        for group in bitext.groups:
            if group.linked:
                yield from self._findings(group)

    def _findings(self, group: Group) -> Iterator[Finding]:
        texts = Texts.of(group.pairs)
        english, arabic = texts.translation, texts.original
        ours = list(latin_codes(english.text))
        theirs = list(arabic_codes(arabic.text)) if ours else []
        if not theirs:
            return
        plain = (_LIST_NUMBER.sub("", fold_digits(side.text)) for side in (english, arabic))
        digits = [set(_DIGITS.findall(text)) for text in plain]
        lone = [code for code in ours if not _is_known(code, theirs, digits[1])]
        missing = [code for code in theirs if not _is_known(code, ours, digits[0])]
        for code in lone:
            meant = next((other for other in missing if _is_mistaken(code, other)), None)
            if meant is not None:
                missing.remove(meant)
                span, original = english.part(code.start, code.end), arabic.part(meant.start, meant.end)
                yield self.finding(
                    f"The Arabic has {original.text}; the English has {span.text}.",
                    confidence=_CONFIDENCE,
                    translation=span,
                    original=original,
                    values=(span.text, original.text),
                )


def _is_known(code: Code, others: Sequence[Code], digits: set[str]) -> bool:
    """Tell whether the other side has a code, a part of it, or its digits beside unread letters."""
    rivals = [other for other in others if set(other.digits) == set(code.digits)]
    if any(code.spelled_like(other) for other in rivals):
        return True
    if not code.digits:
        return False
    parts = any(code.text in other.text or other.text in code.text for other in rivals)
    return parts or (not rivals and digits.issuperset(code.digits))


def _is_mistaken(code: Code, other: Code) -> bool:
    """Tell whether one may have been written for the other: the same letters or digits, or nearly so."""
    if code.kind != other.kind:
        return False
    if code.kind == MODEL and (code.spelled_like(other) or code.digits == other.digits):
        return True
    if code.kind == REFERENCE:
        return bool(set(code.digits) & set(other.digits))
    return code.text[0] == other.text[0] and _is_one_edit_apart(code.text, other.text)


def _is_one_edit_apart(one: str, other: str) -> bool:
    """Tell whether one letter or digit changed, put in or left out makes one text the other."""
    same = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(one, other, strict=False)))
    ours, theirs = one[same:], other[same:]
    return one != other and (ours[1:] == theirs[1:] or ours == theirs[1:] or ours[1:] == theirs)
