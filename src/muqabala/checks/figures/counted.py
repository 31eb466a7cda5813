"""What a count counts, told by the nouns beside it, on both sides.

A count is wrong where the other side counts the same things otherwise, and two counts have changed places
where each stands with the other's things.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations

from muqabala.checks.bitext import Word
from muqabala.checks.faces import missing_share
from muqabala.checks.figures.matching import Compared, Figure, Match
from muqabala.languages.folding import folded_word
from muqabala.languages.function_words import LIGHT, small_words
from muqabala.languages.inflection import base_forms
from muqabala.languages.nouns import base_meanings, dual_meanings
from muqabala.languages.quantities.record import Quantity, Type
from muqabala.records import Span

_PAIR = 2
_REACH = 3
"""Words of content behind a count among which its noun is."""

_NEAR = 3
"""Words around a figure of the original that may stand with it."""

_CLOSELY = 0.2
"""Missing share of a rendering word by word, in which words keep to their figures."""

_TELLING, _MOST = 3, 4
"""How many words must stand with the other figure, and how many times as many as with their own."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|[^\w\s]")
_ARTICLE, _AND = "ال", "و"

_ONE_OF = frozenset({"احد", "احدي"})

_OLD, _NEW = "<old>", "<new>"
_ROLES = {
    ("instead", "of"): _OLD, ("rather", "than"): _OLD, ("from",): _OLD, ("to",): _NEW,
    ("بدلا", "من"): _OLD, ("بدل",): _OLD, ("عوضا", "عن"): _OLD, ("من",): _OLD, ("الي",): _NEW,
}  # fmt: skip
"""What tells the count that was from the one that is: from ten to eight, ثمانية بدلا من عشرة."""


def miscounted(
    english: list[Figure], arabic: list[Figure], compared: Compared
) -> Iterator[tuple[Figure, Figure]]:
    """Take counts of the same things that differ off both lists; a dual of the original counts too."""
    for one in [figure for figure in english if _is_count(figure)]:
        things = _things(one, compared.pair.translation)
        if not things:
            continue
        fewer = _fewer(things, compared.pair.original)
        if fewer and fewer.quantity.value == one.quantity.value:
            continue
        rivals = [
            other for other in arabic if _is_count(other) and things & _things(other, compared.pair.original)
        ]
        if rivals:
            english.remove(one)
            arabic.remove(rivals[0])
            yield one, rivals[0]
        elif fewer and fewer.quantity.value < one.quantity.value:
            english.remove(one)
            yield one, fewer


def exchanged(compared: Compared) -> Iterator[tuple[Figure, Figure]]:
    """Yield both sides' counts of the same things where two matched counts have changed places."""
    for first, second in combinations(filter(_is_plain, compared.matches), 2):
        if _crossed(first, second):
            (ours, theirs), (ours2, theirs2) = _sides(first, compared), _sides(second, compared)
            own, own2, their, their2 = ours - ours2, ours2 - ours, theirs - theirs2, theirs2 - theirs
            by_things = own & their2 and own2 & their and not (own & their or own2 & their2)
            if by_things or _stand_with_each_others_words(first, second, compared):
                yield first.translation, second.original


def _stand_with_each_others_words(first: Match, second: Match, compared: Compared) -> bool:
    """Tell whether most words around each figure are rendered by words around the other one."""
    english, arabic = compared.pair.translation_words, compared.pair.original_words
    if max(map(missing_share, (english, arabic))) > _CLOSELY:
        return False
    ours = [_place(match.translation.span, english) for match in (first, second)]
    theirs = [_place(match.original.span, arabic) for match in (first, second)]
    if 1 in (abs(ours[0] - ours[1]), abs(theirs[0] - theirs[1])):
        return False  # 3/30/2009 and 30/3/2009
    stays, moves = 0, 0
    for our, their in compared.pair.links:
        near, facing = ([abs(place - own) for place in of] for own, of in ((our, ours), (their, theirs)))
        if 0 in near or 0 in facing or min(near) > 2 * _NEAR or min(facing) > _NEAR:
            continue
        sides = (near[0] - near[1]) * (facing[0] - facing[1])
        stays, moves = stays + (sides > 0), moves + (sides < 0)
    return moves >= max(_TELLING, _MOST * stays)


def _place(span: Span, words: Sequence[Word]) -> int:
    """Return the number of the word that a span begins with."""
    return bisect_left(words, _position(span), key=lambda word: _position(word.span))


def _position(span: Span) -> tuple[int, int]:
    return span.paragraph, span.start


def _crossed(first: Match, second: Match) -> bool:
    """Tell whether two different counts stand in one order in one text and in the other in the other."""
    english, arabic = (
        _position(one.span) < _position(other.span)
        for one, other in ((first.translation, second.translation), (first.original, second.original))
    )
    return english is not arabic and first.translation.quantity.value != second.translation.quantity.value


def _is_plain(match: Match) -> bool:
    one, other = match.translation.quantity, match.original.quantity
    is_code = _is_code(one) or _is_code(other)
    return {one.type, other.type} <= {Type.CARDINAL, Type.PERCENT} and not (
        one.implied or other.implied or is_code
    )


def _is_count(figure: Figure) -> bool:
    """Tell a count of things from measures, the numbers of codes, and the single one of الحالة الواحدة."""
    quantity = figure.quantity
    is_single = quantity.value == 1 and quantity.text.startswith(_ARTICLE)
    is_plain = quantity.type is Type.CARDINAL and not quantity.unit and not quantity.implied
    return is_plain and not _is_code(quantity) and not is_single


def _is_code(quantity: Quantity) -> bool:
    """Tell whether a number is part of a code: كوفيد-19."""
    return quantity.soft and quantity.text[0].isdecimal()


def _sides(match: Match, compared: Compared) -> tuple[frozenset[str], frozenset[str]]:
    return (
        _things(match.translation, compared.pair.translation)
        | _role(match.translation, compared.pair.translation),
        _things(match.original, compared.pair.original) | _role(match.original, compared.pair.original),
    )


def _things(figure: Figure, sentences: Sequence[Span]) -> frozenset[str]:
    """Return what a figure counts, in base forms of English."""
    before, after = words_around(figure, sentences)
    is_arabic = any("\u0600" <= letter <= "\u06ff" for letter in "".join(after[:_REACH]) or figure.span.text)
    nouns = _nouns(after)
    if not is_arabic:
        return frozenset().union(*map(base_forms, nouns))
    if before and figure.span.text.startswith(_ARTICLE):
        nouns = [before[-1]]
    return frozenset().union(*(base_meanings(folded_word(word)) for word in nouns))


def _nouns(words: Sequence[str]) -> list[str]:
    """Return the first words of content, up to a mark or the "and" or small word behind them."""
    found: list[str] = []
    for word in words:
        if found and word.startswith(_AND):
            break
        if folded_word(word) in small_words(LIGHT):
            if found:
                break
        elif not word[0].isalpha() or len(found) == _REACH:
            break
        else:
            found.append(word)
    return found


def _role(figure: Figure, sentences: Sequence[Span]) -> frozenset[str]:
    before, _ = words_around(figure, sentences)
    words = tuple(folded_word(word) for word in before[-_PAIR:])
    role = _ROLES.get(words) or _ROLES.get(words[-1:])
    return frozenset({role} if role else ())


def words_around(figure: Figure, sentences: Sequence[Span]) -> tuple[list[str], list[str]]:
    """Return the words before and behind a figure in its sentence."""
    span = figure.span
    sentence = next(
        one for one in sentences if one.paragraph == span.paragraph and one.start <= span.start < one.end
    )
    text, start, end = sentence.text, span.start - sentence.start, span.end - sentence.start
    return _WORD.findall(text[:start]), _WORD.findall(text[end:])


def _fewer(things: frozenset[str], sentences: Sequence[Span]) -> Figure | None:
    """Return the noun that means one of these things and is in the dual, or stands behind "one of"."""
    for sentence in sentences:
        before = ""
        for match in _WORD.finditer(sentence.text):
            word = folded_word(match.group())
            value = _PAIR if dual_meanings(word) & things else 1 if before in _ONE_OF else 0
            if value and base_meanings(word) & things:
                count = Quantity(value, Type.CARDINAL, *match.span(), match.group(), soft=True, implied=True)
                return Figure(count, sentence.part(*match.span()), bracketed=False)
            before = word.removeprefix("و").removeprefix("ب").removeprefix("ل")
    return None
