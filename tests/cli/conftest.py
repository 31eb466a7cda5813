"""The command line as a test calls it, and a comparison that needs no model."""

import importlib
from dataclasses import dataclass

import pytest

from muqabala.cli import main
from muqabala.records import (
    Coverage,
    Document,
    DriftReport,
    Finding,
    Paragraph,
    ParagraphReport,
    Severity,
    Span,
)

ENGLISH = "The unions agreed to the plan."
ARABIC = "لم توافق النقابات على الخطة."


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


@pytest.fixture
def align(capsys, monkeypatch, tmp_path):
    """Call the command in an empty folder, with no setting of the tester's own."""
    for name in ("MODEL", "MODELS", "SELECT", "IGNORE", "SENSITIVITY", "FAIL_ON", "LANGUAGES"):
        monkeypatch.delenv(f"ALIGN_{name}", raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Result(stopped.value.code, written.out, written.err)

    return call


@pytest.fixture
def pair(tmp_path):
    """Write both files and return their names."""
    for name, text in (("english.txt", ENGLISH), ("arabic.txt", ARABIC)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return "english.txt", "arabic.txt"


def report(severity=Severity.MAJOR, notes=()):
    """Make a report of one paragraph with one finding of a severity, or with none."""
    finding = severity and Finding(
        check="negation",
        mqm="Accuracy/Mistranslation",
        severity=severity,
        confidence=0.9,
        message="the original negates, the translation does not",
        translation=Span(0, 11, 17, "agreed"),
        original=Span(0, 0, 8, "لم توافق"),
    )
    return DriftReport(
        signature="align|model:fake|version:0",
        translation=Document("english.txt", "en", (Paragraph(ENGLISH, line=1),)),
        original=Document("arabic.txt", "ar", (Paragraph(ARABIC),)),
        paragraphs=(
            ParagraphReport(
                index=0,
                text=ENGLISH,
                kind=Paragraph(ENGLISH).kind,
                original=(0,),
                similarity=0.7,
                score=0.9 if finding else 0.0,
                flagged=bool(finding),
                findings=(finding,) if finding else (),
            ),
        ),
        omissions=(),
        coverage=Coverage(1.0, 1.0),
        threshold=0.5,
        notes=notes,
    )


class FakeCompare:
    """Takes what ``compare`` takes; returns a made report, or raises what it was told to."""

    def __init__(self):
        self.calls = []
        self.outcome = report()

    def finds(self, severity, *, notes=()):
        self.outcome = report(severity, notes)

    def fails(self, error):
        self.outcome = error

    def __call__(self, translation, original, settings, *, progress=None):
        self.calls.append((translation, original, settings))
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome


@pytest.fixture
def compared(monkeypatch, pair):
    """Put a fake in the place of compare; it finds one major drift unless told otherwise."""
    fake = FakeCompare()
    monkeypatch.setattr(importlib.import_module("muqabala.comparison"), "compare", fake)
    return fake
