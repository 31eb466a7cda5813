"""What an epoch of each stage reads: batches of texts, and the losses to take of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import cycle

import numpy as np
from batches import PLANTED, WORD, Data, Numbers, Places, Texts, batches
from claims import TURNED
from losses import Losses, Terms
from numpy.typing import NDArray

LONGEST, LONGEST_LABELLED = 120, 160
"""Tokens of a side in pre-training, and in tuning."""

LONGER = (0.35, 0.2, 0.1)
"""How often a pair is read with a neighbour, and with another, and with another."""

UNMATCHED, UNMATCHED_ENGLISH = 0.12, 0.3
"""How often the last of a run is on one side alone, and how often this is the English."""

FAITHFUL_TIMES = 3
"""How often pre-training reads each faithful passage in an epoch, beside the pairs."""

ADDED = {PLANTED: 3, WORD: 6, TURNED: 4}
"""To so many passages in tuning, a text of these sources is added."""

AGAIN = {"edits": 0.12, "joined": 0.12, PLANTED: 0.02, TURNED: 0.05}
"""The share of what was seen before that an epoch of retuning reads, by source; of others all."""

JOINED_NEWEST = 0.35
"""The share of the newest passages' joined ones that it reads."""

PAIRS_EVERY = 4
"""Each fourth step of tuning goes on with pre-training too."""

PLANTED_WEIGHT, LABELLED_WEIGHT, PAIRS_WEIGHT = 3.0, 6.0, 0.3
"""Of the losses: of the lexicon's words in pre-training; of labels, and of pre-training, in tuning."""

Job = Callable[[], Terms]
"""Takes the losses of a batch."""


def pretraining(data: Data, losses: Losses, tokens: int, rng: np.random.Generator) -> list[Job]:
    """Return an epoch of pre-training: pairs as their weights say, faithful passages, the lexicon's words."""
    drawn = pairs(data.pairs, data.weights, rng)
    jobs: list[Job] = [
        partial(losses.pretraining, data.pairs, drawn.at(rows))
        for rows in batches(drawn.lengths, tokens, rng)
    ]
    faithful = data.rows(data.usable & ~data.drifts & ~data.made)
    read = data.labelled.places(np.repeat(faithful, FAITHFUL_TIMES), LONGEST)
    jobs += [
        partial(losses.pretraining, data.labelled, read.at(rows))
        for rows in batches(read.lengths, tokens, rng)
    ]
    made = data.labelled.places(data.rows(data.made), LONGEST_LABELLED)
    jobs += [
        partial(_labelled, losses, data.labelled, made.at(rows), PLANTED_WEIGHT)
        for rows in batches(made.lengths, tokens, rng)
    ]
    return [jobs[place] for place in rng.permutation(len(jobs))]


def tuning(data: Data, losses: Losses, tokens: int, rng: np.random.Generator) -> list[Job]:
    """Return an epoch of tuning: all passages that hands wrote, and some of those that are made."""
    own = data.rows(data.usable & ~data.made & (data.source != "free"))
    made = [
        _some(data.rows(data.source == source), len(own) // share, rng) for source, share in ADDED.items()
    ]
    rows = np.concatenate([own, *made])
    read = data.labelled.places(rows, LONGEST_LABELLED)
    drawn = pairs(data.pairs, data.weights, rng)
    more = cycle(batches(drawn.lengths, tokens, rng))
    return [
        partial(
            _tuned,
            *(losses, data, read.at(rows)),
            drawn.at(next(more)) if place % PAIRS_EVERY == 0 else None,
        )
        for place, rows in enumerate(batches(read.lengths, tokens, rng))
    ]


def retuning(data: Data, losses: Losses, tokens: int, newest: int, rng: np.random.Generator) -> list[Job]:
    """Return an epoch of retuning: the newest passages, and some of all others."""
    new = data.group > data.group.max() - newest
    own = data.usable & (data.source != "free") & (data.source != WORD)
    joined = data.source == "joined"
    rows = [data.rows(own & new & ~joined), _share(data.rows(own & new & joined), JOINED_NEWEST, rng)]
    rows += [
        _share(data.rows(own & ~new & (data.source == source)), AGAIN.get(source, 1.0), rng)
        for source in np.unique(data.source[own])
    ]
    read = data.labelled.places(np.concatenate(rows), LONGEST_LABELLED)
    return [
        partial(_labelled, losses, data.labelled, read.at(rows), LABELLED_WEIGHT)
        for rows in batches(read.lengths, tokens, rng)
    ]


def _share(rows: Numbers, share: float, rng: np.random.Generator) -> Numbers:
    return _some(rows, round(share * len(rows)), rng)


def _some(rows: Numbers, count: int, rng: np.random.Generator) -> Numbers:
    return rng.choice(rows, min(count, len(rows)), replace=False)


def _labelled(losses: Losses, texts: Texts, places: Places, weight: float) -> Terms:
    return {"labelled": weight * losses.labelled(texts, places)}


def _tuned(losses: Losses, data: Data, places: Places, drawn: Places | None) -> Terms:
    terms = _labelled(losses, data.labelled, places, LABELLED_WEIGHT)
    if drawn:
        more = losses.pretraining(data.pairs, drawn)
        terms |= {name: PAIRS_WEIGHT * term for name, term in more.items()}
    return terms


def pairs(texts: Texts, weights: NDArray[np.float64], rng: np.random.Generator) -> Places:
    """Draw pairs as their weights say, in runs of one to four neighbours, some with an unmatched end."""
    whole = np.floor(weights) + (rng.random(len(weights)) < weights % 1)
    first = np.repeat(np.arange(len(weights)), whole.astype(np.int64))
    count = len(first)
    more = sum((rng.random(count) < share).astype(np.int64) for share in LONGER)
    last = np.minimum(first + more, len(weights) - 1)
    last_english, last_arabic = texts.english_length[last], texts.arabic_length[last]
    english = texts.english_start[last] + last_english - texts.english_start[first]
    arabic = texts.arabic_start[last] + last_arabic - texts.arabic_start[first]
    long = (english > LONGEST) | (arabic > LONGEST)
    english[long] = np.minimum(texts.english_length[first[long]], LONGEST)
    arabic[long] = np.minimum(texts.arabic_length[first[long]], LONGEST)
    unmatched = (last > first) & ~long & (rng.random(count) < UNMATCHED)
    of_english = rng.random(count) < UNMATCHED_ENGLISH
    put_in, left_out = unmatched & of_english, unmatched & ~of_english
    drawn = Places(
        english=texts.english_start[first],
        english_length=english - np.where(left_out, last_english, 0),
        arabic=texts.arabic_start[first],
        arabic_length=arabic - np.where(put_in, last_arabic, 0),
        english_matched=english - np.where(put_in, last_english, 0),
        arabic_matched=arabic - np.where(left_out, last_arabic, 0),
    )
    return drawn.at((drawn.english_length > 0) & (drawn.arabic_length > 0))
