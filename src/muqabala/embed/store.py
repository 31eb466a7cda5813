"""Where the models that come with the package lie."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from muqabala.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

EMBEDDED = "muqabala-static"
"""The folder of the embedded model."""

TOKENIZER = "tokenizer.json"
"""The file of a model's tokenizer."""

_REPOSITORY = Path(__file__).parents[3]


def embedded_model() -> Path:
    """Return the folder of the embedded model, as ``shelved`` finds it."""
    return shelved(EMBEDDED, "modules.json")


def shelved(name: str, file: str) -> Path:
    """Return the folder of a model that comes with the package; it has a file of this name.

    It is looked for in ``$ALIGN_MODELS``, in the installed package, and in
    ``models`` of the repository. Raise ModelError where none has it; a folder
    named by ``$ALIGN_MODELS`` is not passed over.
    """
    named = os.environ.get("ALIGN_MODELS")
    installed = [Path(str(files("muqabala"))) / "models", _REPOSITORY / "models"]
    shelves = [Path(named)] if named else installed
    for shelf in shelves:
        if (shelf / name / file).is_file():
            return shelf / name
    where = " or ".join(str(shelf) for shelf in shelves)
    advice = (
        "set ALIGN_MODELS to the folder that holds it" if named else "install muqabala again, or give --model"
    )
    raise ModelError(f"there is no model {name} in {where}; {advice}")


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the tokenizer of a model's folder; it pads nothing. Raise ModelError where there is none."""
    from tokenizers import Tokenizer

    path = folder / TOKENIZER
    try:
        # The bindings raise bare Exception, for a missing file too.
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:
        raise ModelError(f"{path}: is no tokenizer ({error}); copy the model again") from error
    tokenizer.no_padding()
    return tokenizer
