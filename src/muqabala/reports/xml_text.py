"""XML for the formats of exchange: every element on its line, and no character that XML forbids."""

from __future__ import annotations

import re
from collections.abc import Container
from xml.etree.ElementTree import Element, SubElement, tostring

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, not even escaped (production 2, Char)."""


def child(parent: Element, tag: str, text: str | None = None, /, **attributes: str) -> Element:
    """Append an element to another; ``xml_space`` and ``xml_lang`` are attributes of XML's own."""
    names = {name.replace("xml_", "xml:"): value for name, value in attributes.items()}
    element = SubElement(parent, tag, names)
    element.text = text
    return element


def xml_text(root: Element, leaves: Container[str]) -> str:
    """Return a document; within the elements named ``leaves`` all white space is text and stays."""
    _indent(root, leaves, "\n")
    text = tostring(root, encoding="unicode")
    return _FORBIDDEN.sub("", f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def _indent(element: Element, leaves: Container[str], margin: str) -> None:
    if element.tag in leaves or not len(element):
        return
    element.text = margin + "  "
    for inner in element:
        _indent(inner, leaves, margin + "  ")
        inner.tail = margin + "  "
    element[-1].tail = margin
