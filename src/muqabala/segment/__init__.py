"""Documents to sentences and clauses, with offsets into the text as read."""

from muqabala.segment.clauses import clauses
from muqabala.segment.sentences import sentences

__all__ = ["clauses", "sentences"]
