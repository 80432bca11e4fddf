"""One document and its reading -> the object that `reportedly analyse` prints."""

from reportedly.export.rows import Row, pairs, value
from reportedly.model import Actor, Attribution, Document, Event, LanguageMark, Prediction, Reading, Time, Zone

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
        "times": [_time(one) for one in reading.times],
        "attributions": [_attribution(one) for one in reading.attributions],
        "events": [_event(one) for one in reading.events],
        "predictions": [_prediction(one) for one in reading.predictions],
        "language_marks": [_mark(one) for one in reading.language_marks],
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
        "sector": actor.sector,
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


def _time(one: Time) -> Row:
    return {
        "start": one.span.start,
        "end": one.span.end,
        "type": one.type,
        "value": one.value,
        "others": list(one.others),
    }


def _event(one: Event) -> Row:
    return {
        "id": one.id,
        "trigger": [one.trigger.start, one.trigger.end],
        "type": one.type,
        "mode": one.mode,
        "context": list(one.contexts),
        "actors": list(one.actors),
        "recipients": list(one.recipients),
        "time": one.time,
        "place": one.place,
        "attribution": one.attribution,
        "confidence": one.why.confidence,
        "factuality": one.held[0].factuality,
        "held": [{"holder": each.holder, "factuality": each.factuality} for each in one.held],
        "rule": one.why.rule,
    }


def _prediction(one: Prediction) -> Row:
    return {
        "start": one.span.start,
        "end": one.span.end,
        "by": one.by,
        "horizon": one.horizon,
        "condition": one.condition and [one.condition.start, one.condition.end],
        "hedges": pairs(one.hedges),
        "attribution": one.attribution,
        "rule": one.why.rule,
    }


def _mark(one: LanguageMark) -> Row:
    return {"start": one.span.start, "end": one.span.end, "mark": one.mark, "rule": one.why.rule}
