"""Document -> Parse: paragraphs, sentences and tokens as columns over the text."""

from reportedly.model import Document, Parse


def parse(document: Document) -> Parse:
    """Columns over `document.text`."""
    return Parse(document.id, (), (), (), ())
