"""Negations lost, added or turned round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from muqabala.checks.bitext import Pair
from muqabala.checks.contrast import ContrastCheck
from muqabala.checks.texts import Side, Texts
from muqabala.languages.claims.contrasts.corrections import exchanged_corrections
from muqabala.languages.claims.words.denials import accompanied, affirmed, denied
from muqabala.languages.claims.words.phrases import Hit
from muqabala.languages.claims.words.polarity import Polarity, Role, arabic_polarity, english_polarity
from muqabala.languages.claims.words.reading import Links
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

_NO_NEGATIVE = "has no negative for it"

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

    slug = "negation"
    mqm = "Accuracy/Mistranslation"
    severity = Severity.CRITICAL

    def findings_of(self, pair: Pair) -> Iterator[Finding]:
        """Yield the words turned round; where there are none, a clause whose polarity is."""
        yield from list(super().findings_of(pair)) or self._clauses(_Sides.of(Texts.of((pair,))))

    def _clauses(self, sides: _Sides) -> Iterator[Finding]:
        found = self._exchanged(sides) or self._affirmed(sides) or self._unsaid(sides) or self._denied(sides)
        if not found and not sides.denies_more:
            found = self._lack(sides) or self._exception(sides) or self._limit(sides)
        if found:
            yield found

    def _exchanged(self, sides: _Sides) -> Finding | None:
        """Return a correction (not A but B) whose parts have changed places."""
        places = exchanged_corrections(sides.original.text, sides.translation.text, sides.links)
        if not places:
            return None
        ours, theirs = sides.original.part(*places[0]), sides.translation.part(*places[1])
        return self._finding("denies this", ours, f"denies the other (“{theirs.text}”)", theirs, _EXCHANGED)

    def _affirmed(self, sides: _Sides) -> Finding | None:
        """Return what the original denies, or is without, and the translation affirms."""
        texts = sides.original.text, sides.translation.text
        clash = affirmed(*texts, sides.links) or accompanied(*texts, sides.links)
        if not clash:
            return None
        denial, claim = sides.original.part(*clash.original), sides.translation.part(*clash.translation)
        confidence = _LINKED if clash.is_linked else _LOST_PREDICATE
        return self._finding("denies this", denial, f"affirms it (“{claim.text}”)", claim, confidence)

    def _unsaid(self, sides: _Sides) -> Finding | None:
        """Return a denial of which the translation, though whole, says nothing."""
        arabic, english = sides.arabic, sides.english
        if not sides.is_full or arabic.denied <= english.denied + english.surplus(arabic):
            return None
        denial = sides.words(arabic.denials[0])
        return self._without(sides, "denies something", denial, _NO_NEGATIVE, _LOST_DENIAL)

    def _denied(self, sides: _Sides) -> Finding | None:
        """Return a predicate that the translation alone denies, or a denial where the original has none."""
        arabic, english = sides.arabic, sides.english
        if arabic.denials and not sides.denies_more:
            return None
        clash = denied(sides.original.text, sides.translation.text)
        if clash and (sides.denies_more or arabic.is_affirmed(*clash.original)):
            claim, denial = sides.original.part(*clash.original), sides.translation.part(*clash.translation)
            return self._finding("affirms this", claim, f"denies it (“{denial.text}”)", denial, _ADDED_DENIAL)
        if (
            not sides.denies_more
            or arabic.denials
            or arabic.others
            or _is_elliptic(sides.translation, english)
        ):
            return None
        denial, claim = sides.denial, sides.original.sentences[0]
        return self._finding(
            "denies nothing here", claim, f"denies something (“{denial.text}”)", denial, _NEW_DENIAL
        )

    def _lack(self, sides: _Sides) -> Finding | None:
        """Return a lack of something that the translation, though whole, does not call one."""
        arabic, english = sides.arabic, sides.english
        if not sides.is_full or english.denials or english.others:
            return None
        # غير is too often rendered without a negative ("obliquely")
        parts = map(sides.words, arabic.others)
        lack = next((part for part in parts if part.text.endswith(_LACKS)), None)
        if lack is None:
            return None
        return self._without(sides, "denies something", lack, _NO_NEGATIVE, _LOST_DENIAL)

    def _exception(self, sides: _Sides) -> Finding | None:
        """Return an "only" for which the translation has a denial."""
        arabic, english = sides.arabic, sides.english
        if english.denied <= arabic.denied or english.named(*_RESTRICTING) or not sides.limits:
            return None
        only, denial = sides.words(sides.limits[0]), sides.denial
        return self._finding("says “only”", only, f"denies it (“{denial.text}”)", denial, _LOST_RESTRICTION)

    def _limit(self, sides: _Sides) -> Finding | None:
        """Return an "only" that the translation has no word for; one of time or condition has many."""
        arabic, english = sides.arabic, sides.english
        if not arabic.denials or english.denials or english.named(*_EXCLUSIVE) or not sides.limits:
            return None
        limit = sides.limits[0]
        behind = sides.original.text[limit.end :].split(maxsplit=1)[:1]
        if _OF_TIME.issuperset(behind):
            return None
        only = sides.words(limit)
        return self._without(sides, "says “only”", only, "does not", _LOST_RESTRICTION)

    def _without(self, sides: _Sides, meant: str, arabic: Span, told: str, confidence: float) -> Finding:
        """Return a finding of what the translation has no words for."""
        return self._finding(meant, arabic, told, sides.translation.sentences[0], confidence)

    def _finding(self, meant: str, arabic: Span, told: str, english: Span, confidence: float) -> Finding:
        return self.finding(
            f"The Arabic {meant} ({arabic.text}); the English {told}.",
            confidence=confidence,
            original=arabic,
            translation=english,
        )


class _Sides(NamedTuple):
    """Both sides of some pairs, the words that render each other, and what is negative on each side."""

    original: Side
    translation: Side
    links: Links
    arabic: Polarity
    english: Polarity

    @classmethod
    def of(cls, texts: Texts) -> _Sides:
        """Look for negatives; links are of use where the original has some."""
        arabic, english = arabic_polarity(texts.original.text), english_polarity(texts.translation.text)
        links = texts.links if arabic.denials or arabic.others else frozenset()
        return cls(texts.original, texts.translation, links, arabic, english)

    @property
    def is_full(self) -> bool:
        """Tell whether the translation is long enough to say everything."""
        return len(self.translation.text) > _FULL_LENGTH * len(self.original.text)

    @property
    def denies_more(self) -> bool:
        """Tell whether the translation denies what no negative of the original can be behind."""
        return self.english.denied > len(self.arabic.denials) + self.arabic.surplus(self.english)

    @property
    def limits(self) -> list[Hit[str]]:
        """Return the exceptions of the original, which with a denial say "only"."""
        return [hit for hit in self.arabic.others if Role.EXCEPTION in hit.labels]

    @property
    def denial(self) -> Span:
        """Return the first denial of the translation."""
        hit = self.english.denials[0]
        return self.translation.part(hit.start, hit.end)

    def words(self, hit: Hit[str]) -> Span:
        """Return the words of the original that a hit was found in."""
        return self.original.part(hit.start, hit.end)


def _is_elliptic(translation: Side, english: Polarity) -> bool:
    """Tell whether a denial ends its clause: "flour did not" contrasts with the clause before it."""
    return translation.text[english.denials[0].end :].lstrip()[:1] in _CLAUSE_ENDS
