"""One error must not alarm twice: of findings on the same words, the most telling one stays."""

from __future__ import annotations

from collections.abc import Iterable

from muqabala.records import Finding, Span

COVERED = 0.5
"""A finding goes where a better one covers half of its words on a side."""

WHOLE_SENTENCE = ("repetition", "untranslated", "addition", "omission", "truncation")
"""Checks that explain a whole stretch of text, and with it whatever a small check misses there."""


def distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Drop findings that a better one covers, and keep the order of the rest.

    Better is, in this order: evidence on both sides; a check that explains the
    whole stretch over one that misses a word of it; greater confidence.
    ``mistranslation`` says least and yields to all.
    """
    given = list(findings)
    kept: list[Finding] = []
    for finding in sorted(given, key=_rank):
        if not any(covers(better, finding) for better in kept):
            kept.append(finding)
    return tuple(finding for finding in given if finding in kept)


def _rank(finding: Finding) -> tuple[bool, bool, bool, float]:
    both = finding.translation is not None and finding.original is not None
    whole = finding.check in WHOLE_SENTENCE
    return finding.check == "mistranslation", not both, not whole, -finding.confidence


def covers(better: Finding, finding: Finding) -> bool:
    """Tell whether a finding takes up half of the words of another on a side, or more."""
    return _share(better.translation, finding.translation) or _share(better.original, finding.original)


def _share(better: Span | None, span: Span | None) -> bool:
    if better is None or span is None or not better.overlaps(span):
        return False
    return min(better.end, span.end) - max(better.start, span.start) >= COVERED * len(span)
