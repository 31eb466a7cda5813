"""Small bitexts for the tests of checks: no model, no alignment, links as given."""

from muqabala.checks.bitext import Bitext, Group, Pair
from muqabala.records import Document, Paragraph, Span


def document(language: str, *paragraphs: str) -> Document:
    """Make a document of body paragraphs."""
    return Document(f"{language}.txt", language, tuple(Paragraph(text) for text in paragraphs))


def whole(index: int, text: str) -> Span:
    """Return the span of a whole paragraph."""
    return Span(index, 0, len(text), text)


def bitext(*pairs: tuple[str, str]) -> Bitext:
    """Link (English, Arabic) pairs, each a paragraph of one sentence, each a group of its own."""
    return Bitext(
        document("en", *(english for english, _ in pairs)),
        document("ar", *(arabic for _, arabic in pairs)),
        tuple(
            Group((index,), (index,), (Pair((whole(index, english),), (whole(index, arabic),)),))
            for index, (english, arabic) in enumerate(pairs)
        ),
    )
