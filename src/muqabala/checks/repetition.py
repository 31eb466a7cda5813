"""Words said twice in the English and once in the Arabic."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, Group, Pair, sentences_of
from muqabala.checks.faces import units
from muqabala.checks.holes import length_ratio
from muqabala.checks.loops import (
    WORD,
    Token,
    content_words,
    is_heavy,
    is_loop,
    is_spoken,
    repeats,
    tokens_of,
)
from muqabala.checks.restatement import restated
from muqabala.languages.folding import folded_text, folded_word
from muqabala.languages.names.mentions import ARABIC_WORD, without_proclitics
from muqabala.languages.names.table import ARTICLE
from muqabala.records import Finding, Kind, Severity, Span
from muqabala.segment import clauses
from muqabala.settings import ENGLISH_ARABIC

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


_DENIAL = re.compile(r"\bnot\b|n['\u2019]t\b")
_TOO = re.compile(r"\b(?:too|also|as well|likewise)\b"), re.compile(r"\b(?:أيضا|كذلك|بدور(?:ه|ها|هم))")
"""What tells that something is said again of another, in either language."""

_EMPHASIS = 0.4
"""A word doubled with a comma in quoted speech, "this horrible, horrible group": how people talk."""

_RESTATED = 0.9
"""A clause said again in the same or like words: 1 of 7,200 clean pairs, 9 of 12 blind repetitions."""


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
            titled = _with_headings(bitext)
            found = [
                finding
                for group in bitext.groups
                if titled.isdisjoint(group.translation)
                for finding in list(self._within(group)) or self._repeated_clauses(group)
            ]
            yield from found
            done = {finding.translation.paragraph for finding in found if finding.translation}
            yield from self._restated(bitext, done | titled)
        yield from self._doubled_sentences(bitext)

    def _within(self, group: Group) -> Iterator[Finding]:
        sentences, original = sentences_of(group.pairs)
        content = [
            word for sentence in sentences for word in WORD.findall(sentence.text.lower()) if is_heavy(word)
        ]
        if len(content) == len(set(content)):
            return
        tokens = [token for sentence in sentences for token in tokens_of(sentence)]
        words = [token.text.lower().replace("\u2019", "'") for token in tokens]
        done = -1
        for first, again, size in repeats(words):
            if first <= done or not is_loop(tokens, words, first, again, size):
                continue
            is_at_once = again - first - size <= 1
            if is_at_once:
                both = (tokens[first].sentence, tokens[again].sentence)
                licence = _repeated_words(_original_of(both, group), 2 * size + _SPREAD)
            else:
                licence = _repeated_words(original)
            if 2 * licence < len({*filter(is_heavy, words[first : first + size])}):
                done = again + size - 1
                confidence = _LOOP if is_at_once else _REPEAT
                if size == 1 and is_spoken(tokens[first], tokens[again]):
                    confidence = _EMPHASIS
                yield self._finding(tokens[again], tokens[done], confidence)

    def _restated(self, bitext: Bitext, done: Collection[int]) -> Iterator[Finding]:
        """Yield what is said again in other words, in paragraphs that are not done."""
        ratio = length_ratio(bitext)
        for unit in units(bitext):
            for part in restated(unit, ratio):
                words = content_words(part.text)
                is_new = part.paragraph not in done and not _is_set_off(part, unit.translation.sentences)
                is_meant = _is_of_another(part, unit.original.sentences)
                if is_new and not is_meant and not _says_twice(unit.original.sentences, words):
                    yield self._said_again(part)

    def _repeated_clauses(self, group: Group) -> Iterator[Finding]:
        """Yield the clauses whose words an earlier sentence has, where the original says nothing twice."""
        sentences, original = sentences_of(group.pairs)
        parts = [(sentence, clause) for sentence in sentences for clause in clauses(sentence)]
        earlier: dict[Span, set[str]] = defaultdict(set)
        for sentence, clause in parts:
            words = content_words(clause.text)
            least = max(_LEAST_RESTATED, _RESTATED_SHARE * len(words))
            is_said = any(len(words & said) >= least for said in earlier.values())
            earlier[sentence] |= words
            is_meant = _is_set_off(clause, sentences) or _is_of_another(clause, original)
            if is_said and not is_meant and not _says_twice(original, words):
                yield self._said_again(clause)

    def _said_again(self, clause: Span) -> Finding:
        return self.finding(
            f"The English says again what it said before: “{clause.text}”.",
            confidence=_RESTATED,
            translation=clause,
        )

    def _finding(self, first: Token, last: Token, confidence: float) -> Finding:
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
                    words = WORD.findall(sentence.text.lower())
                    first = seen.setdefault(" ".join(words), pair)
                    if len(words) >= _LEAST_SENTENCE and first is not pair and not _repeats(first, pair):
                        yield self.finding(
                            "The translation says this sentence for the second time; the original does not.",
                            confidence=_LOOP,
                            translation=sentence,
                        )


def _with_headings(bitext: Bitext) -> set[int]:
    """Return the paragraphs of groups with a heading, which may say in advance what its text says."""
    kinds = [paragraph.kind for paragraph in bitext.translation.paragraphs]
    groups = (group.translation for group in bitext.groups)
    return {index for own in groups if any(kinds[it] is Kind.HEADING for it in own) for index in own}


def _is_set_off(clause: Span, sentences: Iterable[Span]) -> bool:
    """Tell whether a clause denies what was said before it: they got the name wrong, but not the tears."""
    before = " ".join(
        it.text[: max(0, clause.start - it.start)] for it in sentences if it.paragraph == clause.paragraph
    )
    return bool(_DENIAL.search(clause.text)) and not _DENIAL.search(before)


def _is_of_another(clause: Span, original: Sequence[Span]) -> bool:
    """Tell whether both sides say a thing of another, too: doubt keeps one awake, and certainty does too."""
    ours, theirs = _TOO
    return bool(ours.search(clause.text)) and any(theirs.search(it.text) for it in original)


def _says_twice(original: Sequence[Span], words: Collection[str]) -> bool:
    """Tell whether the original repeats half as many words as the translation, or more."""
    return 2 * _repeated_words(original) >= len(words)


def _repeats(first: Pair, again: Pair) -> bool:
    """Tell whether the original of one pair comes again in that of the other, be it within a longer one."""
    short, long = sorted((_folded(first), _folded(again)), key=len)
    return bool(short) and f" {short} " in f" {long} "


def _folded(pair: Pair) -> str:
    """Return the words of the original of a pair, folded."""
    return " ".join(word for it in pair.original for word in WORD.findall(folded_text(it.text)))


def _original_of(sentences: Collection[Span], group: Group) -> list[Span]:
    """Return the Arabic sentences that English ones render."""
    pairs = [pair for pair in group.pairs if any(sentence in pair.translation for sentence in sentences)]
    return sentences_of(pairs)[1]


def _repeated_words(original: Sequence[Span], reach: int | None = None) -> int:
    """Count the Arabic words of content, clitics apart, that come again, within ``reach`` words if given."""
    last: dict[str, int] = {}
    repeated = set()
    words = (word for span in original for word in ARABIC_WORD.findall(span.text))
    for number, word in enumerate(words):
        readings = {form.removeprefix(ARTICLE) for form in without_proclitics(folded_word(word))}
        readings |= {_PERSON.sub("", form) for form in readings}
        readings |= {_PLURAL.sub("", form) for form in readings}
        for reading in filter(is_heavy, readings):
            if len(reading) < _LEAST_KEY:
                continue
            if reading in last and (reach is None or number - last[reading] <= reach):
                repeated.add(number)
            last[reading] = number
    return len(repeated)
