"""The seed articles, where they stand beside the project: no answer sheet, only what any sound reading holds."""

import re
from pathlib import Path
from typing import Literal

import msgspec

from evals.piles import Pile, read_pile
from evals.suite import SHARED, Missing, Result, corpus_hash
from reportedly.export.analysis import analysis
from reportedly.model import Document, Reading

FOLDER = SHARED / "seeds"
_CHAINS = (
    ("Joseph P. Farrell", "Sputnik", "Yomiuri Shimbun", "Angela Merkel"),
    ("...", "Sputnik", "CNN", "Yoshimasa Hayashi"),
    ("...", "CNN", "Yoshimasa Hayashi"),
)
"""`...` stands for whoever wrote or carried the document."""

Pair = tuple[int, int]


class _Zone(msgspec.Struct):
    kind: Literal["title", "byline", "body", "quotation", "comment", "furniture"]
    start: int
    end: int


class _Actor(msgspec.Struct):
    id: str
    name: str
    kind: Literal["person", "state", "organisation", "outlet", "group"] | None
    mentions: list[Pair]


class _Attribution(msgspec.Struct):
    id: str
    kind: Literal["direct", "indirect", "mixed"]
    source: list[Pair]
    cue: list[Pair]
    content: list[Pair]
    speaker: str | None
    addressee: str | None
    parent: str | None
    chain: list[str]
    denied: bool
    confidence: float


class _Analysis(msgspec.Struct):
    """The parts of the contract's object that the seeds are held to."""

    schema: Literal["reportedly/analysis/1"]
    doc: str
    id: str
    text: str
    zones: list[_Zone]
    actors: list[_Actor]
    attributions: list[_Attribution]


def measure() -> Result | Missing:
    """Shares of what must hold: objects valid, places inside, chains there, one interview one origin."""
    files = sorted(FOLDER.glob("*.txt"))
    if not files:
        return Missing("seeds", f"{FOLDER} is not here")
    pile = read_pile([FOLDER])
    faults = [fault for document, reading in pile.read.values() for fault in _faults(document, reading)]
    broken = {fault.partition(":")[0] for fault in faults}
    chains = {chain for document, reading in pile.read.values() for chain in _chains(reading)}
    there = [any(_is(chain, wanted) for chain in chains) for wanted in _CHAINS]
    missing = [" > ".join(wanted) for wanted, found in zip(_CHAINS, there, strict=True) if not found]
    figures = {
        "read": len(pile.read) / len(files),
        "valid by the contract": 1 - len(broken) / len(files),
        "known chains": sum(there) / len(_CHAINS),
        "one interview in two documents is one origin": float(_one_origin(pile)),
    }
    notes = (*pile.failures, *faults, *(f"no chain {chain}" for chain in missing))
    return Result("seeds", corpus_hash(files), figures, notes)


def _faults(document: Document, reading: Reading) -> list[str]:
    row = msgspec.json.decode(msgspec.json.encode(analysis(document, reading)))
    try:
        whole = msgspec.convert(row, _Analysis)
    except msgspec.ValidationError as error:
        return [f"{document.name}: {error}"]
    out = [] if whole.text == _decoded(document.name) else [f"{document.name}: its text is not that of the file"]
    pairs = [(z.start, z.end) for z in whole.zones] + [m for a in whole.actors for m in a.mentions]
    pairs += [pair for a in whole.attributions for spans in (a.source, a.cue, a.content) for pair in spans]
    out += [f"{document.name}: {pair} is no place in it" for pair in pairs if not _inside(pair, whole.text)]
    actors, known = {a.id for a in whole.actors}, {a.id for a in whole.attributions}
    for one in whole.attributions:
        named = {*one.chain, *filter(None, (one.speaker, one.addressee))}
        if named - actors or (one.parent is not None and one.parent not in known):
            out.append(f"{document.name}: {one.id} speaks of what is not there")
        if not one.content or not one.chain:
            out.append(f"{document.name}: {one.id} has no content, or nobody at all says it")
    return out


def _inside(pair: Pair, text: str) -> bool:
    return 0 <= pair[0] < pair[1] <= len(text)


def _decoded(name: str) -> str:
    return Path(FOLDER, name).read_bytes().decode("utf-8-sig")


def _chains(reading: Reading) -> set[tuple[str, ...]]:
    names = {actor.id: actor.name for actor in reading.actors}
    return {tuple(names[link] for link in one.chain) for one in reading.attributions}


def _is(chain: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether a chain is the wanted one; `...` is one link of any name."""
    if len(chain) != len(wanted):
        return False
    return all(b == "..." or _words(a) == _words(b) for a, b in zip(chain, wanted, strict=True))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.casefold()) if word != "the"]


def _one_origin(pile: Pile) -> bool:
    """Some claim of the CNN interview stands in two documents, and he is its one origin wherever he is one."""
    who = "Yoshimasa Hayashi"
    carried = [c for c in pile.linked.claims if any(who in origin.name for origin in c.origins)]
    two = [c for c in carried if len({a.document for a in c.appearances if who in a.chain}) > 1]
    return bool(two) and all(sum(who in origin.name for origin in c.origins) == 1 for c in carried)
