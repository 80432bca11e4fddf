"""From noun phrases to actors: who does it, and to whom."""

import msgspec

from reportedly.reading.actors import Draft
from reportedly.reading.plover.codebook import Arguments, book
from reportedly.reading.plover.resolving import OWNING, Finder, Side
from reportedly.reading.plover.sketch import Group, Noun
from reportedly.reading.plover.triggers import Trigger

_SIGNING = frozenset({"sign", "conclude", "initial", "seal", "ink"})
_REVERSED = frozenset({"host"})
_ENDS = frozenset({"end", "start", "beginning", "close", "midnight", "noon", "force", "means", "way", "hand"})


class Parties(msgspec.Struct):
    """Actors and recipients of one event, each once."""

    actors: list[Draft] = []
    recipients: list[Draft] = []

    def add(self, side: Side, found: list[Draft]) -> None:
        """Takes actors in that are on no side yet."""
        known = {id(draft) for draft in (*self.actors, *self.recipients)}
        listed = self.actors if side == "actor" else self.recipients
        listed.extend(draft for draft in found if id(draft) not in known)


def parties(finder: Finder, trigger: Trigger) -> Parties:
    """Who does what a trigger tells, and to whom."""
    found = Parties([], [])
    finder.placed = trigger.type == "ASSAULT" or trigger.mode in {"restrict", "curfew", "seize"}
    where = book().where(trigger.type, trigger.mode)
    if trigger.group is not None:
        _of_verb(finder, trigger, trigger.group, where, found)
    elif trigger.noun is not None:
        _of_noun(finder, trigger, trigger.noun, where, found)
    if trigger.group is not None and _REVERSED & set(trigger.group.lemmas):
        found.actors, found.recipients = found.recipients, found.actors
    if trigger.type in {"CONSULT", "COOPERATE"} and trigger.mode not in {"visit", "third-party"}:
        found.actors, found.recipients = found.actors + found.recipients, []
    return found


def _of_verb(finder: Finder, trigger: Trigger, group: Group, where: Arguments, found: Parties) -> None:
    clauses, low = finder.clauses, finder.clauses.sketch.words.low
    subject = clauses.subject(group)
    passive = group.passive or clauses.reduced(group)
    other: Side = "actor" if where.mutual and trigger.mode != "third-party" else "recipient"
    if passive:
        if subject is not None and where.object:
            found.add(other, finder.all_of(subject, other, owner=where.owner))
    elif subject is not None:
        found.add("actor", finder.all_of(subject, "actor", owner=True, loose=True))
        target = clauses.object(group, trigger.last)
        if target is not None and where.object and "agree" not in group.lemmas:
            found.add(other, finder.all_of(target, other, owner=where.owner))
    at = max(group.last, trigger.last)
    for preposition, noun in clauses.phrases(at):
        if preposition == "by" and passive:
            if low[noun.head] not in _ENDS:
                found.add("actor", finder.all_of(noun, "actor", owner=True))
        elif preposition in where.mutual:
            found.add(other, finder.all_of(noun, other, owner=False))
        elif preposition == "with" and set(group.lemmas) & _SIGNING:
            found.add("actor", finder.all_of(noun, "actor", owner=False))
        elif preposition in where.recipient and preposition != "of" and not found.recipients:
            if trigger.type in {"REQUEST", "ACCUSE"} and preposition != "from" and noun.prep > at:
                continue
            found.add("recipient", finder.all_of(noun, "recipient", owner=where.owner))
    if trigger.type == "REQUEST" and not found.recipients:
        _asked(finder, group, found)


def _asked(finder: Finder, group: Group, found: Parties) -> None:
    """*demanded that the government restore …*: who is to do it is who is asked."""
    s = finder.clauses.sketch
    if s.tag(group.last) == "H" or s.words.low[group.last : group.last + 1] == ("that",):
        noun = s.noun(group.last + 1)
        if noun is not None and noun.prep < 0:
            found.add("recipient", finder.all_of(noun, "recipient", owner=False))


def _of_noun(finder: Finder, trigger: Trigger, noun: Noun, where: Arguments, found: Parties) -> None:  # noqa: PLR0912
    clauses, s = finder.clauses, finder.clauses.sketch
    light = trigger.light
    suffers = light is not None and bool(set(light.lemmas) & book().suffering)
    doer: Side = "recipient" if suffers else "actor"
    _owners(finder, trigger, noun, found)
    if light is not None and not found.actors:
        subject = clauses.subject(light)
        if subject is not None and subject is not noun:
            found.add(doer, finder.all_of(subject, doer, owner=True))
        for preposition, other in clauses.phrases(light.last):
            if preposition == "by" and other.first > noun.first:
                found.add("actor", finder.all_of(other, "actor", owner=True))
    side: Side = "actor" if where.mutual and trigger.mode != "third-party" else "recipient"
    for preposition, other in clauses.phrases(noun.last):
        if preposition == "of":
            if where.of in {"actor", "mutual"}:
                found.add("actor", finder.all_of(other, "actor", owner=False))
            elif where.of == "recipient":
                found.add("recipient", finder.all_of(other, "recipient", owner=where.owner))
        elif preposition == "by" or (preposition == "from" and trigger.type not in {"RETREAT", "COERCE", "SANCTION"}):
            found.add("actor", finder.all_of(other, "actor", owner=True))
        elif preposition in where.mutual:
            found.add(side, finder.all_of(other, side, owner=False))
        elif preposition in where.recipient and not found.recipients:
            found.add("recipient", finder.all_of(other, "recipient", owner=where.owner))
    if light is not None and not found.recipients:
        inner = s.noun(light.last)
        if inner is not None and inner.last == noun.first and light.at < inner.first:  # gave Chad a loan
            found.add("recipient", finder.all_of(inner, "recipient", owner=False))


def _owners(finder: Finder, trigger: Trigger, noun: Noun, found: Parties) -> None:
    """*Riga's refusal*, *its raid*, *Serbian shelling*: before the noun stands who does it."""
    s = finder.clauses.sketch
    if trigger.first == noun.first:
        return
    side: Side = "recipient" if s.words.low[trigger.first] in book().suffered else "actor"
    marks = [n for n in range(noun.first + 1, trigger.first) if s.tag(n) == "'"]
    if s.words.low[noun.first] in OWNING:
        draft = finder.possessor(noun)
        found.add(side, [draft] if draft is not None else [])
        return
    if marks:
        draft = finder.draft(Noun(noun.first, marks[-1], marks[-1] - 1, noun.prep), "actor", owner=False)
        found.add(side, [draft] if draft is not None else [])
        return
    before = Noun(noun.first, noun.last, trigger.first, noun.prep)
    draft = finder.named_in(before)
    if draft is not None:
        found.add("actor", [draft])
