"""Values -> rows: plain dictionaries with stable ids, the same in every format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from reportedly.model import CaseActor, Claim, Document, Failure, Found, Reading, words_of
from reportedly.model.spans import Spans, hull

Row = dict[str, Any]
Refer = Callable[[str, str], str]
"""Document id, attribution id -> the attribution's id in the case."""


def document(of: Document, places: Iterable[Mapping[str, str | None]]) -> Row:
    """A document with everywhere it was found."""
    return {
        "id": of.id,
        "doc": of.name,
        "title": value(of.title),
        "authors": [author.value for author in of.authors],
        "outlet": value(of.outlet),
        "published": value(of.published),
        "language": of.language,
        "url": of.url,
        "media_type": of.media_type,
        "places": [dict(place) for place in places],
        "text": of.text,
    }


def attributions(of: Document, reading: Reading, refer: Refer) -> Iterator[Row]:
    """Each attribution of a document, with words, names and places."""
    names = {actor.id: actor.name for actor in reading.actors}
    for one in reading.attributions:
        place = hull(one.content or one.cue or one.source or one.why.spans)
        yield {
            "id": refer(of.id, one.id),
            "document": of.id,
            "doc": of.name,
            "start": place.start,
            "end": place.end,
            "kind": one.kind,
            "content": words_of(one.content, of.text),
            "source": words_of(one.source, of.text),
            "cue": words_of(one.cue, of.text),
            "speaker": names.get(one.speaker or ""),
            "addressee": names.get(one.addressee or ""),
            "parent": one.parent and refer(of.id, one.parent),
            "chain": [names.get(actor, actor) for actor in one.chain],
            "denied": one.denied,
            "confidence": one.why.confidence,
            "rule": one.why.rule,
            "spans": {"content": pairs(one.content), "source": pairs(one.source), "cue": pairs(one.cue)},
        }


def claim(of: Claim, refer: Refer) -> Row:
    """A claim by the contract; `independent_origins` is how many there are at least."""
    return {
        "id": of.id,
        "text": of.text,
        "appearances": [
            {
                "doc": place.doc,
                "attribution": place.attribution,
                "start": place.start,
                "end": place.end,
                "chain": list(place.chain),
                "document": place.document,
                "id": refer(place.document, place.attribution),
                "words": place.words,
                "denied": place.denied,
            }
            for place in of.appearances
        ],
        "origins": [origin.name for origin in of.origins],
        "independent_origins": of.origins_at_least,
        "independent_origins_at_most": of.origins_at_most,
        "credibility": of.credibility,
        "credibility_reasons": list(of.credibility_reasons),
        "contradicted_by": list(of.contradicted_by),
        "first_seen": of.first_seen,
    }


def actor(of: CaseActor) -> Row:
    """An actor of the case."""
    return {
        "id": of.id,
        "name": of.name,
        "kind": of.kind,
        "country": of.country,
        "roles": list(of.roles),
        "names": list(of.names),
        "documents": sorted({document for document, _ in of.members}),
    }


def failure(of: Failure) -> Row:
    """An input that could not be read."""
    return {"name": of.name, "stage": of.stage, "why": of.why}


def value(found: Found | None) -> str | None:
    """The value of a piece of metadata, if there is one."""
    return found.value if found else None


def pairs(spans: Spans) -> list[list[int]]:
    """Places as pairs of offsets."""
    return [[span.start, span.end] for span in spans]
