"""Figures that differ and tell the same fact: the other part of a whole, the month or day before.

Forty percent less is sixty percent of it; of what is a quarter paid, three quarters are unpaid; where two
of nine failed, seven of the nine did not; before November is by the end of October, and before Sunday no
later than Saturday. The words beside the figures tell (languages/data/shares.tsv).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from muqabala.checks.figures.counted import words_around
from muqabala.checks.figures.equivalence import whole_of
from muqabala.checks.figures.matching import Compared, Figure, Match
from muqabala.languages.caching import WORDS
from muqabala.languages.folding import folded_word
from muqabala.languages.names.mentions import without_proclitics
from muqabala.languages.names.table import ARTICLE
from muqabala.languages.quantities.record import Type
from muqabala.languages.tables import rows
from muqabala.records import Span

_LESS, _MORE, _LACK, _NOT, _ONLY, _AT_LEAST = "less", "more", "lack", "negation", "only", "at least"
_SHARE, _DENIED, _GONE, _REST = "share", "denied", "gone", "rest"

_ENDS = frozenset(',;:.،؛()"')
_OF, _BY = frozenset({"of", "من"}), frozenset({"by", "بمقدار", "بنسبة"})
_THAN = frozenset({"than", "من", "عن", "علي"})

_BEFORE = frozenset({"before", "ahead", "until", "till", "قبل", "قبيل", "حلول", "حتي"})
_END = frozenset({"end", "close", "نهاية", "ختام", "اواخر", "اخر"})
_AFTER = frozenset({"after", "بعد", "عقب"}) | _END
_START = frozenset(
    {"from", "since", "start", "beginning", "اعتبارا", "ابتداء", "منذ", "مطلع", "بداية", "اول"}
)
_BESIDE = 4
"""Words before a month among which is told on which side of it a thing lies."""

_EVE, _NIGHT = "ليلة", frozenset({"night", "evening"})
"""The night of Friday is the one that leads to it."""

_UNTIL = frozenset({"by", "until", "till", "to", "through", "later", "حتي", "لغاية", "اقصاه", "غاية"})
_CYCLES = {Type.MONTH: 12, Type.WEEKDAY: 7, Type.ORDINAL: 31, Type.DAY: 31}
"""How many there are of what follows one another; the first comes after the last."""


def without_complements(compared: Compared) -> tuple[list[Figure], list[Figure]]:
    """Return the unmatched figures of both sides but those that the words beside them reconcile."""
    english, arabic = list(compared.translation.left), list(compared.original.left)
    for one in compared.translation.left:
        for other in arabic:
            if (
                _is_complement(one, other, compared)
                or are_parts_of_one(one, other, compared)
                or _meet_between(one, other, compared)
            ):
                english.remove(one)
                arabic.remove(other)
                break
    return english, arabic


def _is_complement(one: Figure, other: Figure, compared: Compared) -> bool:
    """Tell whether two shares make a whole and one side tells of the part that the other leaves."""
    if not whole_of(one.quantity, other.quantity):
        return False
    if {_bound(one, compared.pair.translation), _bound(other, compared.pair.original)} == {_LESS, _MORE}:
        return True  # more than two thirds do, fewer than a third do not
    if _names_the_rest(one, compared.pair.translation) and _names_the_rest(other, compared.pair.original):
        return True  # a quarter by the state, the rest a loan; three quarters a loan, the rest by the state
    ours, theirs = _roles(one, compared.pair.translation), _roles(other, compared.pair.original)
    return _tells_the_rest(ours, theirs) or _tells_the_rest(theirs, ours)


def _names_the_rest(figure: Figure, sentences: Sequence[Span]) -> bool:
    return any(_REST in _roles_of(word) for words in words_around(figure, sentences) for word in words)


def _bound(figure: Figure, sentences: Sequence[Span]) -> str:
    """Return what bounds a figure, as "more than" and أقل من do: LESS or MORE; nothing where nothing does."""
    *_, told, joint = ["", "", *_clause(figure, sentences)[0]]
    roles = _roles_of(told if joint in _THAN else joint)
    return next((role for role in (_LESS, _MORE) if role in roles), "")


def are_parts_of_one(one: Figure, other: Figure, compared: Compared) -> bool:
    """Tell whether two counts are the parts of a third that both sides name behind them: 7 of 9, 2 of 9.

    One of them is told with what denies or limits it.
    """
    counts = one.quantity, other.quantity
    if {quantity.type for quantity in counts} != {Type.CARDINAL}:
        return False
    whole = sum(quantity.value for quantity in counts)
    sides = (one, compared.pair.translation), (other, compared.pair.original)
    ours, theirs = (_roles(*side) & {_LACK, _DENIED, _ONLY} for side in sides)
    if bool(ours) == bool(theirs):
        return False
    return any(match.original.quantity.value == whole for match in compared.matches) and all(
        not _OF.isdisjoint(_clause(figure, sentences)[1][:_BESIDE]) for figure, sentences in sides
    )


def is_share_for_difference(match: Match, compared: Compared) -> bool:
    """Tell whether one side says what part of a thing something is, and the other how much more or less.

    Eight percent of the cost is not eight percent more, and a quarter below capacity is no quarter of it.
    """
    sides = (
        (match.translation, compared.pair.translation),
        (match.original, compared.pair.original),
    )
    if not {figure.quantity.type for figure, _ in sides} <= {Type.PERCENT, Type.FRACTION}:
        return False
    shares, differences = ([tell(*side) for side in sides] for tell in (_is_share, _is_difference))
    return (shares[0] and differences[1]) or (differences[0] and shares[1])


def _is_share(figure: Figure, sentences: Sequence[Span]) -> bool:
    is_of = not _OF.isdisjoint(_clause(figure, sentences)[1][:1])
    return is_of and not _roles(figure, sentences) & {_LESS, _MORE, _LACK, _GONE}


def _is_difference(figure: Figure, sentences: Sequence[Span]) -> bool:
    before, behind = _clause(figure, sentences)
    compares = any(_roles_of(word) & {_LESS, _MORE} for word in behind[:1])
    return compares or (not _BY.isdisjoint(before[-1:]) and bool(_roles(figure, sentences) & {_LESS, _MORE}))


def _tells_the_rest(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether one side says how much is gone, missing or denied, and the other how much there is."""
    if _LESS in ours and _SHARE in theirs and not theirs & {_LESS, _MORE}:
        return True
    if _GONE in ours and theirs & {_ONLY, _LACK} and _GONE not in theirs:
        return True  # lost three quarters: لم يبق سوى ربع
    if _DENIED in ours and _ONLY in theirs and not theirs & {_LACK, _DENIED}:
        return True  # لم يُنفق 65 في المئة: just 35 percent has been spent
    is_open = _DENIED not in theirs or _AT_LEAST in ours
    return _LACK in ours and _LACK not in theirs and is_open


def _roles(figure: Figure, sentences: Sequence[Span]) -> frozenset[str]:
    """Return what the clause of a figure says of its share; what is denied behind it, it lacks."""
    before, behind = _clause(figure, sentences)
    first = [_roles_of(word) for word in before]
    last = [_roles_of(word) for word in behind]
    roles = frozenset().union(*first, *last)
    if any(_NOT in told for told in last):
        roles |= {_LACK}
    if any(_NOT in told for told in first) and _ONLY not in roles:
        roles |= {_DENIED}
    if figure.quantity.type is Type.FRACTION or (behind[:1] and behind[0] in _OF):
        roles |= {_SHARE}
    return roles


def _clause(figure: Figure, sentences: Sequence[Span]) -> tuple[list[str], list[str]]:
    """Return the words before and behind a figure up to the next marks."""
    before, behind = words_around(figure, sentences)
    start = max((at + 1 for at, word in enumerate(before) if word in _ENDS), default=0)
    end = next((at for at, word in enumerate(behind) if word in _ENDS), len(behind))
    return [folded_word(w).lower() for w in before[start:]], [folded_word(w).lower() for w in behind[:end]]


def _meet_between(one: Figure, other: Figure, compared: Compared) -> bool:
    """Tell whether a time before one day or month is told as until the one before it, or the reverse.

    Or the night before a day as the night of that day.
    """
    kind = one.quantity.type
    is_same = other.quantity.type is kind and other.quantity.unit == one.quantity.unit
    if not is_same or kind not in _CYCLES:
        return False
    cycle = _CYCLES[kind]
    ours, theirs = (
        frozenset().union(*map(_forms, words_around(figure, sentences)[0][-_BESIDE:]))
        for figure, sentences in ((one, compared.pair.translation), (other, compared.pair.original))
    )
    step = (one.quantity.value - other.quantity.value) % cycle
    if kind is Type.WEEKDAY and step == cycle - 1 and _EVE in theirs:
        return not _NIGHT.isdisjoint(words_around(one, compared.pair.translation)[1][:1])
    meet = _months_meet if kind is Type.MONTH else _days_meet
    if step == 1:
        return meet(theirs, ours)
    return step == cycle - 1 and meet(ours, theirs)


def _months_meet(earlier: frozenset[str], later: frozenset[str]) -> bool:
    if later & _END:
        return False
    return bool((earlier & _END and later & _BEFORE) or (earlier & _AFTER and later & _START))


def _days_meet(earlier: frozenset[str], later: frozenset[str]) -> bool:
    return bool(earlier & _UNTIL and later & _BEFORE - _UNTIL)


@lru_cache(maxsize=WORDS)
def _roles_of(word: str) -> frozenset[str]:
    return frozenset().union(*(_table().get(form, ()) for form in _forms(word)))


@lru_cache(maxsize=WORDS)
def _forms(word: str) -> frozenset[str]:
    """Return a word folded, with and without proclitics and article."""
    readings = without_proclitics(folded_word(word).lower())
    return frozenset(readings) | {form.removeprefix(ARTICLE) for form in readings}


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    """Return by word of either language what it says of a share."""
    table: dict[str, frozenset[str]] = {}
    for row in rows("shares.tsv"):
        for word in (*row["english"].split("|"), *map(folded_word, row["arabic"].split("|"))):
            table[word] = table.get(word, frozenset()) | {row["role"]}
    return table
