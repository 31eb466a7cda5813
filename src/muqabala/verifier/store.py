"""The verifier's folder: its network, what the network tells apart, and its tokenizer."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from muqabala.embed.store import load_tokenizer, shelved
from muqabala.errors import ModelError
from muqabala.verifier.network import Network
from muqabala.verifier.verifier import Verifier

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

VERIFIER = "muqabala-verifier"
"""The folder of the verifier."""

_NETWORK, _CONFIG = "model.onnx", "config.json"
"""The files of the network and of what is to be known of it."""

_ONLY_ERRORS = 3
"""onnxruntime's level of what it logs; its warnings are no news to who compares two articles."""

_ADVICE = "copy the model again"


class _Config(NamedTuple):
    """What is to be known of a network: its classes, the tokens between its texts, its file's SHA-256."""

    classes: tuple[str, ...]
    begin: int
    end: int
    sha256: str


@cache
def load_verifier() -> Verifier:
    """Load the verifier, once for all comparisons. Raise ModelError where it is missing or broken."""
    return read_verifier(shelved(VERIFIER, _CONFIG))


@cache
def verifier_name() -> str:
    """Return the verifier's name and the first digits of its digest. Raise ModelError where it is missing."""
    return f"{VERIFIER}:{_read_config(shelved(VERIFIER, _CONFIG)).sha256[:8]}"


def read_verifier(folder: Path) -> Verifier:
    """Read the verifier of a folder. Raise ModelError where it is missing or broken."""
    config = _read_config(folder)
    network = Network(_session(folder / _NETWORK), config.begin, config.end)
    return Verifier(network, load_tokenizer(folder), config.classes[1:])


def _session(path: Path) -> InferenceSession:
    """Return what runs a network, on one core: articles are compared side by side."""
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

    options = SessionOptions()
    # More optimisation makes this network no faster, and takes longer to look for.
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # it plans the memory anew for each length, and lengths seldom recur
    options.log_severity_level = _ONLY_ERRORS
    try:
        return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors have no class in common but this
        raise ModelError(f"{path}: is no verifier, or is cut off; {_ADVICE}") from error


def _read_config(folder: Path) -> _Config:
    path = folder / _CONFIG
    try:
        config = json.loads(path.read_bytes())
        return _Config(tuple(config["classes"]), config["begin"], config["end"], config["sha256"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ModelError(f"{path}: does not describe a verifier; {_ADVICE}") from error
