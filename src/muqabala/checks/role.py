"""Who did what to whom, turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Pair
from muqabala.checks.faces import missing_share
from muqabala.checks.texts import Side, Texts
from muqabala.languages.claims.roles.directions import turned
from muqabala.languages.claims.roles.exchanges import exchanges
from muqabala.languages.claims.roles.frames import Place, swaps
from muqabala.languages.claims.roles.persons import exchanged_persons
from muqabala.records import Finding, Severity, Span

_CONFIDENCE = 0.9
"""One of 8,000 clean passages and sentences, even lines and others; with the next 87 of 151 drifts."""

_EXCHANGED = 0.85
"""The same of parties that stand in each other's places around any verb: two of the 8,000."""

_CLOSELY = 0.3
"""Missing share of a pair in which the places of words tell something: no drift found so far has more."""

_REST_OF_FIGURE = re.compile(r"(?:[.,٫٬]\d+)*\s?[%٪]?")

_LACKING = 0.3
"""Support under which a word between two parties has no counterpart."""


class WrongRole(Check):
    """Two parties change roles: the one who acts becomes the one acted upon, "from" becomes "to".

    Why it matters
        Every word has its counterpart and the sentence accuses the accuser, so
        no likeness of meaning finds it.

    Example
        Original:    اتهمت الشركة البلدية بالغش.
        Translation: The municipality accused the company of fraud.

    When to ignore
        Where the Arabic puts the object before the subject: only the sense tells
        then who acts. A passive, or the same deed told from the other end ("B
        bought from A" for "A sold to B"), is never reported.
    """

    slug = "role"
    mqm = "Accuracy/Mistranslation"
    severity = Severity.CRITICAL

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield the frames and directions that are turned round, and the parties that changed places."""
        for group in bitext.groups:
            for pair in group.linked:
                if _is_close(pair):
                    yield from self._findings(Texts.of((pair,)))

    def _findings(self, texts: Texts) -> Iterator[Finding]:
        both = texts.original.text, texts.translation.text
        found = [swap for swap in swaps(*both, texts.links) if not swap.is_quoting]
        found = found or [*turned(*both, texts.links), *exchanged_persons(*both, texts.links)]
        for swap in found:
            wrong = "has the verb of the opposite deed" if swap.is_converse else "turns this round"
            yield self._finding(texts, (swap.original, swap.translation), wrong, _CONFIDENCE)
        if not found:
            for one in exchanges(*both, texts.missing(_LACKING), texts.strange(_LACKING), texts.links):
                if not one.is_saying:
                    wrong = "puts the two in each other's places"
                    yield self._finding(texts, (one.original, one.translation), wrong, _EXCHANGED)

    def _finding(self, texts: Texts, places: tuple[Place, Place], wrong: str, confidence: float) -> Finding:
        arabic, english = _whole(texts.original, places[0]), _whole(texts.translation, places[1])
        return self.finding(
            f"The English {wrong}: “{english.text}” for {arabic.text}.",
            confidence=confidence,
            original=arabic,
            translation=english,
        )


def _whole(side: Side, place: Place) -> Span:
    """Return the words of a side, the figure that they may end with whole: words part 12.8 in two."""
    start, end = place
    rest = _REST_OF_FIGURE.match(side.text, end) if side.text[end - 1].isdigit() else None
    return side.part(start, rest.end() if rest else end)


def _is_close(pair: Pair) -> bool:
    """Tell whether a pair is rendered so closely that its words keep their places."""
    return max(missing_share(pair.translation_words), missing_share(pair.original_words)) <= _CLOSELY
