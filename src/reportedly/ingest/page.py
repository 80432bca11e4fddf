"""An HTML page -> its article as text, with zones and metadata."""

import msgspec

from reportedly.ingest.metadata import Metadata, from_text
from reportedly.ingest.zones import layout, zones
from reportedly.model import Unreadable, Zone


class Page(msgspec.Struct, frozen=True):
    """What was extracted from one HTML page."""

    text: str
    zones: tuple[Zone, ...]
    metadata: Metadata
    url: str | None = None


def page(markup: str) -> Page:
    """The article of a page."""
    import trafilatura

    text = trafilatura.extract(markup) or ""
    if not text:
        raise Unreadable("a page without text")
    laid = layout(text)
    return Page(text, zones(laid), from_text(text, laid))
