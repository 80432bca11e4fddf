"""Attributions found held against attributions that are there, document by document."""

import msgspec

from evals.measures import Ratio, Score, Words, assign, jaccard, same_source, soft

FOUND = 0.5
"""A content that shares so much of the words of both is the same content."""


class Item(msgspec.Struct, frozen=True):
    """One attribution, its actors by labels that can be compared with those of the truth (`?` and the name
    where the truth knows nobody of that name)."""

    id: str
    kind: str
    source: Words
    cue: Words
    content: Words
    speaker: str | None = None
    addressee: str | None = None
    parent: str | None = None
    chain: tuple[str, ...] = ()
    denied: bool = False


class Tally(msgspec.Struct):
    """All counts of one corpus."""

    source: Score = msgspec.field(default_factory=Score)
    cue: Score = msgspec.field(default_factory=Score)
    content: Score = msgspec.field(default_factory=Score)
    usable: Score = msgspec.field(default_factory=Score)
    denied: Score = msgspec.field(default_factory=Score)
    kind: Ratio = msgspec.field(default_factory=Ratio)
    speaker: Ratio = msgspec.field(default_factory=Ratio)
    direct_speaker: Ratio = msgspec.field(default_factory=Ratio)
    addressee: Score = msgspec.field(default_factory=Score)
    parent: Ratio = msgspec.field(default_factory=Ratio)
    nested: Ratio = msgspec.field(default_factory=Ratio)
    chain: Ratio = msgspec.field(default_factory=Ratio)
    chain_tail: Ratio = msgspec.field(default_factory=Ratio)


def matched(found: list[Item], true: list[Item]) -> dict[str, Item]:
    """For each attribution that is there, by id, the one found for it: one to one, of the greatest overlap."""
    weights = {
        (n, m): jaccard(one.content, other.content)
        + 0.1 * jaccard(one.cue, other.cue)
        + 0.05 * jaccard(one.source, other.source)
        for n, one in enumerate(found)
        for m, other in enumerate(true)
        if one.content & other.content
    }
    return {true[m].id: found[n] for n, m in assign(weights)}


def well_matched(found: list[Item], true: list[Item]) -> dict[str, Item]:
    """As `matched`, only those whose content is the same."""
    contents = {item.id: item.content for item in true}
    return {key: item for key, item in matched(found, true).items() if jaccard(item.content, contents[key]) >= FOUND}


def count(tally: Tally, found: list[Item], true: list[Item]) -> None:
    """Adds one document to the counts."""
    for role in ("source", "cue", "content"):
        soft(getattr(tally, role), [getattr(i, role) for i in found], [getattr(i, role) for i in true])
    pairs = well_matched(found, true)
    usable = sum(same_source(pairs[one.id].source, one.source) for one in true if one.id in pairs)
    tally.usable.count(usable, len(found), len(true))
    denied = sum(one.denied and pairs[one.id].denied for one in true if one.id in pairs)
    tally.denied.count(denied, sum(i.denied for i in found), sum(i.denied for i in true))
    back = {item.id: key for key, item in pairs.items()}
    for one in true:
        here = pairs.get(one.id)
        if one.kind == "direct":
            tally.direct_speaker.add(here is not None and here.speaker == one.speaker)
        if here is not None:
            _count_pair(tally, here, one, back)


def _count_pair(tally: Tally, here: Item, one: Item, back: dict[str, str]) -> None:
    tally.kind.add(here.kind == one.kind)
    tally.speaker.add(here.speaker == one.speaker)
    right = here.addressee is not None and here.addressee == one.addressee
    tally.addressee.count(right, here.addressee is not None, one.addressee is not None)
    parent = back.get(here.parent, "?") if here.parent is not None else None
    tally.parent.add(parent == one.parent)
    if one.parent is not None:
        tally.nested.add(parent == one.parent)
    if one.chain:
        tally.chain.add(here.chain == one.chain)
        tally.chain_tail.add(here.chain[1:] == one.chain[1:])


def figures(tally: Tally) -> dict[str, float]:
    """The measures of a tally that had anything to measure."""
    scores = {"content": tally.content, "source": tally.source, "cue": tally.cue}
    out = {f"{name} soft F1": score.f1 for name, score in scores.items()}
    out |= {
        "usable precision": tally.usable.precision.value,
        "usable recall": tally.usable.recall.value,
        "usable F1": tally.usable.f1,
    }
    ratios = {
        "kind right": tally.kind,
        "speaker right": tally.speaker,
        "direct with right speaker": tally.direct_speaker,
        "parent right": tally.parent,
        "parent right, nested": tally.nested,
        "chain right": tally.chain,
        "chain right behind the author": tally.chain_tail,
    }
    out |= {name: ratio.value for name, ratio in ratios.items() if ratio.of}
    optional = {"addressee F1": tally.addressee, "denied F1": tally.denied}
    return out | {name: score.f1 for name, score in optional.items() if score.recall.of}
