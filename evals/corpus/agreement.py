"""How well two annotators of the same texts agree: F1 of one's marks against the other's, layer by layer."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from evals.corpus.markup import Block, EventOf
from evals.measures import Score, assign, b_cubed
from reportedly.model import Span

Pairs = list[tuple[str, str]]


def disagreeing_texts(one: Mapping[str, Block], other: Mapping[str, Block]) -> list[str]:
    """Shared blocks that are not of the same words, so that nothing can be compared."""
    return [f"{name}: the two texts differ" for name in _shared(one, other) if one[name].text != other[name].text]


def agreement(one: Mapping[str, Block], other: Mapping[str, Block]) -> dict[str, float]:
    """F1 by layer over the blocks that both hold with the same words."""
    scores: dict[str, Score] = {}
    clusters: Pairs = []
    judged: Pairs = []
    for name in _shared(one, other):
        a, b = one[name], other[name]
        if a.text == b.text:
            actors = _same_actors(a, b)
            _mentions(scores, clusters, a, b)
            _actors(scores, actors, a, b)
            _times(scores, a, b)
            _events(scores, judged, dict(actors), a, b)
            _predictions(scores, dict(actors), a, b)
            _marks(scores, a, b)
    figures = {layer: score.f1 for layer, score in scores.items()}
    if clusters:
        figures["actor identity (B-cubed)"] = b_cubed(clusters).f1
    if judged:
        figures["factuality (kappa)"] = _kappa(judged)
    return figures


def _kappa(judged: Pairs) -> float:
    """Cohen's: how far two agree beyond what they would by their own habits alone."""
    ones, others = Counter(one for one, _ in judged), Counter(other for _, other in judged)
    by_chance = sum(ones[value] * others[value] for value in ones) / len(judged) ** 2
    alike = sum(one == other for one, other in judged) / len(judged)
    return (alike - by_chance) / (1 - by_chance) if by_chance < 1 else 1.0


def _shared(one: Mapping[str, Block], other: Mapping[str, Block]) -> list[str]:
    return sorted(one.keys() & other.keys())


def _count(scores: dict[str, Score], layer: str, right: int, ones: int, others: int) -> None:
    if ones or others:
        scores.setdefault(layer, Score()).count(right, ones, others)


def _matched(ones: Mapping[str, Sequence[Span]], others: Mapping[str, Sequence[Span]]) -> Pairs:
    """One-to-one by the characters that their places share."""
    names, theirs = list(ones), list(others)
    weights = {
        (n, m): float(shared)
        for n, name in enumerate(names)
        for m, their in enumerate(theirs)
        if (shared := _overlap(ones[name], others[their]))
    }
    return [(names[n], theirs[m]) for n, m in assign(weights)]


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(s.end, t.end) - max(s.start, t.start)) for s in one for t in other)


def _same_actors(a: Block, b: Block) -> Pairs:
    return _matched(
        {tag: actor.mentions for tag, actor in a.actors.items()},
        {tag: actor.mentions for tag, actor in b.actors.items()},
    )


def _mentions(scores: dict[str, Score], clusters: Pairs, a: Block, b: Block) -> None:
    ones = {span: tag for tag, actor in a.actors.items() for span in actor.mentions}
    others = {span: tag for tag, actor in b.actors.items() for span in actor.mentions}
    both = ones.keys() & others.keys()
    _count(scores, "mentions, exact", len(both), len(ones), len(others))
    clusters += [(f"{a.id} {ones[span]}", f"{a.id} {others[span]}") for span in sorted(both)]


def _actors(scores: dict[str, Score], actors: Pairs, a: Block, b: Block) -> None:
    """Kind, country, sector of the actors that both have."""
    _count(scores, "actors", len(actors), len(a.actors), len(b.actors))
    for n, m in actors:
        one, other = a.actors[n], b.actors[m]
        _count(scores, "actor kind", int(one.kind == other.kind), 1, 1)
        _count(scores, "actor country", int(one.country == other.country), 1, 1)
        _count(scores, "actor sector", int(one.sectors[:1] == other.sectors[:1]), 1, 1)


def _times(scores: dict[str, Score], a: Block, b: Block) -> None:
    pairs = _matched({t: [x.span] for t, x in a.times.items()}, {t: [x.span] for t, x in b.times.items()})
    sizes = len(a.times), len(b.times)
    _count(scores, "times, overlap", len(pairs), *sizes)
    _count(scores, "times, exact", sum(a.times[n].span == b.times[m].span for n, m in pairs), *sizes)
    _count(scores, "times, value", sum(a.times[n].values == b.times[m].values for n, m in pairs), *sizes)


def _events(scores: dict[str, Score], judged: Pairs, actors: Mapping[str, str], a: Block, b: Block) -> None:
    """Parties, factuality and holder are of the events that both have."""
    pairs = _matched({t: e.triggers for t, e in a.events.items()}, {t: e.triggers for t, e in b.events.items()})
    both = [(a.events[n], b.events[m]) for n, m in pairs]
    typed = [(one, other) for one, other in both if one.type == other.type]

    def mine(event: EventOf) -> tuple[set[str | None], set[str | None]]:
        return {actors.get(tag) for tag in event.actors}, {actors.get(tag) for tag in event.recipients}

    layers: dict[str, int] = {
        "events, trigger": len(both),
        "events, type": len(typed),
        "events, type and mode": sum(one.mode == other.mode for one, other in typed),
        "events, type and actors": sum(mine(x) == (set(y.actors), set(y.recipients)) for x, y in typed),
    }
    for layer, right in layers.items():
        _count(scores, layer, right, len(a.events), len(b.events))
    for one, other in both:
        actors_of, recipients_of = mine(one)
        _count(scores, "events, actors", int(actors_of == set(other.actors)), 1, 1)
        _count(scores, "events, recipients", int(recipients_of == set(other.recipients)), 1, 1)
        said = {(held.factuality, held.holder and actors.get(held.holder)) for held in one.held}
        theirs = {(held.factuality, held.holder) for held in other.held}
        _count(scores, "factuality, all holders", int(said == theirs), 1, 1)
        _count(scores, "factuality", int(one.held[0].factuality == other.held[0].factuality), 1, 1)
        judged.append((one.held[0].factuality, other.held[0].factuality))
        holder = one.held[0].holder
        _count(scores, "factuality, holder", int((holder and actors.get(holder)) == other.held[0].holder), 1, 1)


def _predictions(scores: dict[str, Score], actors: Mapping[str, str], a: Block, b: Block) -> None:
    pairs = _matched({t: [f.span] for t, f in a.predictions.items()}, {t: [f.span] for t, f in b.predictions.items()})
    _count(scores, "predictions", len(pairs), len(a.predictions), len(b.predictions))
    for n, m in pairs:
        one, other = a.predictions[n], b.predictions[m]
        _count(scores, "prediction holder", int((one.holder and actors.get(one.holder)) == other.holder), 1, 1)
        _count(scores, "prediction horizon", int(one.horizon == other.horizon), 1, 1)


def _marks(scores: dict[str, Score], a: Block, b: Block) -> None:
    for kind in sorted({mark.mark for mark in (*a.marks, *b.marks)}):
        ones, others = _marked(a, kind), _marked(b, kind)
        _count(scores, f"marks, {kind}", len(_matched(ones, others)), len(ones), len(others))


def _marked(block: Block, kind: str) -> dict[str, list[Span]]:
    return {str(n): [mark.span] for n, mark in enumerate(block.marks) if mark.mark == kind}


def lines(figures: Mapping[str, float]) -> Iterator[str]:
    """The figures as lines to print."""
    yield from (f"  {layer:28} {100 * figure:6.1f}" for layer, figure in figures.items())
