"""What a reviewer can do: judge, note, mend, dismiss, undo and redo. Each is one event of the store."""

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


class ActionError(AlignError):
    """An action that cannot be done; nothing was saved."""


class GoneError(ActionError):
    """What an action is about is not there, or no longer."""


class TooLargeError(ActionError):
    """What is to be saved is too large."""


@dataclass(frozen=True, slots=True)
class OpenFinding:
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

    def look(self, report: int, key: str) -> OpenFinding:
        """Return a finding. Raise ReportError where its report is gone, GoneError where the finding is."""
        opened = self.shelf.open(report)
        with self.store.reading() as database:
            entry = worklist.entry(database, report, key)
        if entry is None:
            raise GoneError("this finding is no longer in its report")
        part = opened.parts[entry.row]
        finding = next(
            it.finding for it in located(opened.report) if it.part is part and it.number == entry.number
        )
        return OpenFinding(entry, opened, part, finding)

    def judge(self, shown: OpenFinding, verdict: str) -> None:
        """Give a verdict."""
        if verdict not in worklist.VERDICTS:
            raise ActionError(f"no verdict is called {verdict!r}")
        self._record(shown, "verdict", shown.entry.key, verdict)

    def note(self, shown: OpenFinding, text: str) -> None:
        """Write a note on a finding; an empty one takes it away."""
        self._record(shown, "note", shown.entry.key, _checked(text).strip())

    def mend(self, shown: OpenFinding, text: str) -> None:
        """Put another text in a paragraph's place, REMOVED where empty; the text as read restores it."""
        text = _checked(text).strip()
        value = "" if text == shown.as_read.strip() else text or REMOVED
        self._record(shown, "edit", shown.paragraph, value)

    def restore(self, shown: OpenFinding) -> None:
        """Take the edit of a paragraph back."""
        self._record(shown, "edit", shown.paragraph, "")

    def dismiss(self, shown: OpenFinding, scope: str) -> None:
        """Dismiss the check of a finding in its paragraph, in its document, or everywhere."""
        entry = shown.entry
        scopes = dict(zip(SCOPES, (entry.place, entry.document, EVERYWHERE), strict=True))
        if scope not in scopes:
            raise ActionError(f"nothing is dismissed in {scope!r}")
        self._record(shown, "dismissal", dismissal(entry.slug, scopes[scope]), scope)

    def lift(self, name: str) -> None:
        """Take a dismissal back."""
        if not self.store.value("dismissal", name):
            raise GoneError("this dismissal does not stand")
        self.store.record(self.reviewer, "dismissal", name, "", {})

    def undo(self) -> Event | None:
        """Take back the reviewer's last action."""
        return self.store.undo(self.reviewer)

    def redo(self) -> Event | None:
        """Do again what was taken back."""
        return self.store.redo(self.reviewer)

    def _record(self, shown: OpenFinding, kind: str, subject: str, value: str) -> None:
        self.store.record(self.reviewer, kind, subject, value, evidence(shown))


def evidence(shown: OpenFinding) -> Json:
    """Return what an event says of the finding, so that it can be read without the report."""
    report = shown.opened.report
    return {
        "key": shown.entry.key,
        **finding_json(shown.finding),
        "translation": report.translation.path,
        "original": report.original.path,
        "signature": report.signature,
    }


def paragraph_key(opened: Opened, part: Part) -> str:
    """Return what an edit of a paragraph is known by: the article and the paragraph's text."""
    return fingerprint(opened.document, part.text)


def _checked(text: str) -> str:
    if len(text) > LONGEST:
        raise TooLargeError(f"not saved: the text is longer than {LONGEST:,} letters")
    return text.replace("\r\n", "\n")
