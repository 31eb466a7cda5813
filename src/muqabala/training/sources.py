"""Data files -> weighted sentence pairs, none of which an evaluation set knows."""

from __future__ import annotations

import logging
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from muqabala.errors import ConfigError
from muqabala.evaluation.retrieval import Pair, read_rows
from muqabala.languages.folding import fold
from muqabala.training.config import Source, TrainingConfig

logger = logging.getLogger(__name__)

LONGEST = 1200
"""Characters of the longest text trained on: longer ones are lists and tables (0.3 % of the pairs)."""

_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+")
_NOT_A_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class SourcePairs:
    """The pairs of a source that may be trained on, each once, and how many were held out."""

    source: Source
    pairs: tuple[Pair, ...]
    held_out: int


def key(text: str) -> str:
    """Return what two texts share when they are the same sentence: folded letters and digits.

    >>> key("«قالتْ: نعم!»") == key("قالت نعم")
    True
    """
    return _NOT_A_LETTER.sub(" ", fold(text).text).strip()


def read_sources(config: TrainingConfig, data: Path) -> list[SourcePairs]:
    """Read all sources from the folder ``data``. Raise ConfigError for a file that is not there.

    A pair is held out when either side, or a sentence of it, is a text of an
    evaluation set; a pair that an earlier source gave already is not repeated.
    """
    known = evaluation_keys([existing(data, name) for name in config.evaluation.files])
    seen: set[Pair] = set()
    result = []
    for source in config.sources:
        kept, held_out = [], 0
        for english, arabic in READERS[source.kind](source, existing(data, source.path)):
            keys = key(english), key(arabic)
            if not all(keys) or keys in seen or max(len(english), len(arabic)) > LONGEST:
                continue
            if known.isdisjoint(keys):
                seen.add(keys)
                kept.append((english, arabic))
            else:
                held_out += 1
        logger.info("%s: %d pairs, %d held out", source.name, len(kept), held_out)
        result.append(SourcePairs(source, tuple(kept), held_out))
    return result


def evaluation_keys(paths: Iterable[Path]) -> set[str]:
    """Return the keys of all texts of the evaluation sets and of their sentences of three words or more."""
    keys: set[str] = set()
    for path in paths:
        for row in read_rows(path):
            for text in row[:2]:
                keys.add(key(text))
                sentences = (key(sentence) for sentence in _SENTENCE_END.split(text))
                keys.update(sentence for sentence in sentences if sentence.count(" ") >= 2)
    return keys


def epoch(sources: Iterable[SourcePairs], seed: int) -> list[Pair]:
    """Draw one epoch: every pair as often as its source's weight says, shuffled."""
    rng = random.Random(seed)
    drawn: list[Pair] = []
    for part in sources:
        whole, share = divmod(part.source.weight, 1)
        drawn.extend(part.pairs * int(whole))
        drawn.extend(rng.sample(part.pairs, round(share * len(part.pairs))))
    rng.shuffle(drawn)
    return drawn


def existing(data: Path, name: str) -> Path:
    """Return the path of a file of the data. Raise ConfigError where it is missing."""
    path = data / name
    if not path.is_file():
        raise ConfigError(f"{path}: no such file; give the folder that holds {name} with --data")
    return path


def _chosen(source: Source, path: Path) -> Iterator[list[str]]:
    step = 2 if source.lines == "even" else 1
    return (row for number, row in enumerate(read_rows(path)) if number % step == 0 and len(row) >= 2)


def _pairs(source: Source, path: Path) -> Iterator[Pair]:
    """Read English, Arabic, document name, number."""
    for english, arabic, *rest in _chosen(source, path):
        if not (source.without and rest and rest[0].startswith(source.without)):
            yield english, arabic


def _sentences(source: Source, path: Path) -> Iterator[Pair]:
    """Read Arabic, English, topic."""
    return ((english, arabic) for arabic, english, *_ in _chosen(source, path))


def _triples(source: Source, path: Path) -> Iterator[Pair]:
    """Read Arabic and two faithful English versions; what follows is drifted and not read."""
    for arabic, *versions in _chosen(source, path):
        yield from ((english, arabic) for english in versions[:2])


def _lexicon(source: Source, path: Path) -> Iterator[Pair]:
    """Read Arabic forms and English forms, parted by ``|``: each form of one side with some of the other."""
    for arabic_forms, english_forms, *_ in _chosen(source, path):
        arabic, english = arabic_forms.split("|"), english_forms.split("|")
        longer = max(len(arabic), len(english))
        yield from zip(_repeated(english, longer), _repeated(arabic, longer), strict=True)
        if longer > 1:
            yield " ".join(english), " ".join(arabic)


def _repeated(forms: list[str], count: int) -> list[str]:
    return [form for form, _ in zip(cycle(forms), range(count), strict=False)]


READERS: dict[str, Callable[[Source, Path], Iterator[Pair]]] = {
    "pairs": _pairs,
    "sentences": _sentences,
    "triples": _triples,
    "lexicon": _lexicon,
}
