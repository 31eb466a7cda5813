"""Compare an English translation with its Arabic original and report where it drifts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muqabala.comparison import compare
    from muqabala.documents import read_document
    from muqabala.records import DriftReport, Finding

__version__ = "0.1.0"

__all__ = ["DriftReport", "Finding", "__version__", "compare", "read_document"]

_HOMES = {
    "DriftReport": "muqabala.records",
    "Finding": "muqabala.records",
    "compare": "muqabala.comparison",
    "read_document": "muqabala.documents",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that ``align --help`` imports no numpy."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
