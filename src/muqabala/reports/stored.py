"""A stored JSON report read back into the records it was written from."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

from muqabala.errors import ReportError
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

_MAJOR_VERSION = "1"

_SLUG = re.compile("[a-z][a-z-]*")
"""The name of a check: every writer may print it as it is."""

_T = TypeVar("_T")
_Word = TypeVar("_Word", bound=StrEnum)


def from_json(text: str) -> DriftReport:
    """Read a JSON report. Raise ReportError where it is none of ours, or of a later version."""
    try:
        data = json.loads(text, parse_constant=_not_finite)
    except (ValueError, RecursionError) as error:
        raise ReportError(f"not a drift report: it is not JSON ({error})") from error
    try:
        return _report(_Object(data, "the report"))
    except _MisfitError as error:
        raise ReportError(f"not a drift report: {error}") from error


def read_report(path: Path) -> DriftReport:
    """Read the JSON report of a file. Raise ReportError where it cannot be read, or as ``from_json``."""
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReportError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ReportError(f"{path}: not a drift report: it is not UTF-8") from error
    except ReportError as error:
        raise ReportError(f"{path}: {error}") from error


class _MisfitError(Exception):
    """A value is not what the schema says; the text names it."""


def _not_finite(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number in JSON")


class _Object:
    """A JSON object whose values are taken by name and kind."""

    def __init__(self, value: object, name: str) -> None:
        if not isinstance(value, dict):
            raise _MisfitError(f"{name} is not an object")
        self._values = value
        self._name = name

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def take(self, key: str) -> object:
        if key not in self._values:
            raise _MisfitError(f"{self._name} has no {key!r}")
        return self._values[key]

    def misfit(self, key: str, wanted: str) -> _MisfitError:
        return _MisfitError(f"{key!r} of {self._name} is not {wanted}")

    def text(self, key: str) -> str:
        value = self.take(key)
        if not isinstance(value, str):
            raise self.misfit(key, "a text")
        return value

    def slug(self, key: str) -> str:
        return _slug(self.take(key), lambda: self.misfit(key, "the name of a check"))

    def slugs(self, key: str) -> tuple[str, ...]:
        return tuple(
            _slug(value, lambda: self.misfit(key, "a list of names of checks")) for value in self.items(key)
        )

    def number(self, key: str) -> float:
        value = self.take(key)
        try:
            if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
                return float(value)
        except OverflowError:  # a whole number may have any number of digits
            pass
        raise self.misfit(key, "a number")

    def share(self, key: str) -> float:
        value = self.number(key)
        if not 0 <= value <= 1:
            raise self.misfit(key, "a number from 0 to 1")
        return value

    def index(self, key: str, below: int) -> int:
        wanted = f"a whole number from 0 to {below - 1}"
        return _index(self.take(key), below, lambda: self.misfit(key, wanted))

    def line(self, key: str) -> int:
        value = self.take(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise self.misfit(key, "a whole number from 1")
        return value

    def indices(self, key: str, below: int) -> tuple[int, ...]:
        wanted = f"a list of whole numbers from 0 to {below - 1}"
        return tuple(_index(value, below, lambda: self.misfit(key, wanted)) for value in self.items(key))

    def flag(self, key: str) -> bool:
        value = self.take(key)
        if not isinstance(value, bool):
            raise self.misfit(key, "true or false")
        return value

    def word(self, key: str, words: type[_Word]) -> _Word:
        value = self.text(key)
        if value not in list(words):
            raise self.misfit(key, f"one of {', '.join(words)}")
        return words(value)

    def items(self, key: str) -> list[object]:
        value = self.take(key)
        if not isinstance(value, list):
            raise self.misfit(key, "a list")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.items(key)
        texts = tuple(value for value in values if isinstance(value, str))
        if len(texts) != len(values):
            raise self.misfit(key, "a list of texts")
        return texts

    def object(self, key: str) -> _Object:
        return _Object(self.take(key), f"{key!r}")

    def objects(self, key: str) -> list[_Object]:
        return [_Object(value, f"{key!r} {number}") for number, value in enumerate(self.items(key))]

    def optional(self, key: str, read: Callable[[str], _T]) -> _T | None:
        return None if self.take(key) is None else read(key)


def _slug(value: object, misfit: Callable[[], _MisfitError]) -> str:
    if not isinstance(value, str) or not _SLUG.fullmatch(value):
        raise misfit()
    return value


def _index(value: object, below: int, misfit: Callable[[], _MisfitError]) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < below:
        raise misfit()
    return value


def _report(data: _Object) -> DriftReport:
    version = data.text("schema_version")
    if version.partition(".")[0] != _MAJOR_VERSION:
        raise ReportError(
            f"the report is of version {version[:20]!r}, this program reads version {_MAJOR_VERSION}; "
            "make it anew or update the program"
        )
    rendered, original, summary = data.object("translation"), data.object("original"), data.object("summary")
    texts = tuple(map(_text, original.objects("texts")))
    items = data.objects("paragraphs")
    paragraphs = tuple(_paragraph(item, index, texts) for index, item in enumerate(items))
    coverage = summary.object("coverage")
    return DriftReport(
        signature=data.text("signature"),
        translation=_document(rendered, tuple(map(_text, items))),
        original=_document(original, texts),
        paragraphs=paragraphs,
        omissions=tuple(_omission(item, len(paragraphs), texts) for item in data.objects("omissions")),
        coverage=Coverage(coverage.share("original"), coverage.share("translation")),
        threshold=data.share("threshold"),
        false_flags=data.optional("expected_false_flags", data.number)
        if "expected_false_flags" in data
        else None,  # since 1.2
        checks=data.slugs("checks") if "checks" in data else (),
        abridged=summary.optional("abridged", summary.share),
        notes=data.texts("notes"),
    )


def _document(data: _Object, paragraphs: tuple[Paragraph, ...]) -> Document:
    if data.take("paragraphs") != len(paragraphs):
        raise data.misfit("paragraphs", f"{len(paragraphs)}, the number of paragraphs given")
    return Document(data.text("path"), data.text("language"), paragraphs, data.texts("notes"))


def _text(data: _Object) -> Paragraph:
    line = data.optional("line", data.line) if "line" in data else None  # since 1.1
    return Paragraph(data.text("text"), data.word("kind", Kind), line)


def _paragraph(data: _Object, index: int, texts: tuple[Paragraph, ...]) -> ParagraphReport:
    if data.take("index") != index:
        raise data.misfit("index", f"{index}, its place in the list")
    text = data.text("text")
    return ParagraphReport(
        index=index,
        text=text,
        kind=data.word("kind", Kind),
        original=data.indices("original", len(texts)),
        similarity=data.number("similarity"),
        score=data.share("score"),
        flagged=data.flag("flagged"),
        beads=tuple(_bead(item, text, texts) for item in data.objects("beads")),
        findings=tuple(_finding(item, index, text, texts) for item in data.objects("findings")),
        suspicion=data.share("suspicion") if "suspicion" in data else 0.0,  # since 1.3
    )


def _omission(data: _Object, paragraphs: int, texts: tuple[Paragraph, ...]) -> OmissionReport:
    original = data.indices("original", len(texts))
    if not original:
        raise data.misfit("original", "a list of at least one number")
    return OmissionReport(
        original=original,
        text=data.text("text"),
        after=data.optional("after", lambda key: data.index(key, paragraphs)),
        score=data.share("score"),
        flagged=data.flag("flagged"),
        findings=tuple(_finding(item, 0, "", texts) for item in data.objects("findings")),
    )


def _bead(data: _Object, text: str, texts: tuple[Paragraph, ...]) -> BeadReport:
    pairs = [
        _Object(dict(zip(("start", "end"), pair, strict=False)) if isinstance(pair, list) else pair, "a bead")
        for pair in data.items("translation")
    ]
    return BeadReport(
        translation=tuple(_offsets(pair, text) for pair in pairs),
        original=tuple(_original_span(span, texts) for span in data.objects("original")),
        similarity=data.number("similarity"),
        confidence=data.share("confidence") if "confidence" in data else 1.0,  # reports of version 1.0
    )


def _finding(data: _Object, index: int, text: str, texts: tuple[Paragraph, ...]) -> Finding:
    translation = data.optional("translation_span", data.object)
    original = data.optional("original_span", data.object)
    values = data.optional("values", data.object)
    return Finding(
        check=data.slug("check"),
        mqm=data.text("mqm"),
        severity=data.word("severity", Severity),
        confidence=data.share("confidence"),
        message=data.text("message"),
        translation=_span(translation, index, text) if translation else None,
        original=_original_span(original, texts) if original else None,
        values=(values.text("translation"), values.text("original")) if values else None,
        anchor=data.optional("anchor", lambda key: data.index(key, len(text) + 1)),
    )


def _offsets(data: _Object, text: str) -> tuple[int, int]:
    end = data.index("end", len(text) + 1)
    return data.index("start", end + 1), end


def _span(data: _Object, paragraph: int, text: str) -> Span:
    start, end = _offsets(data, text)
    return Span(paragraph, start, end, text[start:end])


def _original_span(data: _Object, texts: tuple[Paragraph, ...]) -> Span:
    paragraph = data.index("paragraph", len(texts))
    return _span(data, paragraph, texts[paragraph].text)
