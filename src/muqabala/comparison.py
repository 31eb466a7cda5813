"""The whole way from two files to a drift report; the only module that knows all the stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

import numpy as np

from muqabala.alignment import Side, align
from muqabala.alignment.support import compare_words
from muqabala.alignment.words import words
from muqabala.checks import chosen
from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext
from muqabala.checks.linking import link
from muqabala.documents import (
    languages_to_read,
    order_sides,
    read_document,
    with_paired_site_lines,
    without_lone_titles,
)
from muqabala.drift.assembly import assemble
from muqabala.drift.baseline import Baseline, accept, read_baseline
from muqabala.drift.calibration import Calibration, read_calibration
from muqabala.drift.fusion import fitted
from muqabala.drift.search import search
from muqabala.embed import load_encoder, load_lexicon
from muqabala.embed.base import Encoder
from muqabala.embed.lexicon import Lexicon
from muqabala.errors import ConfigError
from muqabala.languages.caching import forget_texts
from muqabala.languages.glossary import Glossary, read_glossary
from muqabala.records import Document, DriftReport, Span
from muqabala.segment import sentences
from muqabala.settings import ENGLISH_ARABIC, Settings
from muqabala.signature import signature
from muqabala.verifier import Reading, load_verifier, verifier_name

File = TypeVar("File")
"""What a file that a setting names holds."""

Progress = Callable[[str, float], None]
"""Told the name of the stage that begins, and the share of the work that is done."""


class Models(NamedTuple):
    """What is loaded once for any number of comparisons."""

    encoder: Encoder
    lexicon: Lexicon


def load_models(name: str | None = None) -> Models:
    """Load the encoder of a name or folder, else the embedded one, and the lexicon. Raise ModelError."""
    encoder = load_encoder(name)
    return Models(encoder, load_lexicon(encoder))


def signature_of(settings: Settings, models: Models) -> str:
    """Return the signature that reports made with these settings bear. Raise ConfigError as ``compare``."""
    return _Chosen.of(settings).signature(settings, models)


class _Chosen(NamedTuple):
    """What the settings name, read once for a comparison: its signature tells what it was made with."""

    checks: dict[str, type[Check]]
    glossary: Glossary
    baseline: Baseline | None
    calibration: Calibration | None

    @classmethod
    def of(cls, settings: Settings) -> _Chosen:
        _require_model(settings)
        return cls(
            chosen(settings),
            _read_once(read_glossary, settings.glossary) or Glossary(),
            _read_once(read_baseline, settings.baseline),
            _read_once(read_calibration, settings.calibration),
        )

    def signature(self, settings: Settings, models: Models) -> str:
        return signature(
            model=models.encoder.name,
            checks=self.checks,
            languages=settings.pair,
            sensitivity=settings.sensitivity,
            verifier=_verifier(settings),
            baseline=self.baseline.digest if self.baseline else "",
            glossary=self.glossary.digest,
            calibration=self.calibration.correction.digest if self.calibration else "",
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
            glossary no terms, the calibration no correction, or the languages need another model.
    """
    settings = settings or Settings()
    given = _Chosen.of(settings)
    tell = progress or (lambda stage, share: None)
    tell("reading", 0.0)
    languages = languages_to_read(settings.pair)
    documents = _read(translation, languages[0]), _read(original, languages[1])
    ours, theirs, swapped = order_sides(*documents, settings.pair)
    ours, theirs = without_lone_titles(*with_paired_site_lines(ours, theirs))
    tell("loading the model", 0.1)
    models = models or load_models(settings.model)
    bitext = replace(build_bitext(ours, theirs, models, tell), glossary=given.glossary)
    tell("checking", 0.7)
    with _reading(settings, bitext) as reading:
        whole = reading if settings.read == "all" else None
        found = [finding for check in given.checks.values() for finding in check().run(bitext)]
        findings = fitted().corrected(bitext, found, models.encoder.name, reading)
        if whole:
            findings += search(bitext, whole, findings, given.checks, fitted().alone)
        suspicions = fitted().suspicions(bitext, models.encoder.name, whole)
    if given.calibration:
        findings = list(map(given.calibration.applied, findings))
    report = assemble(
        bitext,
        findings,
        sensitivity=settings.sensitivity,
        signature=given.signature(settings, models),
        checks=given.checks,
        notes=_notes(bitext, swapped=swapped),
        suspicions=suspicions,
    )
    forget_texts()
    tell("done", 1.0)
    return accept(report, given.baseline) if given.baseline else report


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
    return link(documents, spans, beads, compare_words(beads, vocabulary, paragraphs, lexicon))


def _verifier(settings: Settings) -> str:
    """Return what the signature says of the verifier: nothing where it reads nothing."""
    if settings.read == "none" or set(settings.pair) != set(ENGLISH_ARABIC):
        return ""
    return verifier_name() + ("+all" if settings.read == "all" else "")


def _reading(settings: Settings, bitext: Bitext) -> AbstractContextManager[Reading | None]:
    """Return what the verifier reads, begun where it reads everything; None where it reads nothing."""
    if not _verifier(settings):
        return nullcontext()
    return Reading(load_verifier, bitext.groups if settings.read == "all" else ())


def _read_once(read: Callable[[Path], File], name: str | None) -> File | None:
    """Read a file that a setting names, if it does: once for all comparisons unless the file changes."""
    if not name:
        return None
    path = Path(name).absolute()
    changed = path.stat().st_mtime_ns if path.is_file() else 0  # of a missing file the reader tells
    return cast(File, _kept(read, path, changed))


@lru_cache(maxsize=8)
def _kept(read: Callable[[Path], object], path: Path, _changed: int) -> object:
    return read(path)


def _require_model(settings: Settings) -> None:
    if settings.model is None and set(settings.pair) != set(ENGLISH_ARABIC):
        raise ConfigError(
            f"{settings.languages}: the embedded model knows Arabic and English only; "
            "name a multilingual model of sentence-transformers with --model"
        )


def _read(document: str | Path | Document, language: str | None) -> Document:
    return document if isinstance(document, Document) else read_document(document, language=language)


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


def _notes(bitext: Bitext, *, swapped: bool) -> tuple[str, ...]:
    notes = ["the files were given the wrong way round: the original came first"] if swapped else []
    if bitext.languages != ENGLISH_ARABIC:
        notes.append(f"{'-'.join(bitext.languages)}: only the checks that know no language ran")
    for name, document in (("translation", bitext.translation), ("original", bitext.original)):
        notes += [f"{name}: {note}" for note in document.notes]
        site = sum(paragraph.kind.is_furniture for paragraph in document.paragraphs)
        if site:
            lines, were = ("line belongs", "was") if site == 1 else ("lines belong", "were")
            notes.append(f"{name}: {site} {lines} to the site or its author and {were} not compared")
    return tuple(notes)
