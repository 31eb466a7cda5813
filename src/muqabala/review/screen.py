"""What the reviewer sees, as HTML: whole pages, and the parts that change with each action."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from sqlite3 import Connection

from jinja2 import Environment
from markupsafe import Markup

from muqabala.records import ParagraphReport, Severity
from muqabala.reports import wording
from muqabala.reports.html_rows import Row
from muqabala.reports.html_text import ENGLISH, side
from muqabala.reports.page import templates
from muqabala.review import worklist
from muqabala.review.changes import changes
from muqabala.review.desk import SCOPES, Desk, OpenFinding
from muqabala.review.shelf import Opened
from muqabala.review.shortening import shortened
from muqabala.review.store import Event
from muqabala.review.worklist import Entry, Filters

SIGNS = {"open": "", "fine": "✓", "drift": "✗", "unsure": "?", "dismissed": "–"}
"""Shapes, so that a verdict is never told by colour alone."""

RECENT = 10
REPORTS_NAMED = 50
"""Reports in the filter, those with the most to do; the page of results finds any by its name."""
LONGEST_CONTEXT = 180
"""Code points of a paragraph before or after: about three lines of its column."""
LONGEST_LISTED = 90
"""Code points of a message in a list: about two lines."""
LONGEST_MESSAGE = 400

PARTS = ("progress", "queue", "finding", "recent")
"""The parts of the page that an action changes; each has a template of its name."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A page about one finding, or about none where the queue is empty."""

    desk: Desk
    filters: Filters
    shown: OpenFinding | None

    @property
    def address(self) -> str:
        """Return the page's own address."""
        return address(self.shown.entry, self.filters) if self.shown else f"/{self.filters.query}"

    def parts(self) -> dict[str, str]:
        """Return the HTML of each part."""
        values = self._values()
        return {name: environment().get_template(f"{name}.html.j2").render(values) for name in PARTS}

    def page(self) -> str:
        """Return the whole page."""
        with self.desk.store.reading() as database:
            options = {
                "checks": worklist.checks(database, self.filters),
                "reports": worklist.reports(database, REPORTS_NAMED),
            }
        parts = {name: Markup(part) for name, part in self.parts().items()}  # our own templates made them
        return environment().get_template("review.html.j2").render(parts=parts, scene=self, **options)

    @property
    def title(self) -> str:
        """Return the title of the page."""
        entry = self.shown.entry if self.shown else None
        return f"{f'{entry.slug}: {entry.translation}' if entry else 'Nothing left'} · Muqabala"

    def _values(self) -> dict[str, object]:
        entry = self.shown.entry if self.shown else None
        with self.desk.store.reading() as database:
            return {
                "scene": self,
                "entry": entry,
                "entries": worklist.around(database, self.filters, entry),
                "progress": worklist.progress(database),
                "recent": recent(database),
                **(self._finding(database, self.shown) if self.shown else {}),
            }

    def _finding(self, database: Connection, shown: OpenFinding) -> dict[str, object]:
        rows = shown.opened.rows
        here = next(number for number, row in enumerate(rows) if row.key == shown.entry.row)
        note, edit = (
            self.desk.store.value(kind, subject)
            for kind, subject in (("note", shown.entry.key), ("edit", shown.paragraph))
        )
        report = shown.opened.report
        gloss = next((card.gloss for card in rows[here].cards if card.number == shown.entry.number), "")
        return {
            "row": rows[here],
            "gloss": gloss,
            "before": context(shown.opened, rows[here - 1]) if here else None,
            "after": context(shown.opened, rows[here + 1]) if here + 1 < len(rows) else None,
            "beside": worklist.in_row(database, shown.entry),
            "finding": shown.finding,
            "note": note,
            "mended": edit,
            "edit": list(changes(shown.as_read, edit.strip())) if edit else [],
            "as_read": shown.as_read,
            "english": side(report.translation.language),
            "arabic": side(report.original.language),
        }


def context(opened: Opened, row: Row) -> Row:
    """Return the row of a neighbour as it is shown: its beginning, without marks."""
    report, part = opened.report, opened.parts.get(row.key)
    english, arabic = side(report.translation.language), side(report.original.language)
    translation = row.translation
    if isinstance(part, ParagraphReport):
        translation = english.plain(shortened(part.text, LONGEST_CONTEXT))
    original = tuple(
        (number, kind, arabic.plain(shortened(report.original.paragraphs[number - 1].text, LONGEST_CONTEXT)))
        for number, kind, _ in row.original
    )
    return row._replace(translation=translation, original=original)


def address(entry: Entry, filters: Filters) -> str:
    """Return the address of a finding."""
    return f"/finding/{entry.report}/{entry.key}{filters.query}"


def recent(database: Connection) -> list[tuple[Event, Entry | None]]:
    """Return the last verdicts that stand, newest first, with the finding where it is under review."""
    return [
        (event, worklist.entry_of_key(database, event.subject))
        for event in worklist.last_events(database, "verdict", RECENT)
    ]


@cache
def environment() -> Environment:
    """Return the templates with what all of them use."""
    made = templates("muqabala.review")
    made.globals |= {
        "address": address,
        "glyphs": {severity.value: glyph for severity, glyph in wording.GLYPHS.items()},
        "plain": ENGLISH.plain,
        "scopes": SCOPES,
        "listed": lambda message: ENGLISH.plain(shortened(message, LONGEST_LISTED)),
        "longest_message": LONGEST_MESSAGE,
        "severities": [severity.value for severity in reversed(Severity)],
        "shortened": shortened,
        "signs": SIGNS,
        "states": worklist.STATES,
        "wording": wording,
    }
    return made
