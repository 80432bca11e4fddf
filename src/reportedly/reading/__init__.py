"""One document -> its Reading: who says what through whom; which times are told, what is foretold and how it is put."""

from collections.abc import Collection, Sequence

import msgspec

from reportedly.model import Actor, Attribution, Document, Parse, Reading, Span, Spans, Why, Zone, hull
from reportedly.reading import agencies, attribution, blocks, chains, descriptions, plover
from reportedly.reading.actors import Draft, cast
from reportedly.reading.foretelling.forecasts import forecasts
from reportedly.reading.mentioning import affiliations, coreference
from reportedly.reading.mentioning.maps import map_of
from reportedly.reading.mentioning.mentions import mentions
from reportedly.reading.mentioning.pronouns import Voice, Voices
from reportedly.reading.mentioning.stories import Meant
from reportedly.reading.names import names
from reportedly.reading.quotes import quotations
from reportedly.reading.scenes import Scene
from reportedly.reading.speakers import roles_of
from reportedly.reading.stance import language_marks
from reportedly.reading.times import times
from reportedly.reading.words import Words, words

VERSION = "1"
LAYERS = ("zones", "actors", "attributions", "times", "predictions", "language_marks")
EVERY = (*LAYERS, "events")
"""With events, which are measured but not yet told to users: they find too many where there are none."""


def read(document: Document, parse: Parse, wanted: Collection[str] = LAYERS) -> Reading:
    """The layers of one document; linear in its length. Zones, actors and attributions are always read."""
    columns = words(
        document.text, parse, quotations(document.text, parse), agencies.datelines(document.text, document.zones)
    )
    silent = tuple(z.span for z in document.zones if z.kind in {"furniture", "byline"})
    who = cast(columns, names(columns, silent))
    passed_on = blocks.upstream(columns, who, document.zones)
    inside = blocks.blocks(columns, who, document.zones, passed_on)
    candidates = attribution.propose(columns, document.zones, [block.pieces for block in inside])
    proposals = attribution.joined(blocks.proposals(inside), attribution.decide(columns, candidates))
    proposals += attribution.continued(columns, proposals, document.zones)
    ordered, parents = attribution.nested(proposals)
    settled = attribution.settled(columns, ordered, parents)
    agency = chains.agency_of(agencies.credit(document), who)
    author = chains.author_of(document, who.drafts, agency)
    scene = Scene(
        columns,
        who,
        author,
        spoken=[],
        described=[],
        said={},
        lost=[],
        titles=tuple(z.span for z in document.zones if z.kind == "title"),
        roles=roles_of(who),
        nouns=descriptions.appositions(columns, who),
        upstream=passed_on[1] if passed_on else None,
        agency=agency if agency is not author else None,
    )
    heard = chains.hear(scene, list(zip(ordered, settled, parents, strict=True)), document.zones)
    chains.relays(heard)
    links = [chains.chain(heard, n, author, scene, document.zones) for n in range(len(heard))]
    actors, ids, occurring = _actors(scene, heard, links, silent if "events" in wanted else None)
    attributions = tuple(
        msgspec.structs.replace(whole, about=attribution.about(columns, whole, _title(document)))
        for whole in _worth_telling([_whole(item, link, ids) for item, link in zip(heard, links, strict=True)])
    )
    published = document.published.value if document.published is not None else None
    when = times(columns, published, silent) if "times" in wanted else ()
    return Reading(
        document=document.id,
        version=VERSION,
        layers=tuple(layer for layer in EVERY if layer in wanted),
        zones=_zones(document.zones, inside),
        actors=actors,
        attributions=attributions,
        times=when,
        events=plover.events(occurring, ids),
        predictions=forecasts(columns, attributions, when, published, actors) if "predictions" in wanted else (),
        language_marks=language_marks(columns, attributions) if "language_marks" in wanted else (),
    )


def _worth_telling(found: list[Attribution]) -> list[Attribution]:
    """All but words in marks that nothing says to be anybody's: with no source, cue or speaker, and nobody inside."""
    holding = {one.parent for one in found}
    return [
        one
        for one in found
        if one.speaker is not None or one.source or one.cue or one.id in holding or one.why.rule.startswith("block")
    ]


def _title(document: Document) -> Span | None:
    return next((zone.span for zone in document.zones if zone.kind == "title"), None)


def _whole(item: chains.Heard, links: list[Draft], ids: dict[int, str]) -> Attribution:
    return msgspec.structs.replace(
        item.attribution,
        speaker=ids[id(item.answer.draft)] if item.answer.draft is not None else None,
        venue=ids.get(id(item.venue)) if item.venue is not None else None,
        addressee=ids.get(id(item.addressee)) if item.addressee is not None else None,
        chain=tuple(ids[id(link)] for link in links),
        why=chains.why_of(item),
    )


def _actors(
    scene: Scene, heard: list[chains.Heard], links: list[list[Draft]], silent: Spans | None
) -> tuple[tuple[Actor, ...], dict[int, str], list[plover.Occurrence]]:
    """The actors of a document in order of their first mention, the author first; names of no known kind
    only where they speak or take part in an event. Events are looked for outside `silent`, where that is given."""
    columns, who, author = scene.words, scene.cast, scene.author
    where = map_of(columns, who)
    voice = author if author.key != "author:" else None
    meant, story = coreference.follow(columns, who, mentions(columns, who), _voices(columns, heard), where.home, voice)
    places = coreference.places_of(meant)
    theirs = affiliations.affiliated(columns, story, meant, where)
    speaking = {id(draft) for link in links for draft in link}
    speaking |= {id(item.addressee) for item in heard if item.addressee is not None}
    kept = [d for d in (*who.drafts, *story.new) if (d.kind is not None and id(d) in places) or id(d) in speaking]
    kept += [draft for link in links for draft in link]
    occurring = [] if silent is None else plover.occurrences(columns, scene, _told(heard), silent, _meant(meant))
    kept += plover.people(occurring)
    unique = list({id(draft): draft for draft in (author, *kept)}.values())
    found: dict[int, set[Span]] = {
        id(draft): set(places.get(id(draft), draft.spans if occurring else ())) for draft in unique
    }
    for item in heard:
        if item.answer.draft is not None and item.proposal.source:
            source = hull(item.proposal.source)
            inner = found[id(item.answer.draft)]
            if not any(source.meets(span) for span in inner):
                inner.add(source)
    ids = {id(draft): f"a{n}" for n, draft in enumerate(unique, start=1)}
    return tuple(
        _actor(draft, ids[id(draft)], found[id(draft)], theirs.get(id(draft), affiliations.Affiliation(draft.country)))
        for draft in unique
    ), ids, occurring  # fmt: skip


def _told(heard: list[chains.Heard]) -> list[plover.Voice]:
    """Who says what, as events are asked for in it."""
    return [
        plover.Voice(h.attribution.id, h.attribution.content, h.answer.draft, h.attribution.denied, h.attribution.cue)
        for h in heard
    ]


def _meant(mentioned: Sequence[Meant]) -> dict[int, Draft]:
    """Who is meant by the mention that ends with a token."""
    return {m.mention.last - 1: m.draft for m in mentioned}


def _voices(columns: Words, heard: list[chains.Heard]) -> Voices:
    """Who speaks where, as it was decided."""
    return Voices.of(
        columns,
        [
            Voice(
                item.answer.draft,
                hull(item.proposal.source) if item.proposal.source else None,
                item.attribution.content,
                item.attribution.kind != "indirect",
            )
            for item in heard
            if item.answer.draft is not None
        ],
    )


def _actor(draft: Draft, known_as: str, mentions: set[Span], theirs: affiliations.Affiliation) -> Actor:
    return Actor(
        id=known_as,
        name=draft.name,
        kind=draft.kind,
        country=theirs.country,
        sector=theirs.sector,
        roles=tuple(dict.fromkeys(draft.roles)),
        names=tuple(sorted(set(draft.names), key=lambda n: (-len(n), n))),
        mentions=tuple(sorted(mentions)),
        why=Why(draft.rule, VERSION, tuple(sorted(mentions)[:1]), 0.5 if draft.ambiguous else 0.9),
    )


def _zones(zones: tuple[Zone, ...], inside: list[blocks.Block]) -> tuple[Zone, ...]:
    """The document's zones with the blocks that were found in them."""
    known = {zone.span for zone in zones if zone.kind == "quotation"}
    found = [
        Zone("quotation", piece, Why(block.rule, VERSION, (piece,), 0.6 if block.rule == "block.unmarked" else 0.9))
        for block in inside
        for piece in block.pieces
        if piece not in known
    ]
    return tuple(sorted((*zones, *found), key=lambda zone: (zone.span.start, -zone.span.end)))


__all__ = ["EVERY", "LAYERS", "VERSION", "Words", "read"]
