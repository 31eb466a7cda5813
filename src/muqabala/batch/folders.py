"""Folders to pairs: files that belong together by their names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from muqabala.batch.pairs import Pair, Source
from muqabala.documents import READERS
from muqabala.errors import CorpusError

Pattern = tuple[str, str]
"""How a translation and its original are named, such as ``{id}.en.txt`` and ``{id}.ar.txt``."""

PATTERNS: tuple[Pattern, ...] = (
    ("{id}.en.{suffix}", "{id}.ar.{suffix}"),
    ("{id}/english.{suffix}", "{id}/arabic.{suffix}"),
    ("{id}/en.{suffix}", "{id}/ar.{suffix}"),
    ("english/{id}.{suffix}", "arabic/{id}.{suffix}"),
    ("en/{id}.{suffix}", "ar/{id}.{suffix}"),
    ("english.{suffix}", "arabic.{suffix}"),
    ("en.{suffix}", "ar.{suffix}"),
)
"""The patterns that are tried, in this order, where the user gives none."""

_FIELD = re.compile(r"\{(\w+)\}")
_SUFFIX = "suffix"
_SUFFIXES = tuple(suffix.removeprefix(".") for suffix in READERS)


@dataclass(slots=True)
class Folder:
    """The pairs of a folder and its subfolders.

    A pattern is a path in which ``{id}`` and other fields stand for any text;
    the id of a pair is made of all of them, and those that are not ``{id}``
    are its columns: ``{section}/{id}.en.txt``. ``{suffix}`` stands for that of
    any format that is read; where a pattern has nothing else, the folder is
    one pair, and its own name the id. ``lone`` holds the files that fit a pattern and
    have no partner, once ``pairs`` has been read to its end.
    """

    path: Path
    patterns: Sequence[Pattern] = PATTERNS
    lone: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for translation, original in self.patterns:
            ours, theirs = (sorted(_FIELD.findall(side)) for side in (translation, original))
            if ("id" not in ours and ours != [_SUFFIX]) or ours != theirs or len(set(ours)) < len(ours):
                raise CorpusError(
                    f"the pattern '{translation}' '{original}' must have the same fields once on both sides, "
                    "{id} among them"
                )

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs in the order of the translations' names."""
        self.lone.clear()
        expressions = [(_expression(ours), _expression(theirs)) for ours, theirs in self.patterns]
        for name in files_below(self.path):
            partnered = fits = False
            for sides, (ours, theirs) in zip(self.patterns, expressions, strict=True):
                if match := ours.fullmatch(name):
                    fits = True
                    partner = self._partner(sides[1], match)
                    if partner is not None:
                        yield self._pair(name, partner, match)
                        partnered = True
                        break
                elif match := theirs.fullmatch(name):
                    fits = True
                    partnered = partnered or self._partner(sides[0], match) is not None
            if fits and not partnered:
                self.lone.append(name)

    def _partner(self, pattern: str, match: re.Match[str]) -> str | None:
        """Return the file that a pattern names with the fields of another; its suffix may differ."""
        fields = match.groupdict()
        for suffix in dict.fromkeys((fields.get(_SUFFIX, ""), *_SUFFIXES)):
            name = _filled(pattern, {**fields, _SUFFIX: suffix})
            if (self.path / name).is_file():
                return name
        return None

    def _pair(self, translation: str, original: str, match: re.Match[str]) -> Pair:
        fields = {name: text for name, text in match.groupdict().items() if name != _SUFFIX}
        return Pair(
            "/".join(fields.values()) or self.path.absolute().name,
            Source(translation, (self.path / translation).absolute()),
            Source(original, (self.path / original).absolute()),
            {name: text for name, text in fields.items() if name != "id"},
        )


def _expression(pattern: str) -> re.Pattern[str]:
    """Return what a name that fits a pattern matches; only ``{id}`` may reach over folders."""
    parts = _FIELD.split(pattern)
    found = {"id": "(?P<id>.+?)", _SUFFIX: f"(?P<suffix>{'|'.join(_SUFFIXES)})"}
    names = (found.get(name, f"(?P<{name}>[^/]+?)") for name in parts[1::2])
    fixed = map(re.escape, parts[::2])
    return re.compile("".join(text + group for text, group in zip(fixed, (*names, ""), strict=True)))


def _filled(pattern: str, fields: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda field: fields[field[1]], pattern)


def files_below(folder: Path) -> Iterator[str]:
    """Yield the names of all files below a folder, relative to it, in order."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(place, name).relative_to(folder).as_posix()
