"""Folders of unpaired articles to a manifest of pairs, and a list of what found no partner."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os.path import commonpath, relpath
from pathlib import Path

from muqabala.batch import shards
from muqabala.batch.folders import files_below
from muqabala.batch.matching import match
from muqabala.batch.pairs import MATCH_SCORE
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
    the file could not be read. An id is the path of the translation in its
    heap, or in the folder above all heaps, wherever the results lie.

    Raises:
        CorpusError: A folder cannot be used, or no two articles belong together.
        ModelError: As ``load_encoder``.
    """
    paths = dict.fromkeys(_articles(heaps))
    shards.make(folder)  # before the long work: what cannot be kept need not be found
    encoder = load_encoder(model)
    sides: dict[str, list[tuple[Path, Traits]]] = {"en": [], "ar": []}
    lone: list[tuple[Path, str]] = []
    for path in paths:
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
    matched = sorted((english[it.translation][0], arabic[it.original][0], it.score) for it in pairs)
    # Relative paths run between real places: the system follows a link before it goes up from it.
    place, root = folder.resolve(), commonpath([heap.resolve() for heap in heaps])
    rows = (
        (relpath(ours, root), relpath(ours, place), relpath(theirs, place), f"{score:.3f}")
        for ours, theirs, score in matched
    )
    rest = ((relpath(path, place), reason) for path, reason in sorted(lone))
    write_whole(
        {
            folder / MATCHES: _csv(("id", "translation", "original", MATCH_SCORE), rows),
            folder / UNMATCHED: _csv(("file", "reason"), rest),
        }
    )
    return Matched(folder / MATCHES, len(pairs), len(lone))


def _articles(heaps: Sequence[Path]) -> Iterable[Path]:
    for heap in heaps:
        if not heap.is_dir():
            raise CorpusError(f"{heap}: is no folder; --match takes folders of articles")
        place = heap.resolve()
        for name in files_below(place):
            if Path(name).suffix.lower() in READERS:
                yield place / name


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
