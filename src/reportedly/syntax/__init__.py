"""Document -> Parse: paragraphs, sentences and tokens as columns over the text."""

from reportedly.model import Document, Parse
from reportedly.syntax.paragraphs import paragraphs
from reportedly.syntax.sentences import sentences
from reportedly.syntax.tokens import tokens


def parse(document: Document) -> Parse:
    """Columns over `document.text`; linear in its length."""
    text = document.text
    lines = paragraphs(text)
    starts, ends = tokens(text)
    return Parse(document.id, starts, ends, sentences(text, lines), lines)


__all__ = ["parse"]
