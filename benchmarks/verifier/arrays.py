"""Texts -> arrays of tokens and labels, which are all that a machine with a GPU needs beside init.npz.

python benchmarks/verifier/arrays.py DATA FOLDER    writes FOLDER/labelled.npz and pairs.npz

The tokens are those of FOLDER/tokenizer.json. They lie one behind the other (``en``, ``ar``), with the length
of each text (``en_n``, ``ar_n``).
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from claims import TURNED, turned
from lexical import Lexicon, alone, planted
from numpy.typing import NDArray
from passages import ADDITION, CLASSES, DEV_EVERY, FAITHFUL, IGNORED, OMISSION, Labelled, Span, passages
from tokenizers import Tokenizer

from muqabala.embed.store import embedded_model
from muqabala.training.config import read_config
from muqabala.training.sources import SourcePairs, read_sources

LONGEST_PAIR = 250
"""Tokens of a side of a pair that are kept."""

OWN = ("even", "blind", "edits", "faithful")
"""Sources whose passages are joined, and whose faithful texts get words of the lexicon."""

JOINED, JOINED_TWICE = 0.6, 0.35
"""Shares of passages that get a neighbour, and of these that get another."""

LONGEST_JOINED = 150
"""Tokens of a side of joined passages."""

UNMATCHED, ENGLISH_ALONE = 0.4, 0.4
"""The share of real pairs that get a neighbour on one side alone, and how often this is the English."""

TURNED_SOURCES = (
    *("unpc_conflict", "law_udhr", "sdg_un_targets", "docs_human"),
    *("yemen_politics_bilingual", "tatoeba_train"),
)
"""Sources of pairs whose claims are turned: those that people translated."""

SHARES = {
    **dict.fromkeys(("unpc_conflict", "law_udhr", "sdg_un_targets", "docs_human"), 1.0),
    **dict.fromkeys(("sentences1", "sentences2", "sentences3"), 1.0),
    **{"mozilla_web": 0.5, "yemen_politics_bilingual": 0.3, "coop_translator_mt": 0.15},
    **{"msdocs_dynamics": 0.03},
}
"""The share of a source's pairs that get words of the lexicon."""

SHORTEST_EDITED, LONGEST_EDITED = 20, 500
"""Characters of the English side of these, not reached at either end."""

WEIGHTS = {"msdocs_dynamics": 0.25, "msdocs_alchemy": 0.25}
"""Passes over the pairs of software manuals in an epoch; over others, as training.toml has it."""

Tokens = NDArray[np.uint16]
Labels = NDArray[np.uint8]


class Row(NamedTuple):
    """A labelled text in tokens. ``group`` is the number of its passage, and 0 where it is of none."""

    english: Tokens
    arabic: Tokens
    english_labels: Labels
    arabic_labels: Labels
    group: int
    source: str


def main(data: Path, folder: Path) -> None:
    """Write the arrays."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    sources = read_sources(read_config(embedded_model() / "training.toml"), data)
    rows = [
        row for group, text in labelled(data / "ours", sources) if (row := row_of(text, group, tokenizer))
    ]
    rows += joined(rows, random.Random(9))
    rows += with_neighbours(rows, random.Random(7))
    print(*Counter(row.source for row in rows).items())
    np.savez_compressed(folder / "labelled.npz", **_labelled_arrays(rows))
    np.savez_compressed(folder / "pairs.npz", **_pair_arrays(sources, tokenizer))


def labelled(ours: Path, sources: Sequence[SourcePairs]) -> Iterator[tuple[int, Labelled]]:
    """Yield all labelled texts with the numbers of their passages: hand-written ones, then the lexicon's."""
    sentences = []
    for group, passage in enumerate(passages(ours), 1):
        for text in passage:
            yield group, text
            if text.label == FAITHFUL and text.source in OWN:
                sentences.append((text.english, text.arabic))
    rng = random.Random(5)
    for part in sources:
        share = SHARES.get(part.source.name, 0)
        sentences += [
            pair
            for pair in part.pairs
            if rng.random() < share and SHORTEST_EDITED < len(pair[0]) < LONGEST_EDITED
        ]
    lexicon = Lexicon(ours)
    for text in planted(lexicon, sentences, rng):
        yield 0, text
    for text in alone(lexicon, rng):
        yield 0, text
    real = [pair for part in sources if part.source.name in TURNED_SOURCES for pair in part.pairs]
    for text in turned(real, random.Random(3)):
        yield 0, text


def row_of(text: Labelled, group: int, tokenizer: Tokenizer) -> Row | None:
    """Return a text in tokens; None where a side has none.

    Beside an omission nothing is known of the English. Where the joints of another drift are all it left,
    they carry its label. Of the Arabic of a drift something is known only where it names the Arabic words,
    or is an addition.
    """
    english, arabic = (
        tokenizer.encode(side, add_special_tokens=False) for side in (text.english, text.arabic)
    )
    if not english.ids or not arabic.ids:
        return None
    label = text.label
    wrong, joint = _touching(english.offsets, text.wrong), _touching(english.offsets, text.joints)
    english_labels = np.where(wrong, label, FAITHFUL).astype(np.uint8)
    at_joints = IGNORED if label == OMISSION or text.wrong else label
    english_labels[joint & (english_labels == FAITHFUL)] = at_joints
    start = text.arabic.find(text.belied) if text.belied else -1
    if start >= 0:
        belied = _touching(arabic.offsets, [(start, start + len(text.belied))])
        arabic_labels = np.where(belied, label, FAITHFUL)
    else:
        known = label in (FAITHFUL, ADDITION)
        arabic_labels = np.full(len(arabic.ids), FAITHFUL if known else IGNORED)
    return Row(
        np.array(english.ids, np.uint16),
        np.array(arabic.ids, np.uint16),
        english_labels,
        arabic_labels.astype(np.uint8),
        group,
        text.source,
    )


def _touching(offsets: Sequence[Span], spans: Sequence[Span]) -> NDArray[np.bool_]:
    return np.array([any(a < end and b > start for start, end in spans) for a, b in offsets], np.bool_)


def joined(rows: Sequence[Row], rng: random.Random) -> list[Row]:
    """Return passages with one or two faithful neighbours: paragraphs are longer than passages."""
    found = []
    for source in OWN:
        own = [row for row in rows if row.source == source and row.group % DEV_EVERY]
        faithful = [row for row in own if _is_faithful(row)]
        for row in own:
            if rng.random() >= JOINED:
                continue
            longer = row
            for _ in range(1 + (rng.random() < JOINED_TWICE)):
                other = rng.choice(faithful)
                if other.group != row.group and _fit(longer, other):
                    longer = _in_any_order(longer, other, rng)
            if len(longer.english) > len(row.english):
                found.append(longer._replace(group=row.group, source="joined"))
    return found


def with_neighbours(rows: Sequence[Row], rng: random.Random) -> list[Row]:
    """Return real pairs with a neighbour, some of which one side alone has."""
    faithful = [row for row in rows if row.source == TURNED and _is_faithful(row)]
    found = []
    for row in faithful:
        other = rng.choice(faithful)
        if not _fit(row, other):
            continue
        if rng.random() < UNMATCHED:
            other = _english_alone(other) if rng.random() < ENGLISH_ALONE else _arabic_alone(other)
        found.append(_in_any_order(row, other, rng))
    return found


def _is_faithful(row: Row) -> bool:
    return not (row.english_labels % IGNORED).any() and not row.arabic_labels.any()


def _english_alone(row: Row) -> Row:
    labels = np.full_like(row.english_labels, ADDITION)
    return row._replace(arabic=row.arabic[:0], arabic_labels=row.arabic_labels[:0], english_labels=labels)


def _arabic_alone(row: Row) -> Row:
    labels = np.full_like(row.arabic_labels, OMISSION)
    return row._replace(english=row.english[:0], english_labels=row.english_labels[:0], arabic_labels=labels)


def _fit(row: Row, other: Row) -> bool:
    """Tell whether two texts are short enough to be joined."""
    lengths = len(row.english) + len(other.english), len(row.arabic) + len(other.arabic)
    return max(lengths) <= LONGEST_JOINED


def _in_any_order(row: Row, other: Row, rng: random.Random) -> Row:
    return _together(other, row) if rng.random() < 0.5 else _together(row, other)


def _together(first: Row, second: Row) -> Row:
    return first._replace(
        english=np.concatenate([first.english, second.english]),
        arabic=np.concatenate([first.arabic, second.arabic]),
        english_labels=np.concatenate([first.english_labels, second.english_labels]),
        arabic_labels=np.concatenate([first.arabic_labels, second.arabic_labels]),
    )


def _labelled_arrays(rows: Sequence[Row]) -> dict[str, Any]:
    sources = sorted({row.source for row in rows})
    return {
        **_flat("en", [row.english for row in rows]),
        **_flat("ar", [row.arabic for row in rows]),
        "en_l": np.concatenate([row.english_labels for row in rows]),
        "ar_l": np.concatenate([row.arabic_labels for row in rows]),
        "group": np.array([row.group for row in rows], np.uint16),
        "source": np.array([sources.index(row.source) for row in rows], np.uint8),
        "sources": np.array(sources),
        "classes": np.array(CLASSES),
    }


def _pair_arrays(sources: Sequence[SourcePairs], tokenizer: Tokenizer) -> dict[str, Any]:
    english, arabic, weights = [], [], []
    for part in sources:
        sides = (
            tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
            for texts in zip(*part.pairs, strict=True)
        )
        for ours, theirs in zip(*sides, strict=True):
            if ours.ids and theirs.ids:
                english.append(np.array(ours.ids[:LONGEST_PAIR], np.uint16))
                arabic.append(np.array(theirs.ids[:LONGEST_PAIR], np.uint16))
                weights.append(WEIGHTS.get(part.source.name, part.source.weight))
    return {"weight": np.array(weights, np.float16), **_flat("en", english), **_flat("ar", arabic)}


def _flat(name: str, texts: Sequence[Tokens]) -> dict[str, Any]:
    return {name: np.concatenate(texts), f"{name}_n": np.array([len(text) for text in texts], np.uint16)}


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
