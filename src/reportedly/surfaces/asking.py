"""`claims`, `claim`, `actors`, `sources`, `search`: lists and what stands behind one entry."""

import re
from argparse import Namespace
from collections.abc import Iterable
from functools import partial

import msgspec
from rich.padding import Padding
from rich.text import Text

from reportedly.export import jsonl, rows
from reportedly.model import Claim
from reportedly.store import Heard, Hit, Source, View, finding
from reportedly.store import search as find
from reportedly.store import search_said as find_said
from reportedly.store import sources as all_sources
from reportedly.surfaces.case import case_view
from reportedly.surfaces.cli import FINE, NOTHING
from reportedly.surfaces.terminal import console, give, table, talk, text

_SPACE = re.compile(r"\s+")
_LONG = 300
"""A quotation that was found is shown so far; all of it is in the article and in the JSON."""


def claims(arguments: Namespace) -> int:
    """What is claimed, most carried first."""
    with case_view(arguments.case) as view:
        found = list(view.claims(arguments.limit))
        if arguments.json:
            give(jsonl.array(rows.claim(one, partial(finding.reference, view)) for one in found))
        elif found:
            columns = ("claim|", "docs#", "origins#", "grade#", "what is claimed", "origins")
            console().print(table(columns, map(_claim_row, found)))
        return _answered(found, f"no claims in {view.path}")


def claim(arguments: Namespace) -> int:
    """One claim: its grade with reasons, and everywhere it stands."""
    with case_view(arguments.case) as view:
        one = view.claim(finding.claim(view, arguments.id))
        if arguments.json:
            give([jsonl.line(rows.claim(one, partial(finding.reference, view)))])
        else:
            _print_claim(view, one)
    return FINE


def actors(arguments: Namespace) -> int:
    """People, states, organisations and outlets of the case."""
    with case_view(arguments.case) as view:
        found = list(view.actors(arguments.limit))
        if arguments.json:
            give(jsonl.array(map(rows.actor, found)))
        elif found:
            columns = ("actor|", "name", "kind", "country", "docs#", "roles", "also")
            lines = (
                (
                    one.id,
                    one.name,
                    one.kind,
                    one.country,
                    len({document for document, _ in one.members}),
                    "; ".join(one.roles),
                    "; ".join(name for name in one.names if name != one.name),
                )
                for one in found
            )
            console().print(table(columns, lines))
        return _answered(found, f"no actors in {view.path}")


def sources(arguments: Namespace) -> int:
    """Outlets and speakers by how much is heard through them."""
    with case_view(arguments.case) as view:
        found = all_sources(view, arguments.limit)
        if arguments.json:
            give(jsonl.array({**msgspec.structs.asdict(one), "held": bool(one.held)} for one in found))
        elif found:
            columns = ("source", "kind", "docs#", "says#", "relays#", "origin of#", "its own text")
            console().print(table(columns, map(_source_row, found)))
        return _answered(found, f"nobody is heard in {view.path}")


def search(arguments: Namespace) -> int:
    """Where words stand, and who says them there."""
    words = " ".join(arguments.words)
    limit = arguments.limit or 20
    with case_view(arguments.case) as view:
        hits = find_said(view, words, limit) if arguments.said else find(view, words, limit)
        if arguments.json:
            give(jsonl.array(msgspec.to_builtins(hit) for hit in hits))
        else:
            out = console()
            for hit in hits:
                out.print(_hit(hit), soft_wrap=True)
        return _answered(hits, f"{words}: not found in {view.path}")


def _answered(found: Iterable[object], otherwise: str) -> int:
    if found:
        return FINE
    talk(otherwise)
    return NOTHING


def _claim_row(one: Claim) -> tuple[object, ...]:
    documents = len({place.document for place in one.appearances})
    origins = "; ".join(origin.name for origin in one.origins)
    return one.id, documents, _bounds(one), one.credibility, one.text, origins


def _bounds(one: Claim) -> str:
    """How many independent origins there are, as bounds where it is not known."""
    at_least, at_most = one.origins_at_least, one.origins_at_most
    return str(at_least) if at_least == at_most else f"{at_least}-{at_most}"


def _print_claim(view: View, one: Claim) -> None:
    out = console()
    out.print(text(f"{one.id}  {one.text}", "bold"))
    out.print(text(f"independent origins: {_bounds(one)}   first seen: {one.first_seen or 'not known'}"))
    for origin in one.origins:
        name = f"{origin.name}{'' if origin.known else ' (not known who: may be one of the others)'}"
        out.print(Padding(text(name), (0, 0, 0, 2)))
    out.print(text(f"credibility: {one.credibility}"))
    for reason in one.credibility_reasons:
        out.print(Padding(text(reason), (0, 0, 0, 2)))
    if one.contradicted_by:
        out.print(text(f"contradicted by: {', '.join(one.contradicted_by)}"))
    for place in one.appearances:
        where = f"{finding.reference(view, place.document, place.attribution)}  {place.doc}  {place.start}-{place.end}"
        out.print()
        out.print(text(where, "bold") + text("  denied" if place.denied else "", "red"))
        out.print(Padding(text(" → ".join(place.chain), "cyan"), (0, 0, 0, 2)))
        out.print(Padding(text(place.words), (0, 0, 0, 2)))


def _source_row(one: Source) -> tuple[object, ...]:
    state = "held" if one.held else "unseen" if one.kind == "outlet" else None
    return one.name, one.kind, one.documents, one.says, one.relays, one.origin_of, state


def _hit(hit: Hit) -> Text:
    lines = text(hit.doc, "bold")
    if not hit.places:
        lines += text(f"  {hit.title or ''}")
    for place in hit.places:
        lines += Text("\n") + _heard(place)
    more = hit.all_places - len(hit.places)
    return lines + text(f"\n  and {more} more" if more > 0 else "", "dim")


def _heard(place: Heard) -> Text:
    line = text(f"  {place.start}-{place.end}  ", "dim")
    for words, style in ((place.before, ""), (place.words, "bold yellow"), (place.after, "")):
        line += text(_SPACE.sub(" ", words if len(words) <= _LONG else f"{words[:_LONG]}…"), style)
    if place.attribution:
        line += text(f"\n      {place.attribution}  {' → '.join(place.chain)}", "cyan")
    return line
