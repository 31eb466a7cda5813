"""Words that exclude each other, in both languages, and where two texts contradict each other on them.

``data/contrasts.tsv`` holds the sets, ``data/terms.tsv`` those of terms, and ``data/opposites.tsv`` those
that are told in close renderings alone (``opposites``): they have no shares. A member of a set has words
that *say* it and words that merely *allow* it: an English "can" renders ربما fairly, but nobody would
claim that it says "perhaps". ``data/senses.tsv`` holds Arabic phrases that are not what they are word by
word: each makes a set of its sense and of what it is taken for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from muqabala.languages.caching import remembered
from muqabala.languages.claims.words.clauses import is_denied
from muqabala.languages.claims.words.counterparts import Token, counterparts, covered
from muqabala.languages.claims.words.forms import arabic_forms, english_forms
from muqabala.languages.claims.words.phrases import Hit, PhraseBook
from muqabala.languages.tables import rows

ANOTHER_SENSE = "another sense"
"""The member that stands for what a phrase of ``senses.tsv`` is taken for."""

OF_A_PHRASE = "sense: "
"""What begins the name of a set that one phrase of ``senses.tsv`` makes."""

_OF_DUTY = "modality"
"""The check whose members no negation turns into each other: what one need not do is not forbidden."""

_PHRASE = 0.9
"""Share of the findings that are right where a phrase is taken word by word."""


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """One member of a contrast set.

    ``substituted`` and ``lost`` are the shares of findings that are right where another member stands
    in its place, and where nothing stands for it at all; 0 where that is never told. They were measured
    by set on the development half of the project's sentences (1,000 planted drifts, 3,500 clean pairs, a
    third of them free translations), drawn towards the share of the whole check by a weight of four
    findings, and are nowhere above .9.
    """

    check: str
    group: str
    name: str
    substituted: float
    lost: float


class Sense(NamedTuple):
    """What a phrase does for a member: say it, or merely allow it."""

    member: Member
    says: bool


class Contrast(NamedTuple):
    """The original says one member; the translation says another, or (``told`` None) nothing of the kind.

    ``is_placed`` tells whether both are known to stand in one place, ``is_exchanged`` whether the
    translation says both, each in the place of the other.
    """

    meant: Member
    original: Hit[Sense]
    told: Member | None = None
    translation: Hit[Sense] | None = None
    is_placed: bool = False
    is_exchanged: bool = False


class ContrastTable(NamedTuple):
    """The sets as two phrase books."""

    english: PhraseBook[Sense]
    arabic: PhraseBook[Sense]


@remembered
def english_senses(text: str) -> tuple[Hit[Sense], ...]:
    """Return the phrases of an English text that are in the tables."""
    return tuple(contrast_table().english.find(text))


@remembered
def arabic_senses(text: str) -> tuple[Hit[Sense], ...]:
    """Return the phrases of an Arabic text that are in the tables."""
    return tuple(contrast_table().arabic.find(text))


@cache
def contrast_table() -> ContrastTable:
    """Read the tables, once."""
    english, arabic = list[tuple[str, Sense]](), list[tuple[str, Sense]]()
    for row in chain(rows("contrasts.tsv"), rows("terms.tsv"), rows("opposites.tsv")):
        shares = (float(row.get(column) or 0) for column in ("substituted", "lost"))
        member = Member(row["check"], row["set"], row["member"], *shares)
        english += _senses(member, row["english"], row["english_allows"])
        arabic += _senses(member, row["arabic"], row["arabic_allows"])
    for row in rows("senses.tsv"):  # each phrase makes a set of its sense and of what it is word by word
        group = OF_A_PHRASE + row["arabic"]
        right = Member("term", group, row["english"].partition("|")[0], _PHRASE, 0.0)
        wrong = Member("term", group, ANOTHER_SENSE, _PHRASE, 0.0)
        english += (row["english"], Sense(right, says=True)), (row["literal"], Sense(wrong, says=True))
        arabic.append((row["arabic"], Sense(right, says=True)))
    return ContrastTable(
        PhraseBook(english, english_forms, _family), PhraseBook(arabic, arabic_forms, _family)
    )


def _senses(member: Member, says: str, allows: str) -> Iterator[tuple[str, Sense]]:
    if says:
        yield says, Sense(member, says=True)
    if allows:
        yield allows, Sense(member, says=False)


def _family(sense: Sense) -> str:
    return sense.member.group


class Found:
    """What one text says and allows, by member."""

    def __init__(self, hits: Iterable[Hit[Sense]]) -> None:
        self.said: dict[Member, list[Hit[Sense]]] = defaultdict(list)
        self.allowed: Counter[Member] = Counter()
        for hit in hits:
            for sense in hit.labels:
                self.allowed[sense.member] += 1
                if sense.says:
                    self.said[sense.member].append(hit)

    def beyond(self, other: Found) -> list[Member]:
        """Return the members said that this text allows more often than the other."""
        return [member for member in self.said if self.allowed[member] > other.allowed[member]]


@remembered
def contrasts(original: str, translation: str) -> tuple[Contrast, ...]:
    """Return where the translation contradicts the original.

    A member is missing where the original says it more often than anything in the translation allows;
    another member takes its place where the translation says that one more often than the original allows.

    >>> contrast, = contrasts("اعترض معظم الأعضاء", "All members objected.")
    >>> contrast.meant.name, contrast.told.name
    ('most', 'all')
    """
    return tuple(_contrasts(original, translation))


def _contrasts(original: str, translation: str) -> Iterator[Contrast]:
    arabic, english = Found(arabic_senses(original)), Found(english_senses(translation))
    added = english.beyond(arabic)
    for meant in arabic.beyond(english):
        rivals = [told for told in added if told.group == meant.group and told != meant]
        if rivals and meant.substituted:
            ours, theirs = arabic.said[meant][0], english.said[rivals[0]][0]
            found = counterparts(original, translation)
            is_turned = _is_denied(found.arabic, ours, "ar") != _is_denied(found.english, theirs, "en")
            if meant.check == _OF_DUTY or not is_turned:  # not many is few, and not to accept is to reject
                yield Contrast(meant, ours, rivals[0], theirs)
        elif not rivals and meant.lost and not english.allowed[meant]:
            yield Contrast(meant, arabic.said[meant][0])


def _is_denied(tokens: tuple[Token, ...], hit: Hit[Sense], language: str) -> bool:
    return is_denied(tokens, covered(tokens, hit).start, language)
