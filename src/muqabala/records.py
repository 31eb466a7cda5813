"""The data that flows through the house, all of it frozen.

Two sides, always in this order of words: the *translation* (English) and the
*original* (Arabic). Offsets are code points into a paragraph's text as read
(NFC); paragraph indices count non-empty paragraphs from 0.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a paragraph is to its reader."""

    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"

    @property
    def is_furniture(self) -> bool:
        """Tell whether it belongs to the site and not to the article: told, never flagged."""
        return self in (Kind.BYLINE, Kind.BOILERPLATE)


class Severity(StrEnum):
    """How bad a finding is, in MQM's words, mildest first."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """Return 0 for neutral up to 3 for critical."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One non-empty paragraph as read; ``line``, from 1, is where it begins in a file that has lines."""

    text: str
    kind: Kind = Kind.BODY
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: its paragraphs, and notes on how it was read."""

    path: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one paragraph with the words it covers."""

    paragraph: int
    start: int
    end: int
    text: str

    @classmethod
    def whole(cls, paragraph: int, text: str) -> Span:
        """Return the span of a whole paragraph."""
        return cls(paragraph, 0, len(text), text)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """Tell that it is a span, also where it is empty: then it marks a place."""
        return True

    def part(self, start: int, end: int) -> Span:
        """Return the span of ``self.text[start:end]``.

        >>> Span(2, 10, 21, "hello world").part(6, 11)
        Span(paragraph=2, start=16, end=21, text='world')
        """
        return Span(self.paragraph, self.start + start, self.start + end, self.text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Tell whether both cover a common character."""
        return self.paragraph == other.paragraph and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Bead:
    """One m:n link between sentences of the translation and of the original.

    The numbers are sentence numbers of each side. An empty side makes a null
    bead: the translation left something out, or put something in. A *moved*
    bead crosses the order of the others. ``confidence`` is the probability
    that exactly these sentences render each other.
    """

    translation: tuple[int, ...]
    original: tuple[int, ...]
    similarity: float
    moved: bool = False
    confidence: float = 1.0

    @property
    def is_null(self) -> bool:
        """Tell whether one side is empty."""
        return not (self.translation and self.original)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, with its evidence on both sides.

    ``confidence`` is the check's estimate that a careful editor would agree.
    ``anchor`` is a code point position in the translation's paragraph where
    omitted words belong. ``translation.paragraph`` and ``original.paragraph``
    say where; a finding on words that the translation lacks has no
    ``translation`` span.
    """

    check: str
    mqm: str
    severity: Severity
    confidence: float
    message: str
    translation: Span | None = None
    original: Span | None = None
    values: tuple[str, str] | None = None
    anchor: int | None = None

    @property
    def id(self) -> str:
        """Return a fingerprint of the check and the words on both sides.

        It does not hold positions, so that it survives a moved paragraph.
        """
        sides = (span.text if span else "" for span in (self.translation, self.original))
        return fingerprint(self.check, *sides)

    def overlaps(self, other: Finding) -> bool:
        """Tell whether both are of a common character on either side."""
        sides = (self.translation, other.translation), (self.original, other.original)
        return any(own is not None and its is not None and own.overlaps(its) for own, its in sides)


def fingerprint(*texts: str) -> str:
    """Return a short hash of texts, whatever their spacing, case and presentation forms."""
    words = (" ".join(unicodedata.normalize("NFKC", text).casefold().split()) for text in texts)
    return hashlib.sha256("\x1f".join(words).encode(errors="surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class BeadReport:
    """A bead as the report shows it: spans on both sides."""

    translation: tuple[tuple[int, int], ...]
    original: tuple[Span, ...]
    similarity: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ParagraphReport:
    """One paragraph of the translation and what was found in it.

    ``suspicion`` is the chance of a drift that no finding names; it is in the score.
    """

    index: int
    text: str
    kind: Kind
    original: tuple[int, ...]
    similarity: float
    score: float
    flagged: bool
    beads: tuple[BeadReport, ...] = ()
    findings: tuple[Finding, ...] = ()
    suspicion: float = 0.0


@dataclass(frozen=True, slots=True)
class OmissionReport:
    """A run of original paragraphs without a translation.

    ``after`` is the translation paragraph that the run would follow, None at
    the top.
    """

    original: tuple[int, ...]
    text: str
    after: int | None
    score: float
    flagged: bool
    findings: tuple[Finding, ...] = ()


Part = ParagraphReport | OmissionReport
"""What of a report has findings and a score of its own."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares of the running text, by characters, that have a counterpart on the other side."""

    original: float
    translation: float


@dataclass(frozen=True, slots=True)
class DriftReport:
    """Everything a run has to say; every writer is made from it.

    ``checks`` are the slugs of the checks that ran, so that silence is
    informative.
    ``false_flags`` is how many flags a clean article of this length would be
    expected to get at this threshold, None where that is not known.
    ``abridged`` is None, or the share of the original that is missing in whole
    paragraphs where the translation is an abridgement. ``notes`` tell what the
    reader should know about the run: encodings, swapped sides, boilerplate.
    """

    signature: str
    translation: Document
    original: Document
    paragraphs: tuple[ParagraphReport, ...]
    omissions: tuple[OmissionReport, ...]
    coverage: Coverage
    threshold: float
    checks: tuple[str, ...] = ()
    false_flags: float | None = None
    abridged: float | None = None
    notes: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the paragraphs, and then what is left out."""
        return (*self.paragraphs, *self.omissions)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, in reading order."""
        return tuple(finding for part in self.parts for finding in part.findings)

    @property
    def flagged(self) -> tuple[Part, ...]:
        """Return what is flagged, worst first."""
        return tuple(sorted((part for part in self.parts if part.flagged), key=lambda part: -part.score))

    @property
    def verdict(self) -> str:
        """Return ``drift`` where anything is flagged, else ``clean``."""
        return "drift" if self.flagged else "clean"
