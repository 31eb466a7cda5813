"""What the statistics need of one article's record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from muqabala.batch.pairs import fingerprint
from muqabala.batch.shards import Record
from muqabala.languages.folding import fold
from muqabala.records import Kind, Severity

_COMPARED = frozenset(kind for kind in Kind if not kind.is_furniture)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A finding as the statistics count it: the words, or the values, that do not agree."""

    check: str
    translation: str
    original: str

    @property
    def key(self) -> int:
        """Return what the same error has in other articles, too, whatever the case and the diacritics."""
        sides = (" ".join(fold(side).text.split()) for side in (self.translation, self.original))
        return fingerprint("\x1f".join((self.check, *sides)))


@dataclass(frozen=True, slots=True)
class Article:
    """One article with a report.

    ``paragraphs`` counts those of the translation that were compared,
    ``flagged`` those and the omissions that are flagged; ``drift`` is the sum
    of their scores. ``original`` is a fingerprint of the original's text.
    """

    id: str
    columns: Mapping[str, str]
    original: int
    paragraphs: int
    flagged: int
    drift: float
    evidence: tuple[Evidence, ...]

    @classmethod
    def of(cls, record: Record) -> Article:
        """Read a record that holds a report."""
        report = record.load()
        flagged = [part for part in (*report["paragraphs"], *report["omissions"]) if part["flagged"]]
        return cls(
            id=record.id,
            columns=record.columns,
            original=fingerprint("\n".join(paragraph["text"] for paragraph in report["original"]["texts"])),
            paragraphs=sum(paragraph["kind"] in _COMPARED for paragraph in report["paragraphs"]),
            flagged=len(flagged),
            drift=sum(part["score"] for part in flagged),
            evidence=tuple(_evidence(flagged)),
        )


def _evidence(parts: list[dict[str, Any]]) -> Iterator[Evidence]:
    """Yield what was found in flagged parts, but for what is only told."""
    for part in parts:
        for finding in part["findings"]:
            if finding["severity"] != Severity.NEUTRAL:
                values = finding["values"] or {}
                yield Evidence(
                    finding["check"],
                    *(values.get(side) or _words(finding, side) for side in ("translation", "original")),
                )


def _words(finding: dict[str, Any], side: str) -> str:
    span = finding[f"{side}_span"]
    return str(span["text"]) if span else ""
