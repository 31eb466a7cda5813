"""What the verifier alone finds, where it reads every passage."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from muqabala.checks import CHECKS
from muqabala.checks.bitext import Bitext
from muqabala.drift.fusion import Alone
from muqabala.records import Finding, Span
from muqabala.verifier.verifier import Cut, Passage, Reading, Token

FOUND = frozenset(
    (
        "addition",
        "attribution",
        "comparison",
        "mistranslation",
        "modality",
        "negation",
        "omission",
        "quantifier",
        "relation",
        "role",
    )
)
"""Checks in whose name it may find. Figures, names and terms are left to theirs: of 19 that it told alone
with a chance over .98, 3 were right, of 34 others 22 (before its second round of training)."""

LEAST = 0.9
"""The least chance of what is told: of 107 paragraphs with more that no check had flagged, 31 drift (articles
and passages that the verifier was not trained on)."""

SHARE = 0.5
"""A word goes with the surest one beside it where its chance is at least this share of that one's."""


def search(bitext: Bitext, reading: Reading, checks: Collection[str], worth: Alone) -> Iterator[Finding]:
    """Yield what the verifier finds in each passage in the name of one of ``checks``: at most one drift."""
    for group in bitext.groups:
        for passage in reading.passages(group) if group.linked else ():
            surest = surest_token(passage, checks)
            if surest and surest.chance > LEAST:
                yield _finding(passage, surest, worth)


def surest_token(passage: Passage, checks: Collection[str] = FOUND) -> Token | None:
    """Return the token of either side that most likely drifts, of those whose drift may be told."""
    tokens = (token for side in passage.tokens for token in side)
    told = (token for token in tokens if token.check in FOUND and token.check in checks)
    return max(told, key=lambda token: token.chance, default=None)


def _finding(passage: Passage, surest: Token, worth: Alone) -> Finding:
    sides = zip(passage.tokens, passage.sides, strict=True)
    translation, original = (_words(tokens, cuts, surest) for tokens, cuts in sides)
    if translation is None:
        sentence = passage.sides[0][0].sentence
        lost = surest.check == "omission"
        translation = sentence.part(len(sentence), len(sentence)) if lost else sentence
    if original is None and surest.check != "addition":
        original = passage.sides[1][0].sentence
    return CHECKS[surest.check]().finding(
        "The verifier, which reads both sides, sees a drift here that no rule explains.",
        confidence=worth.confidence(surest.chance),
        translation=translation,
        original=original,
    )


def _words(tokens: Sequence[Token], cuts: Sequence[Cut], surest: Token) -> Span | None:
    """Return the suspect words of a side around its surest token; None where none is nearly as suspect."""
    place = max(range(len(tokens)), key=lambda number: tokens[number].chance)
    if tokens[place].chance < SHARE * surest.chance:
        return None
    sentence = next(cut.sentence for cut in cuts if cut.sentence.overlaps(tokens[place].span))
    own = [token.chance >= SHARE * surest.chance and token.span.overlaps(sentence) for token in tokens]
    first = last = place
    while first and own[first - 1]:
        first -= 1
    while last + 1 < len(tokens) and own[last + 1]:
        last += 1
    start, end = tokens[first].span.start - sentence.start, tokens[last].span.end - sentence.start
    while start and sentence.text[start - 1].isalnum():
        start -= 1
    while end < len(sentence) and sentence.text[end].isalnum():
        end += 1
    return sentence.part(start, end)
