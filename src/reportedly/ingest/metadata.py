"""Title, authors, outlet and date of a document, each with where it was found; nothing is guessed."""

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from reportedly.ingest import bylines, dates
from reportedly.ingest.bylines import Byline
from reportedly.ingest.records import Record
from reportedly.ingest.zones import Layout
from reportedly.model import Found, Span


class Metadata(msgspec.Struct, frozen=True):
    """What is known about a document besides its text."""

    title: Found | None = None
    authors: tuple[Found, ...] = ()
    outlet: Found | None = None
    published: Found | None = None


def first_of(sources: Iterable[Metadata]) -> Metadata:
    """Each value from the first source that has it."""
    known = tuple(sources)
    return Metadata(
        next((one.title for one in known if one.title), None),
        next((one.authors for one in known if one.authors), ()),
        next((one.outlet for one in known if one.outlet), None),
        next((one.published for one in known if one.published), None),
    )


def from_record(record: Record) -> Metadata:
    """What the fields of a JSON record say."""
    published = dates.iso(record.published) if record.published else None
    return Metadata(
        Found(record.title, "record:title") if record.title else None,
        tuple(Found(name, "record:authors") for name in record.authors),
        Found(record.outlet, "record:outlet") if record.outlet else None,
        Found(published, "record:published") if published else None,
    )


def from_text(text: str, laid: Layout) -> Metadata:
    """What the text itself says: its title, its bylines at head and foot, a dateline, the lines about its author."""
    title = next((line.span for number, line in enumerate(laid.lines) if _rule(laid, number) == "title.line"), None)
    signed = [(mark.rule, mark.byline) for _, mark in sorted(laid.marks.items()) if mark.byline is not None]
    authors = _authors(text, signed)
    return Metadata(
        Found(title.of(text), "text:title", title) if title else None,
        authors,
        _outlet(text, laid, signed),
        _published(signed),
    )


def placed(found: Metadata, text: str, until: int) -> Metadata:
    """`found` with the places of its values, where they stand in the text before `until`."""
    head = text[:until]

    def place(value: Found) -> Found:
        start = -1 if value.span else head.find(value.value)
        return value if start < 0 else Found(value.value, value.where, Span(start, start + len(value.value)))

    return Metadata(
        place(found.title) if found.title else None,
        tuple(map(place, found.authors)),
        place(found.outlet) if found.outlet else None,
        found.published,
    )


def until(found: Metadata, retrieved: str | None) -> Metadata:
    """`found` without a date of publication that lies after `retrieved` (a day apart may be a time zone)."""
    if retrieved is None or found.published is None:
        return found
    had = dt.date.fromisoformat(retrieved[:10]) + dt.timedelta(days=1)
    return found if found.published.value[:10] <= had.isoformat() else msgspec.structs.replace(found, published=None)


def _rule(laid: Layout, number: int) -> str:
    return laid.marks[number].rule if number in laid.marks else ""


def _authors(text: str, signed: Iterable[tuple[str, Byline]]) -> tuple[Found, ...]:
    """Of the bylines; where they name nobody, of the lines about the author."""
    known: dict[str, Found] = {}
    bios: dict[str, Found] = {}
    for rule, byline in signed:
        into, where = (bios, "text:bio") if rule == "furniture.bio" else (known, "text:byline")
        for span in byline.authors:
            name = _cased(span.of(text))
            into.setdefault(name.lower(), Found(name, where, span))
    return tuple((known or bios).values())


def _cased(name: str) -> str:
    """A name set all in capitals as names are written; short words may be letters that stand for others."""
    if not name.isupper() or len(name) <= 4:
        return name
    small = bylines.words().small
    return " ".join(word.title() if len(word) > 3 or word.lower() in small else word for word in name.split())


def _outlet(text: str, laid: Layout, signed: Iterable[tuple[str, Byline]]) -> Found | None:
    for _, byline in signed:
        if byline.outlet is not None:
            return Found(_cased(byline.outlet.of(text)), "text:byline", byline.outlet)
    for number, line in enumerate(laid.lines[:8]):
        span = bylines.dateline_outlet(line.text) if number not in laid.marks else None
        if span is not None:
            place = Span(span.start + line.span.start, span.end + line.span.start)
            return Found(place.of(text), "text:dateline", place)
    return None


def _published(signed: Iterable[tuple[str, Byline]]) -> Found | None:
    found = list(_dates(byline for _, byline in signed))
    return found[0] if found else None


def _dates(signed: Iterable[Byline]) -> Iterator[Found]:
    for byline in signed:
        if byline.date is not None and byline.date.value is not None:
            yield Found(byline.date.value, "text:byline", Span(byline.date.start, byline.date.end))
