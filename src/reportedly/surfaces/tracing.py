"""`chain` and `why`: how something came to us, and what it rests on."""

from argparse import Namespace
from collections.abc import Iterable

import msgspec
from rich.console import Console
from rich.padding import Padding

from reportedly.export import jsonl, rows
from reportedly.model import Why, words_of
from reportedly.pipeline import explanation
from reportedly.store import Link, View, finding
from reportedly.store import chain as links_of
from reportedly.surfaces.case import case_view
from reportedly.surfaces.cli import FINE, NOTHING
from reportedly.surfaces.terminal import console, give, talk, text


def chain(arguments: Namespace) -> int:
    """Draw the chain of an attribution, or those of each appearance of a claim."""
    with case_view(arguments.case) as view:
        kind, document, one = finding.anything(view, arguments.id)
        if kind == "actor":
            talk(f"{arguments.id}: an actor; a chain has an attribution or a claim at its end")
            return NOTHING
        places = [(document, one)]
        if kind == "claim":
            places = [(place.document, place.attribution) for place in view.claim(one).appearances]
        traced = [(finding.reference(view, *place), place, links_of(view, *place)) for place in dict.fromkeys(places)]
        if arguments.json:
            rows_ = ({"id": name, "links": msgspec.to_builtins(links)} for name, _, links in traced)
            give(jsonl.array(rows_))
        else:
            out = console()
            for name, (of, _), links in traced:
                out.print(text(f"{name}  {view.document(of)[0].name}", "bold"))
                _draw(out, links)
    return FINE


def why(arguments: Namespace) -> int:
    """Show what an attribution, an actor or a claim rests on: rule, version, confidence, places."""
    with case_view(arguments.case) as view:
        found = list(_reasons(view, *finding.anything(view, arguments.id)))
        if arguments.json:
            give(jsonl.array(found))
        else:
            _print_reasons(found)
    return FINE


def _draw(out: Console, links: tuple[Link, ...]) -> None:
    for depth, link in enumerate(links):
        branch = "   " * (depth - 1) + "└─ " if depth else ""
        line = text(f"  {branch}") + text(link.name, "bold cyan")
        if link.kind == "outlet" and not link.held:
            line += text("  (unseen: no document of it in this case)", "yellow")
        if link.words:
            line += text(f"  “{link.words}” {link.start}-{link.end}", "dim")
        out.print(line, soft_wrap=True)


def _reasons(view: View, kind: str, document: str, one: str) -> Iterable[rows.Row]:
    """Each reason as a row: what it is about, and why."""
    if kind == "claim":
        claim = view.claim(one)
        yield _reason(f"{claim.id} {claim.text}", claim.why)
        for origin in claim.origins:
            yield _reason(f"origin {origin.name}", origin.why)
        for reason in claim.credibility_reasons:
            yield {"about": f"credibility {claim.credibility}", "rule": None, "explanation": reason}
        return
    if kind == "actor":
        actor = view.actor(one)
        yield _reason(f"{actor.id} {actor.name}", actor.why)
        for where, local in actor.members:
            found, reading = view.document(where)
            for member in reading.actors:
                if member.id == local and member.why:
                    yield _reason(f"{member.name} in {found.name}", member.why, found.text)
        return
    found, reading = view.document(document)
    attribution = next(each for each in reading.attributions if each.id == one)
    words = words_of(attribution.content, found.text)
    yield _reason(f"{finding.reference(view, document, one)} {words}", attribution.why, found.text)
    for claim_id in view.claims_of(document, one):
        yield {"about": f"part of {claim_id}", "rule": None, "explanation": view.claim(claim_id).text}


def _reason(about: str, why: Why, of: str | None = None) -> rows.Row:
    """`of` is the text that the places of `why` are in, where they are in just one."""
    spans = why.spans if of is not None else ()
    return {
        "about": about,
        "rule": why.rule,
        "explanation": explanation(why.rule),
        "version": why.version,
        "confidence": why.confidence,
        "spans": [{"start": span.start, "end": span.end, "words": span.of(of or "")} for span in spans],
    }


def _print_reasons(found: Iterable[rows.Row]) -> None:
    out = console()
    about = None
    for reason in found:
        if reason["about"] != about:
            about = reason["about"]
            out.print(text(about, "bold"))
        if reason["rule"]:
            out.print(
                text(f"  rule {reason['rule']}, version {reason['version']}, confidence {reason['confidence']:.2f}")
            )
        if reason["explanation"]:
            out.print(Padding(text(reason["explanation"]), (0, 0, 0, 2)))
        for span in reason.get("spans", ()):
            words = " ".join(span["words"].split())
            out.print(text(f"  {span['start']}-{span['end']}  {words}", "cyan"))
