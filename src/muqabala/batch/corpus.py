"""A corpus: any number of folders and manifests, read as one stream of pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from muqabala.batch.folders import PATTERNS, Folder, Pattern
from muqabala.batch.manifest import ADVICE, read_manifest
from muqabala.batch.pairs import Pair
from muqabala.errors import CorpusError
from muqabala.reports.wording import counted

_NAMES = (
    "name the files as x.en.txt and x.ar.txt, give --pattern, "
    "or --match for articles whose partners are not known"
)

_EXAMPLES = 3
"""Files named of those that are left out."""


@dataclass(frozen=True, slots=True)
class Survey:
    """How many pairs a corpus has, and the files of its folders that have no partner or fit no pattern."""

    pairs: int
    lone: tuple[str, ...]
    unnamed: tuple[str, ...]

    def notes(self) -> Iterator[str]:
        """Yield what is to be told of the files that are left out."""
        for names, problem in (
            (self.lone, "without a partner"),
            (self.unnamed, "that no pattern fits (--pattern gives another)"),
        ):
            if names:
                shown = ", ".join(names[:_EXAMPLES]) + ", …" * (len(names) > _EXAMPLES)
                yield f"left out: {counted(len(names), 'file')} {problem}: {shown}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The pairs of folders and manifests; ``pattern`` is how folders name them, None for the usual."""

    paths: Sequence[Path]
    pattern: Pattern | None = None

    def pairs(self) -> Iterator[Pair]:
        """Yield all pairs, read as they are asked for. Raise CorpusError."""
        for path in self.paths:
            yield from self._folder(path).pairs() if path.is_dir() else read_manifest(path)

    def survey(self) -> Survey:
        """Read the whole corpus once, without its articles.

        Raises:
            CorpusError: It has no pairs, two pairs have one id, or a manifest is broken.
        """
        seen: set[int] = set()
        lone: list[str] = []
        unnamed: list[str] = []
        for path in self.paths:
            folder = self._folder(path) if path.is_dir() else None
            for pair in folder.pairs() if folder else read_manifest(path):
                if pair.number in seen:
                    first = next(it for it in self.pairs() if it.number == pair.number)
                    places = f"{first.place} and {pair.place}"
                    raise CorpusError(f"{places}: the id '{pair.id}' occurs twice; every pair needs its own")
                seen.add(pair.number)
            if folder:
                lone += folder.lone
                unnamed += folder.unnamed
        if not seen:
            places = ", ".join(map(str, self.paths))
            advice = _NAMES if any(path.is_dir() for path in self.paths) else ADVICE
            raise CorpusError(f"{places}: holds no pairs; {advice}")
        return Survey(len(seen), tuple(lone), tuple(unnamed))

    def _folder(self, path: Path) -> Folder:
        return Folder(path, (self.pattern,) if self.pattern else PATTERNS)
