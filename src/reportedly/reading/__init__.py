"""One document -> its Reading: quotations, names, blocks, attributions, speakers, chains."""

import msgspec

from reportedly.model import Actor, Attribution, Document, Parse, Reading, Span, Why, Zone, hull
from reportedly.reading import agencies, attribution, blocks, chains, descriptions
from reportedly.reading.actors import Cast, Draft, cast
from reportedly.reading.names import names
from reportedly.reading.quotes import quotations
from reportedly.reading.speakers import Scene, roles_of
from reportedly.reading.words import Words, words

VERSION = "1"
LAYERS = ("zones", "actors", "attributions")


def read(document: Document, parse: Parse) -> Reading:
    """All layers of one document; linear in its length."""
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
    actors, ids = _actors(scene.cast, author, heard, links)
    return Reading(
        document=document.id,
        version=VERSION,
        layers=LAYERS,
        zones=_zones(document.zones, inside),
        actors=actors,
        attributions=tuple(
            msgspec.structs.replace(whole, about=attribution.about(columns, whole, _title(document)))
            for whole in (_whole(item, link, ids) for item, link in zip(heard, links, strict=True))
        ),
    )


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
    who: Cast, author: Draft, heard: list[chains.Heard], links: list[list[Draft]]
) -> tuple[tuple[Actor, ...], dict[int, str]]:
    """The actors of a document in order of their first mention, the author first; names of no known kind
    only where they speak."""
    speaking = {id(draft) for link in links for draft in link}
    speaking |= {id(item.addressee) for item in heard if item.addressee is not None}
    drafts = [author, *(d for d in who.drafts if d is not author and (d.kind is not None or id(d) in speaking))]
    drafts += [draft for link in links for draft in link]
    unique = list({id(draft): draft for draft in drafts}.values())
    mentions: dict[int, set[Span]] = {id(draft): set(draft.spans) for draft in unique}
    for item in heard:
        if item.answer.draft is not None and item.proposal.source:
            source = hull(item.proposal.source)
            inner = mentions[id(item.answer.draft)]
            if not any(source.holds(span) for span in inner):
                inner.add(source)
    ids = {id(draft): f"a{n}" for n, draft in enumerate(unique, start=1)}
    return tuple(_actor(draft, ids[id(draft)], mentions[id(draft)]) for draft in unique), ids


def _actor(draft: Draft, known_as: str, mentions: set[Span]) -> Actor:
    return Actor(
        id=known_as,
        name=draft.name,
        kind=draft.kind,
        country=draft.country,
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


__all__ = ["LAYERS", "VERSION", "Words", "read"]
