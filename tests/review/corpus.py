"""Folders of reports to review: made by hand, no model behind them."""

import json

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
from muqabala.reports.json_report import to_json

CHECKS = ("number", "negation", "name", "date")
SEVERITIES = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)


def article(number, findings=20):
    """Return a report with one finding in each of its paragraphs, all different from other articles'."""
    paragraphs, originals = [], []
    for index in range(findings):
        ours, theirs = 1000 * number + index, 1000 * number + index + 7
        english = f"On Monday the council said that {ours} families had moved to the new quarter since May."
        arabic = f"وقال المجلس يوم الاثنين إن {theirs} أسرة انتقلت إلى الحي الجديد منذ مايو."
        finding = Finding(
            check=CHECKS[index % len(CHECKS)],
            mqm="Accuracy/Mistranslation",
            severity=SEVERITIES[index % len(SEVERITIES)],
            confidence=round(0.5 + index / (2 * findings), 3),
            message=f"The Arabic says {theirs} families; the English says {ours} families.",
            translation=span(index, english, f"{ours} families"),
            original=span(index, arabic, f"{theirs} أسرة"),
            values=(f"{ours}", f"{theirs}"),
        )
        originals.append(arabic)
        paragraphs.append(
            ParagraphReport(
                index=index,
                text=english,
                kind=Paragraph(english).kind,
                original=(index,),
                similarity=0.8,
                score=finding.confidence,
                flagged=True,
                findings=(finding,),
            )
        )
    return DriftReport(
        signature="align|model:made",
        translation=document(f"english/{number:03}.txt", "en", [part.text for part in paragraphs]),
        original=document(f"arabic/{number:03}.txt", "ar", originals),
        paragraphs=tuple(paragraphs),
        omissions=(),
        coverage=Coverage(1.0, 1.0),
        threshold=0.5,
        checks=CHECKS,
    )


def document(path, language, texts):
    return Document(path, language, tuple(map(Paragraph, texts)))


def span(paragraph, text, words):
    start = text.index(words)
    return Span(paragraph, start, start + len(words), words)


def write_corpus(folder, reports, findings=20):
    """Write reports to a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(reports):
        path = folder / f"{number:05}.json"
        report = json.dumps(to_json(article(number, findings)))  # without an indent ten times as fast
        path.write_text(report, encoding="utf-8")
    return folder
