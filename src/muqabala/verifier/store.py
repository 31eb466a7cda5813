"""The verifier's folder: its weights, a byte each, and its tokenizer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from muqabala.embed.store import load_tokenizer, shelved
from muqabala.errors import ModelError
from muqabala.verifier.network import Network, Numbers, Words
from muqabala.verifier.verifier import Verifier

VERIFIER = "muqabala-verifier"
"""The folder of the verifier."""

_WEIGHTS, _DIGEST = "model.safetensors", "sha256"
"""The file of its weights, and the metadata entry that holds their digest."""

_SCALE = ".scale"
"""What the name of the scale of a matrix of bytes ends with."""

_ADVICE = "copy the model again"


@cache
def load_verifier() -> Verifier:
    """Load the verifier, once for all comparisons. Raise ModelError where it is missing or broken."""
    return read_verifier(shelved(VERIFIER, _WEIGHTS))


@cache
def verifier_name() -> str:
    """Return the verifier's name and the first digits of its digest. Raise ModelError where it is missing."""
    from safetensors import SafetensorError, safe_open

    path = shelved(VERIFIER, _WEIGHTS) / _WEIGHTS
    try:
        with safe_open(path, framework="numpy") as file:
            return f"{VERIFIER}:{file.metadata()[_DIGEST][:8]}"
    except (SafetensorError, OSError, TypeError, KeyError) as error:
        raise ModelError(f"{path}: is no verifier, or is cut off; {_ADVICE}") from error


def read_verifier(folder: Path) -> Verifier:
    """Read the verifier of a folder. Raise ModelError where it is missing or broken."""
    from safetensors import SafetensorError, safe_open

    path = folder / _WEIGHTS
    try:
        with safe_open(path, framework="numpy") as file:
            metadata = file.metadata()
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  # it is no dict
        words = Words(tensors.pop("words"), tensors.pop(f"words{_SCALE}"))
        weights = {
            name: _whole(tensor, tensors.get(name + _SCALE))
            for name, tensor in tensors.items()
            if not name.endswith(_SCALE)
        }
        network = Network(words, weights, int(metadata["heads"]))
        _, *checks = metadata["classes"].split(",")
    except (SafetensorError, OSError, TypeError, KeyError, ValueError) as error:
        raise ModelError(f"{path}: is no verifier, or is cut off; {_ADVICE}") from error
    return Verifier(network, load_tokenizer(folder), tuple(checks))


def _whole(tensor: NDArray[np.generic], scale: NDArray[np.generic] | None) -> Numbers:
    """Return a tensor as numbers; bytes are in units of their scale."""
    numbers: Numbers = tensor.astype(np.float32)
    if scale is not None:
        numbers *= scale.astype(np.float32)
    return numbers
