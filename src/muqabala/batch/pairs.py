"""One article of a corpus: where its two sides come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from muqabala.documents.source import read_bytes

MATCH_SCORE = "match_score"
"""The column that says how sure a matching is of a pair: every article added moves all of them a little."""


@dataclass(frozen=True, slots=True)
class Source:
    """One side of a pair: a file, or a text that the manifest holds itself.

    ``name`` is what reports call it; ``path`` is None for a text.
    """

    name: str
    path: Path | None = None
    text: str = ""

    def read(self) -> bytes:
        """Return its bytes. Raise DocumentError where the file cannot be read."""
        return self.text.encode("utf-8") if self.path is None else read_bytes(self.path)


@dataclass(frozen=True, slots=True)
class Pair:
    """A translation and its original.

    ``columns`` is what the manifest says of it besides; ``place`` is where the
    corpus names it, a file or a manifest's line.
    """

    id: str
    translation: Source
    original: Source
    columns: Mapping[str, str] = field(default_factory=dict)
    place: str = ""

    @property
    def number(self) -> int:
        """Return the fingerprint of the id."""
        return fingerprint(self.id)

    def key(self, translation: bytes, original: bytes) -> str:
        """Return a digest of its texts, which were read, and its columns: what makes it new or changed.

        The score of a matching is left out.
        """
        told = {name: text for name, text in self.columns.items() if name != MATCH_SCORE}
        columns = json.dumps(told, sort_keys=True).encode()
        parts = (columns, translation, original)
        lengths = ",".join(str(len(part)) for part in parts).encode()
        return blake2b(b"".join((lengths, *parts)), digest_size=16).hexdigest()


def fingerprint(text: str) -> int:
    """Return 64 bits that stand for an id: sets of millions of them fit in memory."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
