"""Markdown: headings, list items and paragraphs, without their markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from muqabala.documents.blocks import Block, Reading, blocks_of
from muqabala.documents.encoding import UTF_8, decode
from muqabala.documents.source import refuse_archive
from muqabala.records import Kind

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HTML_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)

_CONTAINERS = {"heading_open": Kind.HEADING, "list_item_open": Kind.LIST_ITEM}


def read(data: bytes, path: Path | str) -> Reading:
    """Read Markdown (CommonMark and tables); each cell of a table is a block, front matter is none."""
    from markdown_it import MarkdownIt

    refuse_archive(data, path)
    text, encoding = decode(data, path)
    tokens = MarkdownIt("commonmark").enable("table").parse(_FRONT_MATTER.sub(_blank, text))
    notes = () if encoding == UTF_8 else (f"{path}: read as {encoding}",)
    return Reading(tuple(_blocks(tokens)), notes)


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    inside: list[Kind] = []
    for token in tokens:
        if token.type in _CONTAINERS:
            inside.append(_CONTAINERS[token.type])
        elif token.type.replace("_close", "_open") in _CONTAINERS:
            inside.pop()
        elif token.type == "inline":
            yield from blocks_of(_visible(token), inside[-1] if inside else None, _line(token))
        elif token.type in ("fence", "code_block"):
            yield from blocks_of(token.content)
        elif token.type == "html_block":
            yield from blocks_of(_HTML_TAG.sub(" ", token.content))


def _blank(front_matter: re.Match[str]) -> str:
    """Return as many line ends, so that the lines below keep their numbers."""
    return "\n" * front_matter[0].count("\n")


def _line(token: Token) -> int | None:
    return token.map[0] + 1 if token.map else None


def _visible(inline: Token) -> str:
    """Return the text a reader sees: no marks, link targets or images; a hard break ends a line."""
    parts = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        parts.get(child.type, child.content if child.type in ("text", "code_inline") else "")
        for child in inline.children or ()
    )
