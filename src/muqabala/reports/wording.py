"""The words that every report uses alike. People count paragraphs from 1."""

from __future__ import annotations

import re
from collections.abc import Sequence

from muqabala.records import DriftReport, OmissionReport, ParagraphReport, Part, Severity
from muqabala.reports.overview import compared, silent

GLYPHS = {Severity.CRITICAL: "✖", Severity.MAJOR: "▲", Severity.MINOR: "●", Severity.NEUTRAL: "○"}
"""Shapes, so that a severity is never told by colour alone."""

WITHOUT_FINDING = "no single finding: as a whole it does not say what the original says"
"""What is said of a part that is flagged by its score alone."""

GLOSS_MEANING = "a gloss from word lists, in the order of the Arabic; no translation"

CARET = "\u2038"
"""The proofreader's mark where omitted words belong."""

HIDDEN = r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""What could hide or reorder text or steer a terminal; the marks LRM, RLM and ALM only help Arabic along."""


def visible(text: str) -> str:
    r"""Show hidden controls as placeholders.

    >>> visible("safe\u202etxt.exe\u202c")
    'safe[U+202E]txt.exe[U+202C]'
    """
    return re.sub(HIDDEN, lambda match: f"[{code_point(match[0])}]", text)


def code_point(letter: str) -> str:
    """Return the name of a code point, such as ``U+202E``."""
    return f"U+{ord(letter):04X}"


def one_line(text: str) -> str:
    r"""Make a text safe to stand on one line.

    >>> one_line("two\nlines\x1b[31m")
    'two lines[U+001B][31m'
    """
    return " ".join(visible(text).split())


def sentence(text: str) -> str:
    """Write a note as a sentence.

    >>> sentence("only half of it is there")
    'Only half of it is there.'
    """
    return text and f"{text[0].upper()}{text[1:]}."


def counted(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> counted(1, "paragraph"), counted(1200, "paragraph")
    ('1 paragraph', '1,200 paragraphs')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def threshold(report: DriftReport) -> str:
    """Say from which score on is flagged, and what that costs."""
    flagged = f"flagged from {report.threshold:.2f}"
    if report.false_flags is None:
        return flagged
    return f"{flagged}; a clean article of this length gets about {report.false_flags:.1f} false flags"


def numbers(indices: Sequence[int]) -> str:
    """Return 0-based indices as a reader counts, runs drawn together.

    >>> numbers((3, 4, 5, 8))
    '4–6, 9'
    """
    runs: list[list[int]] = []
    for index in sorted(indices):
        if runs and index == runs[-1][1] + 1:
            runs[-1][1] = index
        else:
            runs.append([index, index])
    return ", ".join(f"{start + 1}–{end + 1}" if end > start else f"{start + 1}" for start, end in runs)


def place(part: Part) -> str:
    """Say where a part is: ``paragraph 6``, or ``original paragraphs 4–5``."""
    if isinstance(part, ParagraphReport):
        return f"paragraph {part.index + 1}"
    return f"original paragraph{'s' * (len(part.original) > 1)} {numbers(part.original)}"


def gap(omission: OmissionReport) -> str:
    """Say where an omission belongs in the translation."""
    return "before paragraph 1" if omission.after is None else f"after paragraph {omission.after + 1}"


def percent(share: float) -> str:
    """Return a share in percent; 100 % is said of the whole only.

    >>> percent(0.9987), percent(1.0), percent(0.004)
    ('99 %', '100 %', '1 %')
    """
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded} %"


def _of_all(report: DriftReport) -> str:
    """Say how many paragraphs were compared; the numbers of paragraphs count site lines, too."""
    count = compared(report).paragraphs
    return counted(count, "paragraph" if count == len(report.paragraphs) else "compared paragraph")


def verdict(report: DriftReport) -> str:
    """Say in one sentence what was found."""
    of_all = _of_all(report)
    if report.verdict == "clean":
        return f"No drift found in {of_all}"
    flagged = sum(paragraph.flagged for paragraph in report.paragraphs)
    omissions = sum(omission.flagged for omission in report.omissions)
    drift = f"Drift in {flagged:,} of {of_all}"
    missing = f"{counted(omissions, 'passage')} of the original left out"
    if not flagged:
        return f"No drift in what is translated, but {missing}"
    return f"{drift}; {missing}" if omissions else drift


def fine(report: DriftReport) -> str:
    """Say what was compared and found fine."""
    counts = compared(report)
    return (
        f"{counts.fine:,} of {counted(counts.paragraphs, 'paragraph')} found fine; "
        f"{counted(counts.sentence_pairs, 'sentence pair')} compared"
    )


def silence(report: DriftReport) -> str:
    """Say which checks ran and found nothing; empty where there are none."""
    checks = ", ".join(silent(report))
    return f"Checked and found nothing: {checks}" if checks else ""


def coverage(report: DriftReport) -> str:
    """Say how much of each side has a counterpart."""
    return (
        f"{percent(report.coverage.original)} of the original is translated; "
        f"{percent(report.coverage.translation)} of the translation has an original"
    )
