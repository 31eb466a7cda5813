"""Paragraphs to sentences, whatever the language, by the same rules: the script of the words decides.

A sentence ends at ``. ! ? ؟ …`` and the like, and keeps the quotes and brackets
that close after it. The Arabic semicolon ``؛`` parts clauses, as it does in print, and
ends no sentence. Nothing is changed: a span is a stretch of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from muqabala.languages.punctuation import FULL_WIDTH_STOPS, INVISIBLE, STOPS
from muqabala.records import Document, Kind, Paragraph, Span
from muqabala.segment.abbreviations import is_abbreviation, may_shorten
from muqabala.settings import ENGLISH_ARABIC

_CLOSING = rf"[\"'”’»)\]}}“‘」』）{INVISIBLE}]"

_STOP = re.compile(
    rf"""
    [{STOPS}]+ (?:{_CLOSING}|\[\d+\])* (?=\s|\Z)     # a stop, what closes after it, and a space
    | ؟(?=[ء-ي])                                   # no space, as often in Arabic typing
    | (?<=[ء-ي]{{3}}) [.!] (?=[ء-ي]{{3}})
    | (?<=[a-z]{{2}}) [.!?] (?=[A-Z][a-z]+[ ,])
    | [{FULL_WIDTH_STOPS}]+ {_CLOSING}*
    """,
    re.VERBOSE,
)
_NEXT = re.compile(rf"[\s{INVISIBLE}]*[\"'“‘«(\[–—-]*[\s{INVISIBLE}]*([^\s,،:;؛.!?؟\"'”’»)\]]*)")
_LIST_MARKER = re.compile(r"\W*(?:\d{1,3}|[A-Za-zء-ي]|[ivx]{1,4})")
_LONGEST_MARKER = 8
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_VISIBLE = re.compile(r"\S")
_WEB_ADDRESS = re.compile(r"(?:www\.|://|@)\S*\Z")

_LOWER_NAMES = ("al-", "el-")
_SPEECH = re.compile(r"(?:قال|قالت|[يت]قول|سألت?|[يت]سأل|تساءلت?|هتفت?|صاحت?|ردت?|أجابت?|أضافت?)\Z")
"""Verbs after a quoted question or cry: the sentence goes on with who said it."""

_FEWEST_WORDS_BEFORE_PAUSE = 6
"""Arabic writes dots for a pause as for an end, and has no capitals to tell: a shorter stretch goes on."""

_WHOLE = frozenset((Kind.HEADING, Kind.BYLINE))


def sentences(document: Document) -> tuple[Span, ...]:
    """Return the sentences of a document in reading order; a heading or a byline is one."""
    return tuple(
        span
        for index, paragraph in enumerate(document.paragraphs)
        for span in _spans(index, paragraph, document.language)
    )


def _spans(index: int, paragraph: Paragraph, language: str) -> Iterator[Span]:
    text, start = paragraph.text, 0
    for end in (*(() if paragraph.kind in _WHOLE else _ends(text, language)), len(text)):
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if first < last:
            yield Span(index, first, last, text[first:last])
        start = end


def _ends(text: str, language: str) -> Iterator[int]:
    """Yield where sentences end inside a paragraph."""
    brackets = [match.span() for match in _BRACKETS.finditer(text)]
    opened = [start for start, _ in brackets]
    start = 0
    for stop in _STOP.finditer(text):
        nearest = bisect_right(opened, stop.start()) - 1
        aside = nearest >= 0 and _is_aside(text, start, stop, *brackets[nearest])
        if not aside and _ends_sentence(text, start, stop, language):
            yield stop.end()
            start = stop.end()


def _is_aside(text: str, start: int, stop: re.Match[str], opened: int, closed: int) -> bool:
    """Tell whether a stop belongs to brackets inside the sentence that began at ``start``."""
    if not _VISIBLE.search(text, start, opened):
        return False
    if stop.end() < closed:
        return True
    following = _NEXT.match(text, stop.end())
    return stop.start() < closed and following is not None and not following.group(1)[:1].isupper()


def _ends_sentence(text: str, start: int, stop: re.Match[str], language: str) -> bool:
    """Tell whether the stop ends the sentence that began at ``start``."""
    following = _NEXT.match(text, stop.end())
    word = following.group(1) if following else ""
    if not word:
        return True
    at = stop.start()
    if at - start <= _LONGEST_MARKER and _LIST_MARKER.fullmatch(text, start, at):
        return False
    marks = stop.group()
    if marks[0] == "." and len(marks.rstrip(")]}\"'”’»“‘")) == 1:
        return _full_stop_ends(text, stop, word, language)
    if word[0].islower() or text[at - 1 : at] in ("(", "["):
        return False
    if marks.startswith(("…", "..")) and not word[0].isupper():
        return len(text[start:at].split()) >= _FEWEST_WORDS_BEFORE_PAUSE
    return not (_SPEECH.match(word) and marks[-1] in "\"'”’»“")


def _full_stop_ends(text: str, stop: re.Match[str], word: str, language: str) -> bool:
    if word[0].islower():
        return word.startswith(_LOWER_NAMES)
    glued = text[stop.end() : stop.end() + 1].strip()
    if glued and _WEB_ADDRESS.search(text[max(0, stop.start() - 80) : stop.start()]):
        return False
    if language not in ENGLISH_ARABIC and may_shorten(text, stop.start(), word, language):
        return False
    return not is_abbreviation(text, stop.start(), word)
