"""Sentences and clauses that say in other words what was said before: the original needs none of theirs."""

from __future__ import annotations

from collections.abc import Iterator

from muqabala.alignment.wording import Wording
from muqabala.checks.bitext import meaning
from muqabala.checks.faces import Face, Unit
from muqabala.checks.holes import length_evidence
from muqabala.records import Span

LIKELIER = 1.0
"""Log of how much likelier the length is without the clause: it is one more than the original has."""

SAID = 0.6
"""Least mean cosine of its words with the nearest words before it."""

NEEDED = 0.03
"""Share of its meaning, at most, that words of the original have no other counterpart for.

The three find all of 6 blind repetitions, 6 of 12 and 7 of 25 others (among them loops of a word, which
they do not look for), and 1 of 4,761 passages without one.
"""

_INSTEAD = ("instead of", "not", "rather than", "than")
"""Words before what turns the same words round: "the lab to the ward instead of the ward to the lab"."""

LEAST_WORDS, MOST_SHARE = 3, 0.7
"""Words of content of such a clause, and its share of all words of content."""


def restated(unit: Unit, ratio: float) -> Iterator[Span]:
    """Yield the sentences and clauses of a translation that say again what stands before them.

    ``ratio`` is the original's usual length per length of the translation.
    """
    here, there = unit.translation, unit.original
    expected = there.length / ratio
    if here.length <= expected:
        return
    parts = [
        part
        for part in _parts(here)
        if length_evidence(here.length, len(part), expected) >= LIKELIER  # few pass: what is dear comes after
    ]
    ours, theirs = here.content, there.content
    if not (parts and ours and theirs):
        return
    wording = Wording.of(meaning(ours), meaning(theirs))
    done: list[Span] = []
    for part in parts:
        inside = [place for place, word in enumerate(ours) if part.overlaps(word.span)]
        if len(inside) < LEAST_WORDS or len(inside) > MOST_SHARE * len(ours) or not inside[0]:
            continue
        if part.text.lower().startswith(_INSTEAD):
            continue
        first, end = inside[0], inside[-1] + 1
        is_said = wording.said_before(first, end) >= SAID and wording.needed(first, end) <= NEEDED
        if is_said and not any(part.overlaps(other) for other in done):
            done.append(part)
            yield part


def _parts(face: Face) -> Iterator[Span]:
    """Yield all sentences but the first, and then all clauses, of which the former may have some."""
    yield from face.sentences[1:]
    for paragraph in dict.fromkeys(sentence.paragraph for sentence in face.sentences):
        yield from face.clauses(paragraph)
