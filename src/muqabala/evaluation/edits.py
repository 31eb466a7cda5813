"""Single edits of an English text: each returns the text anew, or None where it gives no handle.

``data/swaps.tsv`` holds words and what may be put in their place, by type of
drift; those of type ``synonym`` change nothing. They were written apart from
the tables of the checks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from random import Random

from muqabala.languages.names.mentions import Mention, english_names
from muqabala.languages.tables import rows

_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-]|[.,]\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PERCENT = re.compile(rf"{_NUMBER.pattern}(?=\s?(?:%|percent|per cent))")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|has|have|had|can|could|would|should|must|may|did|does|do)\b"
)
_NEGATED = re.compile(rf"{_AUXILIARY.pattern}(?: not|n['\u2019]t) ")
_AFFIRMED = re.compile(
    rf"(?<![\"'\u201c?] ){_AUXILIARY.pattern} (?=[a-z])(?!not\b|you\b|we\b|they\b|he\b|she\b|it\b)"
)
_CLAUSE = re.compile(
    r",? (?:and|which|who|because|after|before|while|when|but|as|although|since|where|with|in order to)"
    r" [^,;:.\"]+|, [^,;:.\"]+"
)
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[\"\u201cA-Z])")
_JOINT = re.compile(r", (and|but) (?=(?:he|she|it|they|we|there) )|, (but) |; (?=\w)")

CLAUSE_SHARES = (0.1, 0.5)
CLAUSE_WORDS = 4
"""A clause cut out is this share of its sentence, and at least this long."""

SPELT = range(2, 100)
"""Numbers that a writer may spell out."""

_LOOP = range(3, 7)
"""Words that a loop says again."""

_KEPT = (0.45, 0.75)
"""Share of the words before a text breaks off."""

_NAMED = frozenset(("country", "city", "person", "organisation", "region"))
_SMALL = ("unit", "teen", "tens")
_LISTED = re.compile(r"^\s*(?:,|and|or|to|or|-|/)|,|\b(?:and|or)\s*$")


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def exchange(text: str, first: tuple[int, int], second: tuple[int, int]) -> str:
    """Return a text with the words of two places exchanged, the first before the second.

    >>> exchange("Chad met Mali.", (0, 4), (9, 13))
    'Mali met Chad.'
    """
    (start, end), (other, last) = first, second
    return text[:start] + text[other:last] + text[end:other] + text[start:end] + text[last:]


def capitalised_as(new: str, old: str) -> str:
    """Return a word with a capital where the one that it replaces has one."""
    return new[0].upper() + new[1:] if old[0].isupper() else new


def swapper(type_: str) -> Callable[[str, Random], str | None]:
    """Return the edit that swaps a word of ``data/swaps.tsv``."""

    def swap(text: str, random: Random) -> str | None:
        pattern, table = _swaps(type_)
        found = list(pattern.finditer(text))
        if not found:
            return None
        match = random.choice(found)
        new = random.choice(table[match.group().lower()])
        return _put(text, match, capitalised_as(new, match.group()))

    return swap


@cache
def _swaps(type_: str) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    table: dict[str, list[str]] = {}
    for row in rows("swaps.tsv", "muqabala.evaluation"):
        if row["type"] == type_:
            table.setdefault(row["written"].lower(), []).append(row["planted"])
    longest = sorted(table, key=len, reverse=True)
    words = "|".join(
        re.escape(word) + (r"(?![\w-])" if word[-1].isalpha() else r"(?=\d)") for word in longest
    )
    return re.compile(rf"(?<![\w-])(?:{words})", re.IGNORECASE), table


def _other_number(text: str, match: re.Match[str], random: Random) -> str:
    """Change one digit, or exchange two neighbours that differ; years stay in their century."""
    digits = [place for place in range(*match.span()) if text[place].isdigit()]
    if _YEAR.fullmatch(match.group()):
        digits = digits[2:]
    uneven = [(a, b) for a, b in pairwise(digits) if text[a] != text[b] != "0"]
    letters = list(text)
    if uneven and random.random() < 1 / 2:
        first, second = random.choice(uneven)
        letters[first], letters[second] = letters[second], letters[first]
    else:
        place = random.choice(digits)
        letters[place] = random.choice([digit for digit in "123456789" if digit != text[place]])
    return "".join(letters)


def _with_other_number(pattern: re.Pattern[str], text: str, random: Random) -> str | None:
    found = list(pattern.finditer(text))
    return _other_number(text, random.choice(found), random) if found else None


def other_digits(text: str, random: Random) -> str | None:
    """Change a number written in digits."""
    return _with_other_number(_NUMBER, text, random)


def other_percentage(text: str, random: Random) -> str | None:
    """Change a percentage."""
    return _with_other_number(_PERCENT, text, random)


def other_date(text: str, random: Random) -> str | None:
    """Put another month, weekday or year."""
    months, weekdays = _calendar()
    found = [
        (match, names)
        for names in (months, weekdays)
        for match in re.finditer(rf"\b(?:{'|'.join(names)})\b", text)
    ]
    years = list(_YEAR.finditer(text))
    if found and (not years or random.random() < len(found) / (len(found) + len(years))):
        match, names = random.choice(found)
        return _put(text, match, random.choice([name for name in names if name != match.group()]))
    return _other_number(text, random.choice(years), random) if years else None


@cache
def _calendar() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the months, but for May and March that are verbs too, and the weekdays."""
    names: dict[str, list[str]] = {"gregorian": [], "week": []}
    for row in rows("calendars.tsv"):
        first = row["english"].split("|")[0]
        if row["calendar"] in names and first not in ("May", "March"):
            names[row["calendar"]].append(first)
    return tuple(names["gregorian"]), tuple(names["week"])


def affirmed_or_denied(text: str, random: Random) -> str | None:
    """Take a "not" away, or put one in."""
    if denied := list(_NEGATED.finditer(text)):
        match = random.choice(denied)
        return _put(text, match, f"{match.group(1)} ")
    affirmed = [match for match in _AFFIRMED.finditer(text) if match.group(1) not in ("did", "does", "do")]
    if not affirmed:
        return None
    match = random.choice(affirmed)
    return _put(text, match, f"{match.group(1)} not ")


def another_name(text: str, random: Random) -> str | None:
    """Put another name of the same kind and region."""
    found = _known_names(text)
    if not found:
        return None
    mention = random.choice(found)
    own = mention.names[0]
    rivals = [name for name in _rivals()[own.kind, own.group] if name != own.english]
    return text[: mention.start] + random.choice(rivals) + text[mention.end :] if rivals else None


def swapped_names(text: str, random: Random) -> str | None:
    """Exchange two neighbouring names of one kind that are not joined in a list."""
    found = _known_names(text)
    pairs = [
        (first, second)
        for first, second in pairwise(found)
        if first.names[0].kind == second.names[0].kind
        and first.names[0] is not second.names[0]
        and len(text[first.end : second.start].split()) > 1
        and not _LISTED.search(text[first.end : second.start])
    ]
    if not pairs:
        return None
    return exchange(text, *((mention.start, mention.end) for mention in random.choice(pairs)))


def _known_names(text: str) -> list[Mention]:
    """Return the names of places, people and bodies that are written as the table has them first."""
    return [
        mention
        for mention in english_names(text)
        if mention.is_certain
        and mention.names[0].kind in _NAMED
        and text[mention.start : mention.end] == mention.names[0].english
    ]


@cache
def _rivals() -> dict[tuple[str, str], list[str]]:
    """Return the first forms of all names by kind and group."""
    rivals: dict[tuple[str, str], list[str]] = {}
    for row in rows("names.tsv"):
        rivals.setdefault((row["kind"], row["group"]), []).append(row["english"].split("|")[0])
    return rivals


def clause_of(text: str, random: Random) -> str | None:
    """Return a subordinate clause or a phrase between marks, with what opens it."""
    low, high = CLAUSE_SHARES
    found = [
        match.group()
        for match in _CLAUSE.finditer(text)
        if low * len(text) <= len(match.group()) <= high * len(text)
        and len(match.group().split()) >= CLAUSE_WORDS
    ]
    return random.choice(found) if found else None


def cut_clause(text: str, random: Random) -> str | None:
    """Leave a clause out."""
    clause = clause_of(text, random)
    return text.replace(clause, "", 1) if clause else None


def without_sentence(text: str, random: Random) -> str:
    """Leave a sentence out; nothing is left of a text of one sentence."""
    sentences = _SENTENCE_END.split(text)
    del sentences[random.randrange(len(sentences))]
    return " ".join(sentences)


def double(text: str, random: Random) -> str | None:
    """Say the last words again; a short text is left alone."""
    words = text.rstrip(".").split(" ")
    size = random.choice(_LOOP)
    if len(words) < 2 * size:
        return None
    return " ".join((*words, *words[-size:])) + "."


def truncate(text: str, random: Random) -> str | None:
    """Break off after half of the words or a little more."""
    words = text.split(" ")
    if len(words) < 2 * _LOOP[-1]:
        return None
    return " ".join(words[: round(len(words) * random.uniform(*_KEPT))]).rstrip(",;:")


def digits_in_words(text: str, random: Random) -> str | None:
    """Spell a small number out."""
    found = [match for match in _NUMBER.finditer(text) if _is_spelt(text, match)]
    if not found:
        return None
    match = random.choice(found)
    return _put(text, match, _spelt(int(match.group())))


def _is_spelt(text: str, match: re.Match[str]) -> bool:
    """Tell whether a writer may spell a number out: no date, time, score, sum or percentage."""
    before, after = text[: match.start()].split(" ")[-2:], text[match.end() : match.end() + 2]
    is_plain = (
        match.group().isdigit() and int(match.group()) in SPELT and after[:1] == " " and after[1:].islower()
    )
    return is_plain and before[-1:] == [""] and before[0].islower()


def _spelt(number: int) -> str:
    names = {
        int(row["value"]): row["forms"].split("|")[0]
        for row in rows("numerals_en.tsv")
        if row["kind"] in _SMALL
    }
    tens, unit = number - number % 10, number % 10
    return names[number] if number in names else f"{names[tens]}-{names[unit]}"


def split(text: str, random: Random) -> str | None:
    """Part a sentence in two where both halves can stand."""
    found = list(_JOINT.finditer(text))
    if not found:
        return None
    match = random.choice(found)
    opener = match.group(1) or match.group(2)
    start = f"{opener.capitalize()} " if opener else ""
    rest = text[match.end() :]
    return f"{text[: match.start()]}. {start}{rest if start else rest[0].upper() + rest[1:]}"
