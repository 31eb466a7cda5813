"""Sample reports, made by hand through the records: no model and no alignment behind them."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from muqabala.records import (
    BeadReport,
    Coverage,
    Document,
    DriftReport,
    Finding,
    Kind,
    OmissionReport,
    Paragraph,
    ParagraphReport,
    Severity,
    Span,
)

PORT = Path(__file__).parent / "port"
SIGNATURE = "align|m:sample|mh:3f2a9c1d|sides:en-ar|checks:all|s:balanced|v:0.1.0"
CHECKS = (
    "omission", "addition", "mistranslation", "untranslated", "truncation", "number", "percent", "date",
    "currency", "name", "negation", "quantifier", "question",
)  # fmt: skip
RENDERS = [(0,), (), (2,), (3,), (4,), (5,), (6, 7), (8,), (8,), (9,), (11,), (12,), (), ()]
"""The original paragraphs that each paragraph of ``port/english.txt`` renders."""


def lines(name):
    return (PORT / name).read_text("utf-8").splitlines()


def sentence_spans(paragraph, text):
    """Return a span per sentence, well enough for the sample."""
    cuts = [0, *(match.end() for match in re.finditer(r"[.؟!»\"]\s+(?=\S)", text)), len(text)]
    spans = ((start, start + len(text[start:end].rstrip())) for start, end in pairwise(cuts))
    return tuple(Span(paragraph, start, end, text[start:end]) for start, end in spans)


def span(paragraph, text, words):
    """Return the span of some words, which must be there."""
    return Span(paragraph, text.index(words), text.index(words) + len(words), words)


def document(path, language, texts, kinds=None):
    kinds = kinds or {}
    return Document(
        path,
        language,
        tuple(Paragraph(text, kinds.get(index, Kind.BODY), index + 1) for index, text in enumerate(texts)),
    )


def paragraph_report(index, text, renders, originals, *, kind=Kind.BODY, score=0.04, findings=()):
    pairs = tuple(
        BeadReport(((here.start, here.end),), (there,), 0.8)
        for here, there in zip(
            sentence_spans(index, text),
            [each for number in renders for each in sentence_spans(number, originals[number])],
            strict=False,
        )
    )
    return ParagraphReport(
        index=index,
        text=text,
        kind=kind,
        original=renders,
        similarity=0.81 if renders else 0.0,
        score=score,
        flagged=score >= 0.5,
        beads=pairs,
        findings=tuple(findings),
    )


FOUND = [
    # paragraph, check, severity, confidence, message, English words, original paragraph, Arabic words, values
    (2, "currency", "critical", 0.98, "dinars became dollars", "$640 million", 2, "640 مليون دينار",
     ("640 million US dollars", "640 million dinars")),
    (4, "percent", "major", 0.96, "14 % became 40 %", "40 percent", 4, "14 في المئة", ("40 %", "14 %")),
    (5, "negation", "critical", 0.97, "the negation «لن» is lost", "will resort", 5, "لن نلجأ", None),
    (5, "mistranslation", "minor", 0.55, "«لن نلجأ إلى السحب» is rendered otherwise",
     "resort to withdrawing", 5, "نلجأ إلى السحب", None),
    (6, "number", "major", 0.93, "900 thousand became 9 million", "nine million containers", 6,
     "٩٠٠ ألف حاوية", ("9,000,000", "900,000")),
    (8, "omission", "major", 0.81, "a clause of the original is not translated", None, 8,
     "وسيختصر زمن تخليص البضائع من خمسة أيام إلى يومين", None),
    (9, "truncation", "major", 0.9, "the sentence breaks off", "with work to", 9,
     "على أن يبدأ العمل قبل نهاية السنة", None),
    (10, "untranslated", "minor", 0.99, "Arabic words are left in the translation",
     "اعتماد الموازنة على مصدر واحد للدخل", 11, "واعتماد الموازنة على مصدر واحد للدخل", None),
    (11, "quantifier", "neutral", 0.2, "«عشرة» is written as a word on both sides", "ten MPs", 12,
     "عشرة نواب", None),
    (12, "addition", "major", 0.88, "nothing in the original says this",
     "Residents of the old harbour quarter have meanwhile begun to sell their houses.", None, None, None),
]  # fmt: skip
SCORES = {2: 0.98, 4: 0.93, 5: 0.97, 6: 0.88, 8: 0.74, 9: 0.82, 10: 0.63, 12: 0.91}


def port_finding(english, arabic, row):
    paragraph, check, severity, confidence, message, words, original, arabic_words, values = row
    anchor = english[paragraph].index(", and link") if check == "omission" else None
    return Finding(
        check=check,
        mqm=f"Accuracy/{check.capitalize()}",
        severity=Severity(severity),
        confidence=confidence,
        message=message,
        translation=span(paragraph, english[paragraph], words) if words else None,
        original=span(original, arabic[original], arabic_words) if arabic_words else None,
        values=values,
        anchor=anchor,
    )


def sample_report():
    """Return a report with a finding of most kinds, an omitted paragraph, a merged and a split one."""
    english, arabic = lines("english.txt"), lines("arabic.txt")
    kinds = {0: Kind.HEADING, 1: Kind.BYLINE, 13: Kind.BOILERPLATE}
    paragraphs = tuple(
        paragraph_report(
            index,
            text,
            RENDERS[index],
            arabic,
            kind=kinds.get(index, Kind.BODY),
            score=SCORES.get(index, 0.04),
            findings=[port_finding(english, arabic, row) for row in FOUND if row[0] == index],
        )
        for index, text in enumerate(english)
    )
    # Paragraphs 7 and 8 share the one sentence of original paragraph 8: cut it where the translation is cut.
    cut = arabic[8].index("وقال إنه")
    shared = (Span(8, 0, cut, arabic[8][:cut]), Span(8, cut, len(arabic[8]), arabic[8][cut:]))
    paragraphs = (
        *paragraphs[:7],
        *(
            with_bead(paragraph, BeadReport(((0, len(paragraph.text)),), (half,), 0.77))
            for paragraph, half in zip(paragraphs[7:9], shared, strict=True)
        ),
        *paragraphs[9:],
    )
    omitted = Finding(
        "omission", "Accuracy/Omission", Severity.MAJOR, 0.95,
        "a paragraph of the original is not translated", original=Span(10, 0, len(arabic[10]), arabic[10]),
    )  # fmt: skip
    return DriftReport(
        signature=SIGNATURE,
        translation=document("english.txt", "en", english, kinds),
        original=document("arabic.txt", "ar", arabic, {0: Kind.HEADING, 1: Kind.BYLINE}),
        paragraphs=paragraphs,
        omissions=(OmissionReport((10,), arabic[10], 9, 0.95, True, (omitted,)),),
        coverage=Coverage(0.91, 0.96),
        threshold=0.5,
        checks=CHECKS,
        false_flags=0.38,
        notes=(
            "arabic.txt was read as windows-1256",
            "1 line of the translation belongs to the site and was not compared",
        ),
    )


def with_bead(paragraph, bead):

    return replace(paragraph, beads=(bead,))


def clean_report():
    """Return a report of an article in which nothing drifts."""
    arabic = [lines("arabic.txt")[index] for index in (0, 3, 7, 11)]
    english = [
        "New port budget stirs controversy: oil retreats and spending rises",
        "The decision comes at a time when crude prices have fallen by 12 percent since the beginning of the "
        "year, settling at $71 a barrel after touching $81 last February.",
        "Al-Mutawa added that “building a third port before the second is running at full capacity is like "
        "someone who buys a new car while his first one is parked in the garage,” calling for priorities to "
        "be rearranged.",
        "The rating agency Meridian lowered its outlook for the economy from stable to negative while "
        "leaving the sovereign rating unchanged, which it attributed to the slow pace of reforms and "
        "the budget's reliance on a single source of income.",
    ]
    kinds = {0: Kind.HEADING}
    return DriftReport(
        signature=SIGNATURE,
        translation=document("english.txt", "en", english, kinds),
        original=document("arabic.txt", "ar", arabic, kinds),
        paragraphs=tuple(
            paragraph_report(index, text, (index,), arabic, kind=kinds.get(index, Kind.BODY))
            for index, text in enumerate(english)
        ),
        omissions=(),
        coverage=Coverage(1.0, 1.0),
        threshold=0.5,
        checks=CHECKS,
    )


def doubtful_report():
    """Return a clean report with a doubt below the threshold and a note, both on a list item."""
    clean = clean_report()
    listed = [replace(paragraph, kind=Kind.LIST_ITEM) for paragraph in clean.paragraphs[1:3]]
    doubt = Finding(
        "number", "Accuracy/Mistranslation", Severity.MINOR, 0.4, "«12» is not where it was",
        span(1, listed[0].text, "12 percent"),
        span(1, clean.original.paragraphs[1].text, "١٢٪"),
    )  # fmt: skip
    note = Finding(
        "name", "Accuracy/Mistranslation", Severity.NEUTRAL, 0.2, "the name is given in a short form",
        span(2, listed[1].text, "Al-Mutawa"),
    )  # fmt: skip
    found = (replace(listed[0], score=0.4, findings=(doubt,)), replace(listed[1], findings=(note,)))
    kinds = {0: Kind.HEADING, 1: Kind.LIST_ITEM, 2: Kind.LIST_ITEM}
    sides = (clean.translation, clean.original)
    english, arabic = ([paragraph.text for paragraph in side.paragraphs] for side in sides)
    return replace(
        clean,
        translation=document("english.txt", "en", english, kinds),
        original=document("arabic.txt", "ar", arabic, kinds),
        paragraphs=(clean.paragraphs[0], *found, clean.paragraphs[3]),
    )


def abridged_report(missing=40):
    """Return a report of an abridgement that leaves out many paragraphs, told and not flagged."""
    whole, filler = sample_report(), lines("arabic.txt")[10]
    first = len(whole.original.paragraphs)
    originals = (*whole.original.paragraphs, *(Paragraph(filler) for _ in range(missing)))
    told = Finding("omission", "Accuracy/Omission", Severity.NEUTRAL, 0.9, "left out by the abridgement")
    last = len(whole.paragraphs) - 1
    return DriftReport(
        signature=SIGNATURE,
        translation=whole.translation,
        original=Document("arabic.txt", "ar", originals),
        paragraphs=whole.paragraphs,
        omissions=tuple(
            OmissionReport((first + number,), filler, number % (last + 1), 0.9, False, (told,))
            for number in range(missing)
        ),
        coverage=Coverage(0.35, 0.96),
        threshold=0.5,
        checks=CHECKS,
        abridged=0.62,
        notes=("the translation is abridged: 62% of the original is missing in whole paragraphs",),
    )


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</script></style><svg onload=alert(3)>",
    "{{ 7 * 7 }}{% raw %} javascript:alert(4)",
    "safe\u202etxt.exe\u202c and \u2066isolated\u2069",
    '=HYPERLINK("http://127.0.0.1:9/","x") \x1b[31m\x00 @everyone `code` | # 1.',
    "w" * 100_000,
]


def hostile_report():
    """Return a report whose every text tries to be more than text."""
    paragraphs, originals = [], []
    for index, text in enumerate(HOSTILE):
        finding = Finding(
            "name", text, Severity.MAJOR, 0.9, text, Span(index, 0, len(text), text),
            Span(index, 0, len(text), text), values=(text, text), anchor=0,
        )  # fmt: skip
        paragraphs.append(ParagraphReport(index, text, Kind.BODY, (index,), 0.2, 0.9, True, (), (finding,)))
        originals.append(text)
    omitted = tuple(
        OmissionReport((index,), text, index, 0.9, True) for index, text in enumerate(HOSTILE[:-1])
    )
    return DriftReport(
        signature=HOSTILE[0],
        translation=document(HOSTILE[1], "en", originals),
        original=document(HOSTILE[2], "ar", originals),
        paragraphs=tuple(paragraphs),
        omissions=omitted,
        coverage=Coverage(0.0, 1.0),
        threshold=0.5,
        checks=("number", "name"),
        notes=tuple(HOSTILE),
    )


def long_report(paragraphs=5_000):
    """Return a report of a book: every fiftieth paragraph is flagged."""
    whole = sample_report()
    arabic, english = whole.original.paragraphs[2].text, whole.paragraphs[2].text
    drift = whole.paragraphs[2].findings[0]

    return DriftReport(
        signature=SIGNATURE,
        translation=document("english.txt", "en", [english] * paragraphs),
        original=document("arabic.txt", "ar", [arabic] * paragraphs),
        paragraphs=tuple(
            paragraph_report(
                index,
                english,
                (index,),
                {index: arabic},
                score=0.98 if index % 50 == 7 else 0.04,
                findings=[
                    replace(
                        drift,
                        translation=replace(drift.translation, paragraph=index),
                        original=replace(drift.original, paragraph=index),
                    )
                ]
                if index % 50 == 7
                else [],
            )
            for index in range(paragraphs)
        ),
        omissions=(),
        coverage=Coverage(1.0, 1.0),
        threshold=0.5,
    )
