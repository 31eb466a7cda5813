"""Reports of made-up bitexts for Hypothesis: sentences linked in every way, and what each unit must hold."""

from dataclasses import dataclass
from itertools import groupby

from hypothesis import strategies as st

from muqabala.records import (
    BeadReport,
    Coverage,
    Document,
    DriftReport,
    Finding,
    Kind,
    Paragraph,
    ParagraphReport,
    Severity,
    Span,
)

MOVES = [(1, 1), (2, 1), (1, 2), (2, 3), (1, 0), (0, 1)]
"""Sentences of the translation and of the original in one bead."""

LETTERS = "ab<&>\"'‘%:,=؟«»لنجأ٣\u064e\u202e\u200f\u0000\u000b\u001b\u0085\u2028\ufffe\U0001f600"
WORDS = st.text(LETTERS, max_size=5).map(lambda letters: f"w{letters}")
SENTENCES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join).map(str.strip)
"""Readers strip paragraphs, so that no last sentence ends in a space."""


@dataclass(frozen=True)
class Bitext:
    """A report and, of each linked bead in order, the words of the translation and of the original."""

    report: DriftReport
    linked: list[tuple[str, str]]


@st.composite
def sides(draw, count):
    """Return the sentences of a side as spans, and the texts of its paragraphs."""
    spans, texts = [], []
    for number in range(count):
        sentence = draw(SENTENCES)
        if number == 0 or draw(st.booleans()):
            texts.append("")
        start = len(texts[-1]) + bool(texts[-1])
        texts[-1] = f"{texts[-1]} {sentence}".strip(" ")
        spans.append(Span(len(texts) - 1, start, start + len(sentence), sentence))
    return spans, texts


@st.composite
def bitexts(draw):
    moves = [(1, 1), *draw(st.lists(st.sampled_from(MOVES), max_size=6))]
    ours, texts = draw(sides(sum(here for here, _ in moves)))
    theirs, originals = draw(sides(sum(there for _, there in moves)))
    beads, findings = [[] for _ in texts], [[] for _ in texts]
    linked = []
    for here, there in moves:
        translation, ours = tuple(ours[:here]), ours[here:]
        original, theirs = tuple(theirs[:there]), theirs[there:]
        if translation and original:
            linked.append(tuple(" ".join(span.text for span in spans) for spans in (translation, original)))
            for index, spans in groupby(translation, key=lambda span: span.paragraph):
                places = tuple((span.start, span.end) for span in spans)
                beads[index].append(BeadReport(places, original, 0.5))
        if translation and draw(st.booleans()):
            words = draw(st.sampled_from(translation))
            source = draw(st.sampled_from(original)) if original else None
            findings[words.paragraph].append(
                Finding("name", "Accuracy", Severity.MINOR, 0.5, draw(SENTENCES), words, source)
            )
    kinds = [Paragraph(text, Kind.BODY) for text in texts]
    report = DriftReport(
        signature="align|v:0",
        translation=Document("a.txt", "en", tuple(kinds)),
        original=Document("b.txt", "ar", tuple(Paragraph(text) for text in originals)),
        paragraphs=tuple(
            ParagraphReport(
                index, text, Kind.BODY, (), 0.5, 0.5, bool(findings[index]), tuple(beads[index]),
                tuple(findings[index]),
            )
            for index, text in enumerate(texts)
        ),
        omissions=(),
        coverage=Coverage(1.0, 1.0),
        threshold=0.5,
    )  # fmt: skip
    return Bitext(report, linked)
