"""A question that became a statement, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext
from muqabala.records import Finding, Severity

_CLOSING = r"[\"'\u201d\u2019\u00bb)\]\s]*$"
_QUESTION = re.compile(r"[?؟][!?؟]*" + _CLOSING)
_STATEMENT = re.compile(r"(?<!\.)\." + _CLOSING)
_MARK = re.compile(r"[?؟]")
_INNER_END = re.compile(r"[.!?؟\u2026:]+[\"'\u201d\u2019\u00bb)]*\s")
"""A sentence boundary inside: the pair is not one sentence against one."""

_LABEL = re.compile(r"^\W*(?:Q|A|س|ج)\W+")
"""What stands before the turns of an interview."""

_ARABIC_ASKS = re.compile(
    r"(?<!\w)[وف]?(?:هل|لماذا|ماذا|كيف|متى|أين|كم|ألا|ألم|أليس|أليست|أفلا|أي|أية|سُ?ئل\w*|[يتن]?سأل\w*"
    r"|[يت]?تساء[لَ]\w*|سؤال|أسئلة|ع?ما (?:إذا|لو)|(?:[يتن]|أ)?(?:عرف|علم|دري)\w* (?:من|ما))(?!\w)"
    r"|(?:^|[،:])\W*(?:و?لكن )?[وف]?(?:من|ما)(?!\w)"
)
"""Arabic that asks without the mark, or tells of asking. من and ما ask where they open a clause; elsewhere
they are nearly always "from" and "that which"."""

_ENGLISH_ASKS = re.compile(
    r"\b(?:ask\w*|wonder\w*|question\w*|whether|why|how|what|inquir\w+|enquir\w+|doubt\w*)\b"
    r"|^\W*(?:who|where|which|when)\b"
    r"|\b(?:kn[eo]w\w*|unknown|(?:un)?clear|(?:un)?certain|sure|remains?|tells?|told|say|see|seen|idea|answer\w*"
    r"|guess\w*|matter of)\b.*\b(?:who|where|which|when)\b",
    re.IGNORECASE,
)
"""English that tells of asking: an indirect question needs no mark. "Who" and its like open clauses of all
sorts behind other words."""

_ANSWERS = re.compile(
    r"\b(?:this|that)(?: is|['\u2019]s| was) (?:why|how|what|who|where|when)\b", re.IGNORECASE
)
"""English that looks as if it asked, and tells the answer."""

_WHETHER = re.compile(r"^\W*(?:\w\W+)?[وف]?هل(?!\w)")
_WHY = re.compile(r"^\W*(?:\w\W+)?(?:and |but )?why\b(?! (?:not|don['\u2019]t)\b)", re.IGNORECASE)
_REASON = re.compile(r"(?<!\w)[وفل]?(?:لماذا|لِمَ|ماذا|سبب|أسباب|الذي|كيف)(?!\w)")
"""A question that opens with "is it so", one that opens with "why", and what asks for a reason."""

_CONFIDENCE = 0.8
"""None of 3,527 clean pairs of ours and 3,097 for evaluation, 53 of which hold an Arabic question."""


class Question(Check):
    """A question of the original became a statement, or a statement a question.

    Why it matters
        What the author only asks, the reader takes as said.

    Example
        Original:    هل ينجو الاتفاق؟
        Translation: The agreement will survive.

    When to ignore
        Where a rhetorical question is put as the statement it stands for. Indirect
        questions are never reported.
    """

    slug = "question"
    mqm = "Accuracy/Mistranslation"
    severity = Severity.MINOR

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield the pairs of one sentence each of which only one asks."""
        for group in bitext.groups:
            for pair in group.linked:
                if len(pair.translation) != 1 or len(pair.original) != 1:
                    continue
                (english,), (arabic,) = pair.translation, pair.original
                texts = [_LABEL.sub("", side.text.rstrip()) for side in (english, arabic)]
                if any(map(_INNER_END.search, texts)):
                    continue
                message = _difference(*texts)
                if message:
                    yield self.finding(message, confidence=_CONFIDENCE, translation=english, original=arabic)


def _difference(english: str, arabic: str) -> str | None:
    """Tell which of the two sentences asks where the other states, or None."""
    if _asks(arabic) and _states(_ANSWERS.sub("", english), _ENGLISH_ASKS):
        return "The Arabic asks; the English states."
    if _asks(english) and _states(arabic, _ARABIC_ASKS):
        return "The Arabic states; the English asks."
    if _asks(arabic) and _WHETHER.search(arabic) and _WHY.search(english) and not _REASON.search(arabic):
        return "The Arabic asks whether this is so; the English asks why."
    return None


def _asks(sentence: str) -> bool:
    """Tell whether a sentence ends on a question mark."""
    return _QUESTION.search(sentence) is not None


def _states(sentence: str, asking: re.Pattern[str]) -> bool:
    """Tell whether a sentence ends on a full stop and has no word or mark of asking."""
    return bool(_STATEMENT.search(sentence)) and not _MARK.search(sentence) and not asking.search(sentence)
