"""A matrix in a safetensors file, mapped into memory: only the rows that are used are ever read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from muqabala.errors import ModelError

WEIGHTS = "embedding.weight"
"""The name sentence-transformers gives the matrix of a StaticEmbedding module."""

DIGEST = "sha256"
"""The metadata entry in which training leaves the digest of the matrix."""

_TYPES: dict[str, np.dtype[np.floating]] = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2")}
_LENGTH_BYTES = 8


def read_weights(path: Path) -> tuple[NDArray[np.floating], str]:
    """Map the matrix (tokens, dimension) of the file and return it with its digest.

    The digest is the one that training wrote beside the matrix; it is computed
    where there is none. Raise ModelError for a file that holds no such matrix.
    """
    # https://github.com/huggingface/safetensors#format: length of the header, header, tensors.
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(_LENGTH_BYTES), "little")
            if length > path.stat().st_size:
                raise ModelError(f"{path}: is not a safetensors file, or is cut off; copy the model again")
            header = json.loads(file.read(length))
        entry = header[WEIGHTS]
        kind, (rows, columns), (start, end) = _TYPES[entry["dtype"]], entry["shape"], entry["data_offsets"]
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); copy the model again") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{path}: holds no matrix {WEIGHTS} of float32 or float16; give the folder of a static model"
        ) from error
    offset = _LENGTH_BYTES + length + start
    if end - start != rows * columns * kind.itemsize or path.stat().st_size < _LENGTH_BYTES + length + end:
        raise ModelError(f"{path}: is cut off; copy the model again")
    matrix = np.memmap(path, dtype=kind, mode="r", offset=offset, shape=(rows, columns))
    return matrix, header.get("__metadata__", {}).get(DIGEST) or digest(matrix)


def digest(matrix: NDArray[np.floating]) -> str:
    """Return the SHA-256 of the numbers of a matrix, row by row, as hexadecimal digits."""
    return hashlib.sha256(np.ascontiguousarray(matrix).data).hexdigest()
