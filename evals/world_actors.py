"""Who the corpus' actors are, held against what is read: mentions, identity, country and sector.

    python -m evals.world_actors

prints the open part and the held-out one. An actor counts as found when one of its mentions and one of ours were
matched; a country that the truth leaves open must be left open.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator

import msgspec

from evals.corpus.markup import ActorOf, Block, blocks, files
from evals.measures import Ratio, Score, assign, b_cubed
from evals.suite import Result, corpus_hash
from reportedly import reading, syntax
from reportedly.model import Actor, Document, Found, Span, Why, Zone

PARTS = {"open": ("sentences", "articles"), "held_out": ("held_out/sentences", "held_out/articles")}
_LEAST = (
    0.3  # share of the characters of both mentions that both must have: a state inside its ministry's name has less
)

Mentions = list[tuple[Span, str]]


class Tally(msgspec.Struct):
    """Counts over blocks; `clusters` holds each matched mention with its actor here and in the truth."""

    mentions: Score = msgspec.field(default_factory=Score)
    exact: Score = msgspec.field(default_factory=Score)
    actors: Score = msgspec.field(default_factory=Score)
    country: Ratio = msgspec.field(default_factory=Ratio)
    sector: Ratio = msgspec.field(default_factory=Ratio)
    sector_everywhere: Ratio = msgspec.field(default_factory=Ratio)
    clusters: list[tuple[str, str]] = msgspec.field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """All of them."""
        identity = b_cubed(self.clusters)
        return {
            "actors: mention F1": self.mentions.f1,
            "actors: mention precision": self.mentions.precision.value,
            "actors: mention recall": self.mentions.recall.value,
            "actors: mention F1, exact places": self.exact.f1,
            "actors: found F1": self.actors.f1,
            "actors: found recall": self.actors.recall.value,
            "actors: country": self.country.value,
            "actors: sector": self.sector.value,
            "actors: sector or none where the truth has none": self.sector_everywhere.value,
            "actors: identity B-cubed precision": identity.precision.value,
            "actors: identity B-cubed recall": identity.recall.value,
            "actors: identity B-cubed F1": identity.f1,
        }


def measure(part: str) -> Result:
    """The figures of the open part or of the held-out one."""
    listed = [file for folder in PARTS[part] for file in files(folder)]
    tally, number = Tally(), 0
    for file in listed:
        for block in blocks(file)[0]:
            number += 1
            count(tally, block, actors_in(block))
    return Result(f"world/actors/{part}", corpus_hash(listed), tally.figures(), (f"{number} blocks",))


def actors_in(block: Block) -> tuple[Actor, ...]:
    """What is read in a block, all of it body, with what its header tells."""
    document = document_of(block)
    return reading.read(document, syntax.parse(document)).actors


def document_of(block: Block) -> Document:
    """A block as a document."""

    def told(key: str) -> Found | None:
        value = block.heads.get(key)
        return Found(value, "corpus") if value not in {None, "", "-"} else None

    author = told("author")
    return Document(
        id=f"sha256:{hashlib.sha256(block.id.encode()).hexdigest()}",
        name=block.id,
        text=block.text,
        media_type="text/plain",
        zones=(Zone("body", Span(0, len(block.text)), Why("corpus", "1")),),
        outlet=told("outlet"),
        authors=(author,) if author is not None else (),
        published=told("published"),
    )


def count(tally: Tally, block: Block, found: tuple[Actor, ...]) -> None:
    """Adds one block."""
    mine: Mentions = [(span, actor.id) for actor in found for span in actor.mentions]
    true: Mentions = [(span, tag) for tag, actor in block.actors.items() for span in actor.mentions]
    pairs = matched(mine, true)
    tally.mentions.count(len(pairs), len(mine), len(true))
    same = len({span for span, _ in mine} & {span for span, _ in true})
    tally.exact.count(same, len(mine), len(true))
    tally.clusters += [(f"{block.id} {mine[n][1]}", f"{block.id} {true[m][1]}") for n, m in pairs]
    both = list(same_actors(mine, true, pairs))
    tally.actors.count(len(both), sum(bool(actor.mentions) for actor in found), len(block.actors))
    by_id = {actor.id: actor for actor in found}
    for one, tag in both:
        _codes(tally, by_id[one], block.actors[tag])


def matched(mine: Mentions, true: Mentions) -> list[tuple[int, int]]:
    """Mentions one to one by the characters that they share."""
    weights = {
        (n, m): shared
        for n, (span, _) in enumerate(mine)
        for m, (other, _) in enumerate(true)
        if span.meets(other) and (shared := _shared(span, other)) >= _LEAST
    }
    return assign(weights)


def same_actors(mine: Mentions, true: Mentions, pairs: list[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Actors one to one by how many of their mentions were matched."""
    together = Counter((mine[n][1], true[m][1]) for n, m in pairs)
    ones, others = sorted({one for one, _ in together}), sorted({other for _, other in together})
    weights = {(ones.index(one), others.index(other)): float(k) for (one, other), k in together.items()}
    yield from ((ones[n], others[m]) for n, m in assign(weights))


def _shared(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start))


def _codes(tally: Tally, one: Actor, true: ActorOf) -> None:
    tally.country.add(one.country == true.country)
    if true.sectors:
        tally.sector.add(one.sector in true.sectors)
    tally.sector_everywhere.add(one.sector in true.sectors if true.sectors else one.sector is None)


def main() -> int:
    """Print both parts."""
    for part in PARTS:
        result = measure(part)
        print(f"{result.suite} (corpus {result.corpus}; {', '.join(result.notes)})")
        for name, figure in result.figures.items():
            print(f"  {name:56} {100 * figure:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
