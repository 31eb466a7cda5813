"""Who does what to whom: where a translation turns the frame of a verb round.

Arabic puts the doer before the one it is done to, whether the verb comes first or second; so does an
active English clause. Two words that stand on one side of the frame in Arabic order and are crossed
around the English verb have changed roles. ``data/deeds.tsv`` adds verbs whose *converse* tells the same
deed from the other end: buy and sell.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from muqabala.languages.caching import WORDS
from muqabala.languages.claims.words.clauses import (
    ArabicClause,
    EnglishClause,
    arabic_clause,
    clause_words,
    english_clause,
    is_finite,
    is_passive,
    is_preposition,
)
from muqabala.languages.claims.words.counterparts import Counterparts, Token, counterparts, is_actor
from muqabala.languages.claims.words.reading import Links
from muqabala.languages.tables import rows

_QUOTE = ("quot", "cit", "attribut")

Place = tuple[int, int]
"""Start and end in a text, in code points."""


class Swap(NamedTuple):
    """A frame turned round: the Arabic and the English from its first to its last word.

    ``is_converse`` tells that the English has the verb of the other end.
    """

    original: Place
    translation: Place
    is_converse: bool
    is_quoting: bool = False
    """The deed is to quote someone."""


class Verb(NamedTuple):
    """English words that render an Arabic verb, and those that tell the deed from the other end."""

    renderings: frozenset[str]
    converse: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Return the English words for the deed from either end."""
        return self.renderings | self.converse


def swaps(original: str, translation: str, rendered: Links = frozenset()) -> Iterator[Swap]:
    """Yield the frames that a translation turns round.

    >>> swap, = swaps("اتهمت الشركة البلدية بالغش", "The municipality accused the company of fraud.")
    >>> swap.original, swap.is_converse
    ((0, 20), False)
    >>> list(swaps("اتهمت الشركة البلدية بالغش", "The municipality was accused by the company of fraud."))
    []
    """
    found = counterparts(original, translation, rendered)
    for number, token in enumerate(found.arabic):
        if verb := verb_of(token.word):
            yield from _swaps(found, number, verb)


def _swaps(found: Counterparts, number: int, verb: Verb) -> Iterator[Swap]:
    told = _told(found, number, verb.renderings)
    is_converse = not told and bool(verb.converse)
    if is_converse:
        told = _told(found, number, verb.converse)
    if len(told) != 1 or is_passive(found.english, told[0]) or is_mutual(found.english[told[0]]):
        return
    clause = arabic_clause(found, number)
    if any(verb_of(found.arabic[word].word) for word in clause.before if word not in found.actors):
        return  # a noun behind another verb: تلقى رسالة شكر, "a letter of thanks"
    if any(found.arabic[word].word in clause_words("ar", "agent") for word in clause.after):
        return
    around = english_clause(found.english, told[0])
    if is_converse:
        doer = _kept_doer(found, clause, around) if not found.back[told[0]] - {number} else None
        pair = None if doer is None else (doer, doer)
    else:
        causes = found.arabic[number].word in clause_words("ar", "causing")
        pair = _crossed(found, clause, around, _linked(found) if causes else _acting(found))
        if pair and pair[0] == number - 1 and told[0] + 1 in found.links[pair[0]]:
            return  # a noun beside its noun: شركة نقل, "transport company"
    if pair and (pair[0] < number or may_be_subject(found, number, pair[0])):
        yield _swap(found, (number, told[0]), pair, is_converse=is_converse)


def is_mutual(verb: Token) -> bool:
    """Tell whether an English verb says the same from either end: to meet, to marry, to face."""
    return verb.word in clause_words("en", "mutual")


def may_be_subject(found: Counterparts, verb: int, noun: int) -> bool:
    """Tell whether a noun behind an Arabic verb may be its subject.

    Not where it does not agree with it (يرأس اللجنة قاض), where a preposition governs it, and where the
    object of the verb likes to stand first: قاد الوفد نائب الوزير.
    """
    forms = tuple(verb_forms(found.arabic[verb].word))
    bare = forms[-1]
    is_masculine = bare[0] == "ي" or (bare[0] != "ت" and bare[-1] != "ت")
    return not (
        (is_masculine and found.arabic[noun].word.endswith("ة"))
        or (noun - 1 > verb and is_preposition(found.arabic[noun - 1].word))
        or not clause_words("ar", "object first").isdisjoint(forms)
    )


def _told(found: Counterparts, number: int, words: frozenset[str]) -> list[int]:
    """Return the English verbs that may stand for an Arabic one; of as many as the Arabic has, its own."""
    told = _finite(found, words)
    if len(told) <= 1:
        return told
    alike = [
        n for n, token in enumerate(found.arabic) if (verb := verb_of(token.word)) and verb.words & words
    ]
    return [told[alike.index(number)]] if len(alike) == len(told) else told


def _finite(found: Counterparts, words: frozenset[str]) -> list[int]:
    """Return the numbers of the English tokens that are one of these words, as a verb."""
    said = [
        number for word in words.intersection(found.english_places) for number in found.english_places[word]
    ]
    return [
        number
        for number in sorted(said)
        if is_finite(found.english, number) and not _is_one_who_acts(found, number)
    ]


def _is_one_who_acts(found: Counterparts, number: int) -> bool:
    """Tell whether an English word names someone behind an adjective: "under the French coach"."""
    nouns = clause_words("en", "before a noun")
    token = found.english[number]
    is_verb = token.word.endswith("ed")
    return not is_verb and is_actor(token) and number > 1 and found.english[number - 2].word in nouns


def _kept_doer(found: Counterparts, clause: ArabicClause, around: EnglishClause) -> int | None:
    """Return the doer of the Arabic clause where it does the converse in the English one."""
    firsts = [*clause.before[:1], *clause.subject[:1]]
    return next(
        (
            word
            for word in firsts
            if word in found.actors
            and any(not _is_owner(found, place) for place in found.links[word] & around.before)
            and not found.links[word] & around.after
        ),
        None,
    )


def _is_owner(found: Counterparts, number: int) -> bool:
    """Tell whether an English word only has what acts: the company's customers."""
    token = found.english[number]
    return found.translation[token.start : token.end].endswith(("'s", "\u2019s"))


def _crossed(
    found: Counterparts, clause: ArabicClause, around: EnglishClause, actors: frozenset[int]
) -> tuple[int, int] | None:
    """Return two words, the first of them of the doer, that have changed sides around the English verb."""
    span = {*clause.before, *clause.after}
    others = [word for word in clause.after if word in actors]
    for doer in (*clause.before, *clause.subject):
        if not others or others[-1] <= doer:
            return None
        if doer not in actors or found.links[doer] & around.before:
            continue
        behind = found.links[doer] & around.after
        if not behind:
            continue
        for other in (word for word in others if word > doer):
            ahead = found.links[other] & around.before
            if not ahead or found.links[other] & around.after:
                continue
            if all(min(found.back[place] & span) > doer for place in ahead) and all(
                max(found.back[place] & span) < other for place in behind
            ):
                return doer, other
    return None


def _acting(found: Counterparts) -> frozenset[int]:
    """Return the words for those who act, but for those that the translation reads as a time: عام."""
    times = clause_words("en", "time")
    return frozenset(
        number
        for number in found.actors
        if not any(found.english[place].word in times for place in found.links[number])
    )


def _linked(found: Counterparts) -> frozenset[int]:
    """Return the words that have a counterpart: whatever causes and is caused need not be persons."""
    return frozenset(number for number, places in enumerate(found.links) if places)


def _swap(found: Counterparts, verbs: tuple[int, int], pair: tuple[int, int], *, is_converse: bool) -> Swap:
    mates = ((word, min(found.links[word])) for word in pair)
    ends = [end_of_name(found, *mate) for mate in mates]
    arabic = sorted((verbs[0], *pair, *(end[0] for end in ends)))
    english = sorted((verbs[1], *(min(found.links[word]) for word in pair), *(end[1] for end in ends)))
    return Swap(
        (found.arabic[arabic[0]].start, found.arabic[arabic[-1]].end),
        (found.english[english[0]].start, found.english[english[-1]].end),
        is_converse,
        found.english[verbs[1]].word.startswith(_QUOTE),
    )


def end_of_name(found: Counterparts, arabic: int, english: int) -> tuple[int, int]:
    """Return the last tokens of the name of which an Arabic and an English one are part."""
    mates = found.mates
    while (
        mates.get(arabic + 1) == english + 1
        and _is_capital(found, english)
        and _is_capital(found, english + 1)
    ):
        arabic, english = arabic + 1, english + 1
    return arabic, english


def _is_capital(found: Counterparts, number: int) -> bool:
    return found.translation[found.english[number].start].isupper()


@lru_cache(maxsize=WORDS)
def verb_of(word: str) -> Verb | None:
    """Return what an Arabic word may mean as a finite verb."""
    senses = next((senses for form in verb_forms(word) if (senses := _verbs().get(form))), None)
    if senses is None:
        return None
    words = (frozenset(filter(None, "|".join(cells).split("|"))) for cells in zip(*senses, strict=True))
    return Verb(*words)


def verb_forms(word: str) -> Iterator[str]:
    """Yield a folded Arabic word as a verb, "and" before it and the sign of the future aside.

    >>> list(verb_forms("وسيقول"))
    ['وسيقول', 'سيقول', 'يقول']
    """
    for form in (word, word[1:]) if word[0] in "وف" else (word,):
        yield form
        if form[:1] == "س" and form[1:2] in ("ي", "ت", "ن"):
            yield form[1:]


@cache
def _verbs() -> dict[str, list[tuple[str, str]]]:
    """Return the English and the converse cells of each finite verb.

    All forms of the deeds are finite; those of the predicates up to the last in يـ or its like in تـ.
    """
    senses: dict[str, list[tuple[str, str]]] = {}
    for row in rows("deeds.tsv"):
        for form in row["arabic"].split("|"):
            senses.setdefault(form, []).append((row["english"], row["converse"]))
    for row in rows("predicates.tsv"):
        forms = row["arabic"].split("|")
        imperfect = {form[1:] for form in forms if form.startswith("ي")}
        last = max((place for place, form in enumerate(forms) if form.startswith("ي")), default=-1)
        for place, form in enumerate(forms):
            if place <= last or (form.startswith("ت") and form[1:] in imperfect):
                senses.setdefault(form, []).append((row["english"], ""))
    return senses
