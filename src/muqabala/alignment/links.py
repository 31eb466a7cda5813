"""Which word of a bead renders which: words that are each other's best counterpart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from muqabala.alignment.support import CLEAR_ASSOCIATION, PASSAGE, Yardstick, _logistic
from muqabala.alignment.words import Associations, Words
from muqabala.embed.lexicon import Lexicon
from muqabala.records import Bead


def links_of(beads: Sequence[Bead], words, lexicon: Lexicon):
    yard = Yardstick()
    out = []
    for place, bead in enumerate(beads):
        if place % PASSAGE == 0:
            part = beads[place : place + PASSAGE]
            sides = tuple([words[s][n] for b in part for n in (b.original if s else b.translation)] for s in (0, 1))
            assoc = Associations.of(lexicon, sides)
        if bead.is_null:
            out.append(())
            continue
        e = [words[0][n] for n in bead.translation]
        a = [words[1][n] for n in bead.original]
        blocks = [[block(x, y, assoc, yard) for y in a] for x in e]
        P = np.block(blocks)
        if not P.size:
            out.append(()); continue
        bi, bj = P.argmax(1), P.argmax(0)
        out.append(tuple((i, int(j)) for i, j in enumerate(bi) if bj[j] == i and P[i, j] >= 0.5))
    return out


def block(x: Words, y: Words, assoc: Associations, yard: Yardstick):
    cos = x.vectors @ y.vectors.T
    t = directed(x, y, assoc, 0)
    u = directed(y, x, assoc, 1).T
    lex = np.minimum(t, u) * .5 + np.maximum(t, u) * .5
    return 1 - (1 - yard(cos)) * (1 - _logistic(lex - CLEAR_ASSOCIATION)) + 1e-3 * lex


def directed(x, y, assoc, side):
    rows = np.searchsorted(assoc.pieces[side], x.pieces.ids)
    cols = np.searchsorted(assoc.pieces[1 - side], y.pieces.ids)
    T = assoc.tables[side][rows[:, None], cols]
    best = np.zeros((len(x.pieces.ids), len(y)), np.float32)
    np.maximum.at(best.T, y.pieces.owners, T.T)
    best *= x.pieces.lengths[:, None]
    total = np.zeros((len(x), len(y)), np.float32)
    np.add.at(total, x.pieces.owners, best)
    length = np.bincount(x.pieces.owners, weights=x.pieces.lengths, minlength=len(x))
    return total / np.maximum(length, 1)[:, None]
