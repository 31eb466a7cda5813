"""Verdicts and mended translations to files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from muqabala.records import DriftReport, Kind
from muqabala.reports import render, suffixes
from muqabala.reports.csv_report import BYTE_ORDER_MARK, guarded
from muqabala.reports.json_report import Json, dumps
from muqabala.review.mending import judged, mended
from muqabala.review.shelf import Opened
from muqabala.review.store import Event, Store

VERSION = "1.0"
COLUMNS = (
    "verdict", "note", "reviewer", "time", "check", "severity", "confidence", "message",
    "translation", "original", "translation_file", "original_file", "id", "key",
)  # fmt: skip


MENDED = ("txt", "docx", "tmx")
JUDGED = ("html", "csv", "tmx", "xlf", "json")


def verdicts_json(store: Store) -> str:
    """Return what stands, as ``align run --baseline`` reads it."""
    notes = {event.subject: event.value for event in store.standing("note")}
    return dumps(
        {
            "schema_version": VERSION,
            "verdicts": [_verdict(event, notes) for event in store.standing("verdict")],
            "dismissals": [
                {
                    "name": event.subject,
                    "check": event.subject.rpartition("@")[0],
                    "scope": event.value,
                    "reviewer": event.reviewer,
                    "time": event.time,
                }
                for event in store.standing("dismissal")
            ],
        }
    )


def verdicts_csv(store: Store) -> str:
    """Return a row per verdict, for a spreadsheet."""
    notes = {event.subject: event.value for event in store.standing("note")}
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    table = csv.writer(out)
    table.writerow(COLUMNS)
    table.writerows(_cells(store.standing("verdict"), notes))
    return out.getvalue()


def translation_text(report: DriftReport) -> str:
    """Return a translation as plain text, a blank line between its paragraphs."""
    return "\n\n".join(paragraph.text for paragraph in report.translation.paragraphs) + "\n"


def translation_docx(report: DriftReport) -> bytes:
    """Return a translation as a Word document."""
    from docx import Document  # python-docx takes 0.1 s to import

    styles = {Kind.HEADING: "Heading 1", Kind.LIST_ITEM: "List Bullet"}
    made = Document()
    for paragraph in report.translation.paragraphs:
        text = "".join(letter for letter in paragraph.text if letter.isprintable() or letter in "\t\n")
        made.add_paragraph(text, style=styles.get(paragraph.kind, "Normal"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def mended_translation(store: Store, opened: Opened, suffix: str) -> bytes:
    """Return the translation with its edits, in a format of MENDED."""
    report = mended(store, opened)
    if suffix == "txt":
        return translation_text(report).encode(errors="backslashreplace")
    if suffix == "docx":
        return translation_docx(report)
    return render(report, suffixes()[f".{suffix}"]).encode(errors="backslashreplace")


def judged_report(store: Store, opened: Opened, suffix: str) -> bytes:
    """Return the report with the verdicts and notes, in a format of JUDGED."""
    return render(judged(store, opened.report), suffixes()[f".{suffix}"]).encode(errors="backslashreplace")


def name_of(path: str) -> str:
    """Return what the exports of a document are called: its folder and itself.

    In a corpus of one folder per article every translation may be called ``english.txt``.

    >>> name_of("corpus/A01/english.txt"), name_of("../english.txt"), name_of("/english.txt")
    ('A01-english', 'english', 'english')
    """
    document = PurePath(path)
    folder = document.parent.name
    return f"{folder}-{document.stem}" if folder not in ("", "..") else document.stem


def _verdict(event: Event, notes: dict[str, str]) -> Json:
    return {
        "key": event.subject,
        "verdict": event.value,
        "note": notes.get(event.subject, ""),
        "reviewer": event.reviewer,
        "time": event.time,
        "finding": dict(event.finding),
    }


def _cells(verdicts: Iterable[Event], notes: dict[str, str]) -> Iterator[list[str]]:
    for event in verdicts:
        it = event.finding
        given = (
            event.value, notes.get(event.subject, ""), event.reviewer, event.time, it["check"],
            it["severity"], f"{it['confidence']:.3f}", it["message"], _words(it["translation_span"]),
            _words(it["original_span"]), it["translation"], it["original"], it["id"], event.subject,
        )  # fmt: skip
        yield [guarded(str(cell)) for cell in given]


def _words(span: object) -> object:
    return span["text"] if isinstance(span, dict) else ""
