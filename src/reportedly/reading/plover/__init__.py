"""Events: who did what to whom, by PLOVER's types, and whether it happened, according to whom.

Found are the deeds that words tell (`triggers`), their parties (`parties`), and what the text and its speakers make of
them (`factuality`). Statements are no events.
"""

from collections.abc import Mapping, Sequence

import msgspec

from reportedly.model import Event, Factuality, Held, Span, Spans, Why
from reportedly.reading.actors import Draft
from reportedly.reading.plover import holders, operators
from reportedly.reading.plover.clauses import Clauses
from reportedly.reading.plover.contexts import contexts
from reportedly.reading.plover.factuality import Judged, judged
from reportedly.reading.plover.holders import Voice
from reportedly.reading.plover.parties import Parties, parties
from reportedly.reading.plover.resolving import Finder
from reportedly.reading.plover.sketch import Sketch, sketch
from reportedly.reading.plover.triggers import Trigger, triggers
from reportedly.reading.scenes import Scene, Speaking
from reportedly.reading.words import Words

VERSION = "1"
_TOPICS = 8  # subjects that are remembered for pronouns
_MADE = 40
_AGAIN = 12  # events back to one that a noun may take up again


class Occurrence(msgspec.Struct):
    """An event whose parties are still in the making."""

    trigger: Span
    found: Trigger
    actors: list[Draft]
    recipients: list[Draft]
    held: list[tuple[Draft | None, Factuality]]
    contexts: tuple[str, ...]
    attribution: str | None


def occurrences(
    words: Words, scene: Scene, voices: Sequence[Voice], silent: Spans = (), meant: Mapping[int, Draft] | None = None
) -> list[Occurrence]:
    """The events of a document in order; linear in its length. New actors are added to the cast of `scene`.

    `meant` tells who is meant by the mention that ends with a token; what it leaves open is resolved as a source is.
    """
    replay = msgspec.structs.replace(scene, spoken=[], described=[], lost=[])
    spoken = sorted(scene.spoken, key=lambda pair: pair[0])
    described = sorted(scene.described, key=lambda each: each[0])
    inside = _Inside(voices)
    found: list[Occurrence] = []
    topics = _Topics([], [], meant or {})
    for number, low in enumerate(words.first):
        if low == words.last[number] or _silent(words, low, silent):
            continue
        end = words.parse.ends[words.last[number] - 1]
        while described and described[0][0] < end:
            replay.described.append(described.pop(0))
        outline = sketch(words, number)
        while spoken and spoken[0][0] < words.parse.starts[low]:
            replay.spoken.append(spoken.pop(0))
        found += _of_sentence(replay, outline, inside, found, topics)
        del topics.drafts[:-_TOPICS], topics.made[:-_MADE]
    return found


class _Topics(msgspec.Struct):
    """Whom the last sentences were about, for pronouns, and names that no rule had found."""

    drafts: list[Draft]
    made: list[Draft]
    meant: Mapping[int, Draft]


class _Subjects:
    """Named subjects of a sentence, told to the pronouns behind them."""

    def __init__(self, scene: Scene, clauses: Clauses, topics: list[Draft]) -> None:
        self._scene, self._clauses, self._topics = scene, clauses, topics
        self._groups = list(clauses.sketch.groups)

    def until(self, at: int) -> None:
        """Takes the subjects of the verbs before a token in."""
        while self._groups and self._groups[0].at < at:
            subject = self._clauses.subject(self._groups.pop(0))
            if subject is None or self._clauses.sketch.tag(subject.first) == "W":
                continue
            span = self._clauses.sketch.words.span(subject.first, subject.last)
            self._topics += [draft for name, draft in self._scene.cast.at(span) if name.last - 1 == subject.head][:1]


def _silent(words: Words, at: int, silent: Spans) -> bool:
    start = words.parse.starts[at]
    return any(span.start <= start < span.end for span in silent)


class _Inside:
    """Which voice speaks at a place: the smallest content around it. Places are asked for in order."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._pieces = sorted(
            (
                (piece.start, piece.end, sum(map(len, voice.content)), n)
                for n, voice in enumerate(voices)
                for piece in voice.content
            ),
        )
        self._voices = voices
        self._open: list[tuple[int, int, int, int]] = []
        self._next = 0
        self._at = 0

    def at(self, place: int) -> list[Voice]:
        """The voices at a place, the innermost first."""
        if place < self._at:
            self._open, self._next = [], 0
        self._at = place
        while self._next < len(self._pieces) and self._pieces[self._next][0] <= place:
            self._open.append(self._pieces[self._next])
            self._next += 1
        self._open = [piece for piece in self._open if piece[1] > place]
        ordered = sorted(self._open, key=lambda piece: piece[2])
        return [self._voices[n] for n in dict.fromkeys(piece[3] for piece in ordered)]


def _of_sentence(
    scene: Scene, outline: Sketch, inside: _Inside, earlier: list[Occurrence], topics: _Topics
) -> list[Occurrence]:
    words, clauses = outline.words, Clauses(outline, {}, {})
    found: list[tuple[Trigger, Judged, Parties, list[Voice]]] = []
    subjects = _Subjects(scene, clauses, topics.drafts)
    for trigger in triggers(clauses):
        how = judged(clauses, trigger)
        if how.able:
            continue
        heard = inside.at(words.parse.starts[trigger.first])
        speaker = heard[0].speaker if heard else None
        voice = Speaking(speaker, quoted=words.frame[trigger.first] >= 0)
        subjects.until(trigger.first)
        who = parties(Finder(scene, clauses, voice, topics.drafts, topics.made, topics.meant), trigger)
        found.append((trigger, how, who, heard))
        if trigger.group is not None and not trigger.group.passive and len(who.actors) == 1:
            topics.drafts += [*who.recipients[:1], who.actors[0]]
    operators.compose([(t, j, p) for t, j, p, _ in found])
    out: list[Occurrence] = []
    whole = words.span(outline.low, outline.high)
    public = any(
        name.known is not None and name.known.kind in {"state", "organisation"} for name in scene.cast.within(whole)
    )
    for trigger, how, who, heard in found:
        if operators.dropped(clauses, trigger, who, public=public):
            continue
        one = Occurrence(
            trigger=words.span(trigger.first, trigger.last),
            found=trigger,
            actors=who.actors,
            recipients=who.recipients,
            held=holders.held(scene, clauses, trigger, how, who, heard),
            contexts=contexts(outline, trigger.first),
            attribution=heard[0].attribution if heard else None,
        )
        again = _taken_up(outline, one, [*earlier[-_AGAIN:], *out])
        if again is None:
            out.append(one)
        else:
            _learned(again, one)
    return out


def _taken_up(s: Sketch, one: Occurrence, earlier: list[Occurrence]) -> Occurrence | None:
    """The event that a noun takes up again: *the raid*, where a raid was told before."""
    noun = one.found.noun
    if noun is None or one.found.light is not None:
        return None
    definite = s.words.low[noun.first] in {"the", "this", "that", "these", "those", "such"} or (
        s.tag(noun.first) == "D" and not one.actors
    )
    if not definite or s.words.low[noun.first] in {"a", "an", "no", "another", "some", "any"}:
        return None
    for other in reversed(earlier):
        if other.found.type != one.found.type or (
            one.found.mode and other.found.mode and one.found.mode != other.found.mode
        ):
            continue
        if _differ(one.actors, other.actors) or _differ(one.recipients, other.recipients):
            continue
        return other
    return None


def _differ(one: list[Draft], other: list[Draft]) -> bool:
    return bool(one and other) and not {id(d) for d in one} & {id(d) for d in other}


def _learned(event: Occurrence, again: Occurrence) -> None:
    """What a second mention tells beyond the first: parties, and what another holder makes of it."""
    if not event.actors:
        event.actors = [d for d in again.actors if all(d is not r for r in event.recipients)]
    if not event.recipients and event.found.type not in {"CONSULT", "COOPERATE"}:
        event.recipients = [d for d in again.recipients if all(d is not a for a in event.actors)]
    known = {id(holder) for holder, _ in event.held}
    event.held += [(holder, value) for holder, value in again.held if id(holder) not in known and holder is not None]


def people(found: Sequence[Occurrence]) -> list[Draft]:
    """Everyone who does, suffers or holds an event: they are actors of the document."""
    listed = [d for one in found for d in (*one.actors, *one.recipients, *(h for h, _ in one.held if h is not None))]
    return list({id(draft): draft for draft in listed}.values())


def events(found: Sequence[Occurrence], ids: Mapping[int, str]) -> tuple[Event, ...]:
    """The events with the ids of their actors; `ids` by the identity of a draft."""
    return tuple(
        Event(
            id=f"e{n}",
            trigger=one.trigger,
            type=one.found.type,
            mode=one.found.mode,
            held=tuple(Held(ids.get(id(holder)) if holder is not None else None, value) for holder, value in one.held),
            why=Why(one.found.rule, VERSION, (one.trigger,), 0.7 if one.found.rule == "event.noun" else 0.8),
            contexts=one.contexts,
            actors=tuple(ids[id(draft)] for draft in one.actors if id(draft) in ids),
            recipients=tuple(ids[id(draft)] for draft in one.recipients if id(draft) in ids),
            attribution=one.attribution,
        )
        for n, one in enumerate(found, start=1)
    )


__all__ = ["Occurrence", "Voice", "events", "occurrences", "people"]
