"""TMX 1.4b, a translation memory: a unit per bead, with what was found in its notes.

The original is the source. What is not translated is a unit in one language:
a memory must not offer nothing as a translation. Paragraphs count from 1.
Specification: LISA OSCAR, TMX 1.4b, 2005 (gala-global.org).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

import muqabala
from muqabala.records import DriftReport
from muqabala.reports.overview import all_notes
from muqabala.reports.units import ORIGINAL, TRANSLATION, Unit, units
from muqabala.reports.wording import numbers
from muqabala.reports.xml_text import child, xml_text


def tmx(report: DriftReport) -> str:
    """Return the bitext as a translation memory."""
    root = Element("tmx", version="1.4")
    _header(root, report)
    body = child(root, "body")
    for number, unit in enumerate(units(report), 1):
        _unit(child(body, "tu", tuid=str(number)), report, unit)
    return xml_text(root, leaves={"seg"})


def _header(root: Element, report: DriftReport) -> None:
    header = child(root, "header")
    header.attrib |= {
        "creationtool": "muqabala",
        "creationtoolversion": muqabala.__version__,
        "segtype": "sentence",
        "o-tmf": "muqabala",
        "adminlang": "en",
        "srclang": report.original.language,
        "datatype": "plaintext",
    }
    for note in all_notes(report):
        child(header, "note", note)
    child(header, "prop", report.signature, type="x-signature")


def _unit(tu: Element, report: DriftReport, unit: Unit) -> None:
    for note in unit.notes:
        child(tu, "note", note)
    for name, value in _properties(unit).items():
        child(tu, "prop", value, type=f"x-{name}")
    for side, document in ((ORIGINAL, report.original), (TRANSLATION, report.translation)):
        if unit.sides[side] or side == ORIGINAL:  # readers pass over a unit without its source
            child(child(tu, "tuv", xml_lang=document.language), "seg", unit.text(side))


def _properties(unit: Unit) -> dict[str, str]:
    values = {
        "similarity": "" if unit.similarity is None else f"{unit.similarity:.4f}",
        "confidence": "" if unit.confidence is None else f"{unit.confidence:.4f}",
        "paragraph": numbers(unit.paragraphs(TRANSLATION)),
        "original-paragraph": numbers(unit.paragraphs(ORIGINAL)),
        "flagged": "yes" if unit.flagged else "",
    }
    return {name: value for name, value in values.items() if value}
