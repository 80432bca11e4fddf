"""What the corpus holds, and what it lacks against its targets."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from evals.corpus.codes import (
    FACTUALITY,
    MARKS,
    TARGET_ARTICLES,
    TARGET_FACTUALITY,
    TARGET_NO_EVENT,
    TARGET_SENTENCES,
    TARGET_TYPE,
    TIMES,
    TYPES,
)
from evals.corpus.markup import Block


def table(sentences: Sequence[Block], articles: Sequence[Block]) -> Iterator[str]:
    """The statistics as lines to print; a target that is not reached is named."""
    everything = [*sentences, *articles]
    yield from _row("sentences", len(sentences), TARGET_SENTENCES)
    yield from _row("articles", len(articles), TARGET_ARTICLES)
    yield from _row("sentences without event", sum(not block.events for block in sentences), TARGET_NO_EVENT)
    yield from _row("words", sum(len(block.text.split()) for block in everything))
    types = Counter(kind for block in sentences for kind in {event.type for event in block.events.values()})
    events = [event for block in everything for event in block.events.values()]
    yield f"type: sentences with it (target {TARGET_TYPE}), events in all"
    for kind in TYPES:
        total = sum(event.type == kind for event in events)
        yield f"  {kind:24} {types[kind]:6} {total:6}{_short(types[kind], TARGET_TYPE)}"
    yield "modes: " + _listed(f"{event.type}.{event.mode}" for event in events if event.mode)
    yield "contexts: " + _listed(context for event in events for context in event.contexts)
    values = Counter(held.factuality for event in events for held in event.held)
    yield f"factuality: judgements (target {TARGET_FACTUALITY})"
    for value in FACTUALITY:
        yield f"  {value:24} {values[value]:6}{_short(values[value], TARGET_FACTUALITY)}"
    yield from _row("events with a holder inside", sum(held.holder is not None for e in events for held in e.held))
    times = [time for block in everything for time in block.times.values()]
    for kind in TIMES:
        yield from _row(f"times {kind}", sum(time.type == kind for time in times))
    yield from _row("times with two readings", sum(len(time.values) > 1 for time in times))
    yield from _row("times not resolved", sum(not time.values for time in times))
    predictions = [found for block in everything for found in block.predictions.values()]
    yield from _row("predictions", len(predictions))
    yield from _row("predictions with horizon", sum(found.horizon is not None for found in predictions))
    yield from _row("predictions with condition", sum(found.condition is not None for found in predictions))
    for mark in MARKS.values():
        yield from _row(f"marks {mark}", sum(found.mark == mark for block in everything for found in block.marks))
    actors = [actor for block in everything for actor in block.actors.values()]
    yield from _row("actors", len(actors))
    yield from _row("mentions", sum(len(actor.mentions) for actor in actors))
    yield "kinds: " + _listed(actor.kind for actor in actors)
    yield "countries: " + _listed(actor.country or "-" for actor in actors)
    yield "sectors: " + _listed(sector for actor in actors for sector in actor.sectors)
    yield "manners: " + _listed(block.heads.get("manner", "-") for block in everything)


def _row(name: str, number: int, target: int = 0) -> Iterator[str]:
    yield f"{name:26} {number:6}{_short(number, target)}"


def _short(number: int, target: int) -> str:
    return f"   {target - number} to go" if number < target else ""


def _listed(values: Iterable[str]) -> str:
    counted = Counter(values).most_common()
    return ", ".join(f"{value} {number}" for value, number in counted) or "none"
