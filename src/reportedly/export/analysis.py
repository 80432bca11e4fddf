"""One document and its reading -> the object that `reportedly analyse` prints."""

from reportedly.export.rows import Row, pairs, value
from reportedly.model import Actor, Attribution, Document, Reading, Zone

SCHEMA = "reportedly/analysis/1"


def analysis(document: Document, reading: Reading) -> Row:
    """All that was found in a document; the list of a layer that `layers` does not name says nothing."""
    published = document.published
    span = published.span if published else None
    return {
        "schema": SCHEMA,
        "doc": document.name,
        "id": document.id,
        "title": value(document.title),
        "authors": [author.value for author in document.authors],
        "outlet": value(document.outlet),
        "published": published and {"value": published.value, "start": span and span.start, "end": span and span.end},
        "language": document.language,
        "text": document.text,
        "zones": [_zone(zone) for zone in reading.zones],
        "actors": [_actor(actor) for actor in reading.actors],
        "times": [],
        "attributions": [_attribution(one) for one in reading.attributions],
        "events": [],
        "predictions": [],
        "language_marks": [],
        "layers": list(reading.layers),
        "failures": [failure.why for failure in reading.failures],
    }


def _zone(zone: Zone) -> Row:
    return {
        "kind": zone.kind,
        "start": zone.span.start,
        "end": zone.span.end,
        "author": zone.author,
        "published": zone.published,
    }


def _actor(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "roles": list(actor.roles),
        "mentions": pairs(actor.mentions),
        "names": list(actor.names),
    }


def _attribution(one: Attribution) -> Row:
    return {
        "id": one.id,
        "kind": one.kind,
        "source": pairs(one.source),
        "cue": pairs(one.cue),
        "content": pairs(one.content),
        "speaker": one.speaker,
        "addressee": one.addressee,
        "parent": one.parent,
        "chain": list(one.chain),
        "denied": one.denied,
        "confidence": one.why.confidence,
        "doubted": one.doubted,
        "rule": one.why.rule,
    }
