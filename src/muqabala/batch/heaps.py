"""Folders of unpaired articles to a manifest of pairs, and a list of what found no partner."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from muqabala.batch.folders import files_below
from muqabala.batch.matching import match
from muqabala.batch.traits import Traits, traits
from muqabala.documents import READERS, read_document
from muqabala.embed import load_encoder
from muqabala.errors import CorpusError, DocumentError
from muqabala.reports.files import write_whole

MATCHES, UNMATCHED = "matches.csv", "unmatched.csv"


@dataclass(frozen=True, slots=True)
class Matched:
    """Where the manifest of the pairs lies, and how many articles found a partner and how many none."""

    manifest: Path
    pairs: int
    lone: int


def match_heaps(heaps: Sequence[Path], folder: Path, model: str | None = None) -> Matched:
    """Match the articles of folders, in whatever order, by what they say; the script tells their languages.

    ``folder`` gets a manifest of the pairs with the score of each, and a list
    of the files without a partner with the reason: none was near enough, or
    the file could not be read.

    Raises:
        CorpusError: A heap is no folder, or no two articles belong together.
        ModelError: As ``load_encoder``.
    """
    encoder = load_encoder(model)
    sides: dict[str, list[tuple[Path, Traits]]] = {"en": [], "ar": []}
    lone: list[tuple[Path, str]] = []
    for path in _articles(heaps):
        try:
            document = read_document(path)
        except DocumentError as error:
            lone.append((path, str(error)))
        else:
            sides[document.language].append((path, traits(document, encoder)))
    english, arabic = sides["en"], sides["ar"]
    pairs = match([it for _, it in english], [it for _, it in arabic])
    if not pairs:
        counts = f"{len(english)} English and {len(arabic)} Arabic articles"
        raise CorpusError(f"{', '.join(map(str, heaps))}: no two of {counts} belong together")
    for side, taken in ((english, {it.translation for it in pairs}), (arabic, {it.original for it in pairs})):
        lone += [(path, "no partner") for number, (path, _) in enumerate(side) if number not in taken]
    places = sorted((english[it.translation][0], arabic[it.original][0], it.score) for it in pairs)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(
        {
            folder / MATCHES: _csv(
                ("translation", "original", "match_score"),
                (
                    (_seen_from(folder, ours), _seen_from(folder, theirs), f"{it:.3f}")
                    for ours, theirs, it in places
                ),
            ),
            folder / UNMATCHED: _csv(
                ("file", "reason"), ((_seen_from(folder, path), reason) for path, reason in sorted(lone))
            ),
        }
    )
    return Matched(folder / MATCHES, len(pairs), len(lone))


def _articles(heaps: Sequence[Path]) -> Iterable[Path]:
    for heap in heaps:
        if not heap.is_dir():
            raise CorpusError(f"{heap}: is no folder; --match takes folders of articles")
        for name in files_below(heap):
            if Path(name).suffix.lower() in READERS:
                yield heap / name


def _seen_from(folder: Path, path: Path) -> str:
    return os.path.relpath(path, folder)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
