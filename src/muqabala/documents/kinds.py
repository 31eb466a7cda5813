"""What each paragraph is to its reader: body, heading, list item, byline or boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from muqabala.documents.blocks import Block
from muqabala.documents.boilerplate import Place, site_kind
from muqabala.languages.punctuation import INVISIBLE
from muqabala.records import Kind, Paragraph

_EDGE = 8
"""Paragraphs: the farthest that we met a site's lines from the top or the end of an article."""

_BODY_AT_EDGE = 2
"""Body paragraphs that end the search: a standfirst may stand before the byline, a last word after it."""

_RUNNING_WORDS = 20
"""Words: a longer paragraph is running text whatever it ends in."""

_LOOKED_AHEAD = 3
"""Paragraphs: a standfirst and a line of introduction may part a title from the running text."""

_TITLE_WORDS = 24
_FEWEST_CAPITALS = 4
"""Capitalised words that tell a title from a sentence about people and places."""

_SUBHEADING_WORDS = 12
_LONGEST_SUBHEADING = 90

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_STOP = re.compile(r"[.!?؟…:؛;,،][\"'”’»)\]]*$")
_FINAL_STOP = re.compile(r"[.…:؛;,،!][\"'”’»)\]]*$")
_FULL_STOP = re.compile(r"(?<=\w\w\w)\.\s")
_INNER_STOP = re.compile(r"(?<=\w\w\w)[.؛;]\s")
_LONGER_WORD = re.compile(r"\b[A-Za-z][A-Za-z’']{4,}")
_LIST_MARKER = re.compile(r"(?:[-–—•*▪●◦‣·]|\(?\d{1,2}[.)-])\s")
_SPEAKER = re.compile(r"(?:[A-Z]|س|ج|سؤال|جواب)\s?[:.-]")


def paragraphs_of(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Give every block its kind; what the file format says counts, a line of the site excepted."""
    texts = [_INVISIBLE.sub("", block.text).strip() for block in blocks]
    site = [site_kind(text, place) for text, place in zip(texts, _places(texts), strict=True)]
    article = [index for index, kind in enumerate(site) if kind is None]
    kinds = {index: kind for index, kind in enumerate(site) if kind is not None}
    for number, index in enumerate(article):
        following = article[number + 1 :]
        if number == 0:
            following = [other for other in following if not _LIST_MARKER.match(texts[other])]
        near = [texts[other] for other in following[:_LOOKED_AHEAD]]
        before = texts[article[number - 1]] if number else None
        kinds[index] = blocks[index].kind or _kind_by_looks(texts[index], before, near)
    return tuple(Paragraph(block.text, kinds[index], block.line) for index, block in enumerate(blocks))


def _places(texts: Sequence[str]) -> list[Place]:
    """Say of each paragraph whether it stands near the top, near the end, or in the middle.

    The first paragraph is the title's place: only unmistakable lines of a site are seen there.
    """
    places = [Place.MIDDLE] * len(texts)
    for place, order in ((Place.TOP, range(len(texts))), (Place.END, range(len(texts) - 1, -1, -1))):
        body = 0
        for index in order[:_EDGE]:
            body += is_running_text(texts[index]) and site_kind(texts[index], place) is None
            if body >= _BODY_AT_EDGE:
                break
            if index > 0:
                places[index] = place
    return places


def is_running_text(text: str) -> bool:
    """Tell whether a paragraph is more than a line: long, or a sentence."""
    return len(text.split()) > _RUNNING_WORDS or bool(_STOP.search(text))


def _kind_by_looks(text: str, before: str | None, after: Sequence[str]) -> Kind:
    """Tell a heading or a list item from body; ``before`` is None for the first paragraph of the article."""
    if _LIST_MARKER.match(text):
        return Kind.LIST_ITEM
    looks = _looks_like_title(text, after) if before is None else _looks_like_subheading(text, before, after)
    return Kind.HEADING if looks else Kind.BODY


def _looks_like_title(text: str, after: Sequence[str]) -> bool:
    """Tell whether the first paragraph is a title: no sentence, and longer text comes after it."""
    return (
        len(text.split()) <= _TITLE_WORDS
        and not _FINAL_STOP.search(text)
        and (not _FULL_STOP.search(text) or _is_title_cased(text))
        and any(is_running_text(other) and len(other) > len(text) for other in after)
    )


def _is_title_cased(text: str) -> bool:
    """Tell whether all the longer words of an English line are capitalised, as those of titles are."""
    words = _LONGER_WORD.findall(text)
    return len(words) >= _FEWEST_CAPITALS and all(word[0].isupper() for word in words)


def _looks_like_subheading(text: str, before: str, after: Sequence[str]) -> bool:
    """Tell whether a line inside the text is a heading: short, no stop, and a longer sentence follows."""
    return (
        len(text) <= _LONGEST_SUBHEADING
        and len(text.split()) <= _SUBHEADING_WORDS
        and not _STOP.search(text)
        and not _INNER_STOP.search(text)
        and not text[0].islower()
        and not _SPEAKER.match(text)
        and not before.endswith((":", "،", ","))
        and bool(after)
        and is_running_text(after[0])
        and len(after[0]) > len(text)
    )
