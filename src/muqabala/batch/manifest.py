"""Manifests to pairs: one row for each article, in CSV, JSON Lines or Parquet, read as a stream.

A row names two files, relative to the manifest's folder (``translation``,
``original``), or holds two texts (``translation_text``, ``original_text``).
``id`` is the row's name, the translation's path where there is none. What else
it holds (date, section, engine) are columns that the statistics count by.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from muqabala.batch.pairs import Pair, Source
from muqabala.documents.source import SIZE_LIMIT
from muqabala.errors import CorpusError

Row = tuple[int, Mapping[str, object]]
"""The number of a row, as an editor counts lines, and its cells by name."""

SIDES = ("translation", "original")
_OWN = frozenset({"id", *SIDES, *(f"{side}_text" for side in SIDES)})

_ADVICE = "a row needs 'translation' and 'original', or 'translation_text' and 'original_text'"


def read_manifest(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a manifest.

    Raises:
        CorpusError: The file is no manifest, or a row of it is incomplete; the message names the line.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise CorpusError(f"{path}: is no manifest; use a folder or one of {', '.join(READERS)}")
    try:
        for number, row in reader(path):
            yield _pair(path, number, row)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: is not UTF-8; save it as UTF-8") from error


def _pair(path: Path, number: int, row: Mapping[str, object]) -> Pair:
    cells = {name: str(value) for name, value in row.items() if value not in (None, "")}
    where = f"{path}:{number}"
    translation, original = (_source(where, path.parent, side, cells) for side in SIDES)
    name = cells.get("id", cells.get("translation", ""))
    if not name:
        raise CorpusError(f"{where}: has no 'id', which texts need")
    return Pair(name, translation, original, {key: it for key, it in cells.items() if key not in _OWN}, where)


def _source(where: str, folder: Path, side: str, cells: Mapping[str, str]) -> Source:
    if side in cells:
        return Source(cells[side], (folder / cells[side]).absolute())
    if f"{side}_text" in cells:
        return Source(f"{cells.get('id', where)} ({side})", text=cells[f"{side}_text"])
    raise CorpusError(f"{where}: has no {side}; {_ADVICE}")


def _csv(path: Path) -> Iterator[Row]:
    """Read rows whose separator, a comma, semicolon or tab, is the one the header has most of."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = file.readline()
        file.seek(0)
        csv.field_size_limit(SIZE_LIMIT)  # a cell may hold an article
        rows = csv.DictReader(file, delimiter=max(",;\t", key=header.count), restkey="")
        try:
            for row in rows:
                yield rows.line_num, row
        except csv.Error as error:
            raise CorpusError(f"{path}:{rows.line_num}: is not CSV ({error})") from error


def _json_lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise CorpusError(f"{path}:{number}: is not JSON ({error})") from error
            if not isinstance(row, dict):
                raise CorpusError(f"{path}:{number}: is no JSON object; {_ADVICE}")
            yield number, row


def _parquet(path: Path) -> Iterator[Row]:
    try:
        from pyarrow import ArrowInvalid
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise CorpusError(f"{path}: Parquet needs pyarrow; pip install 'muqabala[parquet]'") from error
    number = 0
    try:
        for batch in ParquetFile(path).iter_batches():
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except ArrowInvalid as error:
        raise CorpusError(f"{path}: is not Parquet ({error})") from error


READERS: Mapping[str, Callable[[Path], Iterator[Row]]] = MappingProxyType(
    {".csv": _csv, ".tsv": _csv, ".jsonl": _json_lines, ".parquet": _parquet}
)
"""The reader of each suffix."""
