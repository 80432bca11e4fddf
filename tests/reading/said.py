"""What is read in a few words, by names and words instead of ids and places."""

import hashlib

import msgspec

from reportedly import reading, syntax
from reportedly.model import Attribution, Document, Span, Why, Zone


class Said(msgspec.Struct, frozen=True):
    """One attribution in words; `chain` begins behind the document's own author."""

    kind: str
    source: str
    cue: str
    content: str
    speaker: str | None
    addressee: str | None
    chain: tuple[str, ...]
    inside: str | None
    denied: bool
    doubted: bool


def body(text: str) -> Document:
    """A document that is all body."""
    zones = (Zone("body", Span(0, len(text)), Why("test", "1")),)
    return Document(f"sha256:{hashlib.sha256(text.encode()).hexdigest()}", "test", text, "text/plain", zones)


def said(text: str) -> list[Said]:
    """All attributions of a text that is all body, in order."""
    return said_in(body(text))


def said_in(document: Document) -> list[Said]:
    """All attributions of a document, in order."""
    text = document.text
    found = reading.read(document, syntax.parse(document))
    names = {actor.id: actor.name for actor in found.actors}
    contents = {one.id: _words(one.content, text) for one in found.attributions}

    def in_words(one: Attribution) -> Said:
        return Said(
            one.kind,
            _words(one.source, text),
            _words(one.cue, text),
            contents[one.id],
            names.get(one.speaker or ""),
            names.get(one.addressee or ""),
            tuple(names[link] for link in one.chain[1:]),
            contents.get(one.parent or ""),
            one.denied,
            one.doubted,
        )

    return [in_words(one) for one in found.attributions]


def only(text: str) -> Said:
    """The one attribution of a text."""
    (found,) = said(text)
    return found


def voice(document: Document) -> str:
    """Whose voice a document's own text is: the first link of all its chains."""
    found = reading.read(document, syntax.parse(document))
    names = {actor.id: actor.name for actor in found.actors}
    (first,) = {names[one.chain[0]] for one in found.attributions}
    return first


def _words(spans: tuple[Span, ...], text: str) -> str:
    return " / ".join(" ".join(span.of(text).split()) for span in spans)
