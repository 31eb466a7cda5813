"""A small network that reads both sides and tells where the translation drifts."""

from muqabala.verifier.store import load_verifier, verifier_name
from muqabala.verifier.verifier import Reading, Verifier

__all__ = ["Reading", "Verifier", "load_verifier", "verifier_name"]
