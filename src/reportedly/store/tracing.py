"""From the document's own author out to the one who is furthest back: each link with the words it rests on."""

import msgspec

from reportedly.model import Attribution, Document, Reading, Span
from reportedly.model.spans import hull
from reportedly.store.view import View


class Link(msgspec.Struct, frozen=True):
    """A speaker of a chain. `words`, `start` and `end` are where the text brings it in, if it does;
    `held` is whether the case holds a document of its own; `attribution` is the one that it brings in."""

    name: str
    kind: str | None
    words: str | None
    start: int | None
    end: int | None
    attribution: str | None
    held: bool


def chain(view: View, document: str, attribution: str) -> tuple[Link, ...]:
    """The links of an attribution's chain, the document's own author first."""
    found, reading = view.document(document)
    actors = {actor.id: actor for actor in reading.actors}
    last = next(one for one in reading.attributions if one.id == attribution)
    links = []
    for position, actor in enumerate(last.chain):
        known = actors.get(actor)
        one, span = _brought_in(actor, last, reading)
        if span is None and position == 0:
            span = _signed(found)
        links.append(
            Link(
                known.name if known else actor,
                known.kind if known else None,
                " ".join(span.of(found.text).split()) if span else None,
                span.start if span else None,
                span.end if span else None,
                one,
                view.held(document, actor),
            ),
        )
    return tuple(links)


def _brought_in(actor: str, last: Attribution, reading: Reading) -> tuple[str | None, Span | None]:
    """The attribution, `last` or one around it, in which `actor` speaks or is spoken to, and the words for that."""
    by_id = {one.id: one for one in reading.attributions}
    at: Attribution | None = last
    for _ in range(len(by_id)):
        if at is None:
            break
        if actor in {at.speaker, at.addressee}:
            spans = at.source + at.cue if actor == at.speaker else at.cue or at.source
            return at.id, hull(spans) if spans else None
        at = by_id.get(at.parent or "")
    return None, None


def _signed(document: Document) -> Span | None:
    """Where the text names its own author or outlet."""
    found = (*document.authors, *([document.outlet] if document.outlet else []))
    return next((one.span for one in found if one.span), None)
