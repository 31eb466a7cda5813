"""The words that a token may stand for, whatever clitics and endings Arabic puts on them."""

from __future__ import annotations

import re
from functools import lru_cache

from muqabala.languages.caching import WORDS
from muqabala.languages.claims.words.word_classes import word_classes
from muqabala.languages.folding import folded_text, folded_word

_NOT_TO = re.compile("[وب]?أ\u064e?ل\u0651?\u064e?\u0651?ا")
_NOT_TO_FORM = "{not-to}"
"""ألا, "not to", which would fold into إلا, "except"."""
_DOUBLED = "\u0651"
_UNDOUBLED = frozenset(("دون", "قبل", "غير", "سوي", "بعد", "وعد"))
"""Words that a doubled letter makes other words of: دوّن "he wrote down", غيّر "he changed"."""

_COMPARATIVE = re.compile(r"(?!other|rather|water|after|over|under|ever|never|number|whether)[a-z]{3,}er")
_NUMBER = re.compile(
    r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
)
_CONJUNCTION = re.compile(r"[وف](?=\w{2})")
_PREPOSITION = re.compile(r"(?:لل(?=\w{2})|[بكل]ال(?=\w{2})|ال(?=\w{2})|[بل](?=\w{3}))")
_PRONOUN = re.compile(r"(?<=\w\w)(?<!\bان)(?<!\b[وف]ان)(?:ه|ها|هم|هن|هما|كم|نا)$")
"""A pronoun at the end; إنها لم is "that she did not", and not إن لم, "if not"."""
_ENDING = re.compile(r"(?<=\w\w\w\w)(?:ة|ت|ا|وا|ون|ين|ان|ات|تا|تي|ن)$")
"""Endings of verbs, nouns and adjectives; a stem of three letters is too often another word without them."""


@lru_cache(maxsize=WORDS)
def arabic_forms(token: str) -> tuple[str, ...]:
    """Return the words that a token may stand for, as written first, without clitics and endings after.

    ``{future}``, ``{imperfect}``, ``{t-verb}`` and ``{elative}`` stand for any word that looks so.

    >>> arabic_forms("وبعضهم")
    ('وبعضهم', 'بعضهم', 'عضهم', 'وبعض', 'بعض', 'عض')
    >>> "{future}" in arabic_forms("سيلتقي")
    True
    """
    if _NOT_TO.fullmatch(token):
        return (_NOT_TO_FORM,)
    word = folded_word(token)
    if _DOUBLED in token and not _UNDOUBLED.isdisjoint((word, _CONJUNCTION.sub("", word, 1))):
        return (token,)
    forms = {word: None}
    for pattern in (_CONJUNCTION, _PREPOSITION):
        forms |= {form[match.end() :]: None for form in forms if (match := pattern.match(form))}
    for pattern in (_PRONOUN, _ENDING):
        bare = {form[: match.start()]: None for form in forms if (match := pattern.search(form))}
        forms |= bare | {form[:-1] + "ة": None for form in bare if form[-1] == "ت"}
    bare_verbs = [word] + ([word[1:]] if len(word) > len("فيها") and _CONJUNCTION.match(word) else [])
    return (*forms, *word_classes(bare_verbs))


@lru_cache(maxsize=WORDS)
def english_forms(token: str) -> tuple[str, ...]:
    """Return the words that a token may stand for; the month of May is not the verb.

    ``{n't}``, ``{er}`` and ``{number}`` stand for any word of that form.

    >>> english_forms("Don\u2019t"), english_forms("Egypt's"), english_forms("May")
    (("don't", "{n't}"), ("egypt's", 'egypt'), ('{May}',))
    """
    if token == "May":
        return ("{May}",)
    word = folded_word(token)
    if word.endswith("n't"):
        return (word, "{n't}")
    if word.endswith("'s"):
        return (word, word[:-2])
    if _NUMBER.fullmatch(word):
        return (word, "{number}")
    return (word, "{er}") if _COMPARATIVE.fullmatch(word) else (word,)


def tabled_form(word: str) -> str:
    """Return a word of a table as it is among the forms of a token.

    >>> tabled_form("إلا"), tabled_form("ألا")
    ('الا', '{not-to}')
    """
    return _NOT_TO_FORM if _NOT_TO.fullmatch(word) else folded_text(word)
