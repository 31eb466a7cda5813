"""Which pieces of English stand for which of Arabic, by IBM Model 1 over the training pairs.

Brown, Della Pietra, Della Pietra and Mercer (1993), "The Mathematics of
Statistical Machine Translation: Parameter Estimation", Computational
Linguistics 19(2): each piece of one side was made by one piece of the other
side, or by the empty word NULL, whatever their order. The probabilities
t(piece | piece) are found by expectation maximisation, in both directions.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from muqabala.embed.lexicon import DIGEST, LEXICON, SCALE, SIDES, tokenizer_digest
from muqabala.embed.store import TOKENIZER
from muqabala.errors import ConfigError
from muqabala.training.config import read_config
from muqabala.training.sources import SourcePairs, read_sources
from muqabala.training.tokenizer import UNKNOWN

logger = logging.getLogger(__name__)

ROUNDS = 5
"""Rounds of expectation maximisation, as is usual for Model 1."""

LONGEST = 50
"""Different pieces of the longest text counted: a longer one says little of which stands for which."""

CELLS = 8_000_000
"""Pairs of pieces counted at once: some 300 MB of intermediate numbers."""

TEXTS = 16_384
"""Texts cut into pieces at once."""

LEAST_COUNT = 0.2
LEAST_ASSOCIATION = 1.0
"""Weaker entries, nineteen of twenty, are left out: they tell little, and the file stays below 5 MB.

Words of NTREX found by association in their own translation and not in
another: AUC 0.886 English, 0.856 Arabic; 0.873 and 0.821 with count 0.5 and
t 0.005 as the least.
"""

LEVELS = 255
"""Steps of an association in the file: one byte."""

LARGEST_VOCABULARY = 2**16
"""Two pieces make a key of 32 bits."""

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The different pieces of each text of one side, end to end: ids, and how many each text has."""

    ids: Ids
    lengths: Ids

    def where(self, chosen: NDArray[np.bool_]) -> Pieces:
        """Return the pieces of the chosen texts."""
        return Pieces(self.ids[np.repeat(chosen, self.lengths)], self.lengths[chosen])

    def part(self, start: int, end: int) -> Pieces:
        """Return the pieces of ``texts[start:end]``."""
        first = self.lengths[:start].sum()
        return Pieces(self.ids[first : first + self.lengths[start:end].sum()], self.lengths[start:end])


@dataclass(frozen=True, slots=True)
class Table:
    """What Model 1 found of one direction: t(piece | other), only where both met.

    ``keys`` are ``piece * vocabulary + other``, in order; ``counts`` is how
    often ``other`` is expected to have made ``piece``. ``frequencies`` is the
    share of each piece among all of its side, shape (vocabulary,).
    """

    keys: Ids
    probabilities: Floats
    counts: Floats
    frequencies: Floats


@dataclass(frozen=True, slots=True)
class _Block:
    """The cells of some neighbouring pairs of texts: each English with each Arabic piece of the same pair.

    ``rows`` tells for each cell the place of its English and of its Arabic
    piece among ``pieces``, whose ``weights`` are those of their texts.
    ``keys`` are the different cells, ``English piece * vocabulary + Arabic
    piece``, in order, and ``index`` is the place of each cell among them.
    """

    pieces: tuple[Ids, Ids]
    weights: tuple[Floats, Floats]
    rows: tuple[NDArray[np.int32], NDArray[np.int32]]
    keys: NDArray[np.uint32]
    index: NDArray[np.int32]


def ibm1(translation: Pieces, original: Pieces, weights: Floats, vocabulary: int) -> tuple[Table, Table]:
    """Return the tables t(English | Arabic) and t(Arabic | English) of pairs of texts.

    A pair counts as often as its weight says. Takes 12 bytes of memory for
    each cell: each two pieces that stand in the same pair.
    """
    blocks = list(_blocks(translation, original, weights, vocabulary))
    keys = np.unique(np.concatenate([block.keys for block in blocks])).astype(np.int64)
    places = [np.searchsorted(keys, block.keys) for block in blocks]
    logger.info("%d cells, %d different", sum(len(block.index) for block in blocks), len(keys))
    english, arabic = np.divmod(keys, vocabulary)
    forward = _expectation_maximisation(blocks, places, arabic, 0, vocabulary)
    backward = _expectation_maximisation(blocks, places, english, 1, vocabulary)
    turned = arabic * vocabulary + english
    order = np.argsort(turned)
    return (
        Table(keys, *forward, _frequencies(translation, weights, vocabulary)),
        Table(
            turned[order], backward[0][order], backward[1][order], _frequencies(original, weights, vocabulary)
        ),
    )


def _blocks(translation: Pieces, original: Pieces, weights: Floats, vocabulary: int) -> Iterator[_Block]:
    ends = np.cumsum(translation.lengths * original.lengths)
    bounds = [0, *(np.flatnonzero(np.diff(ends // CELLS)) + 1).tolist(), len(ends)]
    for start, end in pairwise(bounds):
        english, arabic = translation.part(start, end), original.part(start, end)
        rows = _rows(english.lengths, arabic.lengths)
        cells = (english.ids[rows[0]] * vocabulary + arabic.ids[rows[1]]).astype(np.uint32)
        keys, index = np.unique(cells, return_inverse=True)
        yield _Block(
            (english.ids, arabic.ids),
            (np.repeat(weights[start:end], english.lengths), np.repeat(weights[start:end], arabic.lengths)),
            rows,
            keys,
            index.astype(np.int32),
        )


def _rows(english: Ids, arabic: Ids) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the places of both pieces of every cell, given how many pieces each text has."""
    widths = np.repeat(arabic, english)
    english_rows = np.repeat(np.arange(len(widths), dtype=np.int32), widths)
    # A row of cells begins where the Arabic text does, in every row of the pair.
    shift = np.repeat(np.cumsum(arabic) - arabic, english) - (np.cumsum(widths) - widths)
    arabic_rows = np.arange(len(english_rows)) + np.repeat(shift, widths)
    return english_rows, arabic_rows.astype(np.int32)


def _expectation_maximisation(
    blocks: Sequence[_Block], places: Sequence[Ids], given: Ids, side: int, vocabulary: int
) -> tuple[Floats, Floats]:
    """Return t(piece of ``side`` | ``given``), and the expected count, of each key."""
    probabilities = np.full(len(given), 1 / vocabulary)
    from_null = np.full(vocabulary, 1 / vocabulary)
    for _ in range(ROUNDS):
        counts, null_counts = np.zeros(len(given)), np.zeros(vocabulary)
        for block, place in zip(blocks, places, strict=True):
            pieces, rows = block.pieces[side], block.rows[side]
            shares = probabilities[place][block.index]
            total = from_null[pieces] + np.bincount(rows, shares, minlength=len(pieces))
            scale = block.weights[side] / total
            counts[place] += np.bincount(block.index, shares * scale[rows], minlength=len(place))
            null_counts += np.bincount(pieces, from_null[pieces] * scale, minlength=vocabulary)
        probabilities = counts / np.bincount(given, counts, minlength=vocabulary)[given]
        from_null = null_counts / null_counts.sum()
    return probabilities, counts


def _frequencies(side: Pieces, weights: Floats, vocabulary: int) -> Floats:
    counts = np.bincount(side.ids, np.repeat(weights, side.lengths), minlength=vocabulary)
    frequencies: Floats = counts / counts.sum()
    return frequencies


def make_lexicon(config_path: Path, data: Path, folder: Path) -> None:
    """Write the lexicon of a finished model, from the sources of its configuration.

    Raise ConfigError for a configuration that is wrong, data that is missing,
    or a folder without a model.
    """
    config = read_config(config_path)
    if not (folder / TOKENIZER).is_file():
        raise ConfigError(f"{folder}: holds no {TOKENIZER}; train the model first, without --lexicon-only")
    write_lexicon(read_sources(config, data), folder)


def write_lexicon(sources: Iterable[SourcePairs], folder: Path) -> None:
    """Align the pieces of the sources' pairs and write their associations into the model's folder.

    Raise ConfigError where no source gives a pair, or the vocabulary is too large.
    """
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    vocabulary = tokenizer.get_vocab_size()
    if vocabulary > LARGEST_VOCABULARY:
        raise ConfigError(f"a lexicon is made of up to {LARGEST_VOCABULARY} pieces, not {vocabulary}")
    taken = [part for part in sources if part.source.lexicon]
    pairs = [pair for part in taken for pair in part.pairs]
    weights = np.repeat([part.source.weight for part in taken], [len(part.pairs) for part in taken])
    translation, original = (_pieces(tokenizer, [pair[side] for pair in pairs]) for side in (0, 1))
    counted = _countable(translation) & _countable(original)
    if not counted.any():
        raise ConfigError("no source gives a pair for the lexicon; add one without lexicon = false")
    tables = ibm1(translation.where(counted), original.where(counted), weights[counted], vocabulary)
    _save(tables, folder)


def _pieces(tokenizer: Tokenizer, texts: Sequence[str]) -> Pieces:
    """Return the different known pieces of each text."""
    unknown = tokenizer.token_to_id(UNKNOWN)
    found = [
        set(encoding.ids) - {unknown}
        for start in range(0, len(texts), TEXTS)
        for encoding in tokenizer.encode_batch_fast(texts[start : start + TEXTS], add_special_tokens=False)
    ]
    lengths = np.fromiter(map(len, found), dtype=np.int64, count=len(found))
    return Pieces(np.fromiter(chain.from_iterable(found), dtype=np.int64, count=lengths.sum()), lengths)


def _countable(side: Pieces) -> NDArray[np.bool_]:
    return (side.lengths > 0) & (side.lengths <= LONGEST)


def _save(tables: tuple[Table, Table], folder: Path) -> None:
    vocabulary = len(tables[0].frequencies)
    kept = []
    for table in tables:
        associations = np.log1p(table.probabilities / table.frequencies[table.keys // vocabulary])
        strong = (table.counts >= LEAST_COUNT) & (associations >= LEAST_ASSOCIATION)
        kept.append((table.keys[strong], associations[strong]))
    scale = max(associations.max(initial=LEAST_ASSOCIATION) for _, associations in kept) / LEVELS
    tensors: dict[str, NDArray[np.generic]] = {}
    for side, (keys, associations) in zip(SIDES, kept, strict=True):
        tensors[f"{side}.keys"] = keys.astype(np.uint32)
        tensors[f"{side}.levels"] = np.rint(associations / scale).astype(np.uint8)
    path = folder / LEXICON
    save_file(tensors, path, metadata={SCALE: repr(float(scale)), DIGEST: tokenizer_digest(folder)})
    shutil.copymode(folder / TOKENIZER, path)  # safetensors makes files that only their owner reads
    logger.info("%s: %s associations, %d bytes", path, [len(keys) for keys, _ in kept], path.stat().st_size)
