"""What every writer asks of a report: its order, its counts, its worst."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from muqabala.drift.strangers import strangers_note
from muqabala.records import Document, DriftReport, Finding, OmissionReport, Part, Severity

_STANDARD_INPUT = "-"


def in_reading_order(report: DriftReport) -> Iterator[Part]:
    """Yield the paragraphs in order, each followed by the omissions that belong after it."""
    after: defaultdict[int | None, list[OmissionReport]] = defaultdict(list)
    for omission in report.omissions:
        after[omission.after].append(omission)
    yield from after[None]
    for paragraph in report.paragraphs:
        yield paragraph
        yield from after[paragraph.index]


def file_of(document: Document) -> str | None:
    """Return the path of a document, None where it came from standard input."""
    return None if document.path == _STANDARD_INPUT else document.path


def line_of(report: DriftReport, part: Part) -> int | None:
    """Return the line of the translation's file where a part is to be mended, None where that is not known.

    What is left out is mended at the paragraph that it would follow.
    """
    paragraphs = report.translation.paragraphs
    index = part.after or 0 if isinstance(part, OmissionReport) else part.index
    return paragraphs[index].line if paragraphs else None


def told(part: Part) -> tuple[Finding | None, ...]:
    """Return the findings of a part; None alone where it is flagged by its score without one."""
    return part.findings or (None,) * part.flagged


def worst(part: Part) -> Severity:
    """Return the worst severity found; a part flagged by its score alone counts as major."""
    alone = Severity.MAJOR if part.flagged else Severity.NEUTRAL
    return max((finding.severity for finding in part.findings), key=lambda it: it.rank, default=alone)


def worst_first(part: Part) -> tuple[Finding, ...]:
    """Return the findings of a part, worst first."""
    return tuple(sorted(part.findings, key=lambda it: (-it.severity.rank, -it.confidence)))


def by_check(report: DriftReport) -> dict[str, int]:
    """Count the findings of each check, most frequent first."""
    return dict(Counter(finding.check for finding in report.findings).most_common())


def silent(report: DriftReport) -> tuple[str, ...]:
    """Return the checks that ran and found nothing."""
    found = by_check(report)
    return tuple(check for check in report.checks if check not in found)


def by_severity(report: DriftReport) -> dict[str, int]:
    """Count the findings of each severity, worst first."""
    counts = Counter(finding.severity for finding in report.findings)
    return {severity.value: counts[severity] for severity in reversed(Severity) if counts[severity]}


def all_notes(report: DriftReport) -> tuple[str, ...]:
    """Return the notes of the run, and those of its documents that they do not already hold."""
    of_documents = dict.fromkeys((*report.translation.notes, *report.original.notes))
    return (*report.notes, *(note for note in of_documents if not any(note in told for told in report.notes)))


def warning(report: DriftReport) -> str | None:
    """Return the note that the texts may not belong together, where there is one: it is to come first."""
    note = strangers_note(report.coverage)
    return note if note in report.notes else None


def other_notes(report: DriftReport) -> tuple[str, ...]:
    """Return all notes but the warning."""
    first = warning(report)
    return tuple(note for note in all_notes(report) if note != first)


class Compared(NamedTuple):
    """How much was compared, and how much of it was found fine; site furniture not counted."""

    paragraphs: int
    flagged: int
    sentence_pairs: int

    @property
    def fine(self) -> int:
        """Return the number of paragraphs that are not flagged."""
        return self.paragraphs - self.flagged


def compared(report: DriftReport) -> Compared:
    """Count what was compared."""
    article = [paragraph for paragraph in report.paragraphs if not paragraph.kind.is_furniture]
    return Compared(
        paragraphs=len(article),
        flagged=sum(paragraph.flagged for paragraph in article),
        sentence_pairs=sum(
            bool(bead.translation and bead.original) for paragraph in article for bead in paragraph.beads
        ),
    )
