"""Files to documents: one reader per format, and what each paragraph is to its reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from muqabala.documents import markdown, plain_text, web_page, word
from muqabala.documents.blocks import Reading
from muqabala.documents.kinds import paragraphs_of
from muqabala.documents.language import detect_language, languages_to_read, order_sides
from muqabala.documents.paired_lines import with_paired_site_lines
from muqabala.documents.source import read_bytes
from muqabala.documents.titles import without_lone_titles
from muqabala.errors import DocumentError
from muqabala.records import Document

__all__ = [
    "READERS",
    "detect_language",
    "languages_to_read",
    "order_sides",
    "parse_document",
    "read_document",
    "with_paired_site_lines",
    "without_lone_titles",
]

Reader = Callable[[bytes, Path | str], Reading]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": plain_text.read,
        ".md": markdown.read,
        ".markdown": markdown.read,
        ".html": web_page.read,
        ".htm": web_page.read,
        ".xhtml": web_page.read,
        ".docx": word.read,
    }
)
"""The reader of each suffix; a file of another suffix, or standard input, is looked into."""


def read_document(path: Path | str, *, language: str | None = None) -> Document:
    """Read a file, or standard input for ``-``, as an article.

    ``language`` is its code; without it the script tells English from Arabic.
    Raises DocumentError, or EncodingError, with one line that says what to do.
    """
    return parse_document(read_bytes(path), path, language=language)


def parse_document(data: bytes, path: Path | str, *, language: str | None = None) -> Document:
    """Read the bytes of a file, as ``read_document``; the suffix of ``path`` says how."""
    reader = READERS.get(Path(path).suffix.lower()) or _reader_of(data)
    reading = reader(data, path)
    if not reading.blocks:
        raise DocumentError(path, "is empty", "give the file of an article")
    paragraphs = paragraphs_of(reading.blocks)
    language = language or detect_language(paragraphs)
    if language is None:
        raise DocumentError(path, "holds no Arabic or English text", "give the file of an article")
    return Document(str(path), language, paragraphs, reading.notes)


def _reader_of(data: bytes) -> Reader:
    """Return the reader of web pages for what begins as one, else that of plain text."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return web_page.read if start.startswith((b"<!doctype html", b"<html", b"<?xml")) else plain_text.read
