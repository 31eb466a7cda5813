"""A transformer encoder that reads a translation and its original as one row of tokens.

Its layers are those of BERT (J. Devlin et al., 2019), in bytes; ``benchmarks/verifier/onnx_file.py`` writes
them, and onnxruntime runs them. The output tells of each token whether it drifts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Numbers = NDArray[np.float32]

LONGEST = 160
"""Tokens that are read of a side: more it never met in training."""


IDS, SIDES = "ids", "sides"
"""What the network is given: tokens, and 0 for those of the translation, 1 for those of the original."""


class Network(NamedTuple):
    """The network, and the tokens that begin what is read and end each text of it."""

    session: InferenceSession
    begin: int
    end: int

    def read(self, translation: Sequence[int], original: Sequence[int]) -> tuple[Numbers, Numbers]:
        """Return the shares of the classes at each token of both sides, up to LONGEST of each.

        Their shapes are (tokens, classes); the first class is that nothing drifts.
        """
        row = laid_out(translation, original, self.begin, self.end)
        (shares,) = self.session.run(None, row)
        length = min(len(translation), LONGEST)
        return shares[1 : length + 1], shares[length + 2 : -1]


def laid_out(
    translation: Sequence[int], original: Sequence[int], begin: int, end: int
) -> dict[str, NDArray[np.int64]]:
    """Return both sides, up to LONGEST tokens of each, as the row that the network is given."""
    ours, theirs = [begin, *translation[:LONGEST], end], [*original[:LONGEST], end]
    return {IDS: np.array(ours + theirs), SIDES: np.repeat([0, 1], [len(ours), len(theirs)])}
