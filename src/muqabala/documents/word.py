"""Word files: every paragraph of the text in reading order, those of tables and text boxes too."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from muqabala.documents.blocks import Block, Reading, blocks_of
from muqabala.documents.source import SIZE_LIMIT
from muqabala.errors import DocumentError
from muqabala.records import Kind

if TYPE_CHECKING:
    from docx.oxml.text.paragraph import CT_P
    from lxml.etree import _Element  # type: ignore[import-untyped]

_HEADING = re.compile(r"(?i)heading|title")
_LIST = re.compile(r"(?i)list")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HIDDEN = frozenset((f"{_W}p", f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", _FALLBACK))
"""What is no text of a paragraph; a paragraph inside it is that of a text box, a block of its own."""

_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}

_DAMAGE = (zipfile.BadZipFile, zlib.error, KeyError, ValueError)
"""What an archive raises that was cut or changed."""


def read(data: bytes, path: Path | str) -> Reading:
    """Read a .docx with its tracked changes accepted; headers, footers and notes are no part of the text."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.text.paragraph import Paragraph
    from lxml.etree import XMLSyntaxError

    try:
        _refuse_bomb(data, path)
        document = docx.Document(io.BytesIO(data))
    except (*_DAMAGE, PackageNotFoundError, XMLSyntaxError) as error:
        raise DocumentError(
            path, "is damaged, or no Word file", "open it in Word and save it again"
        ) from error
    blocks: list[Block] = []
    for element in _paragraphs(document.element.body):
        paragraph = Paragraph(element, document)
        blocks += blocks_of(
            "".join(_text(element)), _kind(element, paragraph.style.name if paragraph.style else "")
        )
    return Reading(tuple(blocks))


def _refuse_bomb(data: bytes, path: Path | str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if any(part.filename.endswith(".xml") and part.file_size > SIZE_LIMIT for part in archive.infolist()):
            raise DocumentError(
                path, f"unpacks to more than {SIZE_LIMIT >> 20} MB", "give one article at a time"
            )


def _paragraphs(body: _Element) -> Iterator[CT_P]:
    """Yield all paragraphs, once: Word writes a text box twice, the second time for old readers."""
    return (it for it in body.iter(f"{_W}p") if next(it.iterancestors(_FALLBACK), None) is None)


def _text(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _HIDDEN:
            yield from _text(child)


def _kind(element: CT_P, style: str | None) -> Kind | None:
    properties = element.pPr
    if _HEADING.search(style or "") or (
        properties is not None and properties.find(f"{_W}outlineLvl") is not None
    ):
        return Kind.HEADING
    if _LIST.search(style or "") or (properties is not None and properties.numPr is not None):
        return Kind.LIST_ITEM
    return None
