"""Where the embedded model lies."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from muqabala.errors import ModelError

EMBEDDED = "muqabala-static"
"""The folder of the embedded model."""

_REPOSITORY = Path(__file__).parents[3]


def embedded_model() -> Path:
    """Return the folder of the embedded model.

    It is looked for in ``$ALIGN_MODELS``, in the installed package, and in
    ``models`` of the repository. Raise ModelError where none has it; a folder
    named by ``$ALIGN_MODELS`` is not passed over.
    """
    named = os.environ.get("ALIGN_MODELS")
    installed = [Path(str(files("muqabala"))) / "models", _REPOSITORY / "models"]
    shelves = [Path(named)] if named else installed
    for shelf in shelves:
        if (shelf / EMBEDDED / "modules.json").is_file():
            return shelf / EMBEDDED
    where = " or ".join(str(shelf) for shelf in shelves)
    advice = (
        "set ALIGN_MODELS to the folder that holds it" if named else "install muqabala again, or give --model"
    )
    raise ModelError(f"there is no model {EMBEDDED} in {where}; {advice}")
