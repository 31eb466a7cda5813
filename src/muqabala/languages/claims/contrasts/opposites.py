"""Words of one contrast set that stand in the same place of two texts and exclude each other.

``contrasts`` takes whatever a table *allows*, wherever it stands, for a rendering: right in a free
translation, blind in a close one. Here both words must *say* their members, and only a word right beside
them may render what they do not. That is for callers who know that a pair is rendered word by word.
Whether the words around both are each other's counterparts is told too (``is_placed``): where an Arabic
verb leads and the English one follows its subject, they need not be. Sets without a share in
``substituted`` are told by this alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from muqabala.languages.caching import remembered
from muqabala.languages.claims.contrasts.sets import (
    Contrast,
    Member,
    Sense,
    arabic_senses,
    english_senses,
)
from muqabala.languages.claims.words.clauses import clause_words, is_denied
from muqabala.languages.claims.words.counterparts import (
    Counterparts,
    Renderings,
    Token,
    counterparts,
    covered,
)
from muqabala.languages.claims.words.phrases import Hit

_ARABIC_REACH, _ENGLISH_REACH = 2, 3
"""Words around a phrase among which some must be counterparts. On blind sentences, Ntrex and Flores they are
so in 52 of 62 right contrasts and in 1 of 14 wrong ones."""

_LINKS_CLAUSES = "relation"
"""The check whose words link clauses: a negation in one of these is none of the link."""

_DENIED_BEHIND = 2
"""Words behind a phrase among which a negation turns it into its opposite."""


@remembered
def opposites(original: str, translation: str) -> tuple[Contrast, ...]:
    """Return the words of the translation that exclude those of the original in whose place they stand.

    >>> contrast, *_ = opposites("رفضت المحكمة الطعن", "The court accepted the appeal.")
    >>> contrast.meant.name, contrast.told.name
    ('reject', 'accept')
    """
    return tuple(_opposites(original, translation))


_Said = tuple[Hit[Sense], Member]
_Hits = dict[Member, Hit[Sense]]


def _opposites(original: str, translation: str) -> Iterator[Contrast]:
    arabic, english = _said(arabic_senses(original)), _said(english_senses(translation))
    ours, theirs = _count(arabic), _count(english)
    found = counterparts(original, translation)
    once = [member for member in ours if ours[member] == theirs[member] == 1]
    yield from _exchanged(found, _hits(arabic), _hits(english), once)
    told = theirs - ours
    groups = {member.group for _, member in arabic} & {member.group for member in told}
    if not groups:
        return
    meant = ours - _count(_rendering(found, arabic, english))
    for hit, member in arabic:
        if member not in meant or member.group not in groups:
            continue
        facing = [
            (other, rival)
            for other, rival in english
            if rival.group == member.group
            and rival in told
            and not _allows(hit, rival)
            and not _allows(other, member)
            and _face(found, (hit, member), (other, rival))
        ]
        placed = [other for other in facing if _is_placed(found, (hit, member), other)]
        for other, rival in (placed or facing)[:1]:
            yield Contrast(member, hit, rival, other, is_placed=bool(placed))


def _exchanged(found: Counterparts, ours: _Hits, theirs: _Hits, once: Iterable[Member]) -> Iterator[Contrast]:
    """Yield two opposites that both texts say ``once``, where each stands among the words of the other."""
    for one, other in combinations(once, 2):
        if one.group != other.group:
            continue
        is_kept, is_left, is_crossed, is_crossed_back = (
            _is_placed(found, (ours[meant], meant), (theirs[told], told))
            for meant, told in ((one, one), (other, other), (one, other), (other, one))
        )
        if is_crossed and is_crossed_back and not is_kept and not is_left:
            yield Contrast(one, ours[one], other, theirs[other], is_placed=True, is_exchanged=True)


def _said(hits: tuple[Hit[Sense], ...]) -> list[_Said]:
    return [(hit._replace(end=hit.named), sense.member) for hit in hits for sense in hit.labels if sense.says]


def _hits(said: list[_Said]) -> _Hits:
    return {member: hit for hit, member in said}


def _rendering(found: Counterparts, arabic: list[_Said], english: list[_Said]) -> list[_Said]:
    """Return the English phrases that may render one of the same member: none that renders another word."""
    places = defaultdict[Member, set[int]](set)
    for hit, member in arabic:
        places[member].update(covered(found.arabic, hit))
    return [
        (hit, member)
        for hit, member in english
        if not _is_rendered(covered(found.english, hit), places[member], found.back, found.links)
    ]


def _count(said: list[_Said]) -> Counter[Member]:
    return Counter(member for _, member in said)


def _allows(hit: Hit[Sense], member: Member) -> bool:
    return any(sense.member is member for sense in hit.labels)


def _face(found: Counterparts, meant: _Said, told: _Said) -> bool:
    """Tell whether nothing else renders either phrase, and none is denied; "because" is not by a "not"."""
    arabic, english = covered(found.arabic, meant[0]), covered(found.english, told[0])
    return (
        not _is_rendered(arabic, english, found.links, found.back)
        and not _is_rendered(english, arabic, found.back, found.links)
        and (meant[1].check == _LINKS_CLAUSES or not _are_denied(found, arabic, english))
        and not _is_beside(english_senses(found.translation), found.english, english, meant[1])
        and not _is_beside(arabic_senses(found.original), found.arabic, arabic, told[1])
    )


def _is_rendered(phrase: range, other: Collection[int], links: Renderings, back: Renderings) -> bool:
    """Tell whether a phrase has a counterpart that is not the other phrase, and that renders nothing else."""
    elsewhere = set[int]().union(*(links[n] for n in phrase)).difference(other)
    return any(back[n].issubset(phrase) for n in elsewhere)


def _is_placed(found: Counterparts, meant: _Said, told: _Said) -> bool:
    """Tell whether some words around two phrases are counterparts, and no negation is by."""
    arabic, english = covered(found.arabic, meant[0]), covered(found.english, told[0])
    around = _around(english, _ENGLISH_REACH).union(english)
    return not _are_denied(found, arabic, english) and any(
        not around.isdisjoint(found.links[n]) for n in _around(arabic, _ARABIC_REACH) if n < len(found.links)
    )


def _are_denied(found: Counterparts, arabic: range, english: range) -> bool:
    return _is_denied(found.arabic, arabic, "ar") or _is_denied(found.english, english, "en")


def _is_denied(tokens: tuple[Token, ...], place: range, language: str) -> bool:
    """Tell whether a negation stands by a phrase, and not in it: "can no longer"."""
    behind = (token.word for token in tokens[place.stop : place.stop + _DENIED_BEHIND])
    return is_denied(tokens, place.start, language) or not clause_words(language, "denying").isdisjoint(
        behind
    )


def _is_beside(hits: tuple[Hit[Sense], ...], tokens: tuple[Token, ...], place: range, member: Member) -> bool:
    """Tell whether a word next to a phrase may render a member."""
    beside = _around(place, 1)
    return any(_allows(hit, member) and not beside.isdisjoint(covered(tokens, hit)) for hit in hits)


def _around(place: range, reach: int) -> frozenset[int]:
    """Return the numbers of the tokens before and behind a phrase."""
    return frozenset(range(max(0, place.start - reach), place.start)) | frozenset(
        range(place.stop, place.stop + reach)
    )
