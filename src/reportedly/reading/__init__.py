"""One document -> its Reading."""

from reportedly.model import Document, Parse, Reading

VERSION = "1"


def read(document: Document, parse: Parse) -> Reading:
    """All layers of one document."""
    return Reading(document.id, VERSION, (), document.zones, (), ())
