"""What comes in: raw bytes, and the document they settle into."""

from typing import Literal

import msgspec

from reportedly.model.spans import Span

ZoneKind = Literal["title", "byline", "body", "quotation", "comment", "furniture"]
MediaType = Literal["text/plain", "text/html", "application/json"]


class Raw(msgspec.Struct, frozen=True):
    """One article as it came: the evidentiary copy.

    `name` is what people call it (a path below the place that was asked for, or `file.jsonl#3`),
    `at` where it was found (a path or URL), `retrieved` an ISO time in UTC, given by the caller.
    """

    name: str
    at: str
    data: bytes
    media_type: MediaType
    sha256: str
    retrieved: str | None = None


class Why(msgspec.Struct, frozen=True):
    """What a machine statement rests on: a rule or model, its version, the places, and how sure (0-1)."""

    rule: str
    version: str
    spans: tuple[Span, ...] = ()
    confidence: float = 1.0


class Found(msgspec.Struct, frozen=True):
    """A value of metadata, and where it was found.

    `where` is like `markup:meta[article:published_time]`, `text:byline`, `record:author`;
    `span` is its place in the text, if it stands there.
    """

    value: str
    where: str
    span: Span | None = None


class Zone(msgspec.Struct, frozen=True):
    """A stretch of a document by who speaks there; zones are sorted and do not overlap, but that a
    `quotation` may lie inside `body`."""

    kind: ZoneKind
    span: Span
    why: Why
    author: str | None = None
    published: str | None = None


class Document(msgspec.Struct, frozen=True):
    """An article whose text is fixed: every other statement is a place in `text` or about such places.

    `id` is `sha256:` and the hash of the raw bytes. For plain text, `text` is the decoded file unaltered
    (a byte-order mark apart).
    """

    id: str
    name: str
    text: str
    media_type: MediaType
    zones: tuple[Zone, ...] = ()
    title: Found | None = None
    authors: tuple[Found, ...] = ()
    outlet: Found | None = None
    published: Found | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None


class Failure(msgspec.Struct, frozen=True):
    """Something that cost only itself: which input, at which stage, and why, in a few words."""

    name: str
    stage: str
    why: str
