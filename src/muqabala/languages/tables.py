"""Data tables that lie beside the code, as tab-separated files."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from muqabala.languages.folding import folded_text


def rows(name: str, package: str = "muqabala.languages") -> Iterator[dict[str, str]]:
    """Yield the rows of a table in a package's ``data``, by the names in its first line."""
    lines = (files(package) / "data" / name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")  # no quoting in these tables, and four times as fast as csv
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=True))


def forms(cell: str) -> list[str]:
    """Return the forms in a cell of a table, folded; they are set apart by ``|``."""
    return [folded_text(form) for form in cell.split("|") if form]
