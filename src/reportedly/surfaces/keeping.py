"""`export` and `verify`: data for other programs, and whether the case can be trusted."""

from argparse import Namespace
from collections.abc import Iterator
from functools import partial

import msgspec

from reportedly.export import FORMATS, Row, jsonl, rows
from reportedly.pipeline import faults
from reportedly.store import View, finding
from reportedly.surfaces.case import case_view
from reportedly.surfaces.cli import FINE, NOTHING, UNSOUND
from reportedly.surfaces.terminal import give, talk


def export(arguments: Namespace) -> int:
    """Print rows of one kind."""
    with case_view(arguments.case) as view:
        if arguments.what in {"events", "predictions"}:
            talk(f"{arguments.what} are not read yet")
            return NOTHING
        if give(FORMATS[arguments.format](_rows(view, arguments.what))):
            return FINE
        talk(f"no {arguments.what} in {view.path}")
        return NOTHING


def verify(arguments: Namespace) -> int:
    """Check everything that is stored against the bytes that came in."""
    with case_view(arguments.case) as view:
        found = []
        for fault in faults(view):
            found.append(fault)
            if not arguments.json:
                talk(f"{view.path}: {fault}")
        counts = view.counts
        if arguments.json:
            give([jsonl.line({"sound": not found, "faults": found, "checked": msgspec.structs.asdict(counts)})])
        if found:
            talk(f"{view.path}: not sound: {len(found)} faults")
            return UNSOUND
        checked = f"{counts.documents} documents, {counts.attributions} attributions, {counts.claims} claims"
        talk(f"{view.path}: sound: {checked}")
    return FINE


def _rows(view: View, what: str) -> Iterator[Row]:
    refer = partial(finding.reference, view)
    if what == "documents":
        for document in view.documents():
            yield rows.document(document, [msgspec.structs.asdict(place) for place in view.places(document.id)])
    elif what == "attributions":
        for document, reading in view.read():
            yield from rows.attributions(document, reading, refer)
    elif what == "claims":
        yield from (rows.claim(claim, refer) for claim in view.claims())
    elif what == "actors":
        yield from map(rows.actor, view.actors())
    else:
        yield from map(rows.failure, view.failures())
