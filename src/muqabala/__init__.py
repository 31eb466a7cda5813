"""Compare an English translation with its Arabic original and report where it drifts."""

__version__ = "0.1.0"
