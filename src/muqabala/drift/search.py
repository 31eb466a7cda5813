"""What the verifier alone finds, where it reads every passage."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from muqabala.checks import CHECKS
from muqabala.checks.bitext import Bitext
from muqabala.checks.displaced import displaced
from muqabala.checks.omission import place_of
from muqabala.checks.quoting import few_words
from muqabala.drift.calibration import confidence_of
from muqabala.drift.fusion import Seen
from muqabala.drift.overlap import covers
from muqabala.drift.score import THRESHOLDS
from muqabala.records import Finding, Span
from muqabala.verifier.verifier import Cut, Passage, Reading, Token

SAID = {
    "addition": "Nothing in the original seems to say this",
    "attribution": "The sides seem to differ in who says this",
    "comparison": "The sides seem to compare this differently",
    "mistranslation": "These words do not seem to mean the same",
    "modality": "The sides seem to differ in how certain or how binding this is",
    "negation": "One side seems to deny what the other affirms",
    "omission": "The translation seems to leave this out",
    "quantifier": "The sides seem to differ in how much or how many",
    "relation": "The sides seem to differ in how this hangs together, in time or by cause",
    "role": "The sides seem to differ in who does what to whom",
}
"""What it says of a drift, by the check in whose name it finds it.

Figures, names and terms are left to their checks: of 19 that it told alone with a chance over .98, 3 were
right, of 34 others 22 (before its second round of training).
"""

LEAST = 0.8
"""The least chance of what is told: of 351 paragraphs with more that no check had flagged, 82 drift (articles
and passages that the verifier was not trained on)."""

ENOUGH = THRESHOLDS["balanced"]
"""The confidence of a finding that flags its paragraph alone."""

SHARE = 0.5
"""A word goes with the surest one beside it where its chance is at least this share of that one's."""


def search(
    bitext: Bitext, reading: Reading, findings: Sequence[Finding], checks: Collection[str], worth: Seen
) -> Iterator[Finding]:
    """Yield what the verifier finds in each passage in the name of one of ``checks``: at most one drift.

    Where some of the ``findings`` flag the paragraph already, it tells only what would flag it alone, and
    that of other words than theirs. It tells nothing of a clause that stands beside another sentence: it
    reads a passage at a time.
    """
    flagging = [finding for finding in findings if finding.confidence >= ENOUGH]
    flagged = {finding.translation.paragraph for finding in flagging if finding.translation}
    for group in bitext.groups:
        for passage in reading.passages(group):
            surest = surest_token(passage, checks)
            if surest and surest.chance > LEAST:
                found = _finding(passage, surest, worth)
                is_news = found.confidence >= ENOUGH or flagged.isdisjoint(group.translation)
                is_told = any(covers(finding, found) or covers(found, finding) for finding in flagging)
                if is_news and not is_told and not displaced(bitext).covers(found):
                    yield found


def surest_token(passage: Passage, checks: Collection[str] = SAID.keys()) -> Token | None:
    """Return the token of either side that most likely drifts, of those whose drift may be told."""
    tokens = (token for side in passage.tokens for token in side)
    told = (token for token in tokens if token.check in SAID and token.check in checks)
    return max(told, key=lambda token: token.chance, default=None)


def _finding(passage: Passage, surest: Token, worth: Seen) -> Finding:
    ours, theirs = ([cut.sentence for cut in side] for side in passage.sides)
    sides = zip(passage.tokens, passage.sides, strict=True)
    translation, original = (_words(tokens, cuts, surest) for tokens, cuts in sides)
    lost = original if surest.check == "omission" else None
    words = _quoted(None if lost else translation, original)
    return CHECKS[surest.check]().finding(
        f"{SAID[surest.check]}{words}.",
        confidence=confidence_of(worth.odds(surest.chance, surest.check)),
        translation=place_of(lost, theirs, ours) if lost else translation or ours[0],
        original=original or (theirs[0] if surest.check != "addition" else None),
    )


def _quoted(translation: Span | None, original: Span | None) -> str:
    """Return the suspect words of both sides as the end of a sentence."""
    english, arabic = (few_words(span) if span else "" for span in (translation, original))
    if english:
        return f": “{english}”" + (f" ({arabic})" if arabic else "")
    return f": «{arabic}»" if arabic else ""


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
