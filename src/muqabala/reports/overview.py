"""What every writer asks of a report: its order, its counts, its worst."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from muqabala.records import DriftReport, Finding, OmissionReport, ParagraphReport, Severity

Part = ParagraphReport | OmissionReport


def in_reading_order(report: DriftReport) -> Iterator[Part]:
    """Yield the paragraphs in order, each followed by the omissions that belong after it."""
    after: defaultdict[int | None, list[OmissionReport]] = defaultdict(list)
    for omission in report.omissions:
        after[omission.after].append(omission)
    yield from after[None]
    for paragraph in report.paragraphs:
        yield paragraph
        yield from after[paragraph.index]


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


@dataclass(frozen=True, slots=True)
class Compared:
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
