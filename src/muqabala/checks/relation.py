"""How two facts hang together: because and despite, before and after, if and unless."""

from __future__ import annotations

from muqabala.checks.contrast import ContrastCheck


class Relation(ContrastCheck):
    """The link between two facts is another: despite for because, before for after, unless for if.

    Why it matters
        Every fact is right and the story is wrong.

    Example
        Original:    أغلقت الطرق رغم تحسن الطقس.
        Translation: The roads were closed because of the better weather.

    When to ignore
        Where the clauses change places and the link with them: "A, then B" for "B after A".
    """

    slug = "relation"
    mqm = "Accuracy/Mistranslation"
    closely = 0.15
    """Where 0.15 to 0.2 is missing, 9 of 15 are drifts (blind passages, even lines and clean news)."""
