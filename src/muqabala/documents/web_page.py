"""A saved web page: the article, without the menus, the footer and the rest of the site."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from muqabala.documents.blocks import Block, Reading, blocks_of
from muqabala.documents.encoding import UTF_8, decode
from muqabala.documents.source import refuse_archive
from muqabala.errors import DocumentError
from muqabala.languages.tables import rows
from muqabala.records import Kind

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_HEAD = 4096
"""Bytes in which a page must say its encoding (the HTML standard asks for the first 1024)."""

_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w:.-]+)", re.IGNORECASE)

_SMALLEST_SHARE = 0.5
"""Where the extraction keeps less of the page's running text, it has mistaken the article: take all."""


def read(data: bytes, path: Path | str) -> Reading:
    """Read the article of a web page: its headline, headings, paragraphs, list items and captions."""
    refuse_archive(data, path)
    declared = _CHARSET.search(data[:_HEAD])
    text, encoding = decode(
        data, path, declared=declared.group(1).decode("ascii", "replace") if declared else None
    )
    notes = () if encoding == UTF_8 else (f"{path}: read as {encoding}",)
    return Reading(tuple(_article(text, path)), notes)


def _article(text: str, path: Path | str) -> list[Block]:
    from lxml.etree import ParserError  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring
    from readability import Document  # type: ignore[import-untyped]
    from readability.readability import Unparseable  # type: ignore[import-untyped]

    def parse(markup: str) -> HtmlElement:
        return document_fromstring(markup.encode(), parser=HTMLParser(encoding="utf-8"))

    try:
        page = parse(text)
        article = parse(Document(text).summary(html_partial=True))
    except (ParserError, Unparseable) as error:
        raise DocumentError(path, "holds no article", "save the page again, or give its text") from error
    everything, blocks = _blocks(page), _blocks(article)
    if _length(blocks) < _SMALLEST_SHARE * _length(everything):
        return everything
    headline = _headline(page)
    if headline and headline not in (block.text for block in blocks):
        blocks.insert(0, Block(headline, Kind.HEADING))
    return blocks


def _length(blocks: list[Block]) -> int:
    """Return the characters of the running text: what ends in a stop, as menus and link lists do not."""
    return sum(len(block.text) for block in blocks if block.text[-1] in '.!?؟…»”"')


def _headline(page: HtmlElement) -> str | None:
    """Return the top heading that the page's title repeats, or its only one."""
    headings = [text for h1 in page.iter("h1") if (text := _tidy(h1.text_content()))]
    title = _tidy(page.findtext(".//title") or "")
    return next((text for text in headings if text in title), headings[0] if len(headings) == 1 else None)


def _tidy(text: str) -> str:
    return " ".join(block.text for block in blocks_of(text))


@cache
def _roles() -> dict[str, str]:
    """Return what an element is: silent, inline, or the kind of what it holds; others begin a new line."""
    return {row["element"]: row["role"] for row in rows("html_elements.tsv", "muqabala.documents")}


def _blocks(root: HtmlElement) -> list[Block]:
    """Return the text of a tree, cut wherever a browser would begin a new line."""
    roles = _roles()
    blocks: list[Block] = []
    line: list[str] = []

    def end_line(kind: Kind | None) -> None:
        blocks.extend(blocks_of(" ".join("".join(line).split()), kind))
        line.clear()

    def walk(element: HtmlElement, kind: Kind | None) -> None:
        role = roles.get(element.tag, "") if isinstance(element.tag, str) else "silent"
        if role != "silent":
            inner = kind if role in ("", "inline") else Kind(role)
            if role != "inline":
                end_line(kind)
            line.append(element.text or "")
            for child in element:
                walk(child, inner)
            if role != "inline":
                end_line(inner)
        line.append(element.tail or "")

    walk(root, None)
    return blocks
