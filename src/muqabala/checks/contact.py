"""Changed addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from muqabala.checks.base import Check
from muqabala.checks.bitext import Bitext, sentences_of
from muqabala.languages.contacts import Contact, contacts
from muqabala.records import Finding, Span

CONFIDENCE = 0.97
"""An address is copied, never translated: no clean pair of the development data has two that differ."""


class ContactDetail(Check):
    """A URL, e-mail address, handle or telephone number differs from the original's.

    Why it matters
        A reader who follows it ends up elsewhere. Machines repair what looks to them like a slip.

    Example
        Original:    راسلونا على editor@example.com
        Translation: Write to editor@example.org

    When to ignore
        Where the translation points to the pages of the same site in its own language.
    """

    slug = "contact"
    mqm = "Accuracy/Mistranslation"
    any_language = True

    def run(self, bitext: Bitext) -> Iterator[Finding]:
        """Yield a finding for each contact that stands against another of its kind in a group."""
        for group in bitext.groups:
            english, arabic = map(_contacts, sentences_of(group.pairs))
            if english and arabic:
                yield from self._compare(english, arabic)

    def _compare(
        self, english: list[tuple[Contact, Span]], arabic: list[tuple[Contact, Span]]
    ) -> Iterator[Finding]:
        known = ({(one.kind, one.value) for one, _ in english}, {(one.kind, one.value) for one, _ in arabic})
        ours = [(one, span) for one, span in english if (one.kind, one.value) not in known[1]]
        theirs = [(one, span) for one, span in arabic if (one.kind, one.value) not in known[0]]
        for contact, span in ours:
            place = next((i for i, (other, _) in enumerate(theirs) if other.kind == contact.kind), None)
            if place is None:
                continue
            _, original = theirs.pop(place)
            yield self.finding(
                f"The original has {original.text}; the translation has {span.text}.",
                confidence=CONFIDENCE,
                translation=span,
                original=original,
                values=(span.text, original.text),
            )


def _contacts(spans: Sequence[Span]) -> list[tuple[Contact, Span]]:
    return [
        (contact, span.part(contact.start, contact.end)) for span in spans for contact in contacts(span.text)
    ]
