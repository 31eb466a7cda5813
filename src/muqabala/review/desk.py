"""What a reviewer can do: judge, note, mend, dismiss, undo and redo. Each deed is one event of the store."""

from __future__ import annotations

from dataclasses import dataclass

from muqabala.drift.baseline import EVERYWHERE, dismissal
from muqabala.errors import AlignError
from muqabala.records import Finding, ParagraphReport, Part, fingerprint
from muqabala.reports.json_report import Json, finding_json
from muqabala.review import worklist
from muqabala.review.index import located
from muqabala.review.shelf import Opened, Shelf
from muqabala.review.store import Event, Store

LONGEST = 1_000_000
"""Code points of a note or a mended paragraph."""

REMOVED = " "
"""The edit that removes a paragraph; other edits have no white space at their ends."""

SCOPES = ("paragraph", "document", EVERYWHERE)


class DeedError(AlignError):
    """A deed that cannot be done; nothing was saved."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A finding before the reviewer's eyes, with its report."""

    entry: worklist.Entry
    opened: Opened
    part: Part
    finding: Finding

    @property
    def as_read(self) -> str:
        """Return the English of its paragraph as it was read, empty where the original stands alone."""
        return self.part.text if isinstance(self.part, ParagraphReport) else ""

    @property
    def paragraph(self) -> str:
        """Return what an edit of its paragraph is known by."""
        return paragraph_key(self.opened, self.part)


class Desk:
    """The reviewer's desk: a store, the reports on the shelf, and a name to sign with."""

    def __init__(self, store: Store, shelf: Shelf, reviewer: str) -> None:
        self.store = store
        self.shelf = shelf
        self.reviewer = reviewer

    def look(self, report: int, key: str) -> Looked:
        """Return a finding. Raise ReportError where its report is gone, DeedError where the finding is."""
        opened = self.shelf.open(report)
        with self.store.reading() as database:
            entry = worklist.entry(database, report, key)
        if entry is None:
            raise DeedError("this finding is no longer in its report")
        part = opened.parts[entry.row]
        finding = next(
            it.finding for it in located(opened.report) if it.part is part and it.number == entry.number
        )
        return Looked(entry, opened, part, finding)

    def judge(self, looked: Looked, verdict: str) -> None:
        """Give a verdict."""
        if verdict not in worklist.VERDICTS:
            raise DeedError(f"no verdict is called {verdict!r}")
        self._record(looked, "verdict", looked.entry.key, verdict)

    def note(self, looked: Looked, text: str) -> None:
        """Write a note on a finding; an empty one takes it away."""
        self._record(looked, "note", looked.entry.key, _checked(text).strip())

    def mend(self, looked: Looked, text: str) -> None:
        """Put another text in a paragraph's place, REMOVED where empty; the text as read restores it."""
        text = _checked(text).strip()
        value = "" if text == looked.as_read.strip() else text or REMOVED
        self._record(looked, "edit", looked.paragraph, value)

    def restore(self, looked: Looked) -> None:
        """Take the edit of a paragraph back."""
        self._record(looked, "edit", looked.paragraph, "")

    def dismiss(self, looked: Looked, scope: str) -> None:
        """Dismiss the check of a finding in its paragraph, in its document, or everywhere."""
        entry = looked.entry
        scopes = dict(zip(SCOPES, (entry.place, entry.document, EVERYWHERE), strict=True))
        if scope not in scopes:
            raise DeedError(f"nothing is dismissed in {scope!r}")
        self._record(looked, "dismissal", dismissal(entry.slug, scopes[scope]), scope)

    def lift(self, name: str) -> None:
        """Take a dismissal back."""
        if not self.store.value("dismissal", name):
            raise DeedError("this dismissal does not stand")
        self.store.record(self.reviewer, "dismissal", name, "", {})

    def undo(self) -> Event | None:
        """Take back the reviewer's last deed."""
        return self.store.undo(self.reviewer)

    def redo(self) -> Event | None:
        """Do again what was taken back."""
        return self.store.redo(self.reviewer)

    def _record(self, looked: Looked, kind: str, subject: str, value: str) -> None:
        self.store.record(self.reviewer, kind, subject, value, evidence(looked))


def evidence(looked: Looked) -> Json:
    """Return what an event says of the finding, so that it can be read without the report."""
    report = looked.opened.report
    return {
        "key": looked.entry.key,
        **finding_json(looked.finding),
        "translation": report.translation.path,
        "original": report.original.path,
        "signature": report.signature,
    }


def paragraph_key(opened: Opened, part: Part) -> str:
    """Return what an edit of a paragraph is known by: the article and the paragraph's text."""
    return fingerprint(opened.document, part.text)


def _checked(text: str) -> str:
    if len(text) > LONGEST:
        raise DeedError(f"not saved: the text is longer than {LONGEST:,} letters")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise DeedError("not saved: the text holds half a letter (a lone surrogate)")
    return text.replace("\r\n", "\n")
