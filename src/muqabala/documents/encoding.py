"""Bytes to text: UTF-8 first, then the encodings that Arabic and English articles still come in.

The eight-bit encodings all decode almost anything, so the question is which
result reads like a language. Each word with a letter beyond ASCII is scored by
the letters of Arabic prose and by those of Latin prose, and keeps the better
score; UTF-8 read as windows-1256 ("ط§ظ„") is poor in both.
"""

from __future__ import annotations

import codecs
import math
import re
from functools import lru_cache
from pathlib import Path

from muqabala.errors import DocumentError, EncodingError
from muqabala.languages.tables import rows

UTF_8 = "UTF-8"

_EIGHT_BIT = ("windows-1252", "windows-1256", "ISO-8859-6")
_UTF_16 = ("UTF-16-LE", "UTF-16-BE")
_MARKS = ((codecs.BOM_UTF8, UTF_8), (codecs.BOM_UTF16_LE, "UTF-16-LE"), (codecs.BOM_UTF16_BE, "UTF-16-BE"))

_WEB_NAMES = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252"}
"""Names that mean another encoding on web pages (WHATWG Encoding Standard, section 4.2)."""

_SAMPLE = 20_000
"""Bytes that the statistics look at: a tenth of that already decides every text we measured."""

_WORST_SCORE = -5.0
"""Mean log-probability of a letter. Measured: real Arabic and English score above -4, mojibake below -6."""

_UNSEEN = 1e-5
_ASCII_IN_LATIN = 0.03
_OTHER_IN_LATIN = 0.002
_TYPOGRAPHY_IN_LATIN = 0.01
"""A text whose only letters beyond ASCII are dashes is one: this is above the worst score."""

_WORD = re.compile(r"\S+")
_LATIN_TYPOGRAPHY = frozenset("–—‘’“”•…€£©®°·«»×½¼¾§\xa0")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SEEN_IN_UTF_16 = re.compile(r"[\s\x21-\x7e\xa0-\u024f\u0600-\u06ff\u2000-\u206f\ufe70-\ufeff]")
_UTF_16_SHARE = 0.95

_ADVICE = "save it as UTF-8"


def decode(data: bytes, path: Path | str, *, declared: str | None = None) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    ``declared`` is what the document says of itself; it is believed where the
    bytes allow it and are not valid UTF-8. Raises EncodingError where no
    encoding fits, DocumentError where the bytes are no text at all.
    """
    text, name = _decode(data, path, declared)
    if "\x00" in text:
        raise DocumentError(path, "holds NUL characters: a binary file, or a damaged one", "give a text file")
    return text, name


def _decode(data: bytes, path: Path | str, declared: str | None) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name, path), name.removesuffix("-LE").removesuffix("-BE")
    if wide := _utf_16(data):
        return _decoded(data, wide, path), wide
    try:
        return data.decode("utf-8"), UTF_8
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise DocumentError(
                path, "is a binary file", "give a text file, a web page or a .docx"
            ) from error
        found = _declared(data, declared) or _eight_bit(data)
        if found is None:
            problem = f"is not UTF-8 (byte {error.start}) nor any other encoding of Arabic or English"
            raise EncodingError(path, problem, _ADVICE) from error
    return data.decode(found), found


def _decoded(data: bytes, name: str, path: Path | str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise EncodingError(path, f"begins as {name} but is damaged at byte {error.start}") from error


def _utf_16(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: its ASCII carries NULs, its Arabic the byte 6."""
    if len(data) % 2 or not (b"\x00" in data or b"\x06" in data):
        return None
    for name in _UTF_16:
        text = data[:_SAMPLE].decode(name, errors="replace")
        if len(_SEEN_IN_UTF_16.findall(text)) >= _UTF_16_SHARE * len(text):
            return name
    return None


def _declared(data: bytes, declared: str | None) -> str | None:
    """Return the encoding a document declares, if it is one and fits the bytes."""
    if declared is None:
        return None
    name = _WEB_NAMES.get(declared.lower(), declared)
    try:
        data.decode(name)
    except (LookupError, UnicodeError):
        return None
    return name


def _eight_bit(data: bytes) -> str | None:
    """Return the eight-bit encoding in which the bytes read best, or None if they read well in none."""
    scores = {}
    for name in _EIGHT_BIT:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            scores[name] = _readability(_telling_words(text))
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best and scores[best] > _WORST_SCORE else None


def _telling_words(text: str) -> list[str]:
    """Return the first words that hold more than ASCII, up to a sample."""
    words: list[str] = []
    size = 0
    for match in _WORD.finditer(text):
        if not match.group().isascii():
            words.append(match.group())
            size += len(match.group())
        if size > _SAMPLE:
            break
    return words


def _readability(words: list[str]) -> float:
    """Return the mean log-probability of the words' characters, each word in its better script."""
    arabic = _arabic_letters()
    total = sum(max(_arabic_score(word, arabic), sum(map(_latin_score, word))) for word in words)
    return total / sum(map(len, words)) if words else -math.inf


def _arabic_score(word: str, letters: dict[str, float]) -> float:
    return sum(letters.get(letter, math.log(_UNSEEN)) for letter in word)


@lru_cache(maxsize=1024)
def _latin_score(letter: str) -> float:
    if letter.isascii():
        return math.log(_ASCII_IN_LATIN)
    if letter in _LATIN_TYPOGRAPHY:
        return math.log(_TYPOGRAPHY_IN_LATIN)
    if letter.isalpha() and letter < "\u0250":
        return math.log(_OTHER_IN_LATIN)
    return math.log(_UNSEEN)


@lru_cache(maxsize=1)
def _arabic_letters() -> dict[str, float]:
    """Return the log-probability of each character of Arabic prose, spaces apart."""
    table = rows("arabic_letters.tsv", "muqabala.documents")
    counts = {row["letter"]: int(row["count"]) for row in table}
    total = sum(counts.values())
    return {letter: math.log(count / total) for letter, count in counts.items()}
