"""Negations lost, added or turned round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from muqabala.checks.bitext import Pair
from muqabala.checks.contrast import ContrastCheck
from muqabala.checks.texts import Side, Texts
from muqabala.languages.claims.contrasts.corrections import exchanged_corrections
from muqabala.languages.claims.words.polarity import Polarity, Role, arabic_polarity, english_polarity
from muqabala.languages.claims.words.predicates import affirmed, denied
from muqabala.records import Finding, Severity, Span

_EXCHANGED = 0.97
"""What either text denies the other affirms: right in 7 of 8 (articles, passages that were read), and in free
renderings as often as in close ones."""

_LINKED = 0.9
_LOST_PREDICATE = 0.8
_LOST_DENIAL = 0.7
_LOST_RESTRICTION = 0.7
"""Shares of right findings on the project's sentences, drifts and clean pairs, very free ones among them."""

_ADDED_DENIAL = 0.7
_NEW_DENIAL = 0.6
"""Natural drift has hardly any: of planted ones they find 49 and 99 in 626, with 3 and 2 alarms on 8,000
clean pairs, one each in an Arabic without spaces."""

_FULL_LENGTH = 0.95
"""Letters of English for one of Arabic (usually 1.2) under which a clause may be left out, not affirmed."""

_CLAUSE_ENDS = ("", ".", ",", ";", ":", "!", "?")

_LACKS = ("عدم", "انعدام")
"""Arabic for "lack of", "absence of"."""

_EXCLUSIVE = {"before", "but", "exclude", "few", "instead", "only", "other", "until", "without"}
"""Concepts of English that say "only" without a denial."""

_OF_TIME = frozenset(
    ("بعد", "بعدما", "حين", "عندما", "إذا", "عند", "في", "مع", "قبل", "منذ", "حينما", "متى", "لحظة")
)

_RESTRICTING = {
    "before",
    "but",
    "exclude",
    "few",
    "if",
    "instead",
    "more than",
    "only",
    "or",
    "other",
    "until",
}
"""Concepts of English that may render "no one but", beside a denial."""


class Negation(ContrastCheck):
    """A negation of the original is lost, or the translation negates what the original affirms.

    Why it matters
        The sentence reads well and says the opposite. Similarity of meaning, which finds so much
        else, is nearly blind here.

    Example
        Original:    لن ينسحب الناتو.
        Translation: NATO will withdraw.

    When to ignore
        Where a free translation says the same thing without a negative: "the claim is false" for
        لا صحة للخبر, "he stayed silent" for لم يتكلم.
    """

    slug: ClassVar[str] = "negation"
    mqm: ClassVar[str] = "Accuracy/Mistranslation"
    severity: ClassVar[Severity] = Severity.CRITICAL

    def findings_of(self, pair: Pair) -> Iterator[Finding]:
        """Yield the words turned round; where there are none, a clause whose polarity is."""
        yield from list(super().findings_of(pair)) or self._clauses(Texts.of((pair,)))

    def _clauses(self, texts: Texts) -> Iterator[Finding]:
        original, translation = texts.original, texts.translation
        arabic, english = arabic_polarity(original.text), english_polarity(translation.text)
        full = len(translation.text) > _FULL_LENGTH * len(original.text)
        is_lost = arabic.denied > english.denied + english.surplus(arabic)
        links = texts.links if arabic.denials or arabic.others else frozenset()
        if places := exchanged_corrections(original.text, translation.text, links):
            ours, theirs = original.part(*places[0]), translation.part(*places[1])
            yield self._finding(
                "denies this", ours, f"denies the other (“{theirs.text}”)", theirs, _EXCHANGED
            )
        elif clash := affirmed(original.text, translation.text, links):
            denial, claim = original.part(*clash.original), translation.part(*clash.translation)
            told = f"affirms it (“{claim.text}”)"
            confidence = _LINKED if clash.is_linked else _LOST_PREDICATE
            yield self._finding("denies this", denial, told, claim, confidence)
        elif full and is_lost:
            denial = original.part(arabic.denials[0].start, arabic.denials[0].end)
            sentence = translation.sentences[0]
            yield self._finding("denies something", denial, "has no negative for it", sentence, _LOST_DENIAL)
        elif english.denied > len(arabic.denials) + arabic.surplus(english):
            if clash := denied(original.text, translation.text):
                claim, denial = original.part(*clash.original), translation.part(*clash.translation)
                yield self._finding(
                    "affirms this", claim, f"denies it (“{denial.text}”)", denial, _ADDED_DENIAL
                )
            elif not (arabic.denials or arabic.others or _is_elliptic(translation, english)):
                denial = translation.part(english.denials[0].start, english.denials[0].end)
                claim = original.sentences[0]
                yield self._finding(
                    "denies nothing here", claim, f"denies something (“{denial.text}”)", denial, _NEW_DENIAL
                )
        elif full and not english.denials and not english.others and (lack := _lack(arabic, original)):
            yield self._finding(
                "denies something", lack, "has no negative for it", translation.sentences[0], _LOST_DENIAL
            )
        elif (
            arabic.named(Role.EXCEPTION)
            and english.denied > arabic.denied
            and not english.named(*_RESTRICTING)
        ):
            limit = next(hit for hit in arabic.others if Role.EXCEPTION in hit.labels)
            claim = original.part(limit.start, limit.end)
            denial = translation.part(english.denials[0].start, english.denials[0].end)
            yield self._finding(
                "says “only”", claim, f"denies it (“{denial.text}”)", denial, _LOST_RESTRICTION
            )
        elif arabic.denials and not english.denials and (only := _limit(arabic, original, english)):
            yield self._finding("says “only”", only, "does not", translation.sentences[0], _LOST_RESTRICTION)

    def _finding(self, meant: str, arabic: Span, told: str, english: Span, confidence: float) -> Finding:
        return self.finding(
            f"The Arabic {meant} ({arabic.text}); the English {told}.",
            confidence=confidence,
            original=arabic,
            translation=english,
        )


def _is_elliptic(translation: Side, english: Polarity) -> bool:
    """Tell whether a denial ends its clause: "flour did not" contrasts with the clause before it."""
    return translation.text[english.denials[0].end :].lstrip()[:1] in _CLAUSE_ENDS


def _lack(arabic: Polarity, original: Side) -> Span | None:
    """Return a noun of lack (عدم الاستقرار); غير is too often rendered without a negative ("obliquely")."""
    return next(
        (part for hit in arabic.others if (part := original.part(hit.start, hit.end)).text.endswith(_LACKS)),
        None,
    )


def _limit(arabic: Polarity, original: Side, english: Polarity) -> Span | None:
    """Return an exception that the English has no word for; one of time or condition has many."""
    limits = [hit for hit in arabic.others if Role.EXCEPTION in hit.labels]
    if not limits or english.named(*_EXCLUSIVE):
        return None
    limit = limits[0]
    behind = original.text[limit.end :].split(maxsplit=1)[:1]
    return None if _OF_TIME.issuperset(behind) else original.part(limit.start, limit.end)
