"""One thing affirmed and another denied beside it: "because of A, not because of B".

A translation that affirms what the original denies there, and denies what it affirms, has exchanged them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from muqabala.languages.claims.roles.frames import Place, verb_of
from muqabala.languages.claims.words.clauses import clause_words
from muqabala.languages.claims.words.counterparts import Counterparts, Token, counterparts
from muqabala.languages.claims.words.reading import Links
from muqabala.languages.function_words import LEADS_ON, LIGHT, small_words

_REACH = 8
"""Words behind a "not" that it denies, at most."""

_CLAUSE = 14
"""Words before and behind what is denied among which is what is affirmed."""

_ARABIC_NOT = frozenset(("لا", "وليس", "وليست"))
_OF_VERBS = frozenset(("لم", "ولم"))
_ABSENT = frozenset(("بد", "شك", "ريب", "مفر", "مناص", "محالة", "جدال", "غرو", "سيما", "غبار"))
"""What a لا says that there is none of, in phrases that correct nothing."""

_WERE_IT = ("were", "it")
"""Words before a "not" that is no denial: "were it not that" is لولا."""

_BUT = frozenset(("بل", "وانما", "انما"))

_VERBS = ("{imperfect}", "{t-verb}")
"""Classes of words that a لا before them denies as verbs: that is no correction."""

_VERBAL_NOUN = re.compile("ت[ء-ي]{2}ي[^هكنا]")
"""A noun of the form تفعيل (تهديد): it looks like a verb. Verbs with a pronoun (تعنيه) end otherwise."""


def exchanged_corrections(
    original: str, translation: str, rendered: Links = frozenset()
) -> tuple[Place, Place] | None:
    """Return what each text denies, where the other affirms it.

    >>> exchanged_corrections("أغلق بسبب الصيانة، لا الفيضان", "It closed for the flood, not maintenance.")
    ((19, 29), (25, 40))
    """
    if " not " not in translation:
        return None
    found = counterparts(original, translation, rendered)
    for meant in _denied_arabic(found.arabic):
        for told in _denied_english(found.english):
            if _are_exchanged(found, meant, told):
                return _place(found.arabic, meant), _place(found.english, told)
    return None


def _denied_arabic(tokens: tuple[Token, ...]) -> Iterator[range]:
    """Yield what is denied: behind a لا before no verb, and from a لم to what the clause corrects it by."""
    for number, token in enumerate(tokens[:-1]):
        scope = _scope(tokens, number)
        corrected = {token.word for token in tokens[scope.stop : scope.stop + 2]} & _BUT
        of_noun = token.word in _ARABIC_NOT and not _is_verb(tokens[number + 1])
        if (of_noun and not _is_absence(tokens, number)) or (token.word in _OF_VERBS and corrected):
            yield scope


def _is_verb(token: Token) -> bool:
    joints = clause_words("ar", "opener") | clause_words("ar", "preposition")
    if token.word in joints or _VERBAL_NOUN.fullmatch(token.word):  # لأن, إلى, تهديد
        return False
    verbs = [token.word, f"ي{token.word[1:]}"] if token.word.startswith("ا") else [token.word]  # أشك
    return not set(_VERBS).isdisjoint(token.forms) or any(verb_of(verb) is not None for verb in verbs)


def _is_absence(tokens: tuple[Token, ...], number: int) -> bool:
    """Tell whether a لا denies that there is something: لا بد من حساب, لا قيمة له."""
    behind = [token.word for token in tokens[number + 1 : number + 3]]
    return behind[0] in _ABSENT or not clause_words("ar", "pronoun").isdisjoint(behind[1:])


def _denied_english(tokens: tuple[Token, ...]) -> Iterator[range]:
    """Yield what is denied behind a "not" that belongs to no verb."""
    for number, token in enumerate(tokens):
        before = tokens[number - 1].word if number else ""
        is_irreal = tuple(token.word for token in tokens[max(0, number - 2) : number]) == _WERE_IT
        if token.word == "not" and before not in clause_words("en", "auxiliary") and not is_irreal:
            yield _scope(tokens, number)


def _scope(tokens: tuple[Token, ...], number: int) -> range:
    """Return the tokens from a negation to the next mark."""
    behind = range(number + 1, min(number + 1 + _REACH, len(tokens)))
    return range(number, number + 1 + sum(1 for _ in takewhile(lambda n: not tokens[n].is_mark, behind)))


def _are_exchanged(found: Counterparts, meant: range, told: range) -> bool:
    """Tell whether what either text denies stands beside what the other denies, as far as it is rendered."""
    back = {english: arabic for arabic, english in found.mates.items()}
    small = small_words(LIGHT) | small_words(LEADS_ON)
    theirs = [found.mates[n] for n in meant if n in found.mates]
    theirs = [n for n in theirs if found.english[n].word not in small]
    ours = [back[n] for n in told if n in back and found.english[n].word not in small]
    return bool(ours and theirs) and _are_beside(theirs, told) and _are_beside(ours, meant)


def _are_beside(numbers: list[int], scope: range) -> bool:
    around = range(scope.start - _CLAUSE, scope.stop + _CLAUSE)
    return all(number in around and number not in scope for number in numbers)


def _place(tokens: tuple[Token, ...], scope: range) -> Place:
    return tokens[scope.start].start, tokens[scope.stop - 1].end
