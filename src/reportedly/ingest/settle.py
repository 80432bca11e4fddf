"""One raw article -> its document."""

from msgspec.structs import replace

from reportedly.ingest import decode, metadata, records
from reportedly.ingest.language import language
from reportedly.ingest.mend import mend
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.page import Page, page
from reportedly.ingest.zones import layout, zones
from reportedly.model import Document, Raw, Unreadable, Zone


def settle(raw: Raw) -> Document:
    """The document that `raw` holds: its text, fixed from here on, with zones and metadata.

    Pure. Raises Unreadable, with the reason in a few words, for what is no text, holds no words, or is in a
    language that is not read so far.
    """
    if raw.media_type == "application/json":
        return _from_record(raw)
    text, encoding = decode.decoded(raw.data, markup=raw.media_type == "text/html")
    if raw.media_type == "text/html":
        return _from_page(raw, page(text), Metadata(), encoding)
    return _from_text(raw, text, Metadata(), encoding)


def _from_record(raw: Raw) -> Document:
    record = records.read(raw.data)
    known = metadata.from_record(record)
    if record.text is not None and record.text.strip():
        made = _from_text(raw, record.text, known, "utf-8")
    else:
        made = _from_page(raw, page(record.html or ""), known, "utf-8")
    return replace(made, url=record.url or made.url)


def _from_text(raw: Raw, text: str, known: Metadata, encoding: str) -> Document:
    if "\0" in text:
        raise Unreadable("not text: it holds NUL bytes")
    laid = layout(text)
    found = zones(laid)
    said = metadata.from_text(text, laid)
    return _document(raw, text, found, metadata.first_of((known, said)), encoding)


def _from_page(raw: Raw, read: Page, known: Metadata, encoding: str) -> Document:
    made = _document(raw, read.text, read.zones, metadata.first_of((known, read.metadata)), encoding)
    return replace(made, url=made.url or read.url)


def _document(raw: Raw, text: str, found: tuple[Zone, ...], known: Metadata, encoding: str) -> Document:
    body = "\n".join(zone.span.of(text) for zone in found if zone.kind in ("title", "body"))
    mended = mend(body or text)
    spoken = language(mended.text if mended else body or text)
    head = next((zone.span.start for zone in found if zone.kind == "body"), 0)
    placed = metadata.placed(metadata.until(known, raw.retrieved), text, head + 300)
    return Document(
        id=f"sha256:{raw.sha256}",
        name=raw.name,
        text=text,
        media_type=raw.media_type,
        zones=found,
        title=placed.title,
        authors=placed.authors,
        outlet=placed.outlet,
        published=placed.published,
        url=raw.at if raw.at.startswith(("http://", "https://")) else None,
        language=spoken,
        encoding=encoding,
    )
