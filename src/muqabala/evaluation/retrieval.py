"""How well an encoder finds a text's translation among others, and agrees with people on likeness."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from muqabala.drift.intervals import resampled
from muqabala.embed.base import Vectors
from muqabala.errors import DocumentError

Pair = tuple[str, str]
"""An English text and its Arabic original."""

SCORE_COLUMN = 4


class SentenceEncoder(Protocol):
    """What is measured here of an encoder: its sentence vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of shape (texts, dimension)."""
        ...


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure on one file of pairs; ``low`` and ``high`` hold 95 % of the values of resampled pairs."""

    name: str
    measure: str
    pairs: int
    value: float
    low: float
    high: float


def evaluate_pairs(encoder: SentenceEncoder, path: Path) -> Figure:
    """Measure on a tab-separated file: English, Arabic, document, number, and maybe a human score.

    Where every line has a score, the measure is Spearman's correlation with
    it, elsewhere retrieval. Raise DocumentError for a file without pairs.
    """
    pairs = read_pairs(path)
    scores = read_scores(path)
    if scores:
        human, cosines = np.array(scores), similarities(encoder, pairs)
        value = rank_correlation(cosines, human)
        low, high = resampled(lambda drawn: rank_correlation(cosines[drawn], human[drawn]), len(pairs))
    else:
        hits = retrieval_hits(encoder, pairs)
        value = float(hits.mean())
        low, high = resampled(lambda drawn: float(hits[drawn].mean()), len(pairs))
    return Figure(path.stem, "similarity" if scores else "retrieval", len(pairs), value, low, high)


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of text."""
    lines = [f"{'set':<28}{'pairs':>7}  {'measure':<12}{'figure':>7}   95 % interval"]
    lines += [
        f"{it.name:<28}{it.pairs:>7}  {it.measure:<12}{it.value:>7.4f}   {it.low:.4f} to {it.high:.4f}"
        for it in figures
    ]
    return "\n".join(
        [
            *lines,
            "",
            "retrieval: share of texts whose nearest text of the other side is their own, in both directions",
            "similarity: Spearman's correlation with the scores that people gave",
        ]
    )


def summary(figures: Sequence[Figure]) -> dict[str, object]:
    """Return the figures as plain data, by the name of their file."""
    return {figure.name: asdict(figure) for figure in figures}


def read_rows(path: Path) -> Iterator[list[str]]:
    """Yield the columns of each line, parted by tabs; ``.gz`` is unpacked. Raise DocumentError."""
    opener = gzip.open if path.suffix == ".gz" else Path.open
    try:
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield line.rstrip("\n").split("\t")
    except UnicodeDecodeError as error:
        raise DocumentError(path, "is not UTF-8", "save it as UTF-8") from error
    except OSError as error:
        raise DocumentError(path, f"cannot be read: {error.strerror or error}", "check the path") from error
    except (EOFError, zlib.error) as error:
        raise DocumentError(path, f"is damaged: {error}", "fetch or pack it anew") from error


def read_pairs(path: Path) -> list[Pair]:
    """Read the first two columns of a tab-separated file. Raise DocumentError for one without pairs."""
    rows = list(read_rows(path))
    if not rows or min(map(len, rows)) < 2:
        raise DocumentError(path, "holds no pairs", "each line needs two texts with a tab between")
    return [(row[0], row[1]) for row in rows]


def read_scores(path: Path) -> list[float]:
    """Read the human score of each pair, from the fifth column; none where a line has no number there."""
    try:
        return [float(row[SCORE_COLUMN]) for row in read_rows(path)]
    except (IndexError, ValueError):
        return []


def retrieval_accuracy(encoder: SentenceEncoder, pairs: Sequence[Pair]) -> float:
    """Return the share of texts whose nearest text of the other language is their own translation."""
    return float(retrieval_hits(encoder, pairs).mean())


def retrieval_hits(encoder: SentenceEncoder, pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """Return in how many of both directions each pair is found: 0, 0.5 or 1.

    A text that stands there more than once is found where any of its copies is.
    """
    translations, originals = zip(*pairs, strict=True)
    similarity = encoder.encode(translations) @ encoder.encode(originals).T
    forward = [originals[j] == originals[i] for i, j in enumerate(similarity.argmax(axis=1))]
    backward = [translations[i] == translations[j] for j, i in enumerate(similarity.argmax(axis=0))]
    hits: NDArray[np.float64] = np.mean([forward, backward], axis=0)
    return hits


def similarities(encoder: SentenceEncoder, pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """Return the cosine of each pair."""
    translations, originals = zip(*pairs, strict=True)
    cosines: NDArray[np.float64] = np.einsum(
        "ij,ij->i", encoder.encode(translations), encoder.encode(originals)
    )
    return cosines


Values = NDArray[np.float64]


def rank_correlation(first: Values, second: Values) -> float:
    """Return Spearman's correlation."""
    return float(np.corrcoef(_ranks(first), _ranks(second))[0, 1])


def _ranks(values: NDArray[np.floating]) -> Values:
    """Return the rank of each value; equal values share the mean of their ranks."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: Values = (last - (counts - 1) / 2)[inverse]
    return ranks
