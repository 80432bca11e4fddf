"""Predictions: what a holder says will, may or is likely to be, and neither does nor decides.

Clauses with a sign of what comes are weighed: what tells an onlooker's expectation adds up, what tells a plan, a
promise, a threat or a schedule takes away (`lexicons/en/forecasts.yaml`).
"""

import heapq
import math
from bisect import bisect_left, bisect_right

import msgspec

from reportedly.model import Actor, Attribution, Prediction, Span, Spans, Time, Why
from reportedly.reading import phrases
from reportedly.reading.foretelling.clauses import Clause, clause, reporting, within_condition
from reportedly.reading.foretelling.horizons import horizon, real_day
from reportedly.reading.foretelling.outlooks import Sign, phrases_of, signs
from reportedly.reading.foretelling.people import People
from reportedly.reading.foretelling.prospects import Scene, prospects, strongest, weight
from reportedly.reading.words import Words, grammar

VERSION = "1"


def forecasts(
    words: Words,
    attributions: tuple[Attribution, ...],
    times: tuple[Time, ...],
    published: str | None = None,
    actors: tuple[Actor, ...] = (),
) -> tuple[Prediction, ...]:
    """The predictions of a text in order; `published` is a day such as 2024-03-05.

    With `actors`, a holder whom no attribution names is looked for beside the clause.
    """
    published = real_day(published)
    holders, people = Holders(attributions), People(actors)
    found: list[Prediction] = []
    taken, ordered = -1, sorted(times, key=lambda time: time.span)
    for sign in sorted(signs(words), key=lambda sign: sign.at):
        holder = holders.at(words.parse.starts[sign.at])
        if sign.at < taken or within_condition(words, sign.at, holder):
            continue
        around = _floored(clause(words, sign.at, holder), sign)
        holder = _outside_condition(words, holder, around)
        span = words.span(around.first, around.last)
        inside = _inside(ordered, span)
        signals = prospects(Scene(words, sign, around, holder, people, inside, published))
        score = weight(signals)
        if score < 0:
            continue
        taken = around.last
        by, where = _by(words, around, holder, people)
        found.append(
            Prediction(
                id=f"f{len(found) + 1}",
                span=span,
                by=by,
                why=Why(
                    f"prediction.{strongest(signals)}",
                    VERSION,
                    (words.span(sign.at, sign.at + 1), *where),
                    round(1 / (1 + math.exp(-score / 10)), 2),
                ),
                horizon=horizon(words, around, _near(words, ordered, around, inside), published),
                condition=words.span(*around.condition) if around.condition is not None else None,
                hedges=_hedges(words, around),
                attribution=holder.id if holder is not None else None,
            )
        )
    return tuple(found)


class Holders:
    """The smallest attribution whose content holds a place; asked from left to right."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        """Those that name nobody (*is expected*) hold nothing."""
        self._waiting = sorted(
            (
                (piece.start, sum(len(each) for each in a.content), piece.end, n)
                for n, a in enumerate(attributions)
                if a.source or a.speaker is not None
                for piece in a.content
            ),
            reverse=True,
        )
        self._all, self._open = attributions, list[tuple[int, int, int]]()

    def at(self, place: int) -> Attribution | None:
        """The one that holds a place, which must not lie before the last one asked for."""
        while self._waiting and self._waiting[-1][0] <= place:
            _, size, end, n = self._waiting.pop()
            heapq.heappush(self._open, (size, end, n))
        while self._open and self._open[0][1] <= place:
            heapq.heappop(self._open)
        return self._all[self._open[0][2]] if self._open else None


def _floored(around: Clause, sign: Sign) -> Clause:
    return msgspec.structs.replace(around, first=max(around.first, sign.floor))


def _outside_condition(words: Words, holder: Attribution | None, around: Clause) -> Attribution | None:
    """Who says something inside the condition holds not what hangs on it: `If the court denies the appeal, …`."""
    if holder is None or around.condition is None:
        return holder
    condition = words.span(*around.condition)
    return None if any(condition.holds(cue) for cue in holder.cue) else holder


def _inside(times: list[Time], span: Span) -> list[Time]:
    low = bisect_left(times, span.start, key=lambda time: time.span.start)
    high = bisect_right(times, span.end, key=lambda time: time.span.start)
    return [time for time in times[low:high] if span.holds(time.span)]


def _near(words: Words, times: list[Time], around: Clause, inside: list[Time]) -> list[Time]:
    """The times inside a clause, or else the one right before it: `Within two years, half of them …`."""
    if inside or around.first < 2:
        return inside
    start = words.parse.starts[around.first]
    at = bisect_left(times, start, key=lambda time: time.span.start) - 1
    return [times[at]] if at >= 0 and 0 <= start - times[at].span.end <= 2 else []


def _hedges(words: Words, around: Clause) -> Spans:
    return tuple(
        words.span(first, last) for first, last in phrases_of("likelihood").within(words, around.first, around.last)
    )


def _by(words: Words, around: Clause, holder: Attribution | None, people: People) -> tuple[str | None, Spans]:
    """Who expects it, and where that stands: by an attribution, or a reporting clause behind that none tells."""
    if holder is not None:
        return holder.speaker, holder.cue
    beside = reporting(words, around.first, around.last)
    if beside is None:
        return None, ()
    first, last, verb = beside
    named = _who(words, first, last, verb)
    if named is None:
        return None, ()
    stop = next((n for n in range(named.first + 1, named.last) if words.low[n] == ","), named.last)
    span = words.span(named.first, stop)
    return next(iter(people.within(span)), None), (span,)


def _who(words: Words, first: int, last: int, verb: int) -> phrases.Phrase | None:
    """Whose verb a reporting clause has: `reckons the bishop`, `the bishop is sure`, `in the view of the bishop`."""
    if verb + 1 < last and words.low[verb + 1] == "of":
        return phrases.behind(words, verb + 2, last)
    inverted = verb == first or words.low[verb - 1] in {",", "so", "-"}
    if inverted and (named := phrases.behind(words, verb + 1, last)) is not None:
        return named
    return phrases.before(words, _group(words, verb, first), first) or phrases.behind(words, verb + 1, last)


def _group(words: Words, verb: int, first: int) -> int:
    """Where the verb group begins: `is sure`, `has long been convinced`."""
    closed = grammar()
    while verb > first + 1 and words.low[verb - 1] in closed.auxiliaries | closed.adverbs:
        verb -= 1
    return verb
