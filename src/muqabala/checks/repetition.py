"""Words said twice in the English and once in the Arabic."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.checks.holes import length_ratio
from muqabala.checks.restatement import restated
from muqabala.checks.units import units
from muqabala.languages.folding import folded_text, folded_word
from muqabala.languages.function_words import DOUBLES, LIGHT, small_words
from muqabala.languages.inflection import base_forms
from muqabala.languages.names.mentions import ARABIC_WORD, without_proclitics
from muqabala.languages.names.table import ARTICLE
from muqabala.records import Finding, Severity, Span
from muqabala.segment import clauses
from muqabala.settings import ENGLISH_ARABIC

_WORD = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")
_NEAR, _FAR = 3, 12
"""Words between a stretch and its repeat: up to the first few alarm, beyond the second none does."""

_LEAST_NEAR, _LEAST_FAR = 3, 4
"""Words of a stretch whose near or far repeat alarms."""

_LEAST_CONTENT = 2
"""Content words of such a stretch; with one, half of all rhetorical parallels would alarm."""

_LEAST_SENTENCE = 6
"""Words of a sentence whose doubling in another paragraph is no chance."""

_LEAST_RESTATED, _RESTATED_SHARE = 3, 0.75
"""Content words of a clause that says again what an earlier sentence says, and their share."""

_PERSON, _PLURAL = re.compile(r"^[يتن](?=\w{3})"), re.compile(r"(?<=\w{3})(?:ون|وا|ن)$")
"""What tells the persons of an Arabic verb: لن تنسى, لن ينسين."""

_LEAST_KEY = 3
"""Letters of an Arabic word that is told from others without its clitics."""

_SPREAD = 4
"""Words by which Arabic may spread what English says twice at once."""

_LOOP = 0.9
"""Said twice at once: none of 3,527 clean pairs, 18 of 25 repetitions of the drift triples (even lines)."""

_REPEAT = 0.8
"""Said again a little further on: none of 3,527, 3 of 25; 6 of 3,097 human translations for evaluation."""


_EMPHASIS = 0.4
"""A word doubled with a comma in quoted speech, "this horrible, horrible group": how people talk."""

_RESTATED = 0.9
"""A clause said again in the same or like words: 1 of 7,200 clean pairs, 9 of 12 blind repetitions."""


class _Token(NamedTuple):
    """An English word in its sentence."""

    sentence: Span
    start: int
    end: int
    text: str


class Repetition(Check):
    """The English says something twice that the Arabic says once.

    Why it matters
        Machines fall into loops; the reader takes the second time for emphasis, or
        for a lost sentence.

    Example
        Original:    صودر عسل مغشوش من المتاجر.
        Translation: Adulterated honey, adulterated honey was seized from the shops.

    When to ignore
        Where the doubling is English idiom. What the Arabic repeats too is never
        reported. Of other languages only whole sentences that come again are.
    """

    slug = "repetition"
    mqm = "Accuracy/Addition"
    severity = Severity.MAJOR
    any_language = True

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield each stretch that a paragraph repeats, and each sentence that comes again later."""
        if bitext.languages == ENGLISH_ARABIC:
            found = [
                finding
                for group in bitext.groups
                for finding in list(self._within(group)) or self._repeated_clauses(group)
            ]
            yield from found
            done = {finding.translation.paragraph for finding in found if finding.translation}
            yield from self._restated(bitext, done)
        yield from self._doubled_sentences(bitext)

    def _within(self, group: Group) -> Iterator[Finding]:
        sentences = [sentence for pair in group.pairs for sentence in pair.translation]
        content = [
            word for sentence in sentences for word in _WORD.findall(sentence.text.lower()) if _is_heavy(word)
        ]
        if len(content) == len(set(content)):
            return
        tokens = [token for sentence in sentences for token in _tokens(sentence)]
        words = [token.text.lower().replace("\u2019", "'") for token in tokens]
        done = -1
        for first, again, size in _repeats(words):
            if first <= done or not _is_loop(tokens, words, first, again, size):
                continue
            is_at_once = again - first - size <= 1
            if is_at_once:
                licence = _repeated_words(_original_of(tokens[again].sentence, group), 2 * size + _SPREAD)
            else:
                licence = _repeated_words([span for pair in group.pairs for span in pair.original])
            if 2 * licence < len({*filter(_is_heavy, words[first : first + size])}):
                done = again + size - 1
                confidence = _LOOP if is_at_once else _REPEAT
                if size == 1 and _is_spoken(tokens[first], tokens[again]):
                    confidence = _EMPHASIS
                yield self._finding(tokens[again], tokens[done], confidence)

    def _restated(self, bitext: Bitext, done: Collection[int]) -> Iterator[Finding]:
        """Yield what is said again in other words, in paragraphs that are not done."""
        ratio = length_ratio(bitext)
        for unit in units(bitext):
            for part in restated(unit, ratio):
                if part.paragraph not in done:
                    yield self._said_again(part)

    def _repeated_clauses(self, group: Group) -> Iterator[Finding]:
        """Yield the clauses whose words an earlier sentence has, where the original says nothing twice."""
        sentences = [sentence for pair in group.pairs for sentence in pair.translation]
        parts = [(sentence, clause) for sentence in sentences for clause in clauses(sentence)]
        original = [span for pair in group.pairs for span in pair.original]
        earlier: dict[Span, set[str]] = defaultdict(set)
        for sentence, clause in parts:
            words = _content(clause.text)
            least = max(_LEAST_RESTATED, _RESTATED_SHARE * len(words))
            is_said = any(len(words & said) >= least for said in earlier.values())
            earlier[sentence] |= words
            if is_said and 2 * _repeated_words(original) < len(words):
                yield self._said_again(clause)

    def _said_again(self, clause: Span) -> Finding:
        return self.finding(
            f"The English says again what it said before: “{clause.text}”.",
            confidence=_RESTATED,
            translation=clause,
        )

    def _finding(self, first: _Token, last: _Token, confidence: float) -> Finding:
        end = last.end if last.sentence is first.sentence else len(first.sentence.text)
        words = first.sentence.part(first.start, end)
        return self.finding(
            f"The English says “{words.text}” twice; the Arabic says it once.",
            confidence=confidence,
            translation=words,
        )

    def _doubled_sentences(self, bitext: Bitext) -> Iterator[Finding]:
        seen: dict[str, Pair] = {}
        for group in bitext.groups:
            for pair in group.pairs:
                for sentence in pair.translation:
                    words = _WORD.findall(sentence.text.lower())
                    first = seen.setdefault(" ".join(words), pair)
                    if (
                        len(words) >= _LEAST_SENTENCE
                        and first is not pair
                        and _folded(first) != _folded(pair)
                    ):
                        yield self.finding(
                            "The translation says this sentence for the second time; the original does not.",
                            confidence=_LOOP,
                            translation=sentence,
                        )


def _folded(pair: Pair) -> str:
    """Return the original of a pair, folded."""
    return " ".join(folded_text(sentence.text) for sentence in pair.original)


def _tokens(sentence: Span) -> Iterator[_Token]:
    """Yield the words of a sentence."""
    for match in _WORD.finditer(sentence.text):
        yield _Token(sentence, *match.span(), match.group())


def _repeats(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
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


def _is_loop(tokens: Sequence[_Token], words: Sequence[str], first: int, again: int, size: int) -> bool:
    """Tell whether a repeat is of the sort that a writer would not let stand."""
    stretch = words[first : first + size]
    content = [word for word in stretch if _is_heavy(word) and not word.isdigit()]
    between = words[first + size : again]
    if not content:
        return False
    if size == 1:
        return between in ([], ["and"]) and _is_doubled_word(tokens[first], tokens[again])
    if not between or between in (["and"], ["or"]):
        return True
    if tokens[first].sentence is not tokens[again].sentence or _is_name(tokens[first : first + size]):
        return False
    least = _LEAST_NEAR if len(between) <= _NEAR else _LEAST_FAR
    return len(between) <= _FAR and size >= least and len(content) >= _LEAST_CONTENT


def _is_doubled_word(first: _Token, again: _Token) -> bool:
    """Tell whether a small word is doubled by accident: "soap, soap and blankets", "tried and tried"."""
    between = first.sentence.text[first.end : again.start]
    is_small = first.text.islower() and again.text.islower() and len(first.text) > 2
    return (
        first.sentence is again.sentence
        and is_small
        and (between.strip() in ("", ",") or (between.strip() == "and" and first.text.endswith("ed")))
        and first.text not in small_words(DOUBLES)
    )


def _is_spoken(first: _Token, again: _Token) -> bool:
    """Tell whether a comma parts two words inside a quotation."""
    text = first.sentence.text
    before = text[: first.start]
    is_quoted = before.count('"') % 2 == 1 or before.rfind("\u201c") > before.rfind("\u201d")
    return is_quoted and text[first.end : again.start].strip() == ","


def _is_name(tokens: Sequence[_Token]) -> bool:
    """Tell whether all that carries content in a stretch is capital: a title or a name."""
    return all(token.text[0].isupper() or not _is_heavy(token.text) for token in tokens)


def _content(text: str) -> set[str]:
    """Return the words of content, each as the shortest word that it may be a form of."""
    words = filter(_is_heavy, _WORD.findall(text))
    return {min(base_forms(word), key=lambda form: (len(form), form)).lower() for word in words}


def _is_heavy(word: str) -> bool:
    """Tell whether a word carries content."""
    return word.lower() not in small_words(LIGHT)


def _original_of(sentence: Span, group: Group) -> tuple[Span, ...]:
    """Return the Arabic sentences that an English one renders."""
    return next(pair.original for pair in group.pairs if sentence in pair.translation)


def _repeated_words(original: Sequence[Span], reach: int | None = None) -> int:
    """Count the Arabic words of content, clitics apart, that come again, within ``reach`` words if given."""
    last: dict[str, int] = {}
    repeated = set()
    words = (word for span in original for word in ARABIC_WORD.findall(span.text))
    for number, word in enumerate(words):
        readings = {form.removeprefix(ARTICLE) for form in without_proclitics(folded_word(word))}
        readings |= {_PERSON.sub("", form) for form in readings}
        readings |= {_PLURAL.sub("", form) for form in readings}
        for reading in filter(_is_heavy, readings):
            if len(reading) < _LEAST_KEY:
                continue
            if reading in last and (reach is None or number - last[reading] <= reach):
                repeated.add(number)
            last[reading] = number
    return len(repeated)
