"""A pile of files read as the command line reads it, in this process."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from evals.attributions import Item
from evals.measures import Ruler
from reportedly import ingest, linking, pipeline, weighing
from reportedly.model import Actor, Document, Linked, Raw, Reading


class Pile(msgspec.Struct, frozen=True):
    """Documents by name with their readings, what links them, and what could not be read."""

    read: dict[str, tuple[Document, Reading]]
    linked: Linked
    failures: tuple[str, ...]


def read_pile(places: Iterable[Path]) -> Pile:
    """Read, link and weigh all that is at `places`."""
    pipeline.quiet()
    read: dict[str, tuple[Document, Reading]] = {}
    failures: list[str] = []
    for item in ingest.gather([str(place) for place in places], None):
        outcome = pipeline.outcome_of(item) if isinstance(item, Raw) else pipeline.Outcome(failure=item)
        if outcome.failure is not None:
            failures.append(f"{item.name}: {outcome.failure.why}")
        if outcome.document is not None and outcome.reading is not None:
            read[outcome.document.name] = (outcome.document, outcome.reading)
    return Pile(read, weighing.weigh(linking.link(read.values())), tuple(failures))


def items(ruler: Ruler, reading: Reading, labels: dict[str, str]) -> list[Item]:
    """The attributions of a reading, with their actors by `labels`; equal neighbours in a chain are one link."""
    return [
        Item(
            id=one.id,
            kind=one.kind,
            source=ruler.words(one.source),
            cue=ruler.words(one.cue),
            content=ruler.words(one.content),
            speaker=labels.get(one.speaker) if one.speaker is not None else None,
            addressee=labels.get(one.addressee) if one.addressee is not None else None,
            parent=one.parent,
            chain=single([labels.get(link, f"?{link}") for link in one.chain]),
            denied=one.denied,
        )
        for one in reading.attributions
    ]


def single(links: Iterable[str]) -> tuple[str, ...]:
    """A chain in which no two neighbours are equal."""
    out: list[str] = []
    for link in links:
        if out[-1:] != [link]:
            out.append(link)
    return tuple(out)


def all_names(actor: Actor) -> tuple[str, ...]:
    """How an actor is called, the main name first."""
    return tuple(dict.fromkeys((actor.name, *actor.names)))
