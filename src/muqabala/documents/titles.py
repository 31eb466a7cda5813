"""A headline that only one side has: it is the desk's, who wrote it, and no part of the text compared."""

from __future__ import annotations

from dataclasses import replace

from muqabala.records import Document, Kind

LONE_TITLE = "its headline has no counterpart and was not compared"


def without_lone_titles(ours: Document, theirs: Document) -> tuple[Document, Document]:
    """Return two documents; where one of them alone has a title, that is the site's, and a note says so."""
    titles = _title(ours), _title(theirs)
    if None not in titles:
        return ours, theirs
    first, second = (
        document if title is None else _without(document, title)
        for document, title in zip((ours, theirs), titles, strict=True)
    )
    return first, second


def _title(document: Document) -> int | None:
    """Return the number of the title: a heading before all other text."""
    first = next((it for it in enumerate(document.paragraphs) if not it[1].kind.is_furniture), None)
    return first[0] if first and first[1].kind is Kind.HEADING else None


def _without(document: Document, title: int) -> Document:
    paragraphs = list(document.paragraphs)
    paragraphs[title] = replace(paragraphs[title], kind=Kind.BOILERPLATE)
    return replace(document, paragraphs=tuple(paragraphs), notes=(*document.notes, LONE_TITLE))
