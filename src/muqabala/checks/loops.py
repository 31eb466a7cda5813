"""Words that come again in an English text, and whether a writer would let that stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from muqabala.languages.function_words import DOUBLES, LEADS_ON, LIGHT, small_words
from muqabala.languages.inflection import base_forms
from muqabala.records import Span

WORD = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")

_NEAR, _FAR = 3, 12
"""Words between a stretch and its repeat: up to the first few alarm, beyond the second none does."""

_LEAST_NEAR, _LEAST_FAR = 3, 4
"""Words of a stretch whose near or far repeat alarms."""

_LEAST_CONTENT = 2
"""Content words of such a stretch; with one, half of all rhetorical parallels would alarm."""

_SETTING_OFF = frozenset(("not", "but", "than"))
"""Words between a stretch and its repeat that set them off: what is lost, rather than what is owned."""

_DENIED = "not"
"""The word behind a repeat that sets it off: some do, and some do not."""


class Token(NamedTuple):
    """An English word in its sentence."""

    sentence: Span
    start: int
    end: int
    text: str


def tokens_of(sentence: Span) -> Iterator[Token]:
    """Yield the words of a sentence."""
    for match in WORD.finditer(sentence.text):
        yield Token(sentence, *match.span(), match.group())


def repeats(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield first place, second place and length of each longest repeat, by first place."""
    places: dict[str, list[int]] = defaultdict(list)
    for again, word in enumerate(words):
        places[word].append(again)
    for first, word in enumerate(words):
        for again in places[word]:
            if again <= first:
                continue
            size = 0
            while (
                first + size < again
                and again + size < len(words)
                and words[first + size] == words[again + size]
            ):
                size += 1
            if first and words[first - 1] == words[again - 1] and first + size < again:
                continue
            yield first, again, size


def is_loop(tokens: Sequence[Token], words: Sequence[str], first: int, again: int, size: int) -> bool:
    """Tell whether a repeat is of the sort that a writer would not let stand."""
    stretch = words[first : first + size]
    content = [word for word in stretch if is_heavy(word) and not word.isdigit()]
    if set(content) <= small_words(DOUBLES):  # "again and again, and"
        return False
    between = words[first + size : again]
    if not content or _DENIED in words[again + size : again + size + 1]:
        return False
    if size == 1:
        return between in ([], ["and"]) and _is_doubled_word(tokens[first], tokens[again])
    is_apart = tokens[first].sentence is not tokens[again].sentence
    is_name = _is_name(tokens[first : first + size])
    if not between or (between in (["and"], ["or"]) and not is_name):
        is_whole = len(content) >= _LEAST_CONTENT and _is_sentence(tokens[again : again + size])
        return not is_apart or is_whole  # "of the poor. The poor do not" takes the word up
    if is_apart or is_name or not _SETTING_OFF.isdisjoint(between):
        return False
    least = _LEAST_NEAR if len(between) <= _NEAR else _LEAST_FAR
    return len(between) <= _FAR and size >= least and len(content) >= _LEAST_CONTENT


def _is_doubled_word(first: Token, again: Token) -> bool:
    """Tell whether a small word is doubled by accident: "soap, soap and blankets", "tried and tried"."""
    between = first.sentence.text[first.end : again.start]
    is_small = first.text.islower() and again.text.islower() and len(first.text) > 2
    return (
        first.sentence is again.sentence
        and is_small
        and (between.strip() in ("", ",") or (between.strip() == "and" and first.text.endswith("ed")))
        and first.text not in small_words(DOUBLES)
    )


def is_spoken(first: Token, again: Token) -> bool:
    """Tell whether a comma parts two words inside a quotation."""
    text = first.sentence.text
    before = text[: first.start]
    is_quoted = before.count('"') % 2 == 1 or before.rfind("\u201c") > before.rfind("\u201d")
    return is_quoted and text[first.end : again.start].strip() == ","


def _is_sentence(tokens: Sequence[Token]) -> bool:
    """Tell whether some words of a sentence are all that it has."""
    return len(tokens) == sum(1 for _ in tokens_of(tokens[0].sentence))


def _is_name(tokens: Sequence[Token]) -> bool:
    """Tell whether all that carries content in a stretch is capital: a title or a name."""
    return all(token.text[0].isupper() or not is_heavy(token.text) for token in tokens)


def is_heavy(word: str) -> bool:
    """Tell whether a word carries content."""
    return word.lower() not in small_words(LIGHT)


def content_words(text: str) -> set[str]:
    """Return the words of content, each as the shortest word that it may be a form of."""
    words = (
        word for word in WORD.findall(text) if is_heavy(word) and word.lower() not in small_words(LEADS_ON)
    )
    return {min(base_forms(word), key=lambda form: (len(form), form)).lower() for word in words}
