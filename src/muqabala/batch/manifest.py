"""Manifests to pairs: one row for each article, in CSV, JSON Lines or Parquet, read as a stream.

A row names two files, relative to the manifest's folder (``translation``,
``original``), or holds two texts (``translation_text``, ``original_text``).
``id`` is the row's name, the translation's path where there is none. What else
it holds (date, section, engine) are columns that the statistics count by.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import shorten
from types import MappingProxyType

from muqabala.batch.pairs import Pair, Source
from muqabala.documents.source import SIZE_LIMIT
from muqabala.errors import CorpusError

Row = tuple[int, Mapping[str, object]]
"""The number of a row, as an editor counts lines, and its cells by name."""

SIDES = ("translation", "original")
_OWN = frozenset({"id", *SIDES, *(f"{side}_text" for side in SIDES)})
_KNOWN = _OWN | {"date", "section", "engine"}
"""Columns that mean something to us, in whatever case; others are the user's."""

ADVICE = (
    "every row needs 'translation' and 'original', or 'translation_text' and 'original_text', "
    "which the first line of a CSV file names"
)

_WIDTH = 80
"""Characters of the columns that an error shows: a file without a header may begin with an article."""


def read_manifest(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a manifest; a side that a row leaves empty is an empty text: that pair will fail.

    Raises:
        CorpusError: The file is no manifest, or a row has no name, or too many cells; it names the line.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise CorpusError(f"{path}: is no manifest; use a folder or one of {', '.join(READERS)}")
    is_first = True
    try:
        for number, row in reader(path):
            where = f"{path}:{number}"
            named = {_name(column): value for column, value in row.items()}
            if is_first:
                _check_columns(where, list(map(_name, row)))
                is_first = False
            cells = {name: str(value) for name, value in named.items() if value not in (None, "")}
            if cells:
                yield _pair(where, path.parent, cells)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: is not UTF-8; save it as UTF-8") from error


def _name(column: str) -> str:
    """Return a column's name without spaces around it, one that we know in small letters.

    >>> _name(" ID "), _name("Desk")
    ('id', 'Desk')
    """
    name = column.strip()
    return name.lower() if name.lower() in _KNOWN else name


def _check_columns(where: str, names: Sequence[str]) -> None:
    found = shorten(", ".join(names), _WIDTH, placeholder=" …")
    if len(set(names)) < len(names):
        raise CorpusError(f"{where}: has two columns of one name in {found}; rename one")
    for side in SIDES:
        if not {side, f"{side}_text"} & set(names):
            raise CorpusError(f"{where}: has no '{side}', only {found}; {ADVICE}")


def _pair(where: str, folder: Path, cells: Mapping[str, str]) -> Pair:
    name = next((cells[column] for column in ("id", *SIDES) if column in cells), "")
    if not name:
        raise CorpusError(f"{where}: has no 'id', which texts need")
    translation, original = (_source(name, folder, side, cells) for side in SIDES)
    columns = {column: text for column, text in cells.items() if column not in _OWN}
    return Pair(name, translation, original, columns, where)


def _source(name: str, folder: Path, side: str, cells: Mapping[str, str]) -> Source:
    if side in cells:
        return Source(cells[side], (folder / cells[side]).absolute())
    return Source(f"{name} ({side})", text=cells.get(f"{side}_text", ""))


def _csv(path: Path) -> Iterator[Row]:
    """Read rows whose separator, a comma, semicolon or tab, is the one the header has most of."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = file.readline()
        file.seek(0)
        csv.field_size_limit(SIZE_LIMIT)  # a cell may hold an article
        separator = max(",;\t", key=header.count)
        rows = csv.DictReader(file, delimiter=separator, skipinitialspace=True)
        try:
            for row in rows:
                if any(row.pop(None, ())):
                    raise CorpusError(
                        f"{path}:{rows.line_num}: has more cells than the header; "
                        f"put quotes around a cell that holds {separator!r}"
                    )
                yield rows.line_num, row
        except csv.Error as error:
            raise CorpusError(f"{path}:{rows.line_num}: is not CSV ({error})") from error


def _json_lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise CorpusError(f"{path}:{number}: is not JSON ({error})") from error
            if not isinstance(row, dict):
                raise CorpusError(f"{path}:{number}: is no JSON object; {ADVICE}")
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
