"""The whole way from two files to a drift report; the only module that knows all the stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from muqabala.alignment import Side, align
from muqabala.alignment.support import supports
from muqabala.alignment.words import words
from muqabala.checks import chosen
from muqabala.checks.bitext import Bitext
from muqabala.checks.linking import link
from muqabala.documents import order_sides, read_document
from muqabala.drift.assembly import assemble
from muqabala.drift.baseline import accept, read_baseline
from muqabala.drift.calibration import Calibration, read_calibration
from muqabala.embed import load_encoder, load_lexicon
from muqabala.embed.base import Encoder
from muqabala.embed.lexicon import Lexicon
from muqabala.languages.glossary import Glossary, read_glossary
from muqabala.records import Document, DriftReport, Span
from muqabala.segment import sentences
from muqabala.settings import Settings
from muqabala.signature import signature

Progress = Callable[[str, float], None]
"""Told the name of the stage that begins, and the share of the work that is done."""


@dataclass(frozen=True, slots=True)
class Models:
    """What is loaded once for any number of comparisons."""

    encoder: Encoder
    lexicon: Lexicon


def load_models(name: str | None = None) -> Models:
    """Load the encoder of a name or folder, the embedded one by default, and the lexicon. Raise ModelError."""
    encoder = load_encoder(name)
    return Models(encoder, load_lexicon(encoder))


def signature_of(settings: Settings, models: Models) -> str:
    """Return the signature that reports made with these settings bear. Raise ConfigError as ``compare``."""
    calibration = _calibration(settings)
    return signature(
        model=models.encoder.name,
        checks=chosen(settings),
        languages=("en", "ar"),
        sensitivity=settings.sensitivity,
        baseline=read_baseline(Path(settings.baseline)).digest if settings.baseline else "",
        glossary=_glossary(settings).digest,
        calibration=calibration.correction.digest if calibration else "",
    )


def compare(
    translation: str | Path | Document,
    original: str | Path | Document,
    settings: Settings | None = None,
    *,
    models: Models | None = None,
    progress: Progress | None = None,
) -> DriftReport:
    """Compare a translation with its original.

    ``translation`` and ``original`` are files, ``-`` for standard input, or
    documents. Files given the wrong way round are swapped, and a note says so.
    ``models`` are those of the settings, where they are loaded already.

    Raises:
        DocumentError: A file cannot be read, or both are in the same language.
        ModelError: The model is missing or broken.
        ConfigError: A selected or ignored check does not exist, the baseline holds no verdicts, the
            glossary no terms, or the calibration no correction.
    """
    settings = settings or Settings()
    tell = progress or (lambda stage, share: None)
    checks = chosen(settings)
    baseline = read_baseline(Path(settings.baseline)) if settings.baseline else None
    glossary = _glossary(settings)
    calibration = _calibration(settings)
    tell("reading", 0.0)
    ours, theirs, swapped = order_sides(_read(translation), _read(original))
    tell("loading the model", 0.1)
    models = models or load_models(settings.model)
    bitext = replace(build_bitext(ours, theirs, models, tell), glossary=glossary)
    tell("checking", 0.7)
    findings = [finding for check in checks.values() for finding in check().run(bitext)]
    findings = list(map(calibration.applied, findings)) if calibration else findings
    report = assemble(
        bitext,
        findings,
        sensitivity=settings.sensitivity,
        signature=signature_of(settings, models),
        checks=checks,
        notes=_notes(ours, theirs, swapped=swapped),
    )
    tell("done", 1.0)
    return accept(report, baseline) if baseline else report


def build_bitext(translation: Document, original: Document, models: Models, tell: Progress) -> Bitext:
    """Embed and align the sentences of both documents and gather what the checks look at."""
    documents = (translation, original)
    tell("embedding", 0.2)
    spans = (_article_sentences(translation), _article_sentences(original))
    texts = tuple([span.text for span in side] for side in spans)
    ours, theirs = (_side(models.encoder, side) for side in spans)
    tell("aligning", 0.4)
    beads = align(ours, theirs)
    tell("comparing words", 0.6)
    encoder, lexicon = models.encoder, models.lexicon
    vocabulary = (words(encoder, lexicon, texts[0]), words(encoder, lexicon, texts[1]))
    paragraphs = (ours.paragraphs.tolist(), theirs.paragraphs.tolist())
    support = supports(beads, vocabulary, paragraphs, lexicon)
    return link(documents, spans, beads, support)


def _glossary(settings: Settings) -> Glossary:
    return read_glossary(Path(settings.glossary)) if settings.glossary else Glossary()


def _calibration(settings: Settings) -> Calibration | None:
    return read_calibration(Path(settings.calibration)) if settings.calibration else None


def _read(document: str | Path | Document) -> Document:
    return document if isinstance(document, Document) else read_document(document)


def _article_sentences(document: Document) -> tuple[Span, ...]:
    """Return the sentences of the article itself, without what belongs to the site."""
    return tuple(
        span for span in sentences(document) if not document.paragraphs[span.paragraph].kind.is_furniture
    )


def _side(encoder: Encoder, spans: Sequence[Span]) -> Side:
    return Side(
        encoder.encode([span.text for span in spans]),
        np.array([len(span) for span in spans], dtype=np.float64),
        np.array([span.paragraph for span in spans], dtype=np.int64),
    )


def _notes(translation: Document, original: Document, *, swapped: bool) -> tuple[str, ...]:
    notes = ["the files were given the wrong way round: the original came first"] if swapped else []
    for name, document in (("translation", translation), ("original", original)):
        notes += [f"{name}: {note}" for note in document.notes]
        site = sum(paragraph.kind.is_furniture for paragraph in document.paragraphs)
        if site:
            lines, were = ("line belongs", "was") if site == 1 else ("lines belong", "were")
            notes.append(f"{name}: {site} {lines} to the site or its author and {were} not compared")
    return tuple(notes)
