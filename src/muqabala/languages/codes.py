"""Codes: names of models, flights, standards, formulas and files that are letters with digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from muqabala.languages.folding import fold
from muqabala.languages.tables import rows

FILE, MODEL, ACRONYM, TAG, REFERENCE = "file", "model", "acronym", "hashtag", "reference"

_LATIN = re.compile(
    r"(?<![\w@./:-])(?:"
    r"(?P<tag>\#[A-Za-z]\w+)"
    r"|(?P<file>[A-Za-z0-9_-]+\.(?:pdf|docx?|xlsx?|pptx?|csv|jpe?g|png|gif|mp[34]|zip|exe|apk|txt|html?|py))"
    r"|(?P<reference>\d{1,5}/\d{2,4}(?:/\d+)?)"
    r"|(?P<model>(?=[A-Za-z.-]*\d)(?=[\d.-]*[A-Za-z])[A-Z0-9][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*)"
    r"|(?P<acronym>[A-Z]{3,6})"
    r")(?![\w@/]|-[\w])"
)
_ORDINARY = re.compile(
    r"\d+(?:\.\d+)?(?:st|nd|rd|th|s|m|bn|k|km|kg|mm|cm|am|pm|tn|mn|ft|x|%|°?[CF]|[MGTk]?[WBVHh]z?h?|[MGT]B|-\w+)?|(?-i:[a-z]+)-\d+s?"
    r"|(?:mid|post|pre|under|over|top|non|late|early)-\S+|\d+-[a-z-]+|[A-Za-z]+-\d+-[a-z]+",
    re.IGNORECASE,
)
"""Numbers with a unit or an ending, which ``number`` and ``unit`` look at, and words such as "mid-2020"."""

_DIGIT = re.compile(r"\d")
_NO_CODE = re.compile(
    "[a-z\u0610-\u065f\u066a-\u066d\u0670-\u06d3\u0620-\u063a\u0640-\u064a،؛؟\u2010-\u2019\u201c-\u201e«»\\s,:;!?()'\"-]*"
)
"""Small letters, Arabic ones, and marks that no code begins with: most texts hold nothing else."""

_ARABIC_LETTERS = re.compile(
    r"(?<!\w)[وبل]?(?P<letters>(?:{names})(?:[ -](?:{names}))+[ -]?|(?:{names})-)(?P<digits>\d+)(?!\w)"
)


class Code(NamedTuple):
    """A code with its comparable letters and digits; ``letters`` holds the choices for each letter."""

    kind: str
    start: int
    end: int
    letters: tuple[str, ...]
    digits: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return its comparable form; the letters' first choice."""
        return "".join(letter[0] for letter in self.letters) + "/".join(self.digits)

    def spelled_like(self, other: Code) -> bool:
        """Tell whether the letters may be the same."""
        return len(self.letters) == len(other.letters) and all(
            set(mine) & set(theirs) for mine, theirs in zip(self.letters, other.letters, strict=True)
        )


def latin_codes(text: str) -> Iterator[Code]:
    """Yield the codes in Latin letters; in an Arabic text, too.

    >>> [code.text for code in latin_codes("An F-35 and report.pdf on CO\u2082 (law 104/1994)")]
    ['F35', 'REPORTPDF', 'CO2', '104/1994']
    """
    if _NO_CODE.fullmatch(text):
        return
    plain = text if text.isascii() else text.translate(_PLAIN)
    for match in _LATIN.finditer(plain):
        written, kind = re.sub(r"(?<=\d)s$", "", match.group()), str(match.lastgroup)
        if kind == MODEL and _ORDINARY.fullmatch(written):
            continue
        yield Code(
            kind,
            *match.span(),
            tuple(re.sub(r"[^A-Z]", "", written.upper())),
            _digits(written),
        )


def _digits(written: str) -> tuple[str, ...]:
    """Return the numbers in a code; 2006/07 is 2006/2007."""
    first, *others = re.findall(r"\d+", written) or [""]
    if written.startswith(f"{first}/") and len(first) == len("2006"):
        others = [first[: -len(other)] + other for other in others]
    return tuple(filter(None, (first, *others)))


def arabic_codes(text: str) -> Iterator[Code]:
    """Yield the codes of an Arabic text: those in Latin letters, and those whose letters are spelled out.

    >>> [code.text for code in arabic_codes("مقاتلات إف-35 ومسيرات إم كيو 9")]
    ['F35', 'MQ9']
    """
    yield from latin_codes(text)
    if not _DIGIT.search(text):
        return
    pattern, names = _letter_names()
    folded = fold(text)
    for match in pattern.finditer(folded.text):
        letters = tuple(names[name] for name in re.split(r"[ -]", match["letters"].rstrip(" -")))
        start, end = folded.source(match.start("letters"), match.end("digits"))
        yield Code(MODEL, start, end, letters, (match["digits"],))


class _Plain(dict[int, str]):
    """The first of the letters that each letter is made of (NFKC), by its code, for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        self[code] = normalize("NFKC", chr(code))[0]
        return self[code]


_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

_PLAIN = _Plain({code: chr(digit) for code, digit in _WESTERN.items()})


def fold_digits(text: str) -> str:
    """Write Arabic digits as Western ones; every character keeps its place."""
    return text.translate(_WESTERN)


@cache
def _letter_names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of spelled-out letters, and the choices for each (data/letter_names.tsv)."""
    names = {
        fold(form).text: row["letters"]
        for row in rows("letter_names.tsv")
        for form in row["arabic"].split("|")
    }
    ways = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(_ARABIC_LETTERS.pattern.replace("{names}", ways)), names
