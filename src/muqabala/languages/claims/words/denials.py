"""What one text denies or is without while the other affirms it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from muqabala.languages.claims.words.clauses import clause_words
from muqabala.languages.claims.words.forms import arabic_forms
from muqabala.languages.claims.words.phrases import Hit
from muqabala.languages.claims.words.polarity import Role, arabic_hits, english_hits
from muqabala.languages.claims.words.predicates import renderings
from muqabala.languages.claims.words.reading import Links
from muqabala.languages.claims.words.scopes import BEFORE, BESIDE, Word, arabic_words, english_words
from muqabala.languages.folding import folded_word
from muqabala.languages.function_words import LEADS_ON, LIGHT, small_words
from muqabala.languages.inflection import base_forms
from muqabala.languages.names.table import ARTICLE

_BELOW = re.compile("[وف]?دون\\w*")

_NEGATIVE_WORD = re.compile("un|i[nmlr]|dis|mis|non|ab|de|.*less$")
"""How English words begin or end that may be negative in themselves."""

_COPULA = frozenset(
    ("يكن", "تكن", "نكن", "اكن", "يكونوا", "تكونوا", "يكونا", "تكونا", "يكون", "تكون", "اكون")
)
"""Forms of "be": a denial before one denies the word behind it (لم تكن مضطرة)."""

_VERBS = frozenset(("{imperfect}", "{t-verb}"))

_WITH, _WITH_REACH = frozenset(("with", "after", "by", "while", "having", "despite")), 4
"""Words that say the opposite of "without", and how many words before what they introduce they stand."""

_SHORTEST = 3
"""Letters of an Arabic word that tells something: ما does not."""

_PRIVATIVE = ("غير", "عدم", "بلا")

_DENIED_VERB = re.compile(r"[وف]?ل[امن] [يت]\S+")
_WITH_VERB = ("ولا", "فلا")
"""How denials begin that hold the verb itself: ولا يذكر."""

_UNLESS = ("لم", "لَم")
_LEADING_ON = (*_UNLESS, "أن")
"""How phrases end that deny the word behind them: إن لم, دون أن."""

_AWAITING = ("until", "before")
"""What renders ما لم beside "unless"."""

_LIMITS = ("no ", "not ")
"""How phrases begin that limit rather than deny: "no more than"."""

_CORRECTION = re.compile(r"(?<!\w)(?:بل|و?إنما)(?!\w)")
_AND_NOT = re.compile(r"[,;] not\b|\band not\b")

_EXCEPTION_REACH = 20
"""Words between an Arabic denial and the إلا that takes it back, what stands in commas between them too."""


class Clash(NamedTuple):
    """A predicate denied on one side and affirmed on the other: where it stands, from start to end.

    ``is_linked`` tells that vectors and lexicon hold the two words for each other's best counterparts.
    """

    original: tuple[int, int]
    translation: tuple[int, int]
    is_linked: bool = False


def affirmed(original: str, translation: str, rendered: Links = frozenset()) -> Clash | None:
    """Return a predicate that the original denies and the translation affirms.

    ``rendered`` links words by where they start: those of the original and of the translation.

    >>> affirmed("لا ينوي المدرب الاستقالة", "The coach intends to resign.").translation
    (10, 17)
    >>> affirmed("لا ينوي المدرب الاستقالة", "The coach does not intend to resign.")
    """
    mates = dict(rendered)
    for hit, number, is_faint in _denied(original, translation):
        arabic, english = arabic_words(original), english_words(translation)
        number = _predicate(arabic, number)
        if number >= len(arabic):
            continue
        word = arabic[number]
        rendering = renderings(word.text)
        found = [other for other in english if other.text in rendering]
        if any(other.negative for other in found) or _is_awaited(original, translation, hit, found):
            continue
        if _CORRECTION.search(original, hit.end) and _AND_NOT.search(translation):
            continue  # "it is B, not A" for "not A but B"
        place = None if Role.IDIOM in hit.labels else mates.get(word.place[0])  # "admits": لا ينكر
        mate = next((other for other in english if other.place[0] == place), None)
        if mate is not None and _tell(word, mate) and not _is_elsewhere(original, translation, rendered):
            alike = [other for other in english if base_forms(other.text) & base_forms(mate.text)]
            if not any(other.negative or _is_negative_itself(translation, other) for other in alike):
                return Clash((hit.start, word.place[1]), mate.place, is_linked=True)
        if is_faint or not found:
            continue
        said = {other.text for other in found}
        others = [
            other
            for other in arabic
            if other is not word and not other.negative and said & renderings(other.text)
        ]
        if len(others) < len(found):
            return Clash((hit.start, word.place[1]), found[0].place)
    return None


def _is_awaited(original: str, translation: str, denial: Hit[str], found: Sequence[Word]) -> bool:
    """Tell whether "A before B" renders "not B before A"."""
    waits = any("before" in hit.labels and hit.word > denial.word for hit in arabic_hits(original))
    first = next((hit.end for hit in english_hits(translation) if "before" in hit.labels), None)
    return waits and first is not None and any(first <= word.place[0] for word in found)


def _predicate(words: Sequence[Word], number: int) -> int:
    """Return the number of the word that is denied: the one behind a copula, where this is no subject."""
    told = [folded_word(word.text) for word in words[number : number + 4]]
    if len(told) < len(("copula", "predicate")) or told[0] not in _COPULA:
        return number
    prepositions = clause_words("ar", "preposition")
    behind = 1 + (told[1] in prepositions)
    nouns = (word for word in told[behind : behind + 2] if word not in prepositions)
    is_subject = any(word.startswith((ARTICLE, "لل")) for word in nouns) or any(
        not _VERBS.isdisjoint(arabic_forms(word)) for word in told[behind + 1 : behind + 2]
    )
    return number if is_subject else number + behind  # in لم يكن جدي يتحدث the copula


def accompanied(original: str, translation: str, rendered: Links) -> Clash | None:
    """Return what is without something in the original, and with it in the translation.

    >>> accompanied("حضر دون علمها", "He came with her knowledge.", frozenset({(8, 17)})).translation
    (17, 26)
    """
    mates = dict(rendered)
    arabic, english = arabic_words(original), english_words(translation)
    places = {word.place[0]: number for number, word in enumerate(english)}
    for hit in arabic_hits(original):
        behind = hit.last + 1
        if "without" not in hit.labels or behind >= len(arabic):
            continue
        if _is_below(original, hit) and arabic[behind].text.startswith(ARTICLE):
            continue  # دون الخامسة: under five
        word = arabic[min(behind + (arabic[behind].text == "أن"), len(arabic) - 1)]
        place = places.get(mates.get(word.place[0], -1))
        if place is None or english[place].negative or not _tell(word, english[place]):
            continue
        if _is_negative_itself(translation, english[place]):
            continue  # بغير المقبولة: unacceptable
        before = [other.text for other in english[max(0, place - BEFORE) : place]]
        if not _WITH.isdisjoint(before[-_WITH_REACH:]) and "without" not in before:
            return Clash((hit.start, word.place[1]), english[place].place, is_linked=True)
    return None


def _tell(word: Word, mate: Word) -> bool:
    """Tell whether a word and its counterpart have content: "be" may be anywhere."""
    return len(word.text) >= _SHORTEST and mate.text not in small_words(LIGHT) | small_words(LEADS_ON)


def _is_negative_itself(text: str, word: Word) -> bool:
    """Tell whether an English word is a negative: "undocumented", "indirectly", "fail"."""
    return bool(_NEGATIVE_WORD.match(word.text)) or any(
        hit.start <= word.place[0] < hit.end for hit in english_hits(text)
    )


def _is_elsewhere(original: str, translation: str, rendered: Links) -> bool:
    """Tell whether a denial of the translation denies nothing that the original does: it may be any."""
    denied = {word.place[0] for word in arabic_words(original) if word.negative}
    ours = {english for arabic, english in rendered if arabic in denied}
    words = english_words(translation)
    return any(
        ours.isdisjoint(word.place[0] for word in words[hit.last + 1 : hit.last + 1 + BESIDE])
        if Role.DENIAL in hit.labels
        else translation[hit.start : hit.end].lower().startswith(_LIMITS)
        for hit in english_hits(translation)
    )


def denied(original: str, translation: str) -> Clash | None:
    """Return a predicate that the original affirms and the translation denies.

    >>> denied("لكن الأزمة تعمقت", "But the crisis did not deepen.")
    Clash(original=(11, 16), translation=(15, 29), is_linked=False)
    """
    arabic, english = arabic_words(original), english_words(translation)
    for hit in english_hits(translation):
        if Role.DENIAL not in hit.labels or hit.last + 1 >= len(english):
            continue
        word = english[hit.last + 1]
        meant = [other for other in arabic if word.text in renderings(other.text)]
        if meant and not any(other.negative for other in meant):
            return Clash(meant[0].place, (hit.start, word.place[1]))
    return None


def _denied(original: str, translation: str) -> Iterator[tuple[Hit[str], int, bool]]:
    """Yield each negative of the original that denies a word, the number of that word, and how faint it is.

    غير, عدم and دون are faint where the translation has a "not" or an "un-", which may render them from afar.
    """
    theirs = {label for hit in english_hits(translation) for label in hit.labels}
    plain = theirs.isdisjoint(("affix", Role.DENIAL))
    hits = arabic_hits(original)
    exceptions = [hit.word for hit in hits if Role.EXCEPTION in hit.labels]
    denials = [hit.word for hit in hits if Role.DENIAL in hit.labels]
    for hit in hits:
        if any(0 < place - hit.last < _EXCEPTION_REACH for place in exceptions):
            continue
        told = original[hit.start : hit.end]
        is_denial = Role.DENIAL in hit.labels
        is_lack = "affix" in hit.labels and told.endswith(_PRIVATIVE)
        is_without = not is_denial and "without" in hit.labels and not _is_below(original, hit)
        is_condition = "if" in hit.labels and told.endswith(_UNLESS) and theirs.isdisjoint(_AWAITING)
        if is_lack or (is_without and not any(place < hit.word for place in denials)):
            yield hit, hit.last + 1, not (plain and is_lack)
        elif is_condition or (is_denial and (hit.last == hit.word or told.endswith(_LEADING_ON))):
            yield hit, hit.last + 1, False
        elif (is_denial and told.startswith(_WITH_VERB)) or _is_double(hit, told):
            yield hit, hit.last, False


def _is_double(hit: Hit[str], told: str) -> bool:
    """Tell whether a verb that is negative itself is denied: لا ينكر."""
    return Role.IDIOM in hit.labels and bool(_DENIED_VERB.fullmatch(told))


def _is_below(text: str, hit: Hit[str]) -> bool:
    """Tell whether دون stands alone: it is "below" as often as "without", or belongs to a verb (حال دون)."""
    return bool(_BELOW.fullmatch(folded_word(text[hit.start : hit.end])))
